import {ConfigError, WarehouseError} from '../../src/errors';
import {
  GuardError,
  guardIn,
  identifier,
  literal,
  numbered,
  stop,
  transactionScript,
} from '../../src/warehouse/bigquery/session';
import {
  mergeStatements,
  mostPartitionsPerMerge,
  pairsQuery,
  partsOf,
} from '../../src/warehouse/bigquery/statements/merge';
import {addColumnsDdl, allDdl, rawTableDdl} from '../../src/warehouse/bigquery/statements/table-ddl';
import {plainRow} from '../../src/warehouse/bigquery/values';
import {ensureLocation, warehouseError} from '../../src/warehouse/bigquery/warehouse-errors';
import type {Table} from '../../src/warehouse/raw-table';
import {type Batch, defaultDatasets} from '../../src/warehouse/warehouse';

const table: Table = {
  name: 'raw_jobs',
  stream: 'jobs',
  columns: [
    {name: 'id', type: 'INT64', description: "It's an id."},
    {name: 'modifiedOn', type: 'TIMESTAMP'},
    {name: 'extra', type: 'JSON'},
    {name: 'jobStatus', type: 'STRING'},
  ],
  primaryKey: ['id'],
  version: 'modifiedOn',
  partitionBy: 'modifiedOn',
  clusterBy: ['extra', 'jobStatus', 'gone'],
};
const ddl = {projectId: 'p-1', datasets: defaultDatasets, location: 'EU', labels: {team: 'ops'}};

function batchOf(rows: number, partly: readonly string[] = []): Batch {
  return {
    table,
    mode: 'merge',
    file: 'rows.ndjson',
    rows,
    longestLineBytes: 1,
    sent: new Set(['id', 'modifiedOn', 'extra']),
    partlySent: new Set(partly),
    rejectedFile: 'rejected.ndjson',
    rejections: 0,
    rejectedRows: 0,
    drift: [],
    generationId: 0,
    ingestionSource: 'servicetitan_v2',
  };
}

describe('DDL', () => {
  it('partitions a raw table by the day of its cursor, and clusters it by its key, then by columns that can be clustered by', () => {
    const sql = rawTableDdl(ddl, table);
    expect(sql).toContain("`id` INT64 OPTIONS (description = 'It\\'s an id.')");
    expect(sql).toContain('PARTITION BY DATE(`modifiedOn`)\nCLUSTER BY `id`, `jobStatus`\nOPTIONS (labels = [(');
  });

  it('lets rows of the logs expire after a year, and makes datasets where they belong', () => {
    const all = allDdl(ddl, [table]);
    expect(all.filter((sql) => sql.startsWith('CREATE SCHEMA'))).toHaveLength(5);
    expect(all[0]).toContain("OPTIONS (location = 'EU', labels = [('team', 'ops')])");
    const runs = all.find((sql) => sql.includes('`ingestion_logs`'));
    expect(runs).toContain('PARTITION BY DATE(`start_time`)\nOPTIONS (partition_expiration_days = 365');
  });

  it('adds any number of columns in one statement', () => {
    const columns = Array.from({length: 12}, (_, n) => ({name: `c${n}`, type: 'STRING' as const}));
    const sql = addColumnsDdl('`t`', columns);
    expect(sql.match(/ALTER TABLE/g)).toHaveLength(1);
    expect(sql.match(/ADD COLUMN IF NOT EXISTS `c\d+` STRING/g)).toHaveLength(12);
  });

  it('keeps hostile names and texts inside their quotes', () => {
    expect(identifier('a`; DROP TABLE x; --\\')).toBe('`a\\`; DROP TABLE x; --\\\\`');
    expect(literal("a'b\\c\n")).toBe("'a\\'b\\\\c\\n'");
  });
});

