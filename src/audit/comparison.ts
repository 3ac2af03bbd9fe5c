import {catalogue} from '../catalogue';
import {describeTenant, isSameTenant} from '../config/tenant';
import {ConfigError, UsageError} from '../errors';
import type {Stream} from '../streams/definition';
import {type Column, tableOf} from '../warehouse/raw-table';
import type {Row, Warehouse} from '../warehouse/warehouse';

/** Where the predecessor kept an entity otherwise: another table, or an id of its own making beside the real one. */
const predecessor: Readonly<Record<string, {readonly table?: string; readonly id?: string}>> = {
  purchase_orders: {id: 'purchaseOrderId'},
  inventory_returns: {table: 'raw_returns', id: 'returnId'},
  inventory_bills: {id: 'inventoryBillId'},
  payroll_adjustments: {id: 'adjustment_id'},
};

/** One number or date of an entity in both datasets. */
export interface Comparison {
  readonly stream: string;
  /** `rows`, `distinct_ids`, `sum` of an amount, or `newest` date. */
  readonly measure: 'rows' | 'distinct_ids' | 'sum' | 'newest';
  /** Column of a `sum` or `newest`. */
  readonly column: string | null;
  readonly theirs: string | number | null;
  readonly ours: string | number | null;
  /** Ours minus theirs; null for dates. */
  readonly difference: string | null;
  readonly equal: boolean;
}

/**
 * Compares the tables of another dataset, as the predecessor made them, with ours: what both have, over our live rows. Columns
 * are the same by name; amounts are compared as decimals, whatever type they have there.
 * @param dataset in BigQuery maybe with its project before it.
 * @throws UsageError when it is not a dataset name, or has no table of ours; ConfigError when it is known to hold another
 *   tenant's data.
 */
export async function compare(warehouse: Warehouse, dataset: string): Promise<readonly Comparison[]> {
  if (!/^(?:[a-z][a-z0-9-]*\.)?[A-Za-z_]\w*$/.test(dataset)) {
    throw new UsageError(`"${dataset}" is not a dataset name.`, 'Use e.g. --with st_raw_old.');
  }
  await refuseForeignDataset(warehouse, dataset);
  const ours = await tablesOf(warehouse, warehouse.datasets.raw);
  const theirs = await tablesOf(warehouse, dataset);
  const common = catalogue.filter(
    (stream) => ours.has(tableOf(stream).name) && theirs.has(theirTable(stream)) && dataset !== warehouse.datasets.raw,
  );
  if (common.length === 0) {
    throw new UsageError(
      `The dataset ${dataset} has no table that is in ${warehouse.datasets.raw} too.`,
      'Name the dataset with the raw tables of the other system.',
    );
  }
  const results: Comparison[] = [];
  for (const stream of common) {
    results.push(...(await compareStream(warehouse, dataset, stream, theirs.get(theirTable(stream)) ?? new Map())));
  }
  return results;
}

async function refuseForeignDataset(warehouse: Warehouse, dataset: string): Promise<void> {
  const [theirs, ours] = [await warehouse.readTenant(dataset), await warehouse.readTenant()];
  if (theirs === undefined || ours === undefined || isSameTenant(theirs, ours)) return;
  throw new ConfigError(
    `The dataset ${dataset} holds the data of ${describeTenant(theirs)}, and ${warehouse.datasets.raw} those of ${describeTenant(ours)}.`,
    'Compare datasets of one tenant.',
  );
}

function theirTable({name}: Stream): string {
  return predecessor[name]?.table ?? `raw_${name}`;
}

/** Names of columns as they are spelled, by table and lower case. */
async function tablesOf(
  warehouse: Warehouse,
  dataset: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const columns =
    warehouse.dialect === 'bigquery'
      ? `SELECT table_name, column_name FROM \`${dataset}\`.INFORMATION_SCHEMA.COLUMNS`
      : `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = '${dataset}'`;
  const tables = new Map<string, Map<string, string>>();
  for (const {table_name, column_name} of await warehouse.query(columns)) {
    const table = tables.get(String(table_name)) ?? new Map<string, string>();
    tables.set(String(table_name), table.set(String(column_name).toLowerCase(), String(column_name)));
  }
  return tables;
}

