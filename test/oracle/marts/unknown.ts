import type {Row} from '../types';

/*
 * A stream that was never loaded says nothing: what is computed from it is not known, and not 0. The rows stay.
 */

type Streams = readonly string[];
const union = (...lists: readonly Streams[]): Streams => [...new Set(lists.flat())];

const leads = ['jobs', 'job_types', 'business_units'];
const opportunities = ['jobs', 'estimates', 'invoices', 'business_units'];
const booked = ['estimates', 'jobs', 'business_units'];
const produced = ['jobs', 'invoices', 'appointments', 'business_units'];
const labor = union(produced, ['payroll']);
const material = union(produced, ['purchase_orders', 'inventory_bills', 'inventory_returns']);
const warranty = union(labor, material, ['job_types']);
const completed = ['jobs', 'invoices', 'business_units'];
const converted = union(completed, ['job_types']);
const collected = ['payments', 'invoices', 'business_units'];
const outstanding = ['invoices', 'business_units', 'jobs'];
const future = ['jobs', 'appointments', 'invoices', 'estimates', 'business_units'];

/** The streams behind each of "all metrics" and the columns that stand beside them. */
const metrics: Readonly<Record<string, Streams>> = {
  leads,
  lead_customers: union(leads, ['customers']),
  estimates: leads,
  estimates_scheduled: union(leads, ['appointments']),
  opportunities,
  closed_opportunities: opportunities,
  close_rate: opportunities,
  total_booked: booked,
  sold_estimates: booked,
  average_sale: booked,
  produced,
  produced_jobs: produced,
  completed_revenue: completed,
  completed_jobs: completed,
  average_ticket: completed,
  job_opportunities: converted,
  converted_jobs: converted,
  conversion_rate: converted,
  opportunity_revenue: converted,
  opportunity_average: converted,
  labor_cost: labor,
  labor_pct: labor,
  labor_open_jobs: labor,
  labor_open_produced: labor,
  payroll_through: ['payroll'],
  material_cost: material,
  material_pct: material,
  gross_profit: union(labor, material),
  gpm_ratio: union(labor, material),
  warranty_cost: warranty,
  warranty_pct: warranty,
  collected,
  outstanding_ar: outstanding,
  future_bookings: future,
};

const assigned = ['jobs', 'appointment_assignments'];
const shared = union(assigned, ['invoices', 'job_splits']);
const closing = union(assigned, ['estimates', 'invoices']);

/** The streams behind the columns of each mart; what is not named is known whenever the row is. */
const needs: Readonly<Record<string, Readonly<Record<string, Streams>>>> = {
  kpi_weekly_by_bu: metrics,
  kpi_daily_by_bu: metrics,
  kpi_weekly_yoy: metrics,
  kpi_flash: metrics,
  job_costing: {
    job_class: ['job_types'],
    job_start_date: ['appointments'],
    start_date_source: ['appointments'],
    is_counted: ['appointments'],
    last_visit_date: ['appointments'],
    produced,
    labor_cost: labor,
    labor_adjustment: ['payroll'],
    is_labor_final: labor,
    purchase_order_cost: ['purchase_orders', 'inventory_bills'],
    bill_cost: ['purchase_orders', 'inventory_bills'],
    invoice_item_cost: ['invoices'],
    return_credit: ['inventory_returns'],
    material_cost: material,
    total_cost: union(labor, material),
    gross_profit: union(labor, material),
    gpm_ratio: union(labor, material),
    tax_in_orders: ['purchase_orders', 'inventory_bills'],
    tax_in_bills: ['purchase_orders', 'inventory_bills'],
    tax_in_returns: ['inventory_returns'],
    // A return is no material, and the day of the start does not matter.
    cost_completeness: ['payroll', 'purchase_orders', 'inventory_bills', 'invoices'],
  },
  // Whether, when and by whom a job was sold is what estimates say.
  sales_opportunities: columns(
    ['estimates'],
    ['opportunity_date', 'is_closed', 'estimate_count', 'sold_estimate_count', 'sold_amount', 'sold_by_id'],
  ),
  technician_scorecard: {
    completed_jobs: assigned,
    completed_revenue: shared,
    sold_estimates: ['estimates', 'jobs'],
    total_sales: ['estimates', 'jobs'],
    opportunities: closing,
    closed_opportunities: closing,
    close_rate: closing,
    hours_paid: ['payroll'],
    revenue_per_hour: union(shared, ['payroll']),
    recalls_caused: assigned,
  },
  campaign_roi: {
    cost: ['campaign_costs'],
    calls: ['calls'],
    booked_calls: ['calls'],
    jobs: ['jobs'],
    leads,
    total_booked: booked,
    produced,
    cost_per_lead: union(leads, ['campaign_costs']),
    return_on_ad_spend: union(booked, ['campaign_costs']),
  },
  ar_aging: {
    invoices: outstanding,
    gross: outstanding,
    unapplied: collected,
    net: union(outstanding, collected),
  },
  ar_by_customer: {
    name: ['customers'],
    balance: outstanding,
    last_payment_date: ['payments'],
  },
  ar_snapshot_daily: {outstanding_ar: outstanding, invoices: outstanding},
  collections_daily: {payments: collected, amount: collected, allocated: collected, unapplied: collected},
  future_bookings: {value: future, value_source: future},
  // Each figure of a unit needs what tells the unit.
  estimate_funnel: columns(booked, [
    ...['estimates_created', 'open_count', 'open_amount', 'sold_count', 'sold_amount'],
    ...['dismissed_count', 'dismissed_amount', 'median_days_to_close'],
  ]),
  revenue_by_month: columns(outstanding, ['job_revenue', 'non_job_revenue', 'adjustment_revenue', 'total_revenue']),
};

function columns(streams: Streams, names: readonly string[]): Readonly<Record<string, Streams>> {
  return Object.fromEntries(names.map((name) => [name, streams]));
}

/** The marts with NULL in each column that is computed from a stream that was never loaded. */
export function nullWhereUnknown<Marts extends Record<string, readonly Row[]>>(
  marts: Marts,
  isLoaded: (stream: string) => boolean,
): Marts {
  const known = (mart: string, column: string): boolean => {
    const metric = column.replace(/_(last_year|change)$/, '');
    return (needs[mart]?.[metric] ?? []).every(isLoaded);
  };
  return Object.fromEntries(
    Object.entries(marts).map(([mart, rows]) => [
      mart,
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, known(mart, column) ? value : null])),
      ),
    ]),
  ) as Record<string, readonly Row[]> as Marts;
}
