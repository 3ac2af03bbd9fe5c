import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {catalogue} from '../../src/catalogue';
import {ConfigError} from '../../src/errors';
import {compile, type Vars} from '../../src/transform/dataform/compile';
import {type Graph, inDependencyOrder, nameOf} from '../../src/transform/dataform/graph';
import {duckDbVars, include} from './includes';

const namesOf = (actions: Graph['tables'] = []): readonly string[] =>
  actions.map((action) => nameOf(action.target)).sort();

describe.each(['bigquery', 'duckdb'])('the project in the dialect of %s', (dialect) => {
  let graph: Graph;
  beforeAll(async () => (graph = await compile({dialect})));

  it('has a raw table and a staging table for every stream', () => {
    for (const {name} of catalogue) {
      expect((graph.declarations ?? []).map((action) => nameOf(action.target))).toContain(`st_raw_v2.raw_${name}`);
      // The lines that invoices nest have the name of the stream of the same lines.
      const staging = name === 'invoice_items' ? 'stg_invoice_items_feed' : `stg_${name}`;
      expect(namesOf(graph.tables)).toContain(`st_stage_v2.${staging}`);
    }
  });

  // https://cloud.google.com/dataform/docs/quotas
  it("stays below what Google's managed Dataform takes", () => {
    const actions = inDependencyOrder(graph).map(({action}) => action);
    const most = Math.max(...actions.map(({dependencyTargets = []}) => dependencyTargets.length));
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual(50);
    expect(actions.length).toBeLessThanOrEqual(5000);
    expect(Buffer.byteLength(JSON.stringify(graph))).toBeLessThanOrEqual(20_000_000);
  });

  it('describes every mart and all of its grain', () => {
    const marts = (graph.tables ?? []).filter((table) => table.target.schema === 'st_mart_v2');
    expect(marts.length).toBeGreaterThanOrEqual(4);
    for (const mart of marts) expect(mart.actionDescriptor?.description).toMatch(/One row per .+\.$/);
  });
});

