import {streamNamed} from '../../src/catalogue';
import {openBigQuery} from '../../src/warehouse/bigquery/connection';
import {tableOf} from '../../src/warehouse/raw-table';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {guideQueries} from '../end-to-end/guide-queries';
import {type Emulator, startEmulator} from './bigquery-emulator';

const project = 'test';
/** Not here: a mart, which Dataform builds, and the table made anew, which the documentation advises against on BigQuery. */
const queries = guideQueries.filter((sql) => !/kpi_weekly_by_bu|CREATE OR REPLACE/.test(sql));

let emulator: Emulator;
let warehouse: Warehouse;
beforeAll(async () => {
  emulator = await startEmulator();
  warehouse = await openBigQuery(project, {emulator: emulator.url});
  for (const stream of [...new Set(queries.join().match(/(?<=raw_v2\.raw_)\w+/g))]) {
    const known = streamNamed(stream);
    if (known !== undefined) await warehouse.ensureTable(tableOf(known));
  }
  const lease = await warehouse.acquireLease('run-1', 60_000);
  await warehouse.startRun(lease, 'incremental', ['jobs', 'payroll']);
  await warehouse.finishRun(lease, [
    {stream: 'jobs', status: 'success'},
    {stream: 'payroll', status: 'failed', error: 'No permission.'},
  ]);
}, 900_000);
afterAll(async () => {
  await warehouse.close();
  await emulator.stop();
});

/** Rows that a query finds in empty tables and the books of one run, by what it asks for. */
const rows: readonly (readonly [asked: RegExp, rows: number])[] = [
  [/HAVING COUNT/, 0],
  [/status = 'failed'/, 1],
  [/ingestion_logs|sync_state/, 2],
  [/UNION ALL/, 4],
  [/./, 1],
];

test.each(
  queries.map((sql) => [
    sql
      .replace(/--.*\n/, '')
      .replace(/\s+/g, ' ')
      .slice(0, 70),
    sql,
  ]),
)('%s … runs as it is written but for the name of the project', async (_, sql) => {
  const found = await warehouse.query(sql.replaceAll('kpi-auto-471020', project));
  expect(found).toHaveLength(rows.find(([asked]) => asked.test(sql))?.[1] ?? -1);
});
