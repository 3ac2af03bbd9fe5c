import {existsSync} from 'node:fs';

import type {Config} from '../../config/config';
import {describeTenant, isSameTenant, type Tenant} from '../../config/tenant';
import {AppError} from '../../errors';
import type {Format} from '../../report/format';
import {unfinishedBuild} from '../../report/read/read-health';
import type {Datasets, Row, Warehouse} from '../../warehouse/warehouse';
import type {WarehouseTarget} from '../settings/command-settings';
import type {Line} from './checks';
import {checkSources, checkWeek} from './kpi-checks';
import {named, rowsOf} from './query-rows';
import {checkAddresses} from './timezone-checks';

/** More requests a second than this leave little for other apps that use the same key. */
const greedyRequestsPerSecond = 30;
const mostPerSecond = 60;

/** Whether the KPIs know where the company's days begin. */
export function checkTimezone(vars: Readonly<Record<string, string>>, otherwise: string): Line {
  const line = {name: 'time zone', concerns: 'configuration'} as const;
  const {timezone} = vars;
  if (timezone !== undefined) return {...line, state: 'ok', says: timezone};
  return {
    ...line,
    state: 'warning',
    says: `not set: a day of the KPIs is a day in ${otherwise}`,
    remedy: 'Put "vars": {"timezone": "America/Denver"} (or where the company is) into the configuration.',
  };
}

/** How much of ServiceTitan's limit a sync may use. */
export function checkRate({requestsPerSecond, concurrency}: Config): Line {
  const says = `${requestsPerSecond} of ServiceTitan's ${mostPerSecond} requests a second, ${concurrency} in flight`;
  const line = {name: 'rate', concerns: 'configuration', says} as const;
  if (requestsPerSecond <= greedyRequestsPerSecond) return {...line, state: 'ok'};
  return {...line, state: 'warning', remedy: 'Lower requests_per_second if other programs use the same app.'};
}

/** What the data are held against. */
export interface DataSettings {
  readonly target: WarehouseTarget;
  readonly datasets: Datasets;
  /** Of the configuration; undefined where it is not usable. */
  readonly tenant: Tenant | undefined;
  /** In which the days of the KPIs are. */
  readonly timezone: string;
  readonly format: Format;
}

/**
 * What the loaded data say: whose they are, what is missing of the settings behind the numbers (job types without a sold
 * threshold, units that no rule maps), which sources of KPIs were never loaded, and whether the last week is final. Nothing to
 * see before the first sync.
 * @param open opens a warehouse that is there.
 */
export async function checkData(
  {target, datasets, tenant, timezone, format}: DataSettings,
  open: (use: (warehouse: Warehouse) => Promise<readonly Line[]>) => Promise<readonly Line[]>,
): Promise<readonly Line[]> {
  const data = {name: 'data', concerns: 'warehouse'} as const;
  if (target.kind === 'duckdb' && !existsSync(target.path)) {
    return [{...data, state: 'skipped', says: 'nothing was loaded yet'}];
  }
  try {
    return await open(async (warehouse) => [
      await owner(warehouse, tenant),
      await checkAddresses(warehouse, datasets, timezone),
      await soldThresholds(warehouse, datasets),
      ...(await checkKpis(warehouse, datasets, format)),
    ]);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{...data, state: 'failed', says: error.summary, remedy: error.remedy}];
  }
}

async function owner(warehouse: Warehouse, tenant: Tenant | undefined): Promise<Line> {
  const line = {name: 'tenant of the data', concerns: 'configuration'} as const;
  const holder = await warehouse.readTenant();
  if (holder === undefined) return {...line, state: 'skipped', says: 'not written yet: the next sync writes it'};
  if (tenant === undefined || isSameTenant(holder, tenant)) return {...line, state: 'ok', says: describeTenant(holder)};
  return {
    ...line,
    state: 'failed',
    says: `the warehouse holds the data of ${describeTenant(holder)}, the configuration is of ${describeTenant(tenant)}`,
    remedy: 'Use the configuration of the first, or give the second a warehouse of its own.',
  };
}