it.each(['bigquery', 'duckdb'])('adds to tables that are kept the columns that they lack (%s)', async (dialect) => {
  const {tables = []} = await compile({dialect});
  const kept = tables.filter(({type}) => type === 'incremental');
  expect(kept.map(({target}) => target.name)).toEqual(['ar_snapshot_daily']);
  for (const {actionDescriptor, incrementalPreOps: [first = ''] = []} of kept) {
    const added = [...first.matchAll(/add column if not exists [`"](\w+)[`"]/g)].map(([, column]) => column);
    expect(added).toEqual((actionDescriptor?.columns ?? []).map(({path}) => path[0]));
  }
});

it('compiles the same actions in both dialects', async () => {
  const [bigquery, duckdb] = await Promise.all([compile({dialect: 'bigquery'}), compile({dialect: 'duckdb'})]);
  expect(namesOf(duckdb.tables)).toEqual(namesOf(bigquery.tables));
  expect((duckdb.assertions ?? []).length).toBe((bigquery.assertions ?? []).length);
});

it('compiles for tables that Airbyte fills, without asking them for columns of ours', async () => {
  const graph = await compile({dialect: 'bigquery', loader: 'airbyte'});
  const staging = (graph.tables ?? [])
    .filter((table) => table.target.name.startsWith('stg_'))
    .map((table) => table.query);
  expect(staging.join('\n')).not.toMatch(/_deleted_at|_ingested_at|_ingestion_source/);
});

it('puts the datasets and the prefix that are asked for', async () => {
  const graph = await compile({
    raw_dataset: 'raw',
    stage_dataset: 'stage',
    ref_dataset: 'ref',
    mart_dataset: 'mart',
    raw_prefix: '',
  });
  expect((graph.tables ?? []).find((table) => table.target.name === 'stg_jobs')?.query).toContain('`raw.jobs`');
  expect(new Set((graph.tables ?? []).map((table) => table.target.schema))).toEqual(new Set(['stage', 'ref', 'mart']));
});

const malformed: readonly (readonly [Vars, string])[] = [
  [{as_of: '2025-02-30'}, 'Var as_of must be a day like 2025-06-30, or empty, got "2025-02-30".'],
  [{as_of: "2025-01-01' or '1'='1"}, 'Var as_of must be a day'],
  [{history_start: ''}, 'Var history_start must be a day'],
  [{timezone: 'Mars/Phoenix'}, 'Var timezone must be an IANA time zone'],
  [{timezone: "UTC'); drop table x; --"}, 'Var timezone must be an IANA time zone'],
  // BigQuery minds capitals, and knows none of DuckDB's abbreviations.
  [
    {timezone: 'america/phoenix'},
    'Var timezone must be an IANA time zone (did you mean America/Phoenix?), got "america/phoenix".',
  ],
  [{timezone: 'PST'}, 'Var timezone must be an IANA time zone (did you mean America/Los_Angeles?), got "PST".'],
  [{timezone: ' America/New York'}, 'Var timezone must be an IANA time zone (did you mean America/New_York?)'],
  [{timezone: 'IST'}, 'Var timezone must be an IANA time zone like America/Phoenix, got "IST".'],
  [{timezone: 'SystemV/PST8'}, 'Var timezone must be an IANA time zone like America/Phoenix'],
  [{timezone: '+02:00'}, 'Var timezone must be an IANA time zone like America/Phoenix'],
  [{week_start: 'Sunday'}, 'Var week_start must be monday or sunday, got "Sunday".'],
  [{fiscal_year_start: '13'}, 'Var fiscal_year_start must be a month from 1 to 12, got "13".'],
  [{fiscal_year_start: '0'}, 'Var fiscal_year_start must be a month'],
  [{fiscal_year_start: 'February'}, 'Var fiscal_year_start must be a month'],
  [{fiscal_calendar: '4-4-5'}, 'Var fiscal_calendar must be months or 445 or 454 or 544, got "4-4-5".'],
  [{week_start: ''}, 'Var week_start must be monday or sunday'],
  [{ar_minimum: '10 or 1=1'}, 'Var ar_minimum must be a number'],
  [{dialect: 'mysql'}, 'Var dialect must be bigquery or duckdb'],
  [{loader: 'fivetran'}, 'Var loader must be st_elt or airbyte'],
  [{mart_dataset: 'a`b'}, 'Var mart_dataset must be letters, digits and _'],
  [{raw_prefix: 'raw-'}, 'Var raw_prefix must be letters, digits and _'],
];

it.each(malformed)('refuses the vars %j', (vars, message) => {
  expect(() => include('includes/settings.js', {...duckDbVars, ...vars})).toThrow(message);
});

it.each(['America/Phoenix', 'US/Arizona', 'UTC', 'Etc/GMT+7', 'EST', 'America/Argentina/ComodRivadavia'])(
  'takes the zone %s',
  (timezone) => {
    const settings = include('includes/settings.js', {...duckDbVars, timezone}) as {timezone: string};
    expect(settings.timezone).toBe(timezone);
  },
);

it('fails the compilation with a malformed var, naming it, and with one that nobody reads', async () => {
  const message = async (vars: Vars): Promise<string> => {
    const error = await compile(vars).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  };
  expect(await message({as_of: 'yesterday'})).toContain(
    'Var as_of must be a day like 2025-06-30, or empty, got "yesterday".',
  );
  expect(await message({timezon: 'UTC'})).toContain(
    'There is no var timezon; workflow_settings.yaml has dialect, timezone,',
  );
});

it('says how to install what is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dataform-'));
  const error = await compile({}, folder).catch((thrown: unknown) => thrown);
  rmSync(folder, {recursive: true});
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as ConfigError).message).toBe(
    `The packages of the Dataform project are not installed. Run npm ci in ${folder}.`,
  );
});

it('puts every action after what it depends on', async () => {
  const done = new Set<string>();
  const graph = await compile({dialect: 'duckdb'});
  const actions = [...(graph.tables ?? []), ...(graph.assertions ?? []), ...(graph.operations ?? [])];
  const own = new Set(actions.map((action) => nameOf(action.target)));
  for (const {action} of inDependencyOrder(graph)) {
    for (const target of action.dependencyTargets ?? []) {
      if (own.has(nameOf(target))) expect(done).toContain(nameOf(target));
    }
    done.add(nameOf(action.target));
  }
  expect(done).toEqual(own);
});
