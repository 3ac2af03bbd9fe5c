import {withoutPasswords} from '../../address';
import {parseConfig} from '../../config/config';
import {tenantOf} from '../../config/tenant';
import {type AppError, ConfigError, TransientError, WarehouseError} from '../../errors';
import {formatOf} from '../../report/format';
import {probeApi} from '../../servicetitan/probe/probe';
import {reportOf, reportText} from '../../servicetitan/probe/probe-report';
import {systemClock} from '../../time/clock';
import {snapshotOf} from '../../warehouse/snapshot-path';
import {streamsOf} from '../runs/pass-plan';
import {datasetNames, readEnvironment, warehouseTarget} from '../settings/command-settings';
import {configFileOf, openSettings} from '../settings/open-settings';
import {waitingOf, withReadableWarehouse} from '../settings/open-warehouse';
import {defaultTimezone} from '../settings/timezone';
import type {Terminal} from '../terminal/terminal';
import {checkConfig, checkConnection, checkDataform, type Line} from './checks';
import {checkData, checkRate, checkTimezone} from './data-checks';
import {checkFiles} from './file-checks';
import {checkWarehouse} from './warehouse-checks';

/** Flags of `st-elt doctor`, as commander gives them. */
export interface DoctorOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly streams?: string;
  readonly probeApi?: boolean;
  readonly wait?: string;
  readonly json?: boolean;
}

/**
 * `st-elt doctor`: one line per thing that a sync needs, and how to fix what is wrong. With `--probe-api` it asks the tenant
 * what ServiceTitan's documents leave open, and writes a report without any of the tenant's data.
 * @throws the kind of error that the first failed check is about, so that the exit code says it.
 */
export async function doctor(terminal: Terminal, options: DoctorOptions): Promise<void> {
  if (options.probeApi === true) await probe(terminal, options);
  else await examine(terminal, options);
}

async function probe(terminal: Terminal, options: DoctorOptions): Promise<void> {
  const config = parseConfig(openSettings(options).raw);
  const report = await probeApi({
    config,
    streams: streamsOf(config, options.streams),
    clock: systemClock,
    onStep: (step) => terminal.progress(`asking: ${step}`),
  });
  if (options.json === true) terminal.printJson(reportOf(report));
  else terminal.print(reportText(report));
}

async function examine(terminal: Terminal, options: DoctorOptions): Promise<void> {
  const lines: Line[] = [];
  const add = (...more: readonly Line[]): void => {
    const shown = more.map(withoutSecrets);
    lines.push(...shown);
    if (options.json !== true) for (const line of shown) terminal.print(textOf(line));
  };
  const settings = attempt(() => openSettings(options));
  const [line, config] = checkConfig(() => parseConfig(settings().raw));
  add(line);
  if (config !== undefined) add(...(await checkConnection(config, streamsOf(config, options.streams), systemClock)));
  const warehouse = await checkWarehouse(() => {
    if (succeeds(settings)) return {target: settings().target(), datasets: settings().datasets};
    // What is wrong with files was said already: then flag and environment have to do.
    const env = succeeds(readEnvironment) ? readEnvironment() : process.env;
    return {target: warehouseTarget(options.warehouse, env), datasets: datasetNames(env)};
  });
  add(...warehouse, ...checkFiles(privateFiles(options)), checkDataform());
  if (config !== undefined) add(checkTimezone(settings().vars, defaultTimezone), checkRate(config));
  // What is wrong with settings and warehouse would only be said again.
  if (succeeds(settings) && warehouse.every(({state}) => state === 'ok')) {
    const {datasets, vars, report} = settings();
    const target = settings().target();
    const {timezone = defaultTimezone} = vars;
    const data = {target, datasets, tenant: config && tenantOf(config), timezone, format: formatOf(report)};
    const waiting = waitingOf(terminal, options.wait);
    add(...(await checkData(data, (use) => withReadableWarehouse(target, datasets, waiting, use))));
  }

  if (options.json === true) terminal.printJson({ok: lines.every(({state}) => state !== 'failed'), checks: lines});
  const failed = lines.filter(({state}) => state === 'failed');
  if (failed[0] !== undefined) throw summary(failed[0], failed.length, lines.length);
}

/** Files that hold secrets or data: configuration, `.env`, and a warehouse that is a file with what DuckDB writes beside it. */
function privateFiles(options: DoctorOptions): readonly string[] {
  const config = configFileOf(options.config, succeeds(readEnvironment) ? readEnvironment() : process.env);
  const target = attempt(() => openSettings(options).target());
  const warehouse = succeeds(target) ? target() : undefined;
  return [
    ...(config === undefined ? [] : [config]),
    '.env',
    ...(warehouse?.kind === 'duckdb' ? [warehouse.path, `${warehouse.path}.wal`, snapshotOf(warehouse.path)] : []),
  ];
}

function succeeds(call: () => unknown): boolean {
  try {
    call();
    return true;
  } catch {
    return false;
  }
}

/** Remembers what a call gave or threw, so that it is made once. */
function attempt<T>(call: () => T): () => T {
  try {
    const value = call();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function withoutSecrets({remedy, ...line}: Line): Line {
  return {
    ...line,
    says: withoutPasswords(line.says),
    ...(remedy === undefined ? {} : {remedy: withoutPasswords(remedy)}),
  };
}

function textOf({name, state, says, remedy}: Line): string {
  const mark = {ok: 'ok     ', warning: 'warning', failed: 'FAILED ', skipped: '-      '}[state];
  return `${mark}  ${name.padEnd(24)}  ${says}${remedy === undefined ? '' : `\n${' '.repeat(35)}${remedy}`}`;
}

function summary({concerns}: Line, failed: number, checks: number): AppError {
  const kinds = {configuration: ConfigError, source: TransientError, warehouse: WarehouseError};
  return new kinds[concerns](`${failed} of ${checks} checks failed.`, 'Fix the first one and run doctor again.');
}
