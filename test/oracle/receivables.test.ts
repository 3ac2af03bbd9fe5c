import {invoice, martsOf, nonZero, productionJob, rowOf, soldEstimate} from './fixture';

const payment = (id: number, unappliedAmount: string, date: string | null, more = {}) => ({
  id,
  date: date === null ? null : `${date}T00:00:00Z`,
  total: '10',
  unappliedAmount,
  businessUnit: {id: 2},
  customer: {id: 102},
  appliedTo: [
    {appliedTo: 1, appliedAmount: '2.50'},
    {appliedTo: 999, appliedAmount: '4'},
  ],
  active: true,
  ...more,
});

const owed = (id: number, balance: string, dueDate: string | null, more = {}) =>
  invoice(id, null, '0', {balance, dueDate: dueDate === null ? null : `${dueDate}T00:00:00Z`, ...more});

describe('receivables', () => {
  it('fall into seven buckets by due date and stay whole in every view', () => {
    // 2026-03-11 − 30 days = 2026-02-09, − 60 = 2026-01-10, − 90 = 2025-12-11, − 120 = 2025-11-11.
    const marts = martsOf({
      invoices: [
        owed(1, '10', '2026-03-11'),
        owed(2, '11', '2026-03-10'),
        owed(3, '12', '2026-02-09'),
        owed(4, '13', '2026-02-08'),
        owed(5, '14', '2026-01-09'),
        owed(6, '15', '2025-12-10'),
        owed(7, '16', '2025-11-11'),
        owed(8, '17', '2025-11-10'),
        owed(9, '18', null),
        owed(10, '5', '2026-01-01'),
      ],
      payments: [
        payment(1, '3', '2026-03-10'),
        payment(2, '-1', '2026-04-01'),
        payment(3, '7', null),
        payment(4, '9', '2026-03-10', {businessUnit: {id: 1}}),
      ],
    });
    const phoenix = marts.ar_aging.filter((row) => row['bu_rollup'] === 'PHX');
    expect(phoenix.map((row) => [row['bucket'], row['invoices'], row['gross'], row['unapplied'], row['net']])).toEqual([
      ['current', 1, '10.00', '-1.00', '11.00'],
      ['1-30', 2, '23.00', '3.00', '20.00'],
      ['31-60', 1, '13.00', '0.00', '13.00'],
      ['61-90', 1, '14.00', '0.00', '14.00'],
      ['91-120', 2, '31.00', '0.00', '31.00'],
      ['over 120', 1, '17.00', '0.00', '17.00'],
      ['no due date', 1, '18.00', '7.00', '11.00'],
    ]);
    expect(marts.ar_aging).toHaveLength(14);
    expect(marts.ar_snapshot_daily).toEqual([
      {snapshot_date: '2026-03-11', bu_rollup: 'PHX', outstanding_ar: '126.00', invoices: 9},
      {snapshot_date: '2026-03-11', bu_rollup: 'TUC', outstanding_ar: '0.00', invoices: 0},
    ]);
    expect(nonZero(marts.kpi_weekly_by_bu, 'outstanding_ar')).toEqual({'2026-03-09 PHX': '126.00'});
  });

  it('are one row per customer, in the rollup of the larger balance', () => {
    const tucson = {businessUnit: {id: 4}};
    const marts = martsOf({
      invoices: [
        owed(1, '20', '2026-03-20'),
        owed(2, '15', '2026-03-01', tucson),
        owed(3, '15', null, tucson),
        owed(4, '40', null, {customer: null}),
        owed(5, '12', '2026-03-12', {customer: {id: 101}}),
      ],
      payments: [
        payment(1, '0', '2026-02-01'),
        payment(2, '0', '2026-02-03', {businessUnit: {id: 1}}),
        payment(3, '0', null),
        payment(4, '0', '2026-03-01', {active: false}),
      ],
    });
    expect(marts.ar_by_customer).toEqual([
      {
        customer_id: 102,
        name: 'Ada Lovelace',
        bu_rollup: 'TUC',
        balance: '50.00',
        oldest_due_date: '2026-03-01',
        days_past_due: 10,
        last_payment_date: '2026-02-03',
      },
      {
        customer_id: 0,
        name: null,
        bu_rollup: 'PHX',
        balance: '40.00',
        oldest_due_date: null,
        days_past_due: null,
        last_payment_date: null,
      },
      {
        customer_id: 101,
        name: 'Painter Test',
        bu_rollup: 'PHX',
        balance: '12.00',
        oldest_due_date: '2026-03-12',
        days_past_due: 0,
        last_payment_date: null,
      },
    ]);
  });
});

describe('collections_daily', () => {
  it('has rows only for days with payments, later ones too', () => {
    const marts = martsOf({
      payments: [payment(1, '3.50', '2026-03-10'), payment(2, '0', '2026-03-10'), payment(3, '1', '2027-01-01')],
    });
    expect(marts.collections_daily).toEqual([
      {kpi_date: '2026-03-10', bu_rollup: 'PHX', payments: 2, amount: '20.00', allocated: '13.00', unapplied: '3.50'},
      {kpi_date: '2027-01-01', bu_rollup: 'PHX', payments: 1, amount: '10.00', allocated: '6.50', unapplied: '1.00'},
    ]);
  });
});

describe('future_bookings', () => {
  it('are worth the largest of invoices, job total and sold estimates, each estimate once', () => {
    const job = (id: number, more = {}) => productionJob(id, {jobStatus: 'Scheduled', ...more});
    const marts = martsOf({
      jobs: [
        job(1, {total: 100, estimateIds: [51, 52, 53], createdFromEstimateId: 52}),
        job(2, {total: 100}),
        job(3, {total: 99.99}),
        job(4),
        job(5),
        job(6, {active: false}),
      ],
      appointments: [1, 2, 3, 4, 5, 6].map((jobId) => ({
        id: jobId,
        jobId,
        start: '2026-03-12T17:00:00Z',
        status: 'Scheduled',
      })),
      invoices: [invoice(1, 2, '100'), invoice(2, 3, '10'), invoice(3, 5, '-7')],
      estimates: [
        soldEstimate(51, 1, 60),
        soldEstimate(52, 900, 50, {soldOn: null}),
        soldEstimate(53, 900, 9, {status: {name: 'Open'}}),
      ],
    });
    expect(marts.future_bookings.map((row) => [row['job_id'], row['value'], row['value_source']])).toEqual([
      [1, '110.00', 'sold_estimates'],
      [2, '100.00', 'invoices'],
      [3, '99.99', 'job_total'],
      [4, '0.00', 'none'],
      [5, '0.00', 'job_total'],
    ]);
    expect(rowOf(marts.future_bookings, {job_id: 1})).toMatchObject({
      snapshot_date: '2026-03-11',
      bu_rollup: 'PHX',
      next_visit_date: '2026-03-12',
    });
  });
});
