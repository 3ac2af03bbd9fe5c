import {compile} from '../../src/transform/dataform/compile';
import {martsOf} from '../oracle/fixture';
import {randomRecords} from '../oracle/random-tenant';
import type {Row} from '../oracle/types';
import {duckDbVars, include} from './includes';

/** Marts without KPIs: what the run met, and what the KPIs mean. */
const notCalculated = new Set(['data_health', 'kpi_dictionary']);
/** Columns that name a record, so that a person knows it: copied from staging, not calculated. */
const labels = new Set(
  `campaign_id campaign_name customer_id is_warranty job_number job_type membership_type technician_name`.split(' '),
);

/** Columns of the independent calculation, by mart, on tenants that have rows in every mart. */
function calculated(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const seed of [3, 5, 8]) {
    const marts = martsOf(randomRecords(seed, 120, 30)) as unknown as Readonly<Record<string, readonly Row[]>>;
    for (const [mart, rows] of Object.entries(marts))
      found.set(mart, new Set([...(found.get(mart) ?? []), ...Object.keys(rows[0] ?? {})]));
  }
  return found;
}

const known = calculated();

test('every mart and every column of it is calculated a second time, or is a label', async () => {
  const graph = await compile(duckDbVars);
  const marts = (graph.tables ?? []).filter(
    ({target}) => target.schema === duckDbVars.mart_dataset && !notCalculated.has(target.name),
  );
  expect(marts.length).toBeGreaterThan(10);
  const unknown = marts.flatMap(({target: {name}, actionDescriptor}) =>
    (actionDescriptor?.columns ?? [])
      .map(({path}) => path.join('.'))
      .filter((column) => known.get(name)?.has(column) !== true && !labels.has(column))
      .map((column) => `${name}.${column}`),
  );
  expect(unknown).toEqual([]);
});

test('every metric of the dictionary is calculated a second time, per week, day and span', () => {
  const {dictionary} = include('includes/metrics.js') as {readonly dictionary: readonly {readonly name: string}[]};
  const snapshots = new Set(['outstanding_ar', 'future_bookings']);
  const unknown = ['kpi_weekly_by_bu', 'kpi_daily_by_bu', 'kpi_flash'].flatMap((mart) =>
    dictionary
      .filter(({name}) => known.get(mart)?.has(name) !== true && !(mart === 'kpi_flash' && snapshots.has(name)))
      .map(({name}) => `${mart}.${name}`),
  );
  expect(unknown).toEqual([]);
});
