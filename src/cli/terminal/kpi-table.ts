import type {Format} from '../../report/format';
import {laborOf} from '../../report/page/figure';
import type {Row, SqlRunner} from '../../warehouse/warehouse';
import {tableOf} from './text-table';

/** Enough to compare, and few enough to be seen at once. */
const weeks = 3;

/** What the table shows of `kpi_weekly_by_bu`, in the order a contractor reads it; a ratio by its parts, so that it can be added up. */
const columnsOf = (format: Format): readonly {readonly title: string; readonly as: (row: Row) => string}[] => [
  {title: 'leads', as: number(format, 'leads')},
  {title: 'estimates', as: number(format, 'estimates')},
  {title: 'close rate', as: percent(format, 'closed_opportunities', 'opportunities')},
  {title: `booked ${format.currencySign}`, as: number(format, 'total_booked')},
  {title: `produced ${format.currencySign}`, as: number(format, 'produced')},
  {title: 'margin', as: margin(format)},
  {title: 'warranty', as: percent(format, 'warranty_cost', 'produced')},
  {title: 'collected $', as: number(format, 'collected')},
];

/** Everything that is added up over the units. */
const summed = [
  'leads',
  'estimates',
  'closed_opportunities',
  'opportunities',
  'total_booked',
  'produced',
  'gross_profit',
  'warranty_cost',
  'collected',
  'labor_open_jobs',
  'labor_open_produced',
] as const;

/**
 * The last whole weeks of `kpi_weekly_by_bu` whose labor is known, newest first, each with all units together and unit by
 * unit; units without any event are left out. Below it, which later weeks are not final yet, and what is owed and to come.
 */
export async function weeklyKpiTable(warehouse: SqlRunner, mart: string, format: Format): Promise<string> {
  const rows = await warehouse.query(`SELECT * FROM "${mart}"."kpi_weekly_by_bu" ORDER BY week_start DESC, bu_rollup`);
  const unitsOf = new Map<string, Row[]>();
  for (const row of rows.filter((one) => one['is_complete_week'] === true)) {
    const week = String(row['week_start']);
    unitsOf.set(week, [...(unitsOf.get(week) ?? []), row]);
  }
  const whole = [...unitsOf].map(([week, units]) => ({week, units, all: total(units)}));
  const final = whole.filter(({all}) => isFinal(all)).slice(0, weeks);
  // A company whose pay was never read has no final week: better its last weeks, which say so, than none.
  const chosen = final.length > 0 ? final : whole.slice(0, weeks);
  const columns = columnsOf(format);
  const cells = (row: Row): readonly string[] => columns.map(({as}) => as(row));
  const table = tableOf({
    head: ['week of', 'unit', ...columns.map(({title}) => title)],
    align: ['left', 'left', ...columns.map(() => 'right' as const)],
    rows: chosen.flatMap(({week, units, all}) => [
      [week, 'All units', ...cells(all)],
      ...units.filter(isAlive).map((unit) => ['', String(unit['bu_rollup']), ...cells(unit)]),
    ]),
  });
  const newest = chosen[0]?.week ?? '';
  const open = whole.filter(({week, all}) => week > newest && !isFinal(all));
  return [table, ...open.map(({week, all}) => notYet(week, all)), snapshot(format, rows)].join('\n');
}

/** All units together. What is not known of one is not known of all. */
function total(units: readonly Row[]): Row {
  const sum = (name: string): number | null =>
    units.reduce<number | null>(
      (all, {[name]: value}) => (all === null || value === null ? null : all + Number(value)),
      0,
    );
  return Object.fromEntries(summed.map((name) => [name, sum(name)]));
}

function isAlive(row: Row): boolean {
  return summed.some((name) => row[name] !== null && Number(row[name]) !== 0);
}

function labor(row: Row): ReturnType<typeof laborOf> {
  const value = (name: string): number => Number(row[name] ?? 0);
  return laborOf({
    labor_open_jobs: value('labor_open_jobs'),
    labor_open_produced: value('labor_open_produced'),
    produced: value('produced'),
  });
}

function isFinal(row: Row): boolean {
  return labor(row) === 'final';
}

function notYet(week: string, all: Row): string {
  const jobs = Number(all['labor_open_jobs']);
  return `The week of ${week} is not final yet: pay of ${jobs} ${jobs === 1 ? 'job' : 'jobs'} is open.`;
}

/** What is owed and what is to come, which are known as of now only. */
function snapshot({shown}: Format, rows: readonly Row[]): string {
  const now = (name: string): string => {
    const known = rows.map((row) => row[name]).filter((value) => value !== null);
    return known.length === 0
      ? 'not known'
      : shown(
          known.reduce<number>((sum, value) => sum + Number(value), 0),
          'money',
        );
  };
  return `Receivables now: ${now('outstanding_ar')}; future bookings: ${now('future_bookings')}.`;
}

function number({whole}: Format, name: string): (row: Row) => string {
  return (row) => (row[name] === null ? '' : whole(Number(row[name])));
}

/** A margin whose labor is mostly open is too good to be shown; one with a little open is marked. */
function margin(format: Format): (row: Row) => string {
  const known = percent(format, 'gross_profit', 'produced');
  return (row) => {
    const shown = known(row);
    if (shown === '–' || labor(row) === 'final') return shown;
    return labor(row) === 'about' ? `~${shown}` : 'not yet';
  };
}

function percent({share}: Format, part: string, whole: string): (row: Row) => string {
  return (row) => {
    const [of, all] = [row[part], row[whole]];
    return of === null || all === null || Number(all) === 0 ? '–' : share(Number(of) / Number(all));
  };
}
