import {invoice, martsOf, nonZero, productionJob, rowOf, salesJob} from './fixture';

describe('production metrics', () => {
  it('put produced on the job start and completed revenue on completion, a canceled job in produced only', () => {
    const marts = martsOf({
      jobs: [
        productionJob(1, {completedOn: '2026-03-10T17:00:00Z'}),
        productionJob(2, {jobStatus: 'Canceled', completedOn: '2026-03-03T17:00:00Z'}),
        productionJob(3, {jobStatus: 'Scheduled', completedOn: null}),
        productionJob(4, {jobStatus: 'Requested'}),
        salesJob(5),
      ],
      appointments: [{id: 1, jobId: 1, start: '2026-03-02T17:00:00Z', status: 'Done', active: true}],
      invoices: [
        invoice(11, 1, '1000.005'),
        invoice(12, 1, '-100.00', {adjustmentToId: 11}),
        invoice(13, 2, '50'),
        invoice(14, 5, '70'),
        invoice(15, null, '80'),
        invoice(16, 1, '9.99', {active: false}),
      ],
    });
    expect(nonZero(marts.kpi_daily_by_bu, 'produced')).toEqual({'2026-03-02 PHX': '900.01', '2026-03-03 PHX': '50.00'});
    expect(nonZero(marts.kpi_daily_by_bu, 'completed_revenue')).toEqual({'2026-03-10 PHX': '900.01'});
    const week = rowOf(marts.kpi_weekly_by_bu, {week_start: '2026-03-02', bu_rollup: 'PHX'});
    expect(week).toMatchObject({produced: '950.01', produced_jobs: 3, completed_jobs: 0, gpm_ratio: 1});
    const starts = marts.job_costing.map((row) => [row['job_id'], row['start_date_source'], row['is_counted']]);
    expect(starts).toEqual([
      [1, 'appointment', true],
      [2, 'completed', true],
      [3, 'created', true],
      [4, 'completed', false],
    ]);
  });

  it('count labor once per gross pay item, and every one that has no id', () => {
    const pay = (amount: number, more = {}) => ({jobId: 1, payrollId: 3, amount, date: '2026-03-03', ...more});
    const marts = martsOf({
      jobs: [productionJob(1, {jobTypeId: 12})],
      invoices: [invoice(11, 1, '400')],
      payroll: [
        pay(100.25, {id: 1, modifiedOn: '2026-03-05T00:00:00.0000002Z', amountAdjustment: 7}),
        pay(99, {id: 1, modifiedOn: '2026-03-05T00:00:00.0000001Z'}),
        pay(10, {id: null}),
        pay(10, {id: null}),
        pay(1000, {id: 2, active: false}),
      ],
    });
    expect(rowOf(marts.job_costing, {job_id: 1})).toMatchObject({
      job_class: 'warranty',
      labor_cost: '120.25',
      labor_adjustment: '7.00',
      cost_completeness: 'no_material',
    });
    expect(rowOf(marts.kpi_weekly_by_bu, {week_start: '2026-03-02', bu_rollup: 'PHX'})).toMatchObject({
      labor_cost: '120.25',
      labor_pct: 0.300625,
      warranty_cost: '120.25',
      warranty_pct: 0.300625,
      gross_profit: '279.75',
      gpm_ratio: 0.699375,
    });
  });

  describe('material cost', () => {
    const order = (id: number, total: number, status: string, more = {}) => ({
      id,
      jobId: 1,
      total,
      tax: 1,
      status,
      ...more,
    });
    const bill = (id: number, purchaseOrderId: number | null, billAmount: string, more = {}) => ({
      id,
      purchaseOrderId,
      billAmount,
      taxAmount: '0.5',
      active: true,
      ...more,
    });
    const costOf = (records: object) => {
      const marts = martsOf({jobs: [productionJob(1), productionJob(2)], ...records});
      return rowOf(marts.job_costing, {job_id: 1});
    };

    it('takes the bills of a received order, however small', () => {
      expect(
        costOf({purchase_orders: [order(5, 100, 'Received')], inventory_bills: [bill(1, 5, '20'), bill(2, 5, '30')]}),
      ).toMatchObject({purchase_order_cost: '0.00', bill_cost: '50.00', tax_in_orders: '0.00', tax_in_bills: '1.00'});
    });

    it('takes the larger while bills may be missing, and the bills on a tie', () => {
      const open = order(5, 100, 'PartiallyReceived');
      expect(costOf({purchase_orders: [open], inventory_bills: [bill(1, 5, '40')]})).toMatchObject({
        purchase_order_cost: '100.00',
        bill_cost: '0.00',
        tax_in_orders: '1.00',
        tax_in_bills: '0.00',
        cost_completeness: 'no_labor',
      });
      for (const amount of ['100', '100.01']) {
        expect(costOf({purchase_orders: [open], inventory_bills: [bill(1, 5, amount)]})).toMatchObject({
          purchase_order_cost: '0.00',
          bill_cost: amount === '100' ? '100.00' : '100.01',
        });
      }
    });

    it("gives bills to the order's job, else to their own", () => {
      expect(
        costOf({
          purchase_orders: [
            order(5, 10, 'Received'),
            order(6, 10, 'Received', {jobId: null}),
            order(7, 10, 'Canceled'),
            order(8, 10, 'Pending', {jobId: 2}),
          ],
          inventory_bills: [
            bill(1, 5, '1', {jobId: 2}),
            bill(2, 6, '2', {jobId: 1}),
            bill(3, 6, '4'),
            bill(4, 7, '8', {jobId: 1}),
            bill(5, 999, '16', {jobId: 1}),
            bill(6, null, '32', {jobId: 1}),
            bill(7, null, '64', {jobId: 1, active: false}),
            bill(8, 8, '128', {jobId: 1}),
          ],
        }),
      ).toMatchObject({purchase_order_cost: '0.00', bill_cost: '59.00', material_cost: '59.00'});
    });

    it('adds material and equipment of active invoices and takes off returns', () => {
      const items = [
        {type: 'Material', totalCost: '10.10'},
        {type: 'Equipment', totalCost: '20'},
        {type: 'Service', totalCost: '40'},
        {type: 'Material', totalCost: null},
      ];
      expect(
        costOf({
          invoices: [invoice(1, 1, '100', {items}), invoice(2, 1, '100', {items, active: false})],
          inventory_returns: [
            {id: 1, jobId: 1, status: 'Pending', returnAmount: 5, taxAmount: 0.25, active: true},
            {id: 2, jobId: 1, status: 'Canceled', returnAmount: 7, taxAmount: 1, active: true},
            {id: 3, jobId: 1, status: 'Returned', returnAmount: 9, taxAmount: 1, active: false},
          ],
        }),
      ).toMatchObject({
        invoice_item_cost: '30.10',
        return_credit: '5.00',
        material_cost: '25.10',
        tax_in_returns: '0.25',
        gross_profit: '74.90',
        gpm_ratio: 0.749,
      });
    });
  });
});
