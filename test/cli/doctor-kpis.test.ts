import type {Line} from '../../src/cli/doctor/checks';
import {checkSources, checkWeek} from '../../src/cli/doctor/kpi-checks';
import {defaultFormat} from '../../src/report/format';
import {transform} from '../../src/transform/build';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {load, nothingButLoaded, type Tenant, withWarehouse} from '../dataform/tenant';

const noon = (day: string): string => `${day}T19:00:00Z`;
const job = (id: number, day: string) => ({
  id,
  businessUnitId: 1,
  jobStatus: 'Completed',
  createdOn: noon('2025-05-01'),
  completedOn: noon(day),
});
const visit = (id: number, day: string) => ({id, jobId: id, start: noon(day), status: 'Done'});
const pay = (id: number, jobId: number, date: string) => ({
  _key: String(id),
  id,
  jobId,
  amount: '400',
  date: `${date}T00:00:00Z`,
  employeeId: 7,
  employeeType: 'Technician',
});

/** Painters with a job in each of two weeks, seen from the Monday after them; the pay of the last week is not there yet. */
const days = ['2025-06-04', '2025-06-11', '2025-06-12'];
const tenant: Tenant = {
  ...nothingButLoaded,
  business_units: [{id: 1, name: 'Tucson-Production'}],
  jobs: days.map((day, index) => job(index + 1, day)),
  appointments: days.map((day, index) => visit(index + 1, day)),
  invoices: days.map((_, index) => ({id: index + 1, jobId: index + 1, subTotal: '1000'})),
  payroll: [pay(1, 1, '2025-06-07')],
};
const without = (...missing: readonly string[]): Tenant =>
  Object.fromEntries(Object.entries(tenant).filter(([stream]) => !missing.includes(stream)));

const built = async (given: Tenant, use: (warehouse: Warehouse) => Promise<void>): Promise<void> =>
  withWarehouse(async (warehouse) => {
    await load(warehouse, given);
    await transform(warehouse, {asOf: '2025-06-16'});
    await use(warehouse);
  });
const linesOf = async (warehouse: Warehouse): Promise<readonly Line[]> => [
  ...(await checkSources(warehouse, warehouse.datasets)),
  await checkWeek(warehouse, warehouse.datasets, defaultFormat),
];

test('before the KPIs are built there is nothing to say', async () => {
  await withWarehouse(async (warehouse) => {
    expect(await linesOf(warehouse)).toMatchObject([
      {name: 'KPI sources', state: 'skipped', says: 'the KPIs are not built yet'},
      {name: 'last week', state: 'skipped', says: 'the KPIs are not built yet'},
    ]);
  });
});

test('a stream that was never loaded is told from one that is empty, with the numbers that are not known', async () => {
  await built(without('payroll', 'calls'), async (warehouse) => {
    const [missing, empty, week] = await linesOf(warehouse);
    expect(missing).toMatchObject({
      name: 'KPI sources',
      state: 'warning',
      says: 'these streams were never loaded: payroll, calls; not loaded, and so not known: gpm_ratio, gross_profit, labor_cost, labor_open_jobs, labor_open_produced and 4 more',
      remedy: expect.stringMatching(/^Run st-elt sync --streams payroll,calls; .* read scope/) as unknown,
    });
    expect(empty).toMatchObject({
      state: 'ok',
      says: expect.stringMatching(/^loaded and empty, which counts as 0: .*purchase_orders/) as unknown,
    });
    expect(empty?.says).not.toMatch(/payroll|calls|jobs/);
    expect(week).toMatchObject({state: 'skipped', says: 'Jun 9 – 15, 2025: margin not loaded'});
  });
});

test('the week whose pay is not there is not final, and the last that is stands beside it', async () => {
  await built(tenant, async (warehouse) => {
    const [sources, empty, open] = await linesOf(warehouse);
    expect(sources).toMatchObject({state: 'ok', says: 'all 20 streams are loaded'});
    expect(empty?.says).toContain('calls');
    expect(open).toMatchObject({
      state: 'warning',
      says: 'Jun 9 – 15, 2025: margin not known yet: pay of 2 jobs ($2,000) is open; last final week, Jun 2 – 8, 2025: 60.0%; pay is loaded through Jun 7, 2025',
      remedy: expect.stringContaining('run st-elt sync again') as unknown,
    });

    // Large enough a week around it makes the same open jobs a tenth of it.
    await warehouse.execute(
      "UPDATE st_mart_v2.kpi_weekly_by_bu SET produced = 20000 WHERE week_start = DATE '2025-06-09'",
    );
    expect((await linesOf(warehouse)).at(-1)).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(
        /^Jun 9 – 15, 2025: margin is about right: pay of 2 jobs \(\$2,000\) is open; last final/,
      ) as unknown,
    });
  });
});

test('the week is final once its pay is there', async () => {
  const paid = {...tenant, payroll: days.map((day, index) => pay(index + 1, index + 1, day))};
  await built(paid, async (warehouse) => {
    expect((await linesOf(warehouse)).at(-1)).toMatchObject({
      state: 'ok',
      says: 'Jun 9 – 15, 2025: final; pay is loaded through Jun 12, 2025',
    });
  });
});

test('where no pay was ever posted, no week is final', async () => {
  await built({...tenant, payroll: []}, async (warehouse) => {
    expect((await linesOf(warehouse)).at(-1)?.says).toBe(
      'Jun 9 – 15, 2025: margin not known yet: pay of 2 jobs ($2,000) is open; no week before it is final; no pay is loaded',
    );
  });
});
