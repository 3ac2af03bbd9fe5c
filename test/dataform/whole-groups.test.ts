import {duckDbVars, include} from './includes';
import {load, type Record, withWarehouse} from './tenant';

interface Staging {
  readonly query: (stream: unknown, raw: string) => string;
}

/** Rows of a staging query over raw rows, as Airbyte's destination or our loader has left them. */
async function staged(
  stream: string,
  rows: readonly Record[],
  loader: 'airbyte' | 'st_elt',
): Promise<readonly Record[]> {
  const vars = {...duckDbVars, loader};
  const {query} = include('includes/staging.js', vars) as Staging;
  const entries = include('includes/catalogue.js', vars) as readonly {readonly name: string}[];
  const sql = query(
    entries.find(({name}) => name === stream),
    `st_raw_v2.raw_${stream}`,
  );
  return withWarehouse(async (warehouse) => {
    await load(warehouse, {[stream]: rows});
    return warehouse.query(sql);
  });
}

const lead = (key: string, day: string, hour: number | null, more: Record = {}): Record => ({
  _key: key,
  day: `${day}T00:00:00Z`,
  _groupReadOn: hour === null ? null : `2026-03-12T0${hour}:00:00Z`,
  ...more,
});
const keys = (rows: readonly Record[]): unknown[] => rows.map(({_key}) => _key).sort();

it.each(['airbyte', 'st_elt'] as const)(
  'a day that was read again replaces what was read of it before (%s)',
  async (loader) => {
    const rows = await staged(
      'ads_attributed_leads',
      [
        lead('restated', '2026-03-10', 1),
        lead('withdrawn', '2026-03-10', 1),
        lead('restated anew', '2026-03-10', 2),
        lead('kept', '2026-03-10', 2),
        lead('of another day', '2026-03-11', 1),
      ],
      loader,
    );
    expect(keys(rows)).toEqual(['kept', 'of another day', 'restated anew']);
  },
);

it('a day of rows without a stamp counts until it is read again', async () => {
  const old = [lead('a', '2026-03-10', null), lead('b', '2026-03-11', null)];
  expect(keys(await staged('ads_attributed_leads', old, 'airbyte'))).toEqual(['a', 'b']);
  expect(keys(await staged('ads_attributed_leads', [...old, lead('c', '2026-03-10', 1)], 'airbyte'))).toEqual([
    'b',
    'c',
  ]);
});

it('an id keeps a pay item alive, where only rows without one are superseded', async () => {
  const item = (key: string, id: number | null, hour: number): Record => ({
    ...{_key: key, id, payrollId: 7, modifiedOn: '2026-03-01T00:00:00Z', amount: 1},
    _groupReadOn: `2026-03-12T0${hour}:00:00Z`,
  });
  const rows = [item('5', 5, 1), item('hash#0', null, 1), item('hash#1', null, 2)];
  expect(keys(await staged('payroll', rows, 'airbyte'))).toEqual(['5', 'hash#1']);
});
