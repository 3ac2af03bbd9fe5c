import {invoice, martsOf, productionJob, rowOf, salesJob, soldEstimate} from './fixture';

const paid = (id: number, day: string, total: string) => ({
  id,
  date: `${day}T00:00:00Z`,
  total,
  businessUnit: {id: 2},
});

describe('kpi_flash', () => {
  const collectedOn = (asOf: string, span: string, days: Record<string, string>) => {
    const payments = Object.entries(days).map(([day, total], index) => paid(index + 1, day, total));
    const row = rowOf(martsOf({payments}, {asOf}).kpi_flash, {bu_rollup: 'PHX', span});
    return [row['span_start'], row['span_end'], row['collected'], row['collected_last_year']];
  };

  it('ends all that is to date on the day before as_of', () => {
    const days = {
      '2026-03-11': '1',
      '2026-03-10': '2',
      '2026-03-09': '4',
      '2026-03-08': '8',
      '2026-03-01': '16',
      '2026-01-01': '32',
    };
    expect(collectedOn('2026-03-11', 'yesterday', days)).toEqual(['2026-03-10', '2026-03-10', '2.00', '0.00']);
    expect(collectedOn('2026-03-11', 'week_to_date', days)).toEqual(['2026-03-09', '2026-03-10', '6.00', '0.00']);
    expect(collectedOn('2026-03-11', 'last_week', days)).toEqual(['2026-03-02', '2026-03-08', '8.00', '0.00']);
    expect(collectedOn('2026-03-11', 'month_to_date', days)).toEqual(['2026-03-01', '2026-03-10', '30.00', '0.00']);
    expect(collectedOn('2026-03-11', 'year_to_date', days)).toEqual(['2026-01-01', '2026-03-10', '62.00', '0.00']);
  });

  it('is empty on the first day of a week, month or year', () => {
    const days = {'2026-05-31': '1', '2026-06-01': '2', '2025-06-01': '4'};
    expect(collectedOn('2026-06-01', 'week_to_date', days)).toEqual(['2026-06-01', '2026-05-31', '0.00', '0.00']);
    expect(collectedOn('2026-06-01', 'month_to_date', days)).toEqual(['2026-06-01', '2026-05-31', '0.00', '0.00']);
    // The last whole week ends on the 31st; 364 days before is 2025-06-01.
    expect(collectedOn('2026-06-01', 'last_week', days)).toEqual(['2026-05-25', '2026-05-31', '1.00', '4.00']);
  });

  it('goes back 364 days for days and weeks, to the same dates for months and years', () => {
    // 2026-03-10 − 364 = 2025-03-11, 2026-03-09 − 364 = 2025-03-10, both a Tuesday and a Monday as well.
    const days = {'2025-03-10': '1', '2025-03-11': '2', '2025-03-01': '4', '2025-01-01': '8'};
    expect(collectedOn('2026-03-11', 'yesterday', days)[3]).toBe('2.00');
    expect(collectedOn('2026-03-11', 'week_to_date', days)[3]).toBe('3.00');
    expect(collectedOn('2026-03-11', 'month_to_date', days)[3]).toBe('5.00');
    expect(collectedOn('2026-03-11', 'year_to_date', days)[3]).toBe('13.00');
    expect(collectedOn('2024-03-01', 'year_to_date', {'2023-02-28': '1', '2023-03-01': '2'})[3]).toBe('1.00');
  });

  it('counts a lead customer once per span', () => {
    const jobs = ['2026-03-09', '2026-03-10'].map((day, index) => salesJob(index + 1, {createdOn: `${day}T17:00:00Z`}));
    const row = rowOf(martsOf({jobs}).kpi_flash, {bu_rollup: 'PHX', span: 'week_to_date'});
    expect(row).toMatchObject({leads: 2, lead_customers: 1, lead_customers_last_year: 0, close_rate_last_year: null});
  });
});

