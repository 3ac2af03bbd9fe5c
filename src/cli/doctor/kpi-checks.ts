import {streamNamed} from '../../catalogue';
import type {Format} from '../../report/format';
import {laborOf, lastFinal, openPayOf} from '../../report/page/figure';
import {addDays, trendWeeks} from '../../report/page/numbers';
import {weeklyValues} from '../../report/read/read-weeks';
import {metricNamed} from '../../report/report-metrics';
import type {Datasets, Warehouse} from '../../warehouse/warehouse';
import type {Line} from './checks';
import {named, rowsOf} from './query-rows';

const notBuilt = {state: 'skipped', says: 'the KPIs are not built yet'} as const;

/**
 * Which streams the KPIs lack, and which are empty, in the words of `data_health`: a number of the first is not known, one of the
 * second is 0.
 */
export async function checkSources(warehouse: Warehouse, {mart, ref}: Datasets): Promise<readonly Line[]> {
  const line = {name: 'KPI sources', concerns: 'configuration'} as const;
  const [loaded] = (await rowsOf(warehouse, `SELECT * FROM ${ref}.loaded_streams`)) ?? [];
  const checks = await rowsOf(
    warehouse,
    `SELECT check_type, subject, value FROM ${mart}.data_health
     WHERE check_type IN ('metric_without_stream', 'rows') ORDER BY subject`,
  );
  if (loaded === undefined || checks === undefined) return [{...line, ...notBuilt}];
  // Beside the streams stand columns that their tables may lack: data_health names those.
  const streams = Object.keys(loaded).filter((name) => streamNamed(name) !== undefined);
  const missing = streams.filter((stream) => loaded[stream] !== true);
  const rows = new Map(
    checks.map(({check_type, subject, value}) => [`${String(check_type)} ${String(subject)}`, value]),
  );
  const empty = streams.filter((stream) => loaded[stream] === true && Number(rows.get(`rows ${stream}`)) === 0);
  const metrics = checks
    .filter(({check_type}) => check_type === 'metric_without_stream')
    .map(({subject}) => String(subject));
  const emptyLines: readonly Line[] =
    empty.length === 0
      ? []
      : [{...line, state: 'ok', says: `loaded and empty, which counts as 0: ${empty.join(', ')}`}];
  if (missing.length === 0)
    return [{...line, state: 'ok', says: `all ${streams.length} streams are loaded`}, ...emptyLines];
  const because = metrics.length === 0 ? '' : `; not loaded, and so not known: ${named(metrics)}`;
  return [
    {
      ...line,
      state: 'warning',
      says: `these streams were never loaded: ${missing.join(', ')}${because}`,
      remedy: `Run st-elt sync --streams ${missing.join(',')}; if ServiceTitan refuses them, their read scope is missing.`,
    },
    ...emptyLines,
  ];
}

/** Whether the margin of the last complete week is final, and which week was the last that is, in the words of the report. */
export async function checkWeek(warehouse: Warehouse, {mart, ref}: Datasets, format: Format): Promise<Line> {
  const line = {name: 'last week', concerns: 'configuration'} as const;
  const [run] = (await rowsOf(warehouse, `SELECT as_of_week FROM ${ref}.run_context`)) ?? [];
  const through = await rowsOf(warehouse, `SELECT MAX(payroll_through) AS day FROM ${mart}.kpi_weekly_by_bu`);
  if (run === undefined || through === undefined) return {...line, ...notBuilt};
  const week = addDays(String(run['as_of_week']), -7);
  const weeks = (await weeklyValues(warehouse, mart, addDays(week, -7 * trendWeeks))).get('');
  const values = weeks?.get(week);
  if (values === undefined)
    return {...line, state: 'skipped', says: `${format.week(week)}: the marts have no such week`};
  const margin = metricNamed('gpm_ratio');
  if ((values.labor_open_jobs ?? null) === null)
    return {...line, state: 'skipped', says: `${format.week(week)}: margin not loaded`};
  const day = through[0]?.['day'];
  const payroll = typeof day !== 'string' ? 'no pay is loaded' : `pay is loaded through ${format.day(day, 'year')}`;
  const labor = laborOf(values);
  if (labor === 'final') return {...line, state: 'ok', says: `${format.week(week)}: final; ${payroll}`};
  const final = lastFinal(format, margin, weeks, week) ?? 'no week before it is final';
  const how = labor === 'about' ? 'margin is about right' : 'margin not known yet';
  return {
    ...line,
    state: 'warning',
    says: `${format.week(week)}: ${how}: ${openPayOf(format, values)}; ${final}; ${payroll}`,
    remedy: 'It is final once that pay is posted in ServiceTitan and loaded: run st-elt sync again then.',
  };
}
