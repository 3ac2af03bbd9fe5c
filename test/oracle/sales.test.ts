import {martsOf, nonZero, rowOf, salesJob, soldEstimate} from './fixture';

describe('sales metrics', () => {
  it('count a sale at 01:02 UTC on the local day before, and so in the week before', () => {
    const marts = martsOf({
      jobs: [salesJob(1)],
      estimates: [soldEstimate(7, 1, 1234.5, {soldOn: '2026-03-09T01:02:03.1234567Z'})],
    });
    expect(nonZero(marts.kpi_daily_by_bu, 'total_booked')).toEqual({'2026-03-08 PHX': '1234.50'});
    expect(nonZero(marts.kpi_weekly_by_bu, 'total_booked')).toEqual({'2026-03-02 PHX': '1234.50'});
  });

  it.each([
    // New York leaves standard time (UTC-5) on 2026-03-08 at 02:00 for UTC-4.
    ['America/New_York', '2026-03-08T04:59:59.9999999Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00.0000000Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59.9999999Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00.0000000Z', '2026-03-09'],
    // Sydney leaves summer time (UTC+11) on 2026-04-05 at 03:00 for UTC+10.
    ['Australia/Sydney', '2026-04-04T12:59:59.9999999Z', '2026-04-04'],
    ['Australia/Sydney', '2026-04-04T13:00:00.0000000Z', '2026-04-05'],
    ['Australia/Sydney', '2026-04-05T13:59:59.9999999Z', '2026-04-05'],
    ['Australia/Sydney', '2026-04-05T14:00:00.0000000Z', '2026-04-06'],
    // Kathmandu is 5 hours 45 minutes ahead.
    ['Asia/Kathmandu', '2026-01-31T18:14:59.9999999Z', '2026-01-31'],
    ['Asia/Kathmandu', '2026-01-31T18:15:00.0000000Z', '2026-02-01'],
  ])('find the local day in %s of %s', (timezone, createdOn, day) => {
    const marts = martsOf({jobs: [salesJob(1, {createdOn})]}, {timezone, asOf: '2026-04-08'});
    expect(nonZero(marts.kpi_daily_by_bu, 'leads')).toEqual({[`${day} PHX`]: 1});
  });

  it('leave out the whole word test but not Contest Testament, and customers once per row', () => {
    const monday = {createdOn: '2026-03-02T17:00:00Z'};
    const tuesday = {createdOn: '2026-03-03T17:00:00Z'};
    const marts = martsOf({
      jobs: [
        salesJob(1, {customerId: 100, ...monday}),
        salesJob(2, {customerId: 100, ...tuesday}),
        salesJob(3, {customerId: 101, ...monday}),
        salesJob(4, {customerId: null, ...monday}),
        salesJob(5, {customerId: 999, ...monday, jobStatus: 'Canceled'}),
      ],
    });
    const week = rowOf(marts.kpi_weekly_by_bu, {week_start: '2026-03-02', bu_rollup: 'PHX'});
    expect(week).toMatchObject({leads: 4, lead_customers: 2, estimates: 4});
    expect(nonZero(marts.kpi_daily_by_bu, 'lead_customers')).toEqual({'2026-03-02 PHX': 2, '2026-03-03 PHX': 1});
  });

  it('count a job with five appointments once, on its first visit that is not canceled', () => {
    const starts = ['2026-03-05', '2026-03-04', '2026-03-06', '2026-03-07', '2026-03-03'];
    const appointments = starts.map((day, index) => ({
      id: index + 1,
      jobId: 1,
      start: `${day}T17:00:00Z`,
      status: day === '2026-03-03' ? 'Canceled' : 'Scheduled',
      active: true,
    }));
    const marts = martsOf({jobs: [salesJob(1), salesJob(2)], appointments});
    expect(nonZero(marts.kpi_daily_by_bu, 'estimates_scheduled')).toEqual({'2026-03-04 PHX': 1});
  });

  it('take the earliest canceled appointment when all are canceled, and no inactive one', () => {
    const appointment = (id: number, day: string, active: boolean) => ({
      id,
      jobId: 1,
      start: `${day}T17:00:00Z`,
      status: 'Canceled',
      active,
    });
    const appointments = [
      appointment(1, '2026-03-06', true),
      appointment(2, '2026-03-05', true),
      appointment(3, '2026-03-03', false),
    ];
    const marts = martsOf({jobs: [salesJob(1)], appointments});
    expect(nonZero(marts.kpi_daily_by_bu, 'estimates_scheduled')).toEqual({'2026-03-05 PHX': 1});
  });

  it('tell opportunities from jobs that nobody could sell', () => {
    const open = {status: {name: 'Open'}, soldOn: null};
    const marts = martsOf({
      jobs: [
        salesJob(1),
        salesJob(2, {jobStatus: 'Canceled', soldById: 5, campaignId: 70}),
        salesJob(3, {noCharge: true}),
        salesJob(4),
        salesJob(5, {completedOn: null}),
        salesJob(6, {active: false}),
      ],
      estimates: [
        soldEstimate(21, 1, 100, {soldOn: '2026-03-05T17:00:00.0000002Z', soldBy: 8}),
        soldEstimate(22, 1, 200, {soldOn: '2026-03-05T17:00:00.0000001Z', soldBy: 9}),
        soldEstimate(23, 1, 50.01, {soldOn: null}),
        soldEstimate(24, 2, 300, {soldOn: null}),
        soldEstimate(25, 3, 400),
        soldEstimate(26, 5, 500, open),
        soldEstimate(27, 6, 600),
      ],
    });
    // 3 is no-charge, 4 has neither estimate nor money, 5 has no date, 6 is inactive.
    expect(marts.sales_opportunities).toEqual([
      {
        job_id: 1,
        bu_rollup: 'PHX',
        opportunity_date: '2026-03-05',
        is_closed: true,
        estimate_count: 3,
        sold_estimate_count: 3,
        sold_amount: '350.01',
        sold_by_id: 9,
        campaign_id: null,
      },
      {
        job_id: 2,
        bu_rollup: 'PHX',
        opportunity_date: '2026-03-03',
        is_closed: true,
        estimate_count: 1,
        sold_estimate_count: 1,
        sold_amount: '300.00',
        sold_by_id: 5,
        campaign_id: 70,
      },
    ]);
    // Booked needs a day of sale: 100 + 200 of job 1 and 400 of the no-charge job.
    expect(rowOf(marts.kpi_weekly_by_bu, {week_start: '2026-03-02', bu_rollup: 'PHX'})).toMatchObject({
      opportunities: 2,
      closed_opportunities: 2,
      close_rate: 1,
      total_booked: '700.00',
      sold_estimates: 3,
      average_sale: 233.333333,
    });
  });
});
