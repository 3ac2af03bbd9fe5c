import {parseConfig} from '../config';
import {compile} from '../dataform/compile';
import {UsageError} from '../errors';
import type {LoadResult} from '../pipeline/load';
import {type Instant, parseInstant} from '../servicetitan/time';
import {ServiceTitanSource} from '../source';
import {buildMarts} from './build-marts';
import {interruptible} from './interruption';
import {openSettings} from './open-settings';
import {withWarehouse} from './open-warehouse';
import {planOf} from './plan';
import {failOnFailedStreams, runSync, totals} from './run-sync';
import {nameOf} from './settings';
import {count, seconds, type Terminal} from './terminal';

/** Flags of `st-elt sync`, as commander gives them. */
export interface SyncOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly streams?: string;
  readonly mode?: string;
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
  const {raw, target: targetOf, datasets, vars} = openSettings(options, began);
  const config = parseConfig(raw);
  const target = targetOf();
  const plan = planOf(config, options.streams, options.mode);
  const range = rangeOf(options);

  if (options.transform) {
    // What is wrong with --vars or --as-of shall be said now and not after an hour of reading.
    await compile({...vars, ...(options.asOf === undefined ? {} : {as_of: options.asOf}), dialect: 'duckdb'});
  }
  terminal.progress('Asking ServiceTitan for a token');
  await new ServiceTitanSource().ensureUsable(
    config,
    plan.flatMap(({streams}) => streams),
  );
  await interruptible((signal) =>
    withWarehouse(target, datasets, async (warehouse) => {
      const loaded: LoadResult[] = [];
      for (const pass of plan) {
        loaded.push(
          await runSync(terminal, {config, warehouse, ...pass, signal, ...(range === undefined ? {} : {range})}),
        );
      }
      const streams = loaded.flatMap((run) => run.streams);
      const rows = totals({streams});
      terminal.say(
        `Read ${count(rows.read)} rows of ${streams.length} streams in ${seconds(Date.now() - began)}: ` +
          `${count(rows.inserted)} new, ${count(rows.updated)} changed, ${count(rows.unchanged)} as they were` +
          (rows.rejected === 0 ? '.' : `, ${count(rows.rejected)} rejected (see rejected_records).`),
      );
      const built = options.transform
        ? await buildMarts(terminal, warehouse, {vars, ...(options.asOf === undefined ? {} : {asOf: options.asOf})})
        : undefined;
      if (options.json === true) {
        terminal.printJson({
          run_id: loaded[0]?.runId,
          runs: loaded.map(({runId}, index) => ({run_id: runId, mode: plan[index]?.mode})),
          mode: options.mode ?? 'incremental',
          streams,
          as_of: built?.asOf ?? null,
        });
      }
      failOnFailedStreams({streams});
      terminal.say(
        `Next: st-elt query --warehouse ${nameOf(target)} "SELECT * FROM ${datasets.mart}.kpi_weekly_by_bu"`,
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
