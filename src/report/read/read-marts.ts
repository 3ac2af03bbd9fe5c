import {ConfigError, DataError, WarehouseError} from '../../errors';
import type {Datasets, SqlRunner} from '../../warehouse/warehouse';
import type {ReportData, Scope} from '../data';
import {defaultFormat, type Format} from '../format';
import {shownName} from '../page/html';
import {addDays, addMonths, trendWeeks} from '../page/numbers';
import {summed} from '../report-metrics';
import {byScope, number} from './mart-rows';
import {definitions, health, isMissing, unfinishedCheck} from './read-health';
import {aging, debtors, funnel} from './read-money';
import {campaigns, technicians} from './read-people';
import {costing, receivablesBefore, targets, type Weekly, weeklyValues, weekToDate} from './read-weeks';

/** The trends, the week that the first of them is compared with a year before it, and one to spare. */
const weeksRead = trendWeeks + 54;
const funnelWeeks = 12;
const technicianWeeks = 4;
const campaignMonths = 3;

export interface ReadOptions {
  readonly datasets: Datasets;
  /** The day that the marts must look from; default whatever day they do. */
  readonly asOf?: string;
  /** Project that holds the marts, when the warehouse is BigQuery. */
  readonly project?: string;
  /** How numbers and days are written; default as in the United States. */
  readonly format?: Format;
}

/** How often the marts are read when a build changes them meanwhile. */
const mostReadings = 3;

/**
 * What the report shows, out of the marts as they stand: all of one build, or of an unfinished one, which `health` says.
 * @throws ConfigError when `asOf` is not a day.
 * @throws DataError when there are no marts, or none of that day; WarehouseError when they change again and again meanwhile.
 */
export async function readReport(warehouse: SqlRunner, options: ReadOptions): Promise<ReportData> {
  const {asOf} = options;
  if (asOf !== undefined) refuseNoDay(asOf);
  for (let reading = 1; reading <= mostReadings; reading += 1) {
    const build = await buildOf(warehouse, options.datasets);
    if (asOf !== undefined && build.run.asOf !== asOf) {
      throw new DataError(
        `The marts look from ${build.run.asOf}, not from ${asOf}.`,
        `Run \`st-elt transform --as-of ${asOf}\` first.`,
      );
    }
    const data = await readMarts(warehouse, build.run, options).catch((error: unknown) => {
      if (!build.isUnfinished || !isMissing(error)) throw error;
      throw new DataError('The first build of the marts has not ended.', 'Run `st-elt transform` again.', error);
    });
    if (isSame(build, await buildOf(warehouse, options.datasets))) return data;
  }
  throw new WarehouseError(
    'The marts were renewed again and again while they were read.',
    'Try again in a few minutes.',
  );
}

async function readMarts(warehouse: SqlRunner, run: Run, options: ReadOptions): Promise<ReportData> {
  const {datasets, project, format = defaultFormat} = options;
  const {mart, ref} = datasets;
  const {asOf, runningWeek} = run;
  const week = addDays(runningWeek, -7);
  const weekly = await weeklyValues(warehouse, mart, addDays(runningWeek, -7 * weeksRead));
  const scopes = scopesOf(weekly, addDays(runningWeek, -7 * 53));
  const campaignsSince = addMonths(asOf, 1 - campaignMonths);
  return {
    format,
    ...run,
    week,
    scopes,
    weekly: byScope(scopes, weekly),
    toDate: await weekToDate(warehouse, mart, scopes, run),
    costing: await costing(warehouse, mart, scopes, week),
    targets: await targets(warehouse, ref),
    receivablesBefore: await receivablesBefore(warehouse, mart, scopes, asOf),
    aging: await aging(warehouse, mart, scopes),
    debtors: await debtors(warehouse, mart, scopes),
    funnel: await funnel(warehouse, mart, scopes, addDays(runningWeek, -7 * funnelWeeks), week),
    technicians: await technicians(warehouse, mart, addDays(runningWeek, -7 * technicianWeeks), week),
    campaigns: await campaigns(warehouse, mart, campaignsSince, asOf),
    campaignsSince,
    health: await health(warehouse, mart),
    definitions: await definitions(warehouse, mart),
    ...(project === undefined ? {} : {lookerUrl: lookerUrl(project, mart)}),
  };
}

function refuseNoDay(text: string): void {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  if (!isDay || addDays(text, 0) !== text) {
    throw new ConfigError(`"${shownName(text)}" is not a day.`, 'Write it as 2026-01-31.');
  }
}

type Run = Pick<ReportData, 'asOf' | 'runningWeek' | 'timezone' | 'arMinimum' | 'builtAt'>;

/** The build whose marts stand there, and whether it has ended. */
interface Build {
  readonly run: Run;
  readonly isUnfinished: boolean;
}

const isSame = (one: Build, other: Build): boolean =>
  one.run.builtAt === other.run.builtAt && one.isUnfinished === other.isUnfinished;

async function buildOf(warehouse: SqlRunner, {mart, ref}: Datasets): Promise<Build> {
  const [row] = await warehouse
    .query(
      `SELECT run.*, (SELECT COUNT(*) FROM ${mart}.data_health WHERE check_type = '${unfinishedCheck}') AS unfinished
       FROM ${ref}.run_context AS run`,
    )
    .catch((error: unknown) => {
      if (!isMissing(error)) throw error;
      throw new DataError('There are no marts to report on.', 'Run `st-elt sync` or `st-elt transform` first.', error);
    });
  if (row === undefined) throw new DataError('The marts are empty.', 'Run `st-elt transform` first.');
  return {
    run: {
      asOf: String(row.as_of),
      runningWeek: String(row.as_of_week),
      timezone: shownName(row.timezone),
      arMinimum: number(row, 'ar_minimum'),
      builtAt: String(row.run_at),
    },
    isUnfinished: number(row, 'unfinished') > 0,
  };
}

/** All units together, then each that has anything to show, UNMAPPED last. */
function scopesOf(weekly: Weekly, since: string): readonly Scope[] {
  const lives = (unit: string): boolean =>
    [...(weekly.get(unit) ?? [])].some(([week, values]) => week >= since && summed.some((name) => values[name]));
  const order = (unit: string): string => `${unit === 'UNMAPPED' ? 1 : 0}${unit}`;
  const units = [...weekly.keys()].filter((unit) => unit !== '' && lives(unit));
  units.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return [
    {id: 'all', name: 'All units'},
    ...units.map((unit, index) => ({id: `u${index + 1}`, unit, name: shownName(unit)})),
  ];
}

/** A new Looker Studio report on the weekly mart, by Google's linking API. */
function lookerUrl(project: string, mart: string): string {
  const parameters = new URLSearchParams({
    'r.reportName': 'ServiceTitan KPIs',
    'ds.ds0.connector': 'bigQuery',
    'ds.ds0.datasourceName': 'kpi_weekly_by_bu',
    'ds.ds0.projectId': project,
    'ds.ds0.type': 'TABLE',
    'ds.ds0.datasetId': mart,
    'ds.ds0.tableId': 'kpi_weekly_by_bu',
  });
  return `https://lookerstudio.google.com/reporting/create?${parameters.toString()}`;
}