/** What the marts say; where there are none, one look tells it of all. */
async function checkKpis(warehouse: Warehouse, datasets: Datasets, format: Format): Promise<readonly Line[]> {
  const marts = await build(warehouse, datasets);
  if (marts.state === 'skipped')
    return ['business units', 'marts', 'KPI sources', 'last week'].map((name) => ({...marts, name}));
  return [
    await units(warehouse, datasets),
    marts,
    ...(await checkSources(warehouse, datasets)),
    await checkWeek(warehouse, datasets, format),
  ];
}

async function soldThresholds(warehouse: Warehouse, {stage}: Datasets): Promise<Line> {
  const line = {name: 'sold thresholds', concerns: 'configuration'} as const;
  const types = await rowsOf(
    warehouse,
    `SELECT name FROM ${stage}.stg_job_types WHERE active AND NOT is_deleted AND sold_threshold = 0 ORDER BY name`,
  );
  if (types === undefined) return {...line, state: 'skipped', says: 'job types are not loaded yet'};
  if (types.length === 0) return {...line, state: 'ok', says: 'no active job type has one of 0'};
  return {
    ...line,
    state: 'warning',
    says: `0 on ${types.length} job types: ${named(types.map(({name}) => String(name)))}`,
    remedy: "ServiceTitan's own reports count every visit of these as converted. Set it in Settings › Job Types.",
  };
}

async function units(warehouse: Warehouse, {mart}: Datasets): Promise<Line> {
  const line = {name: 'business units', concerns: 'configuration'} as const;
  const found = await rowsOf(
    warehouse,
    `SELECT check_type, subject, detail, value, status FROM ${mart}.data_health
     WHERE check_type IN ('no_unit_counts', 'units_by_default', 'unmapped_unit') ORDER BY subject`,
  );
  if (found === undefined) return {...line, state: 'skipped', says: 'the KPIs are not built yet'};
  const ofCheck = (name: string): readonly Row[] => found.filter(({check_type}) => check_type === name);
  const [useless] = ofCheck('no_unit_counts');
  if (useless !== undefined) {
    return {
      ...line,
      state: 'failed',
      says: `${String(useless['value'])} jobs, none of a unit that is sales or production: every KPI of theirs is 0`,
      remedy: 'Load business_units, or give the units a group: `st-elt rules` shows them and proposes rules.',
    };
  }
  const unmapped = ofCheck('unmapped_unit').filter(({status}) => status === 'warn');
  if (unmapped.length === 0) {
    const [byDefault] = ofCheck('units_by_default');
    const rest = byDefault === undefined ? '' : `; ${String(byDefault['value'])} by default: sales and production both`;
    return {...line, state: 'ok', says: `each with jobs has a group and a rollup${rest}`};
  }
  return {
    ...line,
    state: 'warning',
    says: `no rule for ${named(unmapped.map(({subject, detail}) => `${String(detail)} (${String(subject)})`))}`,
    remedy:
      'Give them a group and a rollup: `st-elt rules` shows them and proposes rules, --write puts these into a file.',
  };
}

/** Whether the marts are of one build. */
async function build(warehouse: Warehouse, {mart}: Datasets): Promise<Line> {
  const line = {name: 'marts', concerns: 'warehouse'} as const;
  if ((await rowsOf(warehouse, `SELECT 1 FROM ${mart}.data_health LIMIT 1`)) === undefined)
    return {...line, state: 'skipped', says: 'the KPIs are not built yet'};
  const unfinished = await unfinishedBuild(warehouse, mart);
  if (unfinished === undefined) return {...line, state: 'ok', says: 'the last build has ended'};
  return {...line, state: 'failed', says: unfinished, remedy: 'Run `st-elt transform`, which says what is wrong.'};
}