interface Measure {
  readonly measure: Comparison['measure'];
  readonly column: string | null;
  /** SQL over one of the two tables. */
  readonly theirs: string;
  readonly ours: string;
}

async function compareStream(
  warehouse: Warehouse,
  dataset: string,
  stream: Stream,
  theirColumns: ReadonlyMap<string, string>,
): Promise<readonly Comparison[]> {
  const table = tableOf(stream);
  const measures = measuresOf(warehouse, stream, table.columns, theirColumns);
  const ask = async (side: 'theirs' | 'ours', from: string): Promise<Row> => {
    const [row] = await warehouse.query(
      `SELECT ${measures.map((m, at) => `${m[side]} AS m${at}`).join(', ')} FROM ${from}`,
    );
    return row ?? {};
  };
  const theirs = await ask('theirs', tableName(warehouse, dataset, theirTable(stream)));
  const ours = await ask(
    'ours',
    `${tableName(warehouse, warehouse.datasets.raw, table.name)} WHERE _deleted_at IS NULL`,
  );
  return measures.map(({measure, column}, at) => {
    const [their, our] = [plain(theirs[`m${at}`]), plain(ours[`m${at}`])];
    const difference = measure === 'newest' ? null : minus(our, their);
    const equal = measure === 'newest' ? their === our : difference === '0';
    return {stream: stream.name, measure, column, theirs: their, ours: our, difference, equal};
  });
}

function measuresOf(
  {dialect}: Warehouse,
  stream: Stream,
  columns: readonly Column[],
  theirColumns: ReadonlyMap<string, string>,
): readonly Measure[] {
  const duckDb = dialect === 'duckdb';
  const quoted = (name: string): string => (duckDb ? `"${name}"` : `\`${name}\``);
  const cast = (name: string, type: 'amount' | 'instant'): string => {
    const types = duckDb
      ? {amount: 'DECIMAL(38, 9)', instant: 'TIMESTAMPTZ'}
      : {amount: 'NUMERIC', instant: 'TIMESTAMP'};
    return `${duckDb ? 'TRY_CAST' : 'SAFE_CAST'}(${quoted(name)} AS ${types[type]})`;
  };
  const ids = (names: readonly string[]): string =>
    `COUNT(DISTINCT ${names.length === 1 ? quoted(names[0] as string) : `CONCAT(${names.map((name) => `CAST(${quoted(name)} AS STRING)`).join(", ',', ")})`})`;
  const key = stream.primaryKey[0] === '_key' ? ['id'] : stream.primaryKey;
  const theirKey = predecessor[stream.name]?.id === undefined ? key : [predecessor[stream.name]?.id as string];
  const measures: Measure[] = [{measure: 'rows', column: null, theirs: 'COUNT(*)', ours: 'COUNT(*)'}];
  if (theirKey.every((name) => theirColumns.has(name.toLowerCase()))) {
    measures.push({measure: 'distinct_ids', column: null, theirs: ids(theirKey), ours: ids(key)});
  }
  for (const {name, type} of columns) {
    const their = theirColumns.get(name.toLowerCase());
    if (their === undefined) continue;
    if (type === 'NUMERIC') {
      const sum = (column: string): string => `SUM(${cast(column, 'amount')})`;
      measures.push({measure: 'sum', column: name, theirs: sum(their), ours: sum(name)});
    } else if (type === 'TIMESTAMP' || type === 'DATE') {
      const newest = (column: string): string => `MAX(${cast(column, 'instant')})`;
      measures.push({measure: 'newest', column: name, theirs: newest(their), ours: newest(name)});
    }
  }
  return measures;
}

function tableName({dialect}: Warehouse, dataset: string, table: string): string {
  return dialect === 'duckdb' ? `"${dataset}"."${table}"` : `\`${dataset}.${table}\``;
}

function plain(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Ours minus theirs, digit for digit; no rows count as 0. */
function minus(ours: string | number | null, theirs: string | number | null): string {
  const units = billionths(ours) - billionths(theirs);
  const digits = String(units < 0n ? -units : units).padStart(10, '0');
  const fraction = digits.slice(-9).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -9)}${fraction && `.${fraction}`}`;
}

function billionths(value: string | number | null): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,9}))?$/.exec(String(value ?? 0)) ?? [];
  return BigInt(`${sign}${whole}${fraction.padEnd(9, '0')}`);
}
