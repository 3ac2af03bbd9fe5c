import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {selectStreams} from '../../src/catalogue';
import {ensureSchemas, failingRows, perform} from '../../src/transform/build-steps';
import {compile} from '../../src/transform/dataform/compile';
import {inDependencyOrder, nameOf, type Step} from '../../src/transform/dataform/graph';
import {ensureRawTables} from '../../src/transform/raw-tables';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {oracle} from '../oracle/oracle';
import type {OracleInput} from '../oracle/types';
import {differencesFrom} from './kpi-differences';
import {documented, loadTenant} from './random-tenant-way';

/** How a run looks at a tenant. */
export type Outlook = Pick<OracleInput, 'asOf' | 'timezone' | 'weekStart' | 'fiscalYearStart' | 'fiscalCalendar'>;

/** A warehouse in which tenant after tenant is loaded, built and compared: what costs the same for each is done once. */
export interface TenantWarehouse {
  /** Where marts and an independent calculation differ, and assertions that fail, one readable line each. */
  differences(records: OracleInput['records'], outlook: Outlook): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Marts that the calculation does not have, and what only they read. */
const others = ['data_health', 'kpi_dictionary', 'int_stream_facts'];

export async function openTenantWarehouse(): Promise<TenantWarehouse> {
  const folder = mkdtempSync(join(tmpdir(), 'random-tenants-'));
  const warehouse = await openDuckDb(join(folder, 'test.duckdb'));
  await markLoaded(warehouse);
  const plans = new Map<string, Promise<readonly Step[]>>();
  const planOf = (outlook: Outlook): Promise<readonly Step[]> => {
    const key = JSON.stringify(outlook);
    const plan = plans.get(key) ?? stepsTowardsMarts(warehouse, outlook);
    plans.set(key, plan);
    return plan;
  };
  return {
    differences: async (given, outlook) => {
      const records = documented(given) as OracleInput['records'];
      const steps = await planOf(outlook);
      await forgetTenant(warehouse);
      await loadTenant(warehouse, records);
      const broken = await build(warehouse, steps);
      return [...broken, ...(await differencesFrom(warehouse, oracle({records, ...outlook})))];
    },
    close: async () => {
      await warehouse.close();
      rmSync(folder, {recursive: true});
    },
  };
}

/** What a mart of the calculation is made from, and every assertion on it. */
async function stepsTowardsMarts(warehouse: Warehouse, outlook: Outlook): Promise<readonly Step[]> {
  const {asOf, timezone, weekStart = 'monday', fiscalYearStart = 1, fiscalCalendar = 'months'} = outlook;
  const graph = await compile({
    ...{as_of: asOf, timezone, week_start: weekStart, dialect: 'duckdb'},
    ...{fiscal_year_start: String(fiscalYearStart), fiscal_calendar: fiscalCalendar},
  });
  await ensureRawTables(warehouse, graph);
  const steps = inDependencyOrder(graph);
  const byName = new Map(steps.map((step) => [nameOf(step.action.target), step]));
  const wanted = new Set<string>();
  const want = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const target of byName.get(name)?.action.dependencyTargets ?? []) want(nameOf(target));
  };
  for (const {kind, action} of steps) {
    if (kind === 'table' && action.target.schema === 'st_mart_v2' && !others.includes(action.target.name))
      want(nameOf(action.target));
  }
  const isAboutWanted = ({kind, action}: Step): boolean =>
    kind === 'assertion' && (action.dependencyTargets ?? []).every((target) => wanted.has(nameOf(target)));
  const chosen = steps.filter((step) => wanted.has(nameOf(step.action.target)) || isAboutWanted(step));
  await ensureSchemas(warehouse, chosen);
  return chosen;
}

/** A stream without records was loaded and is empty: the tenants say nothing of streams that were never loaded. */
async function markLoaded(warehouse: Warehouse): Promise<void> {
  for (const {name} of selectStreams()) {
    await warehouse.execute(
      `INSERT INTO ${warehouse.datasets.logs}.sync_state (entity_type, status, last_sync_time)
       VALUES ('${name}', 'success', '2026-03-26T00:00:00Z')`,
    );
  }
}

/** Empties what the last tenant left. */
async function forgetTenant(warehouse: Warehouse): Promise<void> {
  const tables = await warehouse.query(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = '${warehouse.datasets.raw}'`,
  );
  for (const table of tables) {
    const name = `${warehouse.datasets.raw}."${String(table['table_name'])}"`;
    await warehouse.execute(`DELETE FROM ${name}`);
  }
  await warehouse.execute('DROP TABLE IF EXISTS st_mart_v2.ar_snapshot_daily');
  await warehouse.execute(`DELETE FROM ${warehouse.datasets.logs}.sync_state`);
}

async function build(warehouse: Warehouse, steps: readonly Step[]): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const step of steps) {
    if (step.kind !== 'assertion') await perform(warehouse, step, new Map());
    else if ((await failingRows(warehouse, step.action)) > 0) broken.push(`${step.action.target.name} fails`);
  }
  return broken;
}
