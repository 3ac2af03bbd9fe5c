import {transform} from '../../src/transform/build';
import type {Row, Warehouse} from '../../src/warehouse/warehouse';
import {load, nothingButLoaded, type Tenant, withWarehouse} from './tenant';

const noon = (day: string): string => `${day}T19:00:00Z`;
const job = (id: number, day: string, more = {}) => ({
  id,
  businessUnitId: 1,
  jobStatus: 'Completed',
  createdOn: noon('2025-06-01'),
  completedOn: noon(day),
  ...more,
});
const visit = (id: number, jobId: number, day: string, more = {}) => ({
  id,
  jobId,
  start: noon(day),
  status: 'Done',
  ...more,
});
const invoice = (id: number, jobId: number, subTotal: string) => ({id, jobId, subTotal});
const pay = (id: number, jobId: number | null, date: string) => ({
  _key: String(id),
  id,
  jobId,
  amount: '100',
  amountAdjustment: '1',
  date: `${date}T00:00:00Z`,
  employeeId: 7,
  employeeType: 'Technician',
  paidDurationHours: '8',
});

/** Painters whose jobs start in the week of June 9, seen from the Monday after it. */
const tenant: Tenant = {
  ...nothingButLoaded,
  business_units: [{id: 1, name: 'Tucson-Production'}],
  jobs: [job(1, '2025-06-10'), job(2, '2025-06-12')],
  appointments: [visit(1, 1, '2025-06-10'), visit(2, 2, '2025-06-12')],
  invoices: [invoice(1, 1, '1000'), invoice(2, 2, '3000')],
  payroll: [pay(1, 1, '2025-06-10'), pay(2, 2, '2025-06-12')],
};
const without = (...missing: readonly string[]): Tenant =>
  Object.fromEntries(Object.entries(tenant).filter(([stream]) => !missing.includes(stream)));

const asOf = '2025-06-16';
const built = async <T>(given: Tenant, use: (warehouse: Warehouse) => Promise<T>): Promise<T> =>
  withWarehouse(async (warehouse) => {
    await load(warehouse, given);
    await transform(warehouse, {asOf});
    return use(warehouse);
  });
const one = async (warehouse: Warehouse, sql: string): Promise<Row> => {
  const rows = await warehouse.query(sql);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
};
const week = (warehouse: Warehouse): Promise<Row> =>
  one(warehouse, "SELECT * FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '2025-06-09'");