describe('kpi_weekly_yoy', () => {
  it('compares with the week 364 days before, NULL before the first week', () => {
    const payments = [paid(1, '2025-03-10', '-200'), paid(2, '2026-03-09', '100'), paid(3, '2025-03-20', '50')];
    const {kpi_weekly_yoy: rows} = martsOf({payments});
    expect(rowOf(rows, {week_start: '2026-03-09', bu_rollup: 'PHX'})).toMatchObject({
      collected: '100.00',
      collected_last_year: '-200.00',
      collected_change: 1.5,
      leads: 0,
      leads_last_year: 0,
      leads_change: null,
    });
    expect(rowOf(rows, {week_start: '2026-03-02', bu_rollup: 'PHX'})).toMatchObject({
      collected_last_year: null,
      collected_change: null,
    });
    expect(rows[0]).not.toHaveProperty('close_rate');
    expect(rows[0]).not.toHaveProperty('lead_customers');
    expect(rows[0]).not.toHaveProperty('outstanding_ar');
  });
});

describe('estimate_funnel', () => {
  it('groups estimates of all units by the week they were created in, with the median of local days to close', () => {
    const estimate = (id: number, name: string, more = {}) =>
      soldEstimate(id, 1, 100, {status: {name}, soldOn: null, ...more});
    const marts = martsOf({
      jobs: [productionJob(1, {active: false})],
      estimates: [
        // Created on Monday the 2nd at 23:30 in Phoenix, sold on the 3rd at 00:30.
        estimate(1, 'Sold', {createdOn: '2026-03-03T06:30:00Z', soldOn: '2026-03-03T07:30:00Z'}),
        estimate(2, 'Sold', {soldOn: '2026-03-06T17:00:00Z'}),
        estimate(3, 'Sold'),
        estimate(4, 'Open'),
        estimate(5, 'Dismissed'),
        estimate(6, 'Dismissed', {active: false}),
        estimate(7, 'Pending', {createdOn: '2026-04-02T17:00:00Z', jobId: null, businessUnitId: 77}),
      ],
    });
    expect(marts.estimate_funnel).toEqual([
      {
        week_start: '2026-03-02',
        bu_rollup: 'PHX',
        estimates_created: 5,
        open_count: 1,
        open_amount: '100.00',
        sold_count: 3,
        sold_amount: '300.00',
        dismissed_count: 1,
        dismissed_amount: '100.00',
        median_days_to_close: 2.5,
      },
      expect.objectContaining({
        week_start: '2026-03-30',
        bu_rollup: 'UNMAPPED',
        estimates_created: 1,
        median_days_to_close: null,
      }),
    ]);
  });
});

describe('revenue_by_month', () => {
  it('takes job revenue by completion, the rest and adjustments by invoice date', () => {
    const marts = martsOf({
      jobs: [
        salesJob(1, {completedOn: '2026-03-01T06:59:59Z'}),
        productionJob(2, {jobStatus: 'Scheduled'}),
        productionJob(3, {active: false}),
      ],
      invoices: [
        invoice(1, 1, '1'),
        invoice(2, 2, '2'),
        invoice(3, 3, '4'),
        invoice(4, null, '8'),
        invoice(5, 3, '-16', {adjustmentToId: 3}),
        invoice(6, 999, '-32', {adjustmentToId: 3, businessUnit: {id: 4}}),
        invoice(7, 999, '64'),
      ],
    });
    expect(marts.revenue_by_month).toEqual([
      {
        month_start: '2026-02-01',
        bu_rollup: 'PHX',
        job_revenue: '1.00',
        non_job_revenue: '0.00',
        adjustment_revenue: '0.00',
        total_revenue: '1.00',
      },
      {
        month_start: '2026-03-01',
        bu_rollup: 'PHX',
        job_revenue: '0.00',
        non_job_revenue: '8.00',
        adjustment_revenue: '-16.00',
        total_revenue: '-8.00',
      },
      {
        month_start: '2026-03-01',
        bu_rollup: 'TUC',
        job_revenue: '0.00',
        non_job_revenue: '0.00',
        adjustment_revenue: '-32.00',
        total_revenue: '-32.00',
      },
    ]);
  });
});
