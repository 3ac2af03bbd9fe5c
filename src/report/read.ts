import {ConfigError, DataError} from '../errors';
import type {Datasets, Row, SqlRunner} from '../warehouse/warehouse';
import type {AgingRow, CheckResult, Debtor, Definition, FunnelWeek, ReportData, Scope, Values} from './data';
import {shownName} from './html';
import type {MetricName} from './metrics';
import {ratios, summed} from './metrics';
import {addDays, addMonths} from './numbers';

/** Weeks of the trends, and as many of the year before beside them. */
export const trendWeeks = 26;
const weeksRead = trendWeeks + 53;
const funnelWeeks = 12;
const debtorsShown = 10;
export const technicianWeeks = 4;
const buckets = ['current', '1-30', '31-60', '61-90', '91-120', 'over 120', 'no due date'];

export interface ReadOptions {
  readonly datasets: Datasets;
  /** The day that the marts must look from; default whatever day they do. */
  readonly asOf?: string;
  /** Project that holds the marts, when the warehouse is BigQuery. */
  readonly project?: string;
  readonly checks?: readonly CheckResult[];
}

/**
 * What the report shows, out of the marts as they stand.
 * @throws DataError when there are none, or none of that day.
 */
export async function readReport(warehouse: SqlRunner, options: ReadOptions): Promise<ReportData> {
  const {mart, ref} = options.datasets;
  const run = await runContext(warehouse, ref);
  const {asOf, runningWeek} = run;
  if (options.asOf !== undefined && !/^\d{4}-\d\d-\d\d$/.test(options.asOf))
    throw new ConfigError(`"${options.asOf}" is not a day.`, 'Write it as 2026-01-31.');
  if (options.asOf !== undefined && options.asOf !== asOf) {
    throw new DataError(
      `The marts look from ${asOf}, not from ${options.asOf}.`,
      `Run \`st-elt transform --as-of ${options.asOf}\` first.`,
    );
  }
  const week = addDays(runningWeek, -7);
  const weekly = await weeklyValues(warehouse, mart, addDays(runningWeek, -7 * weeksRead));
  const scopes = scopesOf(weekly, addDays(runningWeek, -7 * 53));
  const campaignsSince = addMonths(asOf, -2);
  return {
    ...run,
    week,
    scopes,
    weekly: byScope(scopes, weekly),
    toDate: await weekToDate(warehouse, mart, scopes),
    receivablesBefore: await receivablesBefore(warehouse, mart, scopes, asOf),
    aging: await aging(warehouse, mart, scopes),
    debtors: await debtors(warehouse, mart, scopes),
    funnel: await funnel(warehouse, mart, scopes, addDays(runningWeek, -7 * funnelWeeks), week),
    technicians: await technicians(warehouse, mart, addDays(runningWeek, -7 * technicianWeeks), week),
    campaigns: await campaigns(warehouse, mart, campaignsSince, asOf),
    campaignsSince,
    health: await health(warehouse, mart),
    definitions: await definitions(warehouse, mart),
    ...(options.checks === undefined ? {} : {checks: options.checks}),
    ...(options.project === undefined ? {} : {lookerUrl: lookerUrl(options.project, mart)}),
  };
}

type Run = Pick<ReportData, 'asOf' | 'runningWeek' | 'timezone' | 'arMinimum' | 'builtAt'>;

async function runContext(warehouse: SqlRunner, ref: string): Promise<Run> {
  const [row] = await warehouse.query(`SELECT * FROM ${ref}.run_context`).catch((error: unknown) => {
    throw new DataError('There are no marts to report on.', 'Run `st-elt sync` or `st-elt transform` first.', error);
  });
  if (row === undefined) throw new DataError('The marts are empty.', 'Run `st-elt transform` first.');
  return {
    asOf: String(row.as_of),
    runningWeek: String(row.as_of_week),
    timezone: shownName(row.timezone),
    arMinimum: number(row, 'ar_minimum'),
    builtAt: String(row.run_at),
  };
}

/** Values by rollup (`''`: all of them) and week. */
type Weekly = ReadonlyMap<string, ReadonlyMap<string, Values>>;

async function weeklyValues(warehouse: SqlRunner, mart: string, since: string): Promise<Weekly> {
  const from = `FROM ${mart}.kpi_weekly_by_bu WHERE week_start >= DATE '${since}'`;
  const units = await warehouse.query(`SELECT bu_rollup, week_start, ${summed.join(', ')} ${from}`);
  const sums = summed.map((name) => `SUM(${name}) AS ${name}`).join(', ');
  const all = await warehouse.query(`SELECT '' AS bu_rollup, week_start, ${sums} ${from} GROUP BY week_start`);
  const weekly = new Map<string, Map<string, Values>>();
  for (const row of [...all, ...units]) {
    const unit = String(row.bu_rollup);
    const weeks = weekly.get(unit) ?? new Map<string, Values>();
    weekly.set(unit, weeks.set(String(row.week_start), valuesOf(row, '')));
  }
  return weekly;
}

