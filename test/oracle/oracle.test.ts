import {dimensions, invoice, martsOf, nonZero, productionJob, rowOf, salesJob, soldEstimate} from './fixture';
import {oracle} from './oracle';
import type {Row} from './types';

const column = (rows: readonly Row[], name: string) => [...new Set(rows.map((row) => row[name]))];

describe('weekly and daily marts', () => {
  it('are dense from the first week with an event to the week of as_of, and leave later weeks out', () => {
    const marts = martsOf({
      jobs: [
        salesJob(1, {createdOn: '2026-02-22T12:00:00Z', completedOn: null}),
        salesJob(2, {createdOn: '2026-03-15T12:00:00Z', completedOn: null}),
        salesJob(3, {createdOn: '2026-03-16T12:00:00Z', completedOn: null}),
      ],
    });
    expect(column(marts.kpi_weekly_by_bu, 'week_start')).toEqual([
      '2026-02-16',
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
    ]);
    expect(marts.kpi_weekly_by_bu).toHaveLength(4 * 2);
    expect(marts.kpi_daily_by_bu).toHaveLength(28 * 2);
    expect(nonZero(marts.kpi_daily_by_bu, 'leads')).toEqual({'2026-02-22 PHX': 1, '2026-03-15 PHX': 1});
    const complete = marts.kpi_weekly_by_bu.filter((row) => row['is_complete_week'] === true);
    expect(column(complete, 'week_start')).toEqual(['2026-02-16', '2026-02-23', '2026-03-02']);
    expect(rowOf(marts.kpi_weekly_by_bu, {week_start: '2026-02-23', bu_rollup: 'TUC'})).toMatchObject({
      leads: 0,
      produced: '0.00',
      gpm_ratio: null,
      average_sale: null,
      outstanding_ar: null,
    });
  });

  it('call a week complete only after its Sunday', () => {
    const isComplete = (asOf: string) => {
      const marts = martsOf({jobs: [salesJob(1)]}, {asOf});
      return rowOf(marts.kpi_weekly_by_bu, {week_start: '2026-03-02', bu_rollup: 'PHX'})['is_complete_week'];
    };
    expect(isComplete('2026-03-08')).toBe(false);
    expect(isComplete('2026-03-09')).toBe(true);
  });

  it('count a record of value 0 as an event', () => {
    const marts = martsOf({payments: [{id: 1, date: '2026-02-24T00:00:00Z', total: '0', businessUnit: {id: 2}}]});
    expect(column(marts.kpi_weekly_by_bu, 'week_start')).toEqual(['2026-02-23', '2026-03-02', '2026-03-09']);
  });

  it('have no rows for a tenant without units and records, and one week for one with units', () => {
    const empty = oracle({records: {}, asOf: '2026-03-11', timezone: 'America/Phoenix'});
    for (const rows of Object.values(empty)) expect(rows).toEqual([]);
    const idle = martsOf({});
    expect(idle.kpi_weekly_by_bu).toHaveLength(2);
    expect(idle.kpi_daily_by_bu).toHaveLength(14);
    expect(idle.kpi_weekly_by_bu[0]).toMatchObject({week_start: '2026-03-09', outstanding_ar: '0.00'});
  });

  it('know nothing of the units of an eight-stream tenant, which never loaded them', () => {
    const marts = oracle({
      records: {
        jobs: [salesJob(1), productionJob(2)],
        invoices: [invoice(3, 2, '100', {balance: '100'})],
        estimates: [soldEstimate(4, 1, 100)],
        payments: [{id: 5, date: '2026-03-10T00:00:00Z', total: '12.34', appliedTo: [{appliedTo: 3}]}],
        payroll: [{id: 6, jobId: 2, amount: 5}],
        customers: dimensions.customers,
        locations: [],
        campaigns: [],
      },
      asOf: '2026-03-11',
      timezone: 'America/Phoenix',
    });
    expect(marts.kpi_weekly_by_bu).toHaveLength(1);
    expect(marts.kpi_weekly_by_bu[0]).toMatchObject({
      bu_rollup: 'UNMAPPED',
      leads: null,
      total_booked: null,
      produced: null,
      collected: null,
      outstanding_ar: null,
    });
    expect(marts.job_costing).toEqual([]);
  });

  it('leave out what lies before history_start, by the date of the metric', () => {
    const marts = martsOf(
      {jobs: [productionJob(1), salesJob(2)], invoices: [invoice(1, 1, '100')]},
      {historyStart: '2026-03-03'},
    );
    // Both were created on the 2nd and completed on the 3rd.
    const week = rowOf(marts.kpi_weekly_by_bu, {week_start: '2026-03-02', bu_rollup: 'PHX'});
    expect(week).toMatchObject({leads: 0, estimates: 1, produced: '100.00'});
    const cut = martsOf({jobs: [productionJob(1)]}, {historyStart: '2026-03-04'});
    expect(rowOf(cut.job_costing, {job_id: 1})).toMatchObject({is_counted: false, job_start_date: '2026-03-03'});
  });

  it('drop deleted and inactive facts but keep what only describes them', () => {
    const marts = martsOf({
      jobs: [
        salesJob(1, {active: false, modifiedOn: '2026-03-05T00:00:00Z'}),
        salesJob(2, {_deleted_at: '2026-03-05T00:00:00Z'}),
        salesJob(3, {businessUnitId: 4, jobTypeId: 11}),
        salesJob(1, {modifiedOn: '2026-03-04T00:00:00Z'}),
      ],
      payments: [
        {id: 1, date: '2026-03-10T00:00:00Z', total: '1', businessUnit: {id: 2}, active: false},
        {id: 2, date: '2026-03-10T00:00:00Z', total: '2', appliedTo: [{appliedTo: 9}]},
      ],
      // The job is inactive and still tells where its invoice belongs.
      invoices: [invoice(9, 1, '5')],
    });
    expect(nonZero(marts.kpi_weekly_by_bu, 'leads')).toEqual({});
    expect(nonZero(marts.kpi_weekly_by_bu, 'produced_jobs')).toEqual({'2026-03-02 TUC': 1});
    expect(nonZero(marts.kpi_weekly_by_bu, 'collected')).toEqual({'2026-03-09 PHX': '2.00'});
  });
});

