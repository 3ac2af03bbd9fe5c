import {join} from 'node:path';

import {openSession} from '../../src/warehouse/bigquery/connection';
import {defaultDatasets} from '../../src/warehouse/warehouse';
import {type BigQueryTenant, openBigQueryTenant} from './bigquery-tenant';

const datasets: readonly string[] = Object.values(defaultDatasets);

let tenant: BigQueryTenant;
beforeEach(async () => {
  tenant = await openBigQueryTenant();
});
afterEach(() => tenant.close());

test('doctor says of each dataset whether it is there and where, and makes nothing', async () => {
  const session = openSession('test', {emulator: tenant.emulator.url});
  const examine = (env = {}) => tenant.run(['doctor', '--config', join(tenant.folder, 'config.json')], {env});

  const before = await examine();
  expect(before.stdout).toMatch(/^ok +BigQuery jobs /m);
  expect(before.stdout.match(/^ok +dataset \w+ +not there yet/gm)).toHaveLength(5);
  for (const dataset of datasets) expect(await session.locationOf(dataset)).toBeUndefined();

  expect((await tenant.sync()).exitCode).toBe(0);
  const after = await examine();
  expect(after.stdout.match(/^ok +dataset \w+ +in US, tables can be made$/gm)).toHaveLength(5);
  expect(after.exitCode).toBe(0);
  for (const dataset of datasets) expect(await session.describe(dataset, 'st_elt_doctor')).toBeUndefined();

  const elsewhere = await examine({BQ_LOCATION: 'EU'});
  expect(elsewhere.stdout.match(/^FAILED +dataset \w+ .*in US, not in EU\.\n +Set BQ_LOCATION=US/gm)).toHaveLength(5);
  expect(elsewhere.exitCode).toBe(5);
}, 1_500_000);
