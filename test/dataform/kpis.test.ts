import type {Row} from '../../src/warehouse/warehouse';
import {hostileName, miniTenant} from './mini-tenant';
import {type Marts, martsOf} from './tenant';

let marts: Marts;
beforeAll(async () => (marts = await martsOf(miniTenant, '2025-06-30')));

const week = (monday: string, rollup: string): Row =>
  marts('kpi_weekly_by_bu', {week_start: monday, bu_rollup: rollup})[0] ?? {};
const day = (date: string, rollup: string): Row =>
  marts('kpi_daily_by_bu', {kpi_date: date, bu_rollup: rollup})[0] ?? {};
const job = (id: number): Row => marts('job_costing', {job_id: id})[0] ?? {};

describe('kpi_weekly_by_bu', () => {
  it('has every week from the first event to the week of as_of for every rollup of the units', () => {
    const rows = marts('kpi_weekly_by_bu');
    expect([...new Set(rows.map((row) => row['week_start']))].sort()).toEqual([
      '2025-05-26',
      '2025-06-02',
      '2025-06-09',
      '2025-06-16',
      '2025-06-23',
      '2025-06-30',
    ]);
    expect([...new Set(rows.map((row) => row['bu_rollup']))].sort()).toEqual(['PHX', 'TUC', 'UNMAPPED']);
    expect(rows).toHaveLength(18);
    expect(rows.filter((row) => row['is_complete_week'] === true)).toHaveLength(15);
  });

  it('counts a lead on the local day of its creation, once per job and once per customer', () => {
    expect(week('2025-06-02', 'PHX')).toMatchObject({leads: 1, lead_customers: 1});
    expect(week('2025-06-09', 'PHX')).toMatchObject({leads: 3, lead_customers: 2});
  });

  it('counts completed estimates, not canceled ones that carry completedOn', () => {
    expect(week('2025-06-09', 'PHX')).toMatchObject({estimates: 2});
  });

  it('counts an estimate with five visits once, on the first that is not canceled', () => {
    expect(week('2025-06-16', 'PHX')).toMatchObject({estimates_scheduled: 1});
    expect(day('2025-06-20', 'PHX')).toMatchObject({estimates_scheduled: 1});
  });

  it('books an evening sale on its local day, and what a no-charge job sold', () => {
    expect(week('2025-06-09', 'PHX')).toMatchObject({
      total_booked: '1000.1',
      sold_estimates: 1,
      average_sale: '1000.1',
    });
    expect(week('2025-06-16', 'PHX')).toMatchObject({total_booked: '500', sold_estimates: 1});
    expect(week('2025-06-09', 'TUC')).toMatchObject({
      total_booked: '300',
      sold_estimates: 1,
      opportunities: 0,
      close_rate: null,
    });
  });

  it('dates an opportunity by its first sale, else by completion', () => {
    // Job 1 sold on the 15th; job 3 completed on the 11th, and sold an estimate without a date.
    expect(week('2025-06-09', 'PHX')).toMatchObject({opportunities: 2, closed_opportunities: 2, close_rate: '1'});
  });

  it('counts a produced job once, at its start, also a canceled one', () => {
    expect(week('2025-06-02', 'PHX')).toMatchObject({
      produced: '1800',
      produced_jobs: 2,
      labor_cost: '380',
      material_cost: '1115.5',
      gross_profit: '304.5',
      gpm_ratio: '0.169167',
      warranty_cost: '80',
      warranty_pct: '0.044444',
      completed_jobs: 1,
      completed_revenue: '0',
    });
  });

  it('counts a payment whole for one unit, on the day as written', () => {
    expect(week('2025-06-02', 'PHX')).toMatchObject({collected: '100'});
    expect(week('2025-05-26', 'TUC')).toMatchObject({collected: '-40'});
    expect(week('2025-06-09', 'UNMAPPED')).toMatchObject({collected: '5'});
  });

  it('shows snapshots in the week of as_of only', () => {
    expect(week('2025-06-30', 'PHX')).toMatchObject({outstanding_ar: '10', future_bookings: '5500', produced: '1000'});
    expect(week('2025-06-30', 'TUC')).toMatchObject({outstanding_ar: '100.25', future_bookings: '0'});
    expect(week('2025-06-23', 'PHX')).toMatchObject({outstanding_ar: null, future_bookings: null});
  });
});

describe('kpi_daily_by_bu', () => {
  it('has every day from the first Monday to the last Sunday', () => {
    const days = marts('kpi_daily_by_bu').map((row) => String(row['kpi_date']));
    expect(days).toHaveLength(6 * 7 * 3);
    expect(days.sort()[0]).toBe('2025-05-26');
    expect(days.at(-1)).toBe('2025-07-06');
  });

  it('dates by the day in the zone of the company', () => {
    expect(day('2025-06-08', 'PHX')).toMatchObject({leads: 1});
    expect(day('2025-06-15', 'PHX')).toMatchObject({total_booked: '1000.1'});
    expect(day('2025-06-30', 'PHX')).toMatchObject({outstanding_ar: '10', future_bookings: '5500'});
    expect(day('2025-07-01', 'PHX')).toMatchObject({outstanding_ar: null});
  });
});

describe('job_costing', () => {
  it('replaces an order by its bills unless it is open and larger', () => {
    expect(job(8)).toMatchObject({
      purchase_order_cost: '600',
      bill_cost: '520',
      invoice_item_cost: '25.5',
      return_credit: '30',
      material_cost: '1115.5',
      labor_cost: '300',
      labor_adjustment: '50',
      tax_in_orders: '50',
      tax_in_bills: '37',
      tax_in_returns: '3',
      job_start_date: '2025-06-04',
      start_date_source: 'appointment',
      gpm_ratio: '0.213611',
      is_counted: true,
      cost_completeness: 'complete',
    });
  });

  it('says what is missing in the cost of a job', () => {
    expect(job(9)).toMatchObject({
      cost_completeness: 'no_material',
      start_date_source: 'completed',
      job_class: 'warranty',
      gpm_ratio: null,
    });
    expect(job(10)).toMatchObject({cost_completeness: 'no_cost', start_date_source: 'appointment'});
    expect(marts('job_costing')).toHaveLength(3);
  });
});

describe('sales_opportunities', () => {
  it('names the first seller', () => {
    const [first] = marts('sales_opportunities', {job_id: 1});
    expect(first).toMatchObject({
      opportunity_date: '2025-06-15',
      sold_by_id: 7,
      sold_amount: '1500.1',
      sold_estimate_count: 2,
    });
  });
});

describe('future_bookings', () => {
  it('takes the largest value, each sold estimate once', () => {
    expect(marts('future_bookings')).toEqual([
      expect.objectContaining({
        job_id: 10,
        next_visit_date: '2025-06-30',
        value: '5500',
        value_source: 'sold_estimates',
      }),
    ]);
  });
});

it('data_health names the unit that nothing maps, whatever it is called', () => {
  expect(marts('data_health', {check_type: 'unmapped_unit'})).toMatchObject([
    {subject: '5', value: '0', detail: hostileName},
  ]);
});