function valuesOf(row: Row, suffix: string): Values {
  const values: Partial<Record<MetricName, number | null>> = {};
  for (const name of summed) values[name] = maybe(row, name + suffix);
  for (const [name, {over, under}] of Object.entries(ratios)) {
    const [top, bottom] = [values[over] ?? null, values[under] ?? null];
    values[name as MetricName] = top === null || bottom === null || bottom === 0 ? null : top / bottom;
  }
  return values;
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

function byScope<T>(scopes: readonly Scope[], byUnit: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map(
    scopes.flatMap(({id, unit = ''}) => {
      const value = byUnit.get(unit);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

/** Rows by rollup, and those without one under `''`. */
function grouped<T>(rows: readonly Row[], make: (row: Row) => T): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const unit = String(row.bu_rollup);
    groups.set(unit, [...(groups.get(unit) ?? []), make(row)]);
  }
  return groups;
}

async function weekToDate(warehouse: SqlRunner, mart: string, scopes: readonly Scope[]): Promise<ReportData['toDate']> {
  const names = summed.filter((name) => name !== 'outstanding_ar' && name !== 'future_bookings');
  const both = names.flatMap((name) => [name, `${name}_last_year`]);
  const from = `FROM ${mart}.kpi_flash WHERE span = 'week_to_date'`;
  const sums = both.map((name) => `SUM(${name}) AS ${name}`).join(', ');
  const rows = [
    ...(await warehouse.query(
      `SELECT '' AS bu_rollup, span_start, span_end, ${sums} ${from} GROUP BY span_start, span_end`,
    )),
    ...(await warehouse.query(`SELECT bu_rollup, span_start, span_end, ${both.join(', ')} ${from}`)),
  ];
  const values = grouped(rows, (row) => ({now: valuesOf(row, ''), lastYear: valuesOf(row, '_last_year')}));
  const first = rows[0] ?? {};
  return {
    start: String(first.span_start),
    end: String(first.span_end),
    rows: byScope(
      scopes,
      new Map([...values].flatMap(([unit, [one]]) => (one === undefined ? [] : [[unit, one] as const]))),
    ),
  };
}

async function receivablesBefore(
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

async function aging(warehouse: SqlRunner, mart: string, scopes: readonly Scope[]): Promise<ReportData['aging']> {
  const rows = await warehouse.query(
    `SELECT bu_rollup, bucket, invoices, gross, unapplied, net FROM ${mart}.ar_aging
     UNION ALL SELECT '', bucket, SUM(invoices), SUM(gross), SUM(unapplied), SUM(net) FROM ${mart}.ar_aging GROUP BY bucket`,
  );
  const groups = grouped(rows, (row): AgingRow => ({
    bucket: String(row.bucket),
    invoices: number(row, 'invoices'),
    gross: number(row, 'gross'),
    unapplied: number(row, 'unapplied'),
    net: number(row, 'net'),
  }));
  const place = ({bucket}: AgingRow): number => buckets.indexOf(bucket);
  return byScope(
    scopes,
    new Map([...groups].map(([unit, list]) => [unit, list.toSorted((a, b) => place(a) - place(b))])),
  );
}

async function debtors(warehouse: SqlRunner, mart: string, scopes: readonly Scope[]): Promise<ReportData['debtors']> {
  const place = (partition: string): string =>
    `ROW_NUMBER() OVER (${partition}ORDER BY balance DESC, customer_id) AS place`;
  const columns = 'name, bu_rollup AS unit, balance, days_past_due';
  const rows = await warehouse.query(
    `SELECT * FROM (SELECT '' AS bu_rollup, ${columns}, ${place('')} FROM ${mart}.ar_by_customer
       UNION ALL SELECT bu_rollup, ${columns}, ${place('PARTITION BY bu_rollup ')} FROM ${mart}.ar_by_customer) AS ranked
     WHERE place <= ${debtorsShown} ORDER BY place`,
  );
  return byScope(
    scopes,
    grouped(rows, (row): Debtor => ({
      name: shownName(row.name) || 'no name',
      unit: shownName(row.unit),
      balance: number(row, 'balance'),
      daysPastDue: maybe(row, 'days_past_due'),
    })),
  );
}

async function funnel(
  warehouse: SqlRunner,
  mart: string,
  scopes: readonly Scope[],
  from: string,
  to: string,
): Promise<ReportData['funnel']> {
  const counted = ['estimates_created', 'open_count', 'open_amount', 'sold_count', 'sold_amount', 'dismissed_count'];
  const names = [...counted, 'dismissed_amount'];
  const where = `FROM ${mart}.estimate_funnel WHERE week_start BETWEEN DATE '${from}' AND DATE '${to}'`;
  const sums = names.map((name) => `SUM(${name}) AS ${name}`).join(', ');
  const rows = [
    ...(await warehouse.query(
      `SELECT '' AS bu_rollup, week_start, ${sums} ${where} GROUP BY week_start ORDER BY week_start`,
    )),
    ...(await warehouse.query(
      `SELECT bu_rollup, week_start, ${names.join(', ')}, median_days_to_close ${where} ORDER BY week_start`,
    )),
  ];
  return byScope(
    scopes,
    grouped(rows, (row): FunnelWeek => ({
      week: String(row.week_start),
      created: number(row, 'estimates_created'),
      open: number(row, 'open_count'),
      openAmount: number(row, 'open_amount'),
      sold: number(row, 'sold_count'),
      soldAmount: number(row, 'sold_amount'),
      dismissed: number(row, 'dismissed_count'),
      dismissedAmount: number(row, 'dismissed_amount'),
      medianDays: maybe(row, 'median_days_to_close'),
    })),
  );
}

async function technicians(
  warehouse: SqlRunner,
  mart: string,
  from: string,
  to: string,
): Promise<ReportData['technicians']> {
  const names = ['completed_jobs', 'completed_revenue', 'sold_estimates', 'total_sales', 'closed_opportunities'];
  const all = [...names, 'opportunities', 'hours_paid', 'recalls_caused'];
  const rows = await warehouse.query(
    `SELECT technician_id, MAX(technician_name) AS name, ${all.map((name) => `SUM(${name}) AS ${name}`).join(', ')}
     FROM ${mart}.technician_scorecard WHERE week_start BETWEEN DATE '${from}' AND DATE '${to}'
     GROUP BY technician_id ORDER BY SUM(completed_revenue) DESC, SUM(total_sales) DESC, technician_id`,
  );
  return rows.map((row) => ({
    name: shownName(row.name) || `Technician ${shownName(row.technician_id)}`,
    completedJobs: number(row, 'completed_jobs'),
    revenue: number(row, 'completed_revenue'),
    soldEstimates: number(row, 'sold_estimates'),
    sales: number(row, 'total_sales'),
    closed: number(row, 'closed_opportunities'),
    opportunities: number(row, 'opportunities'),
    hours: number(row, 'hours_paid'),
    recalls: number(row, 'recalls_caused'),
  }));
}

async function campaigns(
  warehouse: SqlRunner,
  mart: string,
  from: string,
  to: string,
): Promise<ReportData['campaigns']> {
  const all = ['cost', 'calls', 'booked_calls', 'jobs', 'leads', 'total_booked', 'produced'];
  const rows = await warehouse.query(
    `SELECT campaign_id, MAX(campaign_name) AS name, ${all.map((name) => `SUM(${name}) AS ${name}`).join(', ')}
     FROM ${mart}.campaign_roi WHERE month_start BETWEEN DATE '${from}' AND DATE '${to}'
     GROUP BY campaign_id ORDER BY SUM(total_booked) DESC, SUM(leads) DESC, campaign_id`,
  );
  return rows.map((row) => ({
    name:
      shownName(row.name) || (Number(row.campaign_id) === 0 ? 'No campaign' : `Campaign ${shownName(row.campaign_id)}`),
    cost: number(row, 'cost'),
    calls: number(row, 'calls'),
    bookedCalls: number(row, 'booked_calls'),
    jobs: number(row, 'jobs'),
    leads: number(row, 'leads'),
    booked: number(row, 'total_booked'),
    produced: number(row, 'produced'),
  }));
}

async function health(warehouse: SqlRunner, mart: string): Promise<ReportData['health']> {
  const rows = await warehouse.query(`SELECT * FROM ${mart}.data_health ORDER BY check_type, subject`);
  return rows.map((row) => ({
    check: String(row.check_type),
    subject: shownName(row.subject),
    value: maybe(row, 'value'),
    threshold: maybe(row, 'threshold'),
    status: String(row.status),
    detail: shownName(row.detail),
  }));
}

async function definitions(warehouse: SqlRunner, mart: string): Promise<ReportData['definitions']> {
  const rows = await warehouse.query(`SELECT * FROM ${mart}.kpi_dictionary`);
  const formulas = new Map(rows.map((row) => [String(row.metric), String(row.formula)]));
  const open = new Set(
    rows.filter((row) => /open question/i.test(String(row.description))).map((row) => String(row.metric)),
  );
  // A metric rests on the same question as those it is made from.
  for (let before = -1; before < open.size;) {
    before = open.size;
    for (const [metric, formula] of formulas) {
      if ((formula.match(/[a-z_]+/g) ?? []).some((word) => open.has(word))) open.add(metric);
    }
  }
  return new Map(
    rows.map((row): [string, Definition] => [
      String(row.metric),
      {
        title: String(row.title),
        description: String(row.description),
        formula: String(row.formula),
        dateBasis: String(row.date_basis),
        isOpen: open.has(String(row.metric)),
      },
    ]),
  );
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

function maybe(row: Row, name: string): number | null {
  const value = row[name];
  const parsed = value === null || value === undefined ? Number.NaN : Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

function number(row: Row, name: string): number {
  return maybe(row, name) ?? 0;
}
