import type {Row} from '../../src/warehouse/warehouse';
import {officeTenant} from './office-tenant';
import {type Marts, martsOf} from './tenant';

let marts: Marts;
beforeAll(async () => (marts = await martsOf(officeTenant, '2025-06-18')));

const one = (table: string, where: Readonly<{[column: string]: unknown}>): Row => {
  const rows = marts(table, where);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
};

describe('ar_aging', () => {
  const gross = (bucket: string, rollup = 'NORTH'): unknown => one('ar_aging', {bucket, bu_rollup: rollup})['gross'];

  it('is dense: every rollup in seven buckets', () => {
    expect(marts('ar_aging')).toHaveLength(2 * 7);
  });

  it('puts an invoice into the bucket of the days since its due date', () => {
    expect(gross('current')).toBe('40');
    expect(gross('1-30', 'SOUTH')).toBe('50');
    expect(gross('1-30')).toBe('20');
    expect(gross('31-60')).toBe('21');
    expect(gross('61-90')).toBe('0');
    expect(gross('91-120')).toBe('22');
    expect(gross('over 120')).toBe('23');
    expect(gross('no due date')).toBe('24');
  });

  it('takes off what was paid and not applied, by the age of the payment', () => {
    expect(one('ar_aging', {bucket: '1-30', bu_rollup: 'NORTH'})).toMatchObject({
      unapplied: '25',
      net: '-5',
      invoices: 1,
    });
    expect(one('ar_aging', {bucket: 'no due date', bu_rollup: 'SOUTH'})).toMatchObject({unapplied: '7', net: '-7'});
    // Payments of sales units stay out.
    expect(one('ar_aging', {bucket: 'current', bu_rollup: 'NORTH'})).toMatchObject({unapplied: '0', net: '40'});
  });
});

it('ar_by_customer shows a customer once, where most is owed', () => {
  expect(one('ar_by_customer', {customer_id: 100})).toMatchObject({
    name: 'Ann',
    bu_rollup: 'SOUTH',
    balance: '90',
    oldest_due_date: '2025-06-17',
    days_past_due: 1,
    last_payment_date: '2025-06-17',
  });
  expect(one('ar_by_customer', {customer_id: 101})).toMatchObject({
    balance: '86',
    days_past_due: 121,
    last_payment_date: null,
  });
  expect(one('ar_by_customer', {customer_id: 0})).toMatchObject({
    balance: '24',
    oldest_due_date: null,
    days_past_due: null,
  });
});

it('collections_daily has days with payments only', () => {
  expect(marts('collections_daily')).toHaveLength(2);
  expect(one('collections_daily', {kpi_date: '2025-06-01'})).toMatchObject({
    bu_rollup: 'NORTH',
    payments: 1,
    amount: '60',
    allocated: '35',
    unapplied: '25',
  });
});

it('estimate_funnel follows the estimates of a week, with the middle of the days to close', () => {
  expect(one('estimate_funnel', {week_start: '2025-06-02', bu_rollup: 'NORTH'})).toMatchObject({
    estimates_created: 3,
    sold_count: 2,
    sold_amount: '1200',
    dismissed_count: 1,
    open_count: 0,
    // Sold after 2 and, by the evening before in Phoenix, after 6 days.
    median_days_to_close: '4',
  });
  expect(one('estimate_funnel', {week_start: '2025-06-02', bu_rollup: 'SOUTH'})).toMatchObject({
    open_count: 1,
    open_amount: '70',
    median_days_to_close: null,
  });
  expect(one('estimate_funnel', {week_start: '2024-06-17'})).toMatchObject({sold_count: 1, median_days_to_close: '0'});
});

describe('technician_scorecard', () => {
  const card = (technician: number, week = '2025-06-09'): Row =>
    one('technician_scorecard', {technician_id: technician, week_start: week});

  it('shares revenue to the cent, the rest to the lowest id', () => {
    // 33.34 of job 1, 7.51 of 10.01 by splits, 0.03 - 0.01 of 0.05.
    expect(card(7)).toMatchObject({completed_jobs: 4, completed_revenue: '40.87'});
    expect(card(8)).toMatchObject({completed_jobs: 2, completed_revenue: '33.36'});
    expect(card(9)).toMatchObject({completed_jobs: 1, completed_revenue: '33.33'});
    expect(card(12)).toMatchObject({completed_jobs: 0, completed_revenue: '2.5'});
  });

  it('counts paid hours of technicians without time off', () => {
    expect(card(7)).toMatchObject({hours_paid: '10.5', revenue_per_hour: '3.892381'});
  });

  it('credits a sale to the seller on its day, and the opportunity to all', () => {
    expect(card(8, '2025-06-02')).toMatchObject({
      sold_estimates: 1,
      total_sales: '1000',
      opportunities: 1,
      closed_opportunities: 1,
    });
    expect(card(8)).toMatchObject({sold_estimates: 1, total_sales: '200'});
    expect(card(7, '2025-06-02')).toMatchObject({
      opportunities: 1,
      closed_opportunities: 0,
      close_rate: '0',
      sold_estimates: 0,
    });
  });

  it('counts a recall for everyone who was on the job', () => {
    expect([7, 8, 9].map((technician) => card(technician, '2025-06-16')['recalls_caused'])).toEqual([1, 1, 1]);
    expect(marts('technician_scorecard', {week_start: '2025-06-16'})).toHaveLength(3);
  });
});

