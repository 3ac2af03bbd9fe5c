import type {Warehouse} from '../../src/warehouse/warehouse';
import {daysFrom} from '../oracle/exact/calendar';
import {fiscalDay, type FiscalYears, spanOfYearBefore, startOf} from '../oracle/exact/fiscal';
import {duckDbVars, include} from './includes';
import {temporaryWarehouse} from './tenant';

interface Fiscal {
  readonly withYear: (table: string, day: string) => string;
  readonly lastYear: (day: string) => string;
}

let warehouse: Warehouse;
let remove: () => Promise<void>;
beforeAll(async () => ({warehouse, remove} = await temporaryWarehouse()));
afterAll(() => remove());

const sqlOf = ({calendar, startMonth, weekStart}: FiscalYears): Fiscal =>
  include('includes/fiscal.js', {
    ...duckDbVars,
    week_start: weekStart,
    fiscal_calendar: calendar,
    fiscal_year_start: String(startMonth),
  }) as Fiscal;

/** Days with what the SQL makes of them. */
async function daysOf(
  years: FiscalYears,
  first: string,
  last: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const {withYear, lastYear} = sqlOf(years);
  const days = `(SELECT unnest(generate_series(DATE '${first}', DATE '${last}', INTERVAL 1 DAY))::DATE AS day)`;
  return warehouse.query(
    `SELECT day, fiscal_year AS year, fiscal_year_start AS start, fiscal_week AS week, fiscal_period AS period,
       fiscal_quarter AS quarter, last_fiscal_year_start AS former_start, ${lastYear('(day - 1)')} AS former_end
     FROM ${withYear(days, 'day')} AS t ORDER BY day`,
  );
}

const calendars: readonly FiscalYears[] = (['months', '445', '454', '544'] as const).flatMap((calendar) =>
  (['monday', 'sunday'] as const).flatMap((weekStart) =>
    [1, 2, 10].map((startMonth) => ({calendar, weekStart, startMonth})),
  ),
);
const [nrf, iso, fourFourFive] = [
  {calendar: '454', weekStart: 'sunday', startMonth: 2},
  {calendar: '445', weekStart: 'monday', startMonth: 1},
  {calendar: '445', weekStart: 'sunday', startMonth: 1},
] as const satisfies readonly FiscalYears[];

test.each(calendars)('every day of seven years lies where another formula puts it: %j', async (years) => {
  const rows = await daysOf(years, '2020-01-01', '2026-12-31');
  const expected = daysFrom('2020-01-01', '2026-12-31').map((day) => {
    const found = fiscalDay(years, day);
    const yesterday = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    const former = spanOfYearBefore(years, found, yesterday);
    return {day, ...found, former_start: former.start, former_end: former.end};
  });
  expect(rows.length).toBe(expected.length);
  const different = rows.filter(
    (row, index) => JSON.stringify(sorted(row)) !== JSON.stringify(sorted(expected[index] ?? {})),
  );
  expect(different.slice(0, 3)).toEqual(
    expected.filter(({day}) => different.some((row) => row['day'] === day)).slice(0, 3),
  );
  expect(different).toHaveLength(0);
});

const sorted = (row: object): unknown => Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));

test('near February 1, from Sunday, the years begin as the NRF publishes them', () => {
  const starts = [2023, 2024, 2025, 2026, 2027].map((year) => startOf(nrf, year));
  expect(starts).toEqual(['2022-01-30', '2023-01-29', '2024-02-04', '2025-02-02', '2026-02-01']);
});

test('near January 1, from Monday, the weeks are those of ISO 8601', async () => {
  const {withYear} = sqlOf(iso);
  const days = "(SELECT unnest(generate_series(DATE '2000-01-01', DATE '2040-12-31', INTERVAL 1 DAY))::DATE AS day)";
  const rows = await warehouse.query(
    `SELECT day, fiscal_year, fiscal_week, isoyear(day) AS year, week(day) AS week FROM ${withYear(days, 'day')} AS t
     WHERE fiscal_year <> isoyear(day) OR fiscal_week <> week(day)`,
  );
  expect(rows).toEqual([]);
});

test.each(calendars.filter(({calendar}) => calendar !== 'months'))(
  'a year of weeks has 52 or 53, and quarters of 13 but the last: %j',
  async (years) => {
    const rows = await daysOf(years, startOf(years, 2020), '2031-12-31');
    const sizes = new Map<string, number>();
    for (const {year, quarter, period} of rows.filter(({year: one}) => Number(one) < 2031)) {
      const keys = [`y${String(year)}`, `q${String(year)} ${String(quarter)}`, `p${String(year)} ${String(period)}`];
      for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
    const weeks = [...sizes].map(([key, days]) => [key, days / 7] as const);
    const ofYears = weeks.filter(([key]) => key.startsWith('y')).map(([, size]) => size);
    expect(ofYears).toHaveLength(11);
    expect(new Set(ofYears)).toEqual(new Set([52, 53]));
    for (const [key, size] of weeks.filter(([one]) => one.startsWith('q')))
      expect(key.endsWith(' 4') ? [13, 14] : [13]).toContain(size);
    for (const [key, size] of weeks.filter(([one]) => one.startsWith('p'))) {
      const period = Number(key.split(' ')[1]);
      const length = Number(years.calendar[(period - 1) % 3]);
      expect(period === 12 ? [length, length + 1] : [length]).toContain(size);
    }
  },
);

test('a 53rd week stands beside the whole year before, and a year after it beside its same weeks', async () => {
  const at = async (day: string) => (await daysOf(fourFourFive, day, day))[0];
  const starts = [2022, 2023, 2024].map((year) => startOf(fourFourFive, year));
  expect(starts).toEqual(['2022-01-02', '2023-01-01', '2023-12-31']);
  // The year that the NRF calls 2023 has its 53rd week from January 28, 2024.
  const [row] = await daysOf(nrf, '2024-02-03', '2024-02-03');
  expect(row).toMatchObject({
    year: 2024,
    week: 53,
    period: 12,
    quarter: 4,
    former_start: '2022-01-30',
    former_end: '2023-01-28',
  });
  const [after] = await daysOf(nrf, '2024-02-12', '2024-02-12');
  expect(after).toMatchObject({
    year: 2025,
    week: 2,
    start: '2024-02-04',
    former_start: '2023-01-29',
    former_end: '2023-02-05',
  });
  const [first] = await daysOf(nrf, '2024-02-04', '2024-02-04');
  expect(first).toMatchObject({week: 1, period: 1, quarter: 1, former_start: '2023-01-29', former_end: '2023-01-28'});
  expect(await at('2023-12-31')).toMatchObject({year: 2024, week: 1, start: '2023-12-31'});
});

test('a fiscal year of months is named by the year in which it ends, also from a leap day', async () => {
  const years: FiscalYears = {calendar: 'months', weekStart: 'monday', startMonth: 3};
  const days = await daysOf(years, '2024-02-29', '2024-03-01');
  expect(days).toMatchObject([
    {year: 2024, period: 12, quarter: 4, start: '2023-03-01', former_start: '2022-03-01', former_end: '2023-02-28'},
    {year: 2025, period: 1, quarter: 1, start: '2024-03-01', former_start: '2023-03-01', former_end: '2023-02-28'},
  ]);
});
