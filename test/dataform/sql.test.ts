import type {Warehouse} from '../../src/warehouse/warehouse';
import {duckDbVars, include} from './includes';
import {temporaryWarehouse} from './tenant';

type Helper = (...values: unknown[]) => string;
type Helpers = Readonly<{[name: string]: Helper}> & {readonly currentInstant: string};

const sql = include('includes/sql.js') as Helpers;
const helper = (name: string): Helper => sql[name] as Helper;

let warehouse: Warehouse;
let remove: () => Promise<void>;
beforeAll(async () => ({warehouse, remove} = await temporaryWarehouse()));
afterAll(() => remove());

async function valuesOf(expressions: readonly string[]): Promise<readonly unknown[]> {
  const columns = expressions.map((expression, index) => `${expression} AS v${index}`);
  const [row] = await warehouse.query(`SELECT ${columns.join(', ')}`);
  return expressions.map((_, index) => row?.[`v${index}`]);
}

const instant = (iso: string): string => helper('instant')(iso);
const day = (iso: string): string => helper('day')(iso);
const call = (name: string, ...values: unknown[]): string => helper(name)(...values);
const element = `cast('{"text": "a", "number": 12.50, "amount": "7.25", "id": "42", "none": null, "list": [1], "deep": {"id": 3}}' as json)`;

/** Sentence, expression, value. */
const scalars: readonly (readonly [string, string, unknown])[] = [
  ['a text stays one literal', call('text', `O'Neil \\ "x"; DROP`), `O'Neil \\ "x"; DROP`],
  ['a text may hold a backtick', call('text', 'a`b.c`d'), 'a`b.c`d'],
  ['an evening in Phoenix is the day before in UTC', call('localDate', instant('2025-07-01T01:02:00Z')), '2025-06-30'],
  ['a written date is not moved', call('writtenDate', instant('2025-07-01T00:00:00Z')), '2025-07-01'],
  ['the calendar begins there, also west of UTC', call('localDate', instant('0001-01-01T00:00:00Z')), '0001-01-01'],
  ['and ends there', call('localDate', instant('9999-12-31T23:59:59.999999Z')), '9999-12-31'],
  ['no instant has no day', call('localDate', 'cast(null as timestamptz)'), null],
  ['no day comes after the last', call('addDays', day('9999-12-31'), 1), '9999-12-31'],
  ['none before the first', call('addDays', day('0001-01-01'), -364), '0001-01-01'],
  ['no month comes after the last', call('addMonths', day('9999-12-01'), 12), '9999-12-31'],
  [
    'no hour comes after the last',
    call('addHours', instant('9999-12-31T23:00:00Z'), 24),
    '9999-12-31T23:59:59.999999Z',
  ],
  ['a month ends on its last day', call('monthEnd', day('2024-02-01')), '2024-02-29'],
  ['the last month too', call('monthEnd', day('9999-12-01')), '9999-12-31'],
  ['a month of no calendar', call('firstOfMonth', '10000', '1'), null],
  ['a year of no calendar', call('jsonInstant', `cast('"0000-01-01T00:00:00Z"' as json)`, ''), null],
  ['an hour of no day', call('jsonInstant', `cast('"2025-01-01T24:00:00Z"' as json)`, ''), null],
  ['a week begins on Monday', call('weekStart', day('2025-06-29')), '2025-06-23'],
  ['a Monday is its own week', call('weekStart', day('2024-12-30')), '2024-12-30'],
  ['a month begins on its first day', call('monthStart', day('2024-02-29')), '2024-02-01'],
  ['a year begins in January', call('yearStart', day('2024-02-29')), '2024-01-01'],
  ['days can be added', call('addDays', day('2024-02-28'), 2), '2024-03-01'],
  ['days can be taken away', call('addDays', day('2024-03-01'), -1), '2024-02-29'],
  ['months end where the shorter one ends', call('addMonths', day('2024-02-29'), 12), '2025-02-28'],
  ['hours can be taken away', call('addHours', instant('2025-01-01T01:00:00Z'), -2), '2024-12-31T23:00:00Z'],
  ['days are counted from first to last', call('daysBetween', day('2025-01-01'), day('2024-12-25')), -7],
  ['money is exact', call('money', `'0.1'`), '0.1'],
  ['missing money is 0', call('money', 'null'), '0'],
  ['a ratio has six decimals', call('ratio', '1', '3'), '0.333333'],
  [
    'a ratio is exact where a float is not',
    call('ratio', call('numeric', `'30000000000.45'`), '30000'),
    '1000000.000015',
  ],
  ['a ratio is rounded half away from zero', call('ratio', '5', '10000000'), '0.000001'],
  ['also below zero', call('ratio', '-5', '10000000'), '-0.000001'],
  ['a share by tiny weights', call('share', '100', call('numeric', `'0.00001'`), call('numeric', `'0.00004'`)), '25'],
  ['a share is rounded to the cent', call('share', '-10.01', '1', '2'), '-5.01'],
  ['a reference of 0 is none', call('reference', '0'), null],
  ['any other is one', call('reference', '7'), 7],
  ['white space is that of Unicode', call('trim', call('text', '\u00a0\u2003\v a b\u0085\u3000')), 'a b'],
  ['a ratio may be negative', call('ratio', '-2', '3'), '-0.666667'],
  ['a ratio of nothing is unknown', call('ratio', '1', '0'), null],
  ['a ratio with an unknown part is unknown', call('ratio', 'null', '2'), null],
  ['a share is rounded half away from zero', call('cents', call('numeric', `'2.345'`)), '2.35'],
  ['also below zero', call('cents', call('numeric', `'-2.345'`)), '-2.35'],
  ['12.7 is not a whole number', call('safeInt', `'12.7'`), null],
  ['12 is', call('safeInt', `'12'`), 12],
  ['a word is no number', call('safeNumeric', `'n/a'`), null],
  ['a pattern matches anywhere', call('matches', `'my Test'`, '(?i)\\btest\\b'), true],
  ['a word boundary holds', call('matches', `'Contest Testament'`, '(?i)\\btest\\b'), false],
  ['nothing matches nothing', call('matches', 'null', 'a'), false],
  ['every match is replaced', call('replaceAll', `'a-b-c'`, '-', '_'), 'a_b_c'],
  ['tabs are trimmed', call('trim', `' \t a b '`), 'a b'],
  ['a JSON text', call('jsonText', element, 'text'), 'a'],
  ['a JSON number as text', call('jsonText', element, 'number'), '12.5'],
  ['a JSON null', call('jsonText', element, 'none'), null],
  ['a JSON list is no text', call('jsonText', element, 'list'), null],
  ['a missing field', call('jsonText', element, 'nowhere'), null],
  ['a nested JSON number', call('jsonInt', element, 'deep.id'), 3],
  ['an id written as text', call('jsonInt', element, 'id'), 42],
  ['money written as text', call('jsonNumeric', element, 'amount'), '7.25'],
];

