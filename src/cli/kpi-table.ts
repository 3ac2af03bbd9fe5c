import {laborOf} from '../report/page/figure';
import type {Row, SqlRunner} from '../warehouse/warehouse';
import {tableOf} from './table';

const weeks = 12;

/** What the table shows of `kpi_weekly_by_bu`, in the order a contractor reads it. */
const columns: readonly {
  readonly title: string;
  readonly of: string;
  readonly as: (value: unknown, row: Row) => string;
}[] = [
  {title: 'leads', of: 'leads', as: number},
  {title: 'estimates', of: 'estimates', as: number},
  {title: 'close rate', of: 'close_rate', as: percent},
  {title: 'booked $', of: 'total_booked', as: dollars},
  {title: 'produced $', of: 'produced', as: dollars},
  {title: 'margin', of: 'gpm_ratio', as: margin},
  {title: 'warranty', of: 'warranty_pct', as: percent},
  {title: 'collected $', of: 'collected', as: dollars},
  {title: 'AR $', of: 'outstanding_ar', as: dollars},
  {title: 'future $', of: 'future_bookings', as: dollars},
];

/** The last 12 weeks of `kpi_weekly_by_bu`, newest first, units without any event left out. */
export async function weeklyKpiTable(warehouse: SqlRunner, mart: string): Promise<string> {
  const rows = await warehouse.query(
    `SELECT * FROM "${mart}"."kpi_weekly_by_bu"
     WHERE week_start IN (SELECT DISTINCT week_start FROM "${mart}"."kpi_weekly_by_bu" ORDER BY 1 DESC LIMIT ${weeks})
     ORDER BY week_start DESC, bu_rollup`,
  );
  let week: unknown;
  return tableOf({
    head: ['week of', 'unit', ...columns.map(({title}) => title)],
    align: ['left', 'left', ...columns.map(() => 'right' as const)],
    rows: rows.filter(isAlive).map((row) => {
      const sameWeek = row['week_start'] === week;
      week = row['week_start'];
      const label = row['is_complete_week'] === true ? String(week) : `${String(week)} …`;
      return [sameWeek ? '' : label, String(row['bu_rollup']), ...columns.map(({of, as}) => as(row[of], row))];
    }),
  });
}

function isAlive(row: Row): boolean {
  return columns.some(({of}) => row[of] !== null && Number(row[of]) !== 0);
}

function number(value: unknown): string {
  return value === null ? '' : Number(value).toLocaleString('en-US');
}

function dollars(value: unknown): string {
  return value === null ? '' : Math.round(Number(value)).toLocaleString('en-US');
}

/** A margin whose labor is mostly open is too good to be shown; one with a little open is marked. */
function margin(value: unknown, row: Row): string {
  const number = (name: string): number => Number(row[name] ?? 0);
  const labor = laborOf({
    labor_open_jobs: number('labor_open_jobs'),
    labor_open_produced: number('labor_open_produced'),
    produced: number('produced'),
  });
  if (value !== null && labor === 'open') return 'not yet';
  return labor === 'about' ? `~${percent(value)}` : percent(value);
}

function percent(value: unknown): string {
  return value === null ? '–' : `${(Number(value) * 100).toFixed(1)} %`;
}
