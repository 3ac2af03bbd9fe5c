import {selectStreams} from '../catalogue';
import {parseConfig} from '../config';
import {compile} from '../dataform/compile';
import {UsageError} from '../errors';
import {transform, type TransformResult} from '../pipeline/transform';
import {type Instant, parseInstant} from '../servicetitan/time';
import {ServiceTitanSource} from '../source';
import {interruptible} from './interruption';
import {terminalLog} from './log';
import {withWarehouse} from './open-warehouse';
import {failOnFailedStreams, runSync, totals} from './run-sync';
import {datasetNames, parseVars, readConfig, readEnvironment, warehouseTarget} from './settings';
import {count, seconds, type Terminal} from './terminal';

/** Flags of `st-elt sync`, as commander gives them. */
export interface SyncOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly streams?: string;
  readonly mode: string;
  readonly from?: string;
  readonly to?: string;
  readonly transform: boolean;
  readonly asOf?: string;
  readonly vars?: string;
  readonly json?: boolean;
}

/** `st-elt sync`: what is wrong with the flags and the configuration is said before anything is touched. */
export async function sync(terminal: Terminal, options: SyncOptions): Promise<void> {
  const began = Date.now();
  const env = readEnvironment();
  const raw = readConfig(options.config, env, began);
  const config = parseConfig(raw);
  const target = warehouseTarget(options.warehouse, env, raw);
  const datasets = datasetNames(env, raw);
  const streams = selectStreams(options.streams?.split(',').map((name) => name.trim()) ?? config.streams);
  const mode = options.mode;
  if (mode !== 'incremental' && mode !== 'full')
    throw new UsageError(`There is no mode "${mode}".`, 'Use incremental or full.');
  const range = rangeOf(options);
  const vars = parseVars(options.vars);

  if (options.transform) {
    // What is wrong with --vars or --as-of shall be said now and not after an hour of reading.
    await compile({...vars, ...(options.asOf === undefined ? {} : {as_of: options.asOf}), dialect: 'duckdb'});
  }
  terminal.progress('Asking ServiceTitan for a token');
  await new ServiceTitanSource().ensureUsable(config, streams);
  await interruptible((signal) =>
    withWarehouse(target, datasets, async (warehouse) => {
      const loaded = await runSync(terminal, {
        config,
        warehouse,
        streams,
        mode,
        signal,
        ...(range === undefined ? {} : {range}),
      });
      const rows = totals(loaded);
      terminal.say(
        `Read ${count(rows.read)} rows of ${loaded.streams.length} streams in ${seconds(Date.now() - began)}: ` +
          `${count(rows.inserted)} new, ${count(rows.updated)} changed, ${count(rows.unchanged)} as they were` +
          (rows.rejected === 0 ? '.' : `, ${count(rows.rejected)} rejected (see rejected_records).`),
      );
      let built: TransformResult | undefined;
      if (options.transform) {
        built = await transform(warehouse, {
          vars,
          ...(options.asOf === undefined ? {} : {asOf: options.asOf}),
          log: terminalLog(terminal),
          progress: ({done, total}) => terminal.progress('Building staging and marts', `${done} of ${total}`),
        });
        terminal.say(`KPIs are as of ${built.asOf} (${built.steps.length} steps, ${seconds(built.durationMs)}).`);
      }
      if (options.json === true)
        terminal.printJson({run_id: loaded.runId, mode, streams: loaded.streams, as_of: built?.asOf ?? null});
      failOnFailedStreams(loaded);
      terminal.say(
        `Next: st-elt query --warehouse ${options.warehouse ?? '…'} "SELECT * FROM ${datasets.mart}.kpi_weekly_by_bu"`,
      );
    }),
  );
}

function rangeOf({from, to}: SyncOptions): {readonly from?: Instant; readonly before?: Instant} | undefined {
  if (from === undefined && to === undefined) return undefined;
  return {
    ...(from === undefined ? {} : {from: instant('--from', from)}),
    ...(to === undefined ? {} : {before: instant('--to', to)}),
  };
}

function instant(flag: string, text: string): Instant {
  const value = parseInstant(text);
  if (value === undefined)
    throw new UsageError(`${flag} ${text} is not a date.`, 'Use e.g. 2024-01-31 or 2024-01-31T00:00:00Z.');
  return value;
}