it('begins a week on Sunday for those who want it, and the first week of the calendar with the calendar', async () => {
  const sunday = include('includes/sql.js', {...duckDbVars, week_start: 'sunday'}) as Helpers;
  const starts = ['2025-06-28', '2025-06-29', '2025-06-30', '2024-12-31', '0001-01-01', '0001-01-07', '9999-12-31'];
  const weeks = starts.map((date) => (sunday['weekStart'] as Helper)(day(date)));
  expect(await valuesOf([...weeks, (sunday['weekStart'] as Helper)('cast(null as date)')])).toEqual([
    ...['2025-06-22', '2025-06-29', '2025-06-29', '2024-12-29', '0001-01-01', '0001-01-07', '9999-12-26'],
    null,
  ]);
});

it.each(scalars)('%s', async (_, expression, expected) => {
  const [value] = await valuesOf([expression]);
  expect(value).toBe(expected);
});

it('does not fail on a ratio of numbers beyond all money', async () => {
  const huge = call('numeric', `'10000000000000000000000000000'`);
  const [near, none] = await valuesOf([call('ratio', huge, '2'), call('ratio', huge, '0')]);
  expect(Number(near)).toBeCloseTo(5e27, -14);
  expect(none).toBeNull();
});

it('adds up, counts and finds the middle', async () => {
  const rows = `(values (1, true), (2, null), (4, true)) as t(x, is_good)`;
  const [row] = await warehouse.query(
    `SELECT ${call('sumInt', 'x')} AS sum, ${call('sumMoney', 'x')} AS money, ${call('countIf', 'is_good')} AS good,
       (SELECT DISTINCT ${call('median', 'x', '1')} FROM (values (1), (2), (4), (10)) AS m(x)) AS middle FROM ${rows}`,
  );
  expect(row).toEqual({sum: 7, money: '7', good: 2, middle: '3'});
});

it('adds up nothing to 0', async () => {
  const [row] = await warehouse.query(
    `SELECT ${call('sumInt', 'x')} AS sum, ${call('sumMoney', 'x')} AS money, ${call('countIf', 'x > 0')} AS good
     FROM (SELECT 1 AS x) WHERE false`,
  );
  expect(row).toEqual({sum: 0, money: '0', good: 0});
});

it('lists the days from first to last, none when the last comes first', async () => {
  const days = async (first: string, last: string, step?: number): Promise<readonly unknown[]> => {
    const rows = await warehouse.query(`SELECT day FROM ${call('eachDay', day(first), day(last), step)} ORDER BY day`);
    return rows.map((row) => row['day']);
  };
  expect(await days('2025-02-27', '2025-03-01')).toEqual(['2025-02-27', '2025-02-28', '2025-03-01']);
  expect(await days('2025-02-24', '2025-03-10', 7)).toEqual(['2025-02-24', '2025-03-03', '2025-03-10']);
  expect(await days('2025-03-01', '2025-02-01')).toEqual([]);
});

it('explodes a JSON array with positions, and anything else into nothing', async () => {
  const table = `(values (1, cast('[{"a": 5}, null]' as json)), (2, cast('{}' as json)), (3, null)) as t(id, list)`;
  const rows = await warehouse.query(
    `SELECT id, position, ${call('jsonInt', 'element', 'a')} AS a
     FROM ${call('elements', table, ['id'], 'list')} ORDER BY position`,
  );
  expect(rows).toEqual([
    {id: 1, position: 0, a: 5},
    {id: 1, position: 1, a: null},
  ]);
});

it('writes what BigQuery wants in the other dialect', () => {
  const bigquery = include('includes/sql.js', {...duckDbVars, dialect: 'bigquery'}) as Helpers;
  const of = (name: string, ...values: unknown[]): string => (bigquery[name] as Helper)(...values);
  expect(of('text', "O'Neil\n`\\")).toBe("'O\\'Neil\\x0a\\`\\\\'");
  expect(of('localDate', 'x')).toContain("coalesce(safe.date(x, 'America/Phoenix'), case when x is not null then");
  expect(of('today', 'x')).toBe("date(x, 'America/Phoenix')");
  expect(of('weekStart', 'x')).toBe('date_trunc(x, week(monday))');
  expect(of('ratio', 'a', 'b')).toBe(
    'safe_cast(round(safe_divide(cast(cast(a as numeric) as bignumeric), cast(cast(b as numeric) as bignumeric)), 6) as numeric)',
  );
  expect(of('name', 'end')).toBe('`end`');
});