describe('campaign_roi', () => {
  it('costs every day of a month, in the running one up to as_of, and nothing after it', () => {
    expect(one('campaign_roi', {campaign_id: 50, month_start: '2025-05-01'})).toMatchObject({
      cost: '310',
      cost_per_lead: null,
    });
    expect(one('campaign_roi', {campaign_id: 50, month_start: '2025-06-01'})).toMatchObject({
      cost: '189',
      calls: 5,
      booked_calls: 1,
      jobs: 2,
      leads: 1,
      total_booked: '1200',
      produced: '100',
      cost_per_lead: '189',
      return_on_ad_spend: '6.349206',
      campaign_name: 'Radio',
    });
    expect(marts('campaign_roi', {month_start: '2025-07-01'})).toEqual([]);
  });

  it('keeps what has no campaign as campaign 0', () => {
    expect(one('campaign_roi', {campaign_id: 0, month_start: '2025-06-01'})).toMatchObject({
      calls: 1,
      jobs: 3,
      produced: '87.06',
    });
  });
});

it('call_booking tells leads from other inbound calls', () => {
  expect(one('call_booking', {campaign_id: 50, week_start: '2025-06-02'})).toMatchObject({
    inbound: 5,
    leads: 2,
    booked: 1,
    unbooked: 1,
    excused: 2,
    abandoned: 0,
    booking_rate: '0.5',
    raw_booking_rate: '0.2',
  });
  expect(one('call_booking', {campaign_id: 0, week_start: '2025-06-02'})).toMatchObject({
    inbound: 1,
    abandoned: 1,
    booking_rate: null,
  });
});

it('revenue_by_month adds up jobs by completion, the rest by invoice date', () => {
  expect(one('revenue_by_month', {month_start: '2025-06-01', bu_rollup: 'NORTH'})).toMatchObject({
    job_revenue: '100.05',
    non_job_revenue: '0',
    adjustment_revenue: '-3',
    total_revenue: '97.05',
  });
  expect(one('revenue_by_month', {month_start: '2025-05-01', bu_rollup: 'NORTH'})).toMatchObject({
    non_job_revenue: '5',
  });
});

it('membership_health counts who came, stayed and left', () => {
  const month = (first: string): Row => one('membership_health', {month_start: first, membership_type_id: 5});
  expect(month('2025-01-01')).toMatchObject({active_at_start: 0, sold: 1, active_at_end: 1, churn_rate: null});
  expect(month('2025-04-01')).toMatchObject({
    active_at_start: 3,
    sold: 0,
    canceled: 0,
    expired: 0,
    active_at_end: 3,
    churn_rate: '0',
  });
  expect(month('2025-05-01')).toMatchObject({
    active_at_start: 3,
    sold: 1,
    renewed: 1,
    canceled: 1,
    expired: 1,
    active_at_end: 1,
    churn_rate: '0.666667',
  });
  expect(month('2025-06-01')).toMatchObject({active_at_start: 1, active_at_end: 1});
  expect(marts('membership_health')).toHaveLength(6);
});

describe('kpi_flash', () => {
  it('knows its spans', () => {
    const spans = marts('kpi_flash', {bu_rollup: 'NORTH'}).map((row) => [
      row['span'],
      row['span_start'],
      row['span_end'],
    ]);
    expect(spans.sort()).toEqual([
      ['last_week', '2025-06-09', '2025-06-15'],
      ['month_to_date', '2025-06-01', '2025-06-17'],
      ['week_to_date', '2025-06-16', '2025-06-17'],
      ['year_to_date', '2025-01-01', '2025-06-17'],
      ['yesterday', '2025-06-17', '2025-06-17'],
    ]);
  });

  it('compares weeks by weekday and months by date', () => {
    expect(one('kpi_flash', {bu_rollup: 'NORTH', span: 'last_week'})).toMatchObject({
      leads: 0,
      leads_last_year: 1,
      total_booked: '200',
    });
    expect(one('kpi_flash', {bu_rollup: 'NORTH', span: 'month_to_date'})).toMatchObject({
      leads: 1,
      leads_last_year: 1,
      total_booked: '1200',
      close_rate: '1',
      close_rate_last_year: null,
      collected: '65',
    });
  });
});

it('kpi_weekly_yoy sets a week beside the one 364 days before', () => {
  expect(one('kpi_weekly_yoy', {week_start: '2025-06-09', bu_rollup: 'NORTH'})).toMatchObject({
    leads: 0,
    leads_last_year: 1,
    leads_change: '-1',
    total_booked_last_year: '0',
    total_booked_change: null,
  });
  expect(one('kpi_weekly_yoy', {week_start: '2024-06-10', bu_rollup: 'NORTH'})).toMatchObject({
    leads: 1,
    leads_last_year: null,
  });
});

it('kpi_dictionary explains every metric of the weekly mart', () => {
  const columns = Object.keys(marts('kpi_weekly_by_bu')[0] ?? {}).filter(
    (column) => !['week_start', 'bu_rollup', 'is_complete_week'].includes(column),
  );
  expect(marts('kpi_dictionary').map((row) => row['metric'])).toEqual(expect.arrayContaining(columns));
  expect(marts('kpi_dictionary')).toHaveLength(columns.length);
});

it('data_health tells what is missing', () => {
  expect(one('data_health', {check_type: 'rows', subject: 'calls'})).toMatchObject({value: '7', status: 'info'});
  expect(one('data_health', {check_type: 'deleted', subject: 'calls'})).toMatchObject({value: '1'});
  expect(one('data_health', {check_type: 'freshness', subject: 'locations'})).toMatchObject({
    value: null,
    status: 'info',
  });
  expect(one('data_health', {check_type: 'orphans', subject: 'invoices.customer_id'})).toMatchObject({
    value: '0',
    status: 'ok',
  });
  expect(one('data_health', {check_type: 'newest_record', subject: 'calls'})).toMatchObject({value: null});
});
