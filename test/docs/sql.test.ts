import {openWholeWay, type WholeWay} from '../end-to-end/whole-way';
import {read} from './pages';

/** Blocks of SQL that people are told to run, by page. */
const queries = ['docs/operations.md', 'docs/migration.md'].flatMap((page) =>
  [...read(page).matchAll(/^( *)```sql\n([\s\S]*?)^\1```/gm)].map(([, , sql = '']) => [page, sql] as const),
);

let way: WholeWay;
/** The old dataset beside the new one, as the migration has them: ours is the new one, the old one lacks a row and has an old version. */
beforeAll(async () => {
  way = await openWholeWay(7, 'tiny', '2026-03-11T18:00:00Z');
  await way.sync(['jobs', 'invoices']);
  const {warehouse} = way;
  await warehouse.execute('CREATE TEMP MACRO current_timestamp() AS now()');
  await warehouse.execute('CREATE TEMP MACRO timestamp_sub(moment, span) AS moment - span');
  await warehouse.execute('CREATE SCHEMA st_raw_new');
  for (const table of ['raw_jobs', 'raw_invoices']) {
    await warehouse.execute(`CREATE TABLE st_raw_new.${table} AS SELECT * FROM st_raw_v2.${table}`);
  }
  await warehouse.execute('DELETE FROM st_raw_v2.raw_jobs WHERE id = (SELECT max(id) FROM st_raw_new.raw_jobs)');
  await warehouse.execute(
    `UPDATE st_raw_v2.raw_jobs SET "modifiedOn" = "modifiedOn" - INTERVAL 1 DAY
     WHERE id = (SELECT min(id) FROM st_raw_new.raw_jobs)`,
  );
  await warehouse.execute(
    `UPDATE st_raw_v2.raw_invoices SET "subTotal" = "subTotal" - 1
     WHERE id = (SELECT max(id) FROM st_raw_v2.raw_invoices WHERE active)`,
  );
}, 120_000);
afterAll(() => way.close());

/** BigQuery's spelling as DuckDB's. */
const onDuckDb = (sql: string): string => sql.replace(/DATE_TRUNC\(DATE\((\w+)\), MONTH\)/g, "date_trunc('month', $1)");

test('the queries of the pages run, and find what there is to find', async () => {
  expect(queries).toHaveLength(4);
  const [late, missing, stale, money] = await Promise.all(queries.map(([, sql]) => way.rows(onDuckDb(sql))));
  expect(late).toEqual([]);
  expect(missing).toHaveLength(1);
  expect(missing?.[0]).toMatchObject({found: 'only here'});
  expect(stale).toEqual([expect.objectContaining({stale: 1})]);
  expect(money?.map(({difference}) => Number(difference)).filter((difference) => difference !== 0)).toEqual([1]);
});
