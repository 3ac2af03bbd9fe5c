import {cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {silent} from '../../src/log';
import {transform} from '../../src/transform/build';
import {dataformProject} from '../../src/transform/dataform/compile';
import type {Row, Warehouse} from '../../src/warehouse/warehouse';
import {load, nothingButLoaded, type Tenant, withWarehouse} from './tenant';

const asOf = '2025-06-18';
const start = '2025-06-10T18:00:00Z';

/** A heating company: it sells on the call that it completes. */
const serviceTenant: Tenant = {
  business_units: [
    {id: 1, name: 'HVAC - Service'},
    {id: 2, name: 'HVAC - Install'},
    {id: 3, name: 'Phoenix'},
  ],
  job_types: [{id: 10, name: 'Estimate Replacement', soldThreshold: '100'}],
  jobs: [
    {id: 1, businessUnitId: 1, jobTypeId: 10, jobStatus: 'Completed', createdOn: start, completedOn: start},
    {id: 2, businessUnitId: 2, jobStatus: 'Completed', createdOn: start, completedOn: start},
    {id: 4, businessUnitId: 2, jobStatus: 'Completed', noCharge: true, createdOn: start, completedOn: start},
    {id: 3, businessUnitId: 99, jobStatus: 'Completed', createdOn: start, completedOn: start},
  ],
  estimates: [{id: 1, jobId: 1, statusName: 'Sold', soldOn: start, createdOn: start, subtotal: '900'}],
  invoices: [
    {id: 1, jobId: 1, subTotal: '89', balance: '89'},
    {id: 2, jobId: 2, subTotal: '900', balance: '0'},
    {id: 3, jobId: 3, subTotal: '7', balance: '70'},
  ],
};

async function withMarts(
  tenant: Tenant,
  use: (warehouse: Warehouse, said: readonly string[]) => Promise<void>,
  yaml?: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'groups-'));
  const source = dataformProject();
  cpSync(source, folder, {recursive: true, filter: (file) => !file.includes('node_modules')});
  symlinkSync(join(source, 'node_modules'), join(folder, 'node_modules'));
  if (yaml !== undefined) writeFileSync(join(folder, 'includes', 'kpi_rules.yaml'), yaml);
  const said: string[] = [];
  try {
    await withWarehouse(async (warehouse) => {
      await load(warehouse, {...nothingButLoaded, ...tenant});
      const log = {...silent, error: (line: string) => void said.push(line)};
      await transform(warehouse, {asOf, projectDir: folder, log});
      await use(warehouse, said);
    });
  } finally {
    rmSync(folder, {recursive: true});
  }
}

const week = (warehouse: Warehouse): Promise<readonly Row[]> =>
  warehouse.query(
    `SELECT bu_rollup, leads, opportunities, total_booked, produced, completed_revenue
     FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '2025-06-09' ORDER BY bu_rollup`,
  );
const found = (warehouse: Warehouse): Promise<readonly Row[]> =>
  warehouse.query(
    `SELECT check_type, subject, value, status FROM st_mart_v2.data_health
     WHERE check_type IN ('no_unit_counts', 'units_by_default') ORDER BY 1`,
  );

it('counts a service company as sales and as production, each unit under its own name', async () => {
  await withMarts(serviceTenant, async (warehouse, said) => {
    const nothing = {leads: 0, opportunities: 0, total_booked: '0', produced: '0', completed_revenue: '0'};
    expect(await week(warehouse)).toEqual([
      {...nothing, bu_rollup: 'HVAC_INSTALL', opportunities: 1, produced: '900', completed_revenue: '900'},
      {
        bu_rollup: 'HVAC_SERVICE',
        leads: 1,
        opportunities: 1,
        total_booked: '900',
        produced: '89',
        completed_revenue: '89',
      },
      {...nothing, bu_rollup: 'PHX'},
    ]);
    // A unit that is not in the dimension counts nowhere.
    expect(await warehouse.query('SELECT sum(gross) AS gross FROM st_mart_v2.ar_aging')).toEqual([{gross: '89'}]);
    expect(await found(warehouse)).toEqual([
      {check_type: 'units_by_default', subject: 'business_units', value: '3', status: 'info'},
    ]);
    expect(said).toEqual([]);
  });
});

it("has ServiceTitan's own opportunities: a dispatch fee below the sold threshold converts nothing", async () => {
  await withMarts(serviceTenant, async (warehouse) => {
    const rows = await warehouse.query(
      `SELECT bu_rollup, job_opportunities, converted_jobs, conversion_rate, opportunity_revenue, opportunity_average, average_ticket
       FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '2025-06-09' AND bu_rollup != 'PHX' ORDER BY 1`,
    );
    expect(rows).toEqual([
      {
        bu_rollup: 'HVAC_INSTALL',
        job_opportunities: 1,
        converted_jobs: 1,
        conversion_rate: '1',
        opportunity_revenue: '900',
        opportunity_average: '900',
        average_ticket: '450',
      },
      {
        bu_rollup: 'HVAC_SERVICE',
        job_opportunities: 1,
        converted_jobs: 0,
        conversion_rate: '0',
        opportunity_revenue: '89',
        opportunity_average: '89',
        average_ticket: '89',
      },
    ]);
  });
});

it('says loudly that no unit counts', async () => {
  await withMarts(
    serviceTenant,
    async (warehouse, said) => {
      expect((await week(warehouse)).map((row) => row['bu_rollup'])).toEqual([]);
      expect(await found(warehouse)).toEqual([
        {check_type: 'no_unit_counts', subject: 'jobs', value: '4', status: 'error'},
      ]);
      expect(said).toEqual([
        'Every sales and production KPI is 0, because of the jobs: active jobs, none of a unit that is sales or production: ' +
          'load business_units, or give the units a group in the rules.',
      ]);
    },
    'business_units: {unmatched: OTHER}',
  );
});

it('leaves the painters as they are: beside an active production unit, what matches nothing is no part of it', async () => {
  const painters = {
    ...serviceTenant,
    business_units: [
      {id: 1, name: 'Office'},
      {id: 2, name: 'Tucson-Production'},
    ],
  };
  const units = async (warehouse: Warehouse): Promise<readonly Row[]> =>
    warehouse.query('SELECT bu_group, bu_rollup FROM st_ref_v2.dim_bu_rollup ORDER BY business_unit_id');
  await withMarts(painters, async (warehouse) => {
    expect(await units(warehouse)).toEqual([
      {bu_group: 'OTHER', bu_rollup: 'UNMAPPED'},
      {bu_group: 'PRODUCTION', bu_rollup: 'TUC'},
    ]);
  });
  await withMarts(
    painters,
    async (warehouse) => {
      expect(await units(warehouse)).toEqual([
        {bu_group: 'BOTH', bu_rollup: 'OFFICE'},
        {bu_group: 'PRODUCTION', bu_rollup: 'TUCSON'},
      ]);
    },
    'business_units: {unmatched: BOTH}',
  );
});