describe('not known is not 0', () => {
  it('has no labor, margin or hours without pay that was ever loaded, and says why; the rows stay', async () => {
    await built(without('payroll'), async (warehouse) => {
      const unknown = {labor_cost: null, gross_profit: null, gpm_ratio: null, labor_pct: null, warranty_cost: null};
      const open = {labor_open_jobs: null, labor_open_produced: null, payroll_through: null};
      expect(await week(warehouse)).toMatchObject({...unknown, ...open, produced: '4000', material_cost: '0'});
      const {labor_cost, gpm_ratio} = unknown;
      expect(await one(warehouse, "SELECT * FROM st_mart_v2.kpi_flash WHERE span = 'last_week'")).toMatchObject({
        ...unknown,
        ...open,
        labor_cost_last_year: null,
        produced: '4000',
        produced_last_year: '0',
      });
      expect(
        await one(warehouse, "SELECT * FROM st_mart_v2.kpi_weekly_yoy WHERE week_start = '2025-06-09'"),
      ).toMatchObject({labor_cost: null, labor_cost_change: null, produced: '4000'});
      expect(await warehouse.query('SELECT * FROM st_mart_v2.job_costing ORDER BY job_id')).toMatchObject(
        [1, 2].map((id) => ({
          job_id: id,
          ...{labor_cost, gpm_ratio, labor_adjustment: null, total_cost: null, cost_completeness: null},
          ...{is_labor_final: null, material_cost: '0', is_counted: true},
        })),
      );
      const checks = await warehouse.query(
        "SELECT subject, status, detail FROM st_mart_v2.data_health WHERE check_type = 'metric_without_stream' ORDER BY 1",
      );
      expect(checks.map(({subject}) => subject)).toEqual([
        ...['gpm_ratio', 'gross_profit', 'labor_cost', 'labor_open_jobs', 'labor_open_produced', 'labor_pct'],
        ...['payroll_through', 'warranty_cost', 'warranty_pct'],
      ]);
      expect(checks[0]).toMatchObject({
        status: 'warn',
        detail: 'not known, because these streams were never loaded: payroll',
      });
    });
  });

  it('knows 0 of a stream that was loaded and is empty', async () => {
    await built({...tenant, payroll: []}, async (warehouse) => {
      expect(await week(warehouse)).toMatchObject({
        ...{labor_cost: '0', material_cost: '0', gpm_ratio: '1', payroll_through: null},
        ...{labor_open_jobs: 2, labor_open_produced: '4000'},
      });
    });
  });

  it('masks what is made of each other stream', async () => {
    await built(without('purchase_orders', 'appointments', 'job_types'), async (warehouse) => {
      expect(
        await one(warehouse, "SELECT * FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '2025-06-09'"),
      ).toMatchObject({
        ...{leads: null, estimates_scheduled: null, produced: null, material_cost: null, labor_cost: null},
        ...{completed_revenue: '4000', average_ticket: '2000', job_opportunities: null, collected: '0'},
      });
      expect(await one(warehouse, 'SELECT * FROM st_mart_v2.job_costing WHERE job_id = 1')).toMatchObject({
        ...{job_class: null, job_start_date: null, start_date_source: null, last_visit_date: null, is_counted: null},
        ...{purchase_order_cost: null, bill_cost: null, invoice_item_cost: '0', return_credit: '0'},
        labor_adjustment: '1',
      });
    });
    await built(without('invoices', 'estimates', 'payments'), async (warehouse) => {
      expect(await week(warehouse)).toMatchObject({
        ...{opportunities: null, total_booked: null, produced: null, completed_jobs: null, collected: null},
        ...{leads: 0, estimates_scheduled: 0},
      });
      expect(await one(warehouse, "SELECT * FROM st_mart_v2.ar_aging WHERE bucket = 'current'")).toMatchObject({
        invoices: null,
        gross: null,
        unapplied: null,
        net: null,
      });
      expect(await one(warehouse, 'SELECT * FROM st_mart_v2.ar_snapshot_daily')).toMatchObject({
        outstanding_ar: null,
        invoices: null,
      });
      expect(await one(warehouse, 'SELECT * FROM st_mart_v2.technician_scorecard')).toMatchObject({
        ...{hours_paid: '16', completed_revenue: null, total_sales: null, opportunities: null, completed_jobs: 0},
      });
    });
  });

  /** Whether pay counts as loaded, in words of the books and with rows of a source. */
  async function isLoaded(
    books: {readonly status: string; readonly succeeded: boolean; readonly mode?: string} | undefined,
    rows: readonly {readonly _ingestion_source: string | null}[],
    vars = {},
  ): Promise<unknown> {
    return withWarehouse(async (warehouse) => {
      await load(warehouse, {payroll: rows.map((row, index) => ({...pay(index, 1, '2025-06-10'), ...row}))});
      await warehouse.execute('DELETE FROM st_logs_v2.sync_state');
      if (books !== undefined) {
        const {status, succeeded, mode = 'incremental'} = books;
        const ended = succeeded ? "'2025-06-01T00:00:00Z'" : 'NULL';
        await warehouse.execute(
          `INSERT INTO st_logs_v2.sync_state (entity_type, status, last_sync_time, run_id) VALUES ('payroll', '${status}', ${ended}, 'r')`,
        );
        await warehouse.execute(
          `INSERT INTO st_logs_v2.ingestion_logs (entity_type, run_id, mode) VALUES ('payroll', 'r', '${mode}')`,
        );
      }
      await transform(warehouse, {asOf, vars});
      return (await one(warehouse, 'SELECT payroll FROM st_ref_v2.loaded_streams'))['payroll'];
    });
  }
  const synced = {_ingestion_source: 'servicetitan_v2'};

  it('believes a success, and rows that Airbyte, load or import brought; not the rows of a first sync that stopped', async () => {
    expect(await isLoaded(undefined, [])).toBe(false);
    expect(await isLoaded({status: 'success', succeeded: true}, [])).toBe(true);
    expect(await isLoaded({status: 'failed', succeeded: true}, [])).toBe(true);
    expect(await isLoaded({status: 'failed', succeeded: false}, [synced])).toBe(false);
    expect(await isLoaded({status: 'failed', succeeded: false, mode: 'load'}, [synced])).toBe(true);
    expect(await isLoaded(undefined, [synced])).toBe(true);
    expect(await isLoaded({status: 'running', succeeded: false}, [{_ingestion_source: null}])).toBe(true);
  }, 300_000);

  it('goes by rows alone where Airbyte keeps no books', async () => {
    expect(await isLoaded({status: 'success', succeeded: true}, [], {loader: 'airbyte'})).toBe(false);
    expect(await isLoaded({status: 'failed', succeeded: false}, [synced], {loader: 'airbyte'})).toBe(true);
  });
});