describe('collected', () => {
  it('never splits a payment: its own unit, else that of the first known active invoice it was applied to', () => {
    const payment = (id: number, total: string, appliedTo: number[], more = {}) => ({
      id,
      date: '2026-03-10T00:00:00Z',
      total,
      appliedTo: appliedTo.map((invoiceId) => ({appliedTo: invoiceId, appliedAmount: '1'})),
      ...more,
    });
    const marts = martsOf({
      invoices: [
        invoice(1, null, '5', {businessUnit: {id: 4}}),
        invoice(2, null, '5'),
        invoice(3, null, '5', {active: false}),
      ],
      payments: [
        payment(1, '1', [999, 3, 1, 2]),
        payment(2, '2', [2, 1]),
        payment(3, '4', [1], {businessUnit: {id: 1}}),
        payment(4, '-8', [1], {businessUnit: {id: 77}}),
        payment(5, '16', [3]),
        payment(6, '32', [2], {date: null}),
      ],
    });
    expect(nonZero(marts.kpi_daily_by_bu, 'collected')).toEqual({
      '2026-03-10 TUC': '1.00',
      '2026-03-10 PHX': '6.00',
      '2026-03-10 UNMAPPED': '8.00',
    });
  });
});

describe('snapshot metrics', () => {
  it('stand on as_of only, with balances from the minimum on', () => {
    const marts = martsOf(
      {
        invoices: [
          invoice(1, null, '0', {balance: '10.00'}),
          invoice(2, null, '0', {balance: '9.99'}),
          invoice(3, null, '0', {balance: '-50'}),
          invoice(4, null, '0', {balance: '100', businessUnit: {id: 1}}),
        ],
      },
      {asOf: '2026-03-11'},
    );
    expect(nonZero(marts.kpi_daily_by_bu, 'outstanding_ar')).toEqual({'2026-03-11 PHX': '10.00'});
    expect(nonZero(marts.kpi_weekly_by_bu, 'outstanding_ar')).toEqual({'2026-03-09 PHX': '10.00'});
  });

  it('book jobs whose next visit is from the Monday of as_of to before that Monday a year later', () => {
    const visit = (jobId: number, start: string, status = 'Scheduled') => ({
      id: jobId * 10 + start.length,
      jobId,
      start,
      status,
    });
    const job = (id: number, more = {}) => productionJob(id, {jobStatus: 'Scheduled', total: 1, ...more});
    const marts = martsOf({
      jobs: [
        job(1),
        job(2, {total: 2}),
        job(3, {total: 4}),
        job(4, {total: 8}),
        job(5, {total: 16, jobStatus: 'Completed'}),
      ],
      appointments: [
        visit(1, '2026-03-09T07:00:00Z'),
        visit(2, '2026-03-09T06:59:59Z'),
        visit(3, '2027-03-09T06:59:59Z'),
        visit(4, '2027-03-09T07:00:00Z'),
        visit(5, '2026-03-12T17:00:00Z'),
      ],
    });
    expect(nonZero(marts.kpi_weekly_by_bu, 'future_bookings')).toEqual({'2026-03-09 PHX': '5.00'});
  });
});
