import type {Row, SqlRunner} from '../../warehouse/warehouse';
import type {Costing, ReportData, Scope, Target, ToDate, Values} from '../data';
import {addDays} from '../page/numbers';
import type {MetricName} from '../report-metrics';
import {ratios, summed} from '../report-metrics';
import {byScope, grouped, maybe, number, sumsOf} from './mart-rows';

/** Values by rollup (`''`: all of them) and week. */
export type Weekly = ReadonlyMap<string, ReadonlyMap<string, Values>>;

/** The weekly mart since a week, by its first day. */
export async function weeklyValues(warehouse: SqlRunner, mart: string, since: string): Promise<Weekly> {
  const from = `FROM ${mart}.kpi_weekly_by_bu WHERE week_start >= DATE '${since}'`;
  const units = await warehouse.query(`SELECT bu_rollup, week_start, ${summed.join(', ')} ${from}`);
  const all = await warehouse.query(
    `SELECT '' AS bu_rollup, week_start, ${sumsOf(summed)} ${from} GROUP BY week_start`,
  );
  const weekly = new Map<string, Map<string, Values>>();
  for (const row of [...all, ...units]) {
    const unit = String(row.bu_rollup);
    const weeks = weekly.get(unit) ?? new Map<string, Values>();
    weekly.set(unit, weeks.set(String(row.week_start), valuesOf(row)));
  }
  return weekly;
}

/** Ratios are made from their parts, so that those of all units together are as exact as those of one. */
function valuesOf(row: Row, suffix = ''): Values {
  const values: Partial<Record<MetricName, number | null>> = {};
  for (const name of summed) values[name] = maybe(row, name + suffix);
  for (const [name, {over, under}] of Object.entries(ratios)) {
    const [top, bottom] = [values[over] ?? null, values[under] ?? null];
    values[name as MetricName] = top === null || bottom === null || bottom === 0 ? null : top / bottom;
  }
  return values;
}

/** The running week up to the day before `asOf`, beside the same days of the week before and of last year. */
export async function weekToDate(
  warehouse: SqlRunner,
  mart: string,
  scopes: readonly Scope[],
  {asOf, runningWeek}: {readonly asOf: string; readonly runningWeek: string},
): Promise<ReportData['toDate']> {
  const end = addDays(asOf, -1);
  const names = summed.filter((name) => name !== 'outstanding_ar' && name !== 'future_bookings');
  const spanSums = async (days: number): Promise<ReadonlyMap<string, readonly Values[]>> => {
    const from = `FROM ${mart}.kpi_daily_by_bu
      WHERE kpi_date BETWEEN DATE '${addDays(runningWeek, -days)}' AND DATE '${addDays(end, -days)}'`;
    const rows = await warehouse.query(
      `SELECT bu_rollup, ${sumsOf(names)} ${from} GROUP BY bu_rollup
       UNION ALL SELECT '', ${sumsOf(names)} ${from} HAVING COUNT(*) > 0`,
    );
    return grouped(rows, (row) => valuesOf(row));
  };
  const [now, weekBefore, lastYear] = [await spanSums(0), await spanSums(7), await spanSums(364)];
  const rows = new Map(
    [...now].map(([unit, [values = {}]]): [string, ToDate] => [
      unit,
      {now: values, weekBefore: weekBefore.get(unit)?.[0] ?? {}, lastYear: lastYear.get(unit)?.[0] ?? {}},
    ]),
  );
  return {start: runningWeek, end, rows: byScope(scopes, rows)};
}

/** Receivables as they were stored a week before and 364 days before. */
export async function receivablesBefore(
  warehouse: SqlRunner,
  mart: string,
  scopes: readonly Scope[],
  asOf: string,
): Promise<ReportData['receivablesBefore']> {
  const [weekBefore, lastYear] = [addDays(asOf, -7), addDays(asOf, -364)];
  const from = `FROM ${mart}.ar_snapshot_daily WHERE snapshot_date IN (DATE '${weekBefore}', DATE '${lastYear}')`;
  const rows = await warehouse.query(
    `SELECT bu_rollup, snapshot_date, outstanding_ar ${from}
     UNION ALL SELECT '', snapshot_date, SUM(outstanding_ar) ${from} GROUP BY snapshot_date`,
  );
  const found = new Map<string, {weekBefore?: number; lastYear?: number}>();
  for (const row of rows) {
    const unit = String(row.bu_rollup);
    const day = String(row.snapshot_date) === weekBefore ? 'weekBefore' : 'lastYear';
    found.set(unit, {...found.get(unit), [day]: number(row, 'outstanding_ar')});
  }
  return byScope(scopes, found);
}

/** How complete the costs are of the jobs that were produced in a week. */
export async function costing(
  warehouse: SqlRunner,
  mart: string,
  scopes: readonly Scope[],
  week: string,
): Promise<ReportData['costing']> {
  const missing = (...kinds: readonly string[]): string =>
    `SUM(CASE WHEN cost_completeness IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) THEN 1 ELSE 0 END)`;
  const counts = `COUNT(*) AS jobs, ${missing('no_labor', 'no_cost')} AS without_labor,
    ${missing('no_material', 'no_cost')} AS without_material`;
  const from = `FROM ${mart}.job_costing
    WHERE is_counted AND job_start_date BETWEEN DATE '${week}' AND DATE '${addDays(week, 6)}'`;
  const rows = await warehouse.query(
    `SELECT bu_rollup, ${counts} ${from} GROUP BY bu_rollup
     UNION ALL SELECT '', ${counts} ${from} HAVING COUNT(*) > 0`,
  );
  const found = grouped(rows, (row): Costing => ({
    jobs: number(row, 'jobs'),
    withoutLabor: number(row, 'without_labor'),
    withoutMaterial: number(row, 'without_material'),
  }));
  return byScope(scopes, new Map([...found].flatMap(([unit, [one]]) => (one === undefined ? [] : [[unit, one]]))));
}

/** What the company aims at. */
export async function targets(warehouse: SqlRunner, ref: string): Promise<readonly Target[]> {
  const rows = await warehouse.query(`SELECT metric, bu_rollup, target FROM ${ref}.kpi_targets`);
  return rows.map((row) => ({
    metric: String(row.metric),
    value: number(row, 'target'),
    ...(typeof row.bu_rollup === 'string' && row.bu_rollup !== '' ? {unit: row.bu_rollup} : {}),
  }));
}
