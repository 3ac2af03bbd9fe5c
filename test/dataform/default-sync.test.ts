import {catalogue, selectStreams} from '../../src/catalogue';
import {load} from '../../src/load/loader';
import {compile} from '../../src/transform/dataform/compile';
import type {Target} from '../../src/transform/dataform/graph';
import {dailyTags} from '../../src/transform/dataform/publication';
import {bigQueryWarehouse, ensureBooks} from '../../src/warehouse/bigquery/adapter';
import type {Session} from '../../src/warehouse/bigquery/session';
import {books} from '../../src/warehouse/book-tables';
import {metadataColumns, tableOf} from '../../src/warehouse/raw-table';
import {defaultDatasets} from '../../src/warehouse/warehouse';

/** Plays BigQuery as far as tables go: those that statements make are there, and everything else succeeds without a row. */
function bigQueryOfTables(): {readonly session: Session; readonly tables: Set<string>; readonly statements: string[]} {
  const tables = new Set<string>();
  const statements: string[] = [];
  const columnsOf = (name: string) =>
    (books as Readonly<Record<string, (typeof books)['leases']>>)[name] ?? [
      ...catalogue.map(tableOf).flatMap((table) => (table.name === name ? table.columns : [])),
      ...metadataColumns,
    ];
  const unused = (): never => {
    throw new Error('Nothing is loaded here.');
  };
  const session: Session = {
    projectId: 'painter',
    run: async (sql) => {
      statements.push(sql);
      for (const [, dataset, name] of sql.matchAll(/CREATE TABLE IF NOT EXISTS `painter`\.`(\w+)`\.`(\w+)`/g))
        tables.add(`${dataset}.${name}`);
      // A transaction that is committed.
      if (sql.includes('COMMIT TRANSACTION')) return [{last_result: 'false'}];
      if (!sql.includes('INFORMATION_SCHEMA.TABLES')) return [];
      return [...tables].flatMap((table) =>
        table.startsWith('st_raw_v2.') ? [{table_name: table.slice('st_raw_v2.'.length)}] : [],
      );
    },
    describe: async (dataset, name) =>
      tables.has(`${dataset}.${name}`)
        ? {columns: columnsOf(name).map(({name: column, type}) => ({name: column, type}))}
        : undefined,
    ensureDataset: async () => undefined,
    dropTable: async () => undefined,
    locationOf: async () => 'US',
    clusterTable: unused,
    estimate: unused,
    select: unused,
    makeStagingTable: unused,
    load: unused,
  };
  return {session, tables, statements};
}

/** Begins a default run, in which nothing is read. */
async function beginDefaultSync(session: Session): Promise<void> {
  const ddl = {projectId: 'painter', datasets: defaultDatasets, location: 'US', labels: {}};
  await ensureBooks(session, ddl);
  const lease = {runId: 'run', fence: 1, ttlMs: 300_000};
  const nothing = {error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined};
  const streams = selectStreams().map(({name, primaryKey}) => ({
    stream: {name},
    primary_key: primaryKey.map((field) => [field]),
    ...({sync_mode: 'full_refresh', destination_sync_mode: 'append_dedup'} as const),
  }));
  const warehouse = bigQueryWarehouse({session, ddl, clock: Date.now});
  const tenant = {id: '1', environment: 'production', apiHost: 'api.servicetitan.io'};
  await load((async function* () {})(), {
    ...{warehouse, lease, mode: 'incremental', clock: Date.now, log: nothing},
    ...{catalog: {streams}, tenant},
  });
}

test('every table that the daily build reads is there after a sync of the default streams', async () => {
  const {session, tables} = bigQueryOfTables();
  await beginDefaultSync(session);
  const nameOf = ({schema, name}: Target) => `${schema}.${name}`;
  const graph = await compile({dialect: 'bigquery'});
  const actions = [...(graph.tables ?? []), ...(graph.assertions ?? []), ...(graph.operations ?? [])];
  const daily = actions.filter(({tags = []}) => tags.some((tag) => dailyTags.includes(tag)));
  const made = new Set(daily.map(({target}) => nameOf(target)));
  const read = new Set(daily.flatMap(({dependencyTargets = []}) => dependencyTargets.map(nameOf)));
  const outside = [...read].filter((name) => !made.has(name) && /^st_(raw|logs)_v2\./.test(name));
  expect(outside.length).toBeGreaterThan(catalogue.length - 10);
  expect(outside.filter((name) => !tables.has(name))).toEqual([]);
});

test('tables of streams that are not loaded are made in one script, once', async () => {
  const {session, statements} = bigQueryOfTables();
  await beginDefaultSync(session);
  const scripts = () => statements.filter((sql) => sql.includes('CREATE TABLE IF NOT EXISTS `painter`.`st_raw_v2`'));
  const [last = ''] = scripts().slice(-1);
  expect(last.match(/CREATE TABLE IF NOT EXISTS/g)).toHaveLength(catalogue.length - selectStreams().length);
  const made = statements.length;
  const before = scripts().length;
  await beginDefaultSync(session);
  expect(scripts()).toHaveLength(before);
  expect(statements.slice(made).filter((sql) => sql.includes('INFORMATION_SCHEMA'))).toHaveLength(1);
});