describe('final or not', () => {
  const jobs = (warehouse: Warehouse) =>
    warehouse.query('SELECT job_id, last_visit_date, is_labor_final FROM st_mart_v2.job_costing ORDER BY job_id');

  it('has the week open on the Monday before its pay comes', async () => {
    // The newest pay is that of the Saturday before.
    await built({...tenant, payroll: [pay(1, null, '2025-06-07'), pay(9, 3, '2025-06-07')]}, async (warehouse) => {
      expect(await week(warehouse)).toMatchObject({
        ...{labor_open_jobs: 2, labor_open_produced: '4000', payroll_through: '2025-06-07'},
      });
    });
  });

  it('has a job open that goes on after the day up to which it is paid', async () => {
    const more = {
      ...tenant,
      // Job 2 goes on; job 3 has no pay and was last visited 21 days before; job 4 is paid, its later visits were canceled.
      jobs: [...(tenant['jobs'] ?? []), job(3, '2025-05-26'), job(4, '2025-06-11')],
      appointments: [
        ...(tenant['appointments'] ?? []),
        visit(3, 2, '2025-06-15'),
        visit(4, 3, '2025-05-26'),
        visit(5, 4, '2025-06-11'),
        visit(6, 4, '2025-06-15', {status: 'Canceled'}),
        visit(7, 4, '2025-06-15', {active: false}),
        visit(8, 4, '2025-06-17', {status: 'Scheduled'}),
      ],
      invoices: [...(tenant['invoices'] ?? []), invoice(4, 4, '96000')],
      payroll: [...(tenant['payroll'] ?? []), pay(4, 4, '2025-06-11'), pay(5, null, '2025-06-13')],
    };
    await built(more, async (warehouse) => {
      expect(await jobs(warehouse)).toEqual([
        {job_id: 1, last_visit_date: '2025-06-10', is_labor_final: true},
        {job_id: 2, last_visit_date: '2025-06-15', is_labor_final: false},
        {job_id: 3, last_visit_date: '2025-05-26', is_labor_final: true},
        {job_id: 4, last_visit_date: '2025-06-11', is_labor_final: true},
      ]);
      expect(await week(warehouse)).toMatchObject({
        ...{labor_open_jobs: 1, labor_open_produced: '3000', produced: '100000', payroll_through: '2025-06-13'},
      });
    });
  });

  it('waits for pay as many days as the company says', async () => {
    await withWarehouse(async (warehouse) => {
      await load(warehouse, {...tenant, payroll: []});
      await transform(warehouse, {asOf, vars: {labor_grace_days: '5'}});
      expect((await jobs(warehouse)).map((row) => row['is_labor_final'])).toEqual([true, false]);
    });
  });
});