describe('a MERGE', () => {
  it('is split so that no part touches more than 3,000 partitions', () => {
    const [target, staged] = ['`t`', '`s`'];
    expect(pairsQuery({target, staged, batch: batchOf(1_500)})).toBeUndefined();
    expect(pairsQuery({target, staged, batch: batchOf(1_501)})).toContain('COUNT(*) AS pairs');
    expect([0, 1_500, 1_501, 9_000].map(partsOf)).toEqual([1, 1, 2, 6]);
    const merges = (parts: number) =>
      mergeStatements({target, staged, batch: batchOf(9_000), parts}).statements.filter((sql) =>
        sql.startsWith('MERGE'),
      );
    expect(merges(1)).toHaveLength(1);
    expect(merges(6)).toHaveLength(6);
    const changes = mergeStatements({target, staged, batch: batchOf(9_000), parts: 6}).prepare?.[0];
    expect(changes).toContain(
      `DIV(DENSE_RANK() OVER (ORDER BY DATE(i.\`modifiedOn\`), DATE(t.\`modifiedOn\`)) - 1, ${mostPartitionsPerMerge / 2})`,
    );
  });

  it('looks for stored rows between the least and the greatest key of its batch', () => {
    const bounded = {...batchOf(9_000), keyBounds: {min: -5, max: '9007199254740993'}};
    const {prepare = [], statements} = mergeStatements({target: '`t`', staged: '`s`', batch: bounded, parts: 2});
    const joins = [prepare[0], ...statements.filter((sql) => sql.startsWith('MERGE'))];
    expect(joins).toHaveLength(3);
    for (const sql of joins) expect(sql).toContain('ON t.`id` BETWEEN -5 AND 9007199254740993 AND t.`id` = ');
    expect(pairsQuery({target: '`t`', staged: '`s`', batch: bounded})).toContain('ON t.`id` BETWEEN -5 AND');
  });

  it('keeps names, parameters and guards of scripts that share a transaction apart, and texts as they are', () => {
    const sql = `SELECT @rows, @run, '@rows', \`@rows__own\`, 'it\\'s @rows', changes__own, ${stop('written')}`;
    expect(numbered(sql, 3, {rows: 1})).toBe(
      `SELECT @rows_3, @run, '@rows', \`@rows__own\`, 'it\\'s @rows', changes_3__own, ERROR(CONCAT('st-elt', ':written#3'))`,
    );
    expect(guardIn('Query error: st-elt:written#3 at [1:1]')).toEqual(new GuardError('written', 3));
  });

  it('names its temporary tables anew in every script', () => {
    const script = () =>
      transactionScript(mergeStatements({target: '`t`', staged: '`s`', batch: batchOf(1), parts: 1}).statements);
    expect(script()).not.toEqual(script());
    expect(script()).not.toContain('__own');
  });
});

describe('errors of the service', () => {
  it.each([
    [{code: 403, message: 'Access Denied: Project p-1'}, /does not allow this account .* Data Editor/],
    [
      {code: 403, message: 'User does not have bigquery.jobs.create permission in project p-1.'},
      /roles\/bigquery\.jobUser/,
    ],
    [{code: 403, message: 'Permission bigquery.tables.create denied on dataset p-1:d'}, /roles\/bigquery\.dataEditor/],
    [{code: 404, message: 'Not found: Project p-1'}, /project p-1 was not found, .* project id/],
    [{code: 404, message: 'Not found: Dataset p-1:d was not found in location US'}, /st-elt sync.* BQ_LOCATION/],
    [{message: 'Could not load the default credentials.'}, /gcloud auth application-default login/],
    [{message: 'connect ECONNREFUSED 127.0.0.1:1'}, /cannot be reached/],
  ])('say what to do: %j', (error, expected) => {
    const described = warehouseError(error, 'p-1', 'run a statement');
    // Credentials are fixed in the configuration; everything else concerns the warehouse.
    expect(described).toBeInstanceOf(/credentials/.test(error.message) ? ConfigError : WarehouseError);
    expect(described.message).toMatch(expected);
  });

  it('name both locations of a dataset that is elsewhere', () => {
    expect(() => ensureLocation('st_raw_v2', 'EU', 'US')).toThrow(/st_raw_v2 is in EU, not in US\. Set BQ_LOCATION=EU/);
    expect(() => ensureLocation('st_raw_v2', 'us', 'US')).not.toThrow();
  });

  it('tell the guards of a script from everything else', () => {
    const guarded = warehouseError({code: 400, message: 'Query error: st-elt:lease-lost at [3:8]'}, 'p-1', 'x');
    expect(guarded).toEqual(new GuardError('lease-lost'));
  });
});

it('gives plain values of the wrappers that the client makes', () => {
  class Wrapped {
    constructor(readonly value: string) {}
  }
  const integer = (value: string) => Object.assign(new Wrapped(value), {type: 'BigQueryInt', toFixed: () => 'wrong'});
  expect(
    plainRow({
      day: new Wrapped('2026-01-31'),
      at: new Wrapped('2026-01-31T10:00:00.5Z'),
      whole: new Wrapped('2026-01-31T10:00:00.000000000Z'),
      small: integer('12'),
      big: integer('9007199254740993'),
      money: {toFixed: () => '12.5'},
      none: null,
      struct: {value: 'x'},
    }),
  ).toEqual({
    day: '2026-01-31',
    at: '2026-01-31T10:00:00.500000Z',
    whole: '2026-01-31T10:00:00Z',
    small: 12,
    big: '9007199254740993',
    money: '12.5',
    none: null,
    struct: {value: 'x'},
  });
});
