import {ensureUsable} from '../../airbyte/in-process';
import {parseConfig} from '../../config/config';
import {UsageError} from '../../errors';
import {type Instant, instantOfMs, parseInstant} from '../../time/instant';
import {compile} from '../../transform/dataform/compile';
import type {Warehouse} from '../../warehouse/warehouse';
import {nextMonth, remaining, type Slice, slicesOf} from '../runs/backfill-plan';
import {buildMarts, buildsMartsOf} from '../runs/build-marts';
import {interruptible} from '../runs/interruption';
import {streamsOf} from '../runs/pass-plan';
import {failOnFailedStreams, runSync} from '../runs/run-sync';
import {type CommonOptions, openSettings} from '../settings/open-settings';
import {withWarehouse} from '../settings/open-warehouse';
import {dayByServer} from '../settings/timezone';
import {totals} from '../terminal/row-counts';
import {count, seconds, type Terminal} from '../terminal/terminal';
import {terminalLog} from '../terminal/terminal-log';

/** Flags of `st-elt backfill`, as commander gives them. */
export interface BackfillOptions extends CommonOptions {
  readonly streams?: string;
  readonly from?: string;
  readonly to?: string;
  readonly restart?: boolean;
  readonly transform: boolean;
  readonly json?: boolean;
}

/** Runs of one stream that are looked through for what is done already. */
const runsLookedAt = 5_000;

/**
 * `st-elt backfill`: reads a range of `modifiedOn` again and merges it, month by month. Each month is a run in the books, so
 * that a backfill that was stopped, by whatever, goes on where it was. The saved state of the streams is left alone.
 */
export async function backfill(terminal: Terminal, options: BackfillOptions): Promise<void> {
  const began = Date.now();
  const {raw, target, datasets, vars, rules: rulesOf, maxRejectedPercent} = openSettings(options, began);
  const config = parseConfig(raw);
  const streams = streamsOf(config, options.streams);
  const [from, before] = rangeOf(options, began);
  const slices = slicesOf(from, before, streams);

  // What is wrong with the KPI rules or --vars shall be said now and not after hours of reading.
  const buildsMarts = options.transform && buildsMartsOf(target());
  const rules = buildsMarts ? await rulesOf() : undefined;
  if (buildsMarts) await compile({...vars, dialect: 'duckdb'}, undefined, rules?.document);
  terminal.progress('Asking ServiceTitan for a token');
  const aheadMs = await ensureUsable(config, streams, terminalLog(terminal));
  await interruptible((signal) =>
    withWarehouse(target(), datasets, async (warehouse) => {
      const todo = options.restart === true ? slices : remaining(slices, await successes(warehouse, slices));
      if (todo.length < slices.length) {
        terminal.say(
          `${slices.length - todo.length} of ${slices.length} parts were read before; going on with ${nameOf(todo[0])} (--restart starts over).`,
        );
      }
      const readingBegan = Date.now();
      let rows = 0;
      for (const [index, slice] of todo.entries()) {
        const show = (read: number): void =>
          terminal.progress(
            `Part ${index + 1} of ${todo.length}: ${nameOf(slice)}`,
            pace(rows + read, readingBegan, index, todo.length),
          );
        show(0);
        const loaded = await runSync(terminal, {
          config,
          warehouse,
          streams: slice.streams,
          mode: 'incremental',
          label: slice.label,
          range: {from: slice.from, before: slice.before},
          maxRejectedPercent,
          signal,
          show,
        });
        failOnFailedStreams(loaded);
        const {read, inserted, updated} = totals(loaded);
        rows += read;
        terminal.say(`${nameOf(slice)}: ${count(read)} rows, ${count(inserted)} new, ${count(updated)} changed.`);
        if (options.json === true)
          terminal.printJson({part: slice.label, run_id: loaded.runId, streams: loaded.streams});
      }
      terminal.say(`Read ${count(rows)} rows in ${seconds(Date.now() - readingBegan)}.`);
      if (buildsMarts)
        await buildMarts(terminal, warehouse, {vars, rules, target: target(), ...dayByServer(vars, aheadMs)});
      terminal.say(`Next: st-elt verify${options.warehouse === undefined ? '' : ` --warehouse ${options.warehouse}`}`);
    }),
  );
}

/** @throws UsageError without a usable beginning. */
function rangeOf({from, to}: BackfillOptions, nowMs: number): readonly [Instant, Instant] {
  const start = parseInstant(from ?? '');
  // The end of the current month and not now: the last part keeps its name until the month is over.
  const end = to === undefined ? nextMonth(instantOfMs(nowMs)) : parseInstant(to);
  if (start === undefined || end === undefined) {
    const [flag, text] = start === undefined ? ['--from', from ?? ''] : ['--to', to ?? ''];
    throw new UsageError(`${flag} ${text} is not a date.`, `Use e.g. ${flag} 2020-01-01.`);
  }
  if (end <= start) throw new UsageError('--to is not later than --from.', 'Swap them.');
  return [start, end];
}

/** When each slice last succeeded for all of its streams. */
async function successes(warehouse: Warehouse, slices: readonly Slice[]): Promise<ReadonlyMap<string, string>> {
  const latest = new Map<string, string>();
  for (const name of new Set(slices.flatMap(({streams}) => streams.map((stream) => stream.name)))) {
    for (const {mode, status, end_time: at} of await warehouse.recentRuns(runsLookedAt, name)) {
      if (status === 'success' && at !== null && !latest.has(`${name} ${mode}`)) latest.set(`${name} ${mode}`, at);
    }
  }
  return new Map(
    slices.flatMap(({label, streams}) => {
      const times = streams.map(({name}) => latest.get(`${name} ${label}`) ?? '').sort();
      return times[0] === undefined || times[0] === '' ? [] : [[label, times[0]] as const];
    }),
  );
}

function nameOf(slice: Slice | undefined): string {
  return slice?.label.replace(/^backfill /, '') ?? '';
}

/** Rows, rows a second, and how long the parts that are left will take at the pace of those that are done. */
function pace(rows: number, beganMs: number, done: number, parts: number): string {
  const elapsedMs = Date.now() - beganMs;
  const rate = elapsedMs < 1_000 ? '' : `, ${count(Math.round(rows / (elapsedMs / 1_000)))} rows/s`;
  const leftMs = done === 0 ? undefined : (elapsedMs / done) * (parts - done);
  const left =
    leftMs === undefined
      ? ''
      : `, about ${leftMs < 90_000 ? seconds(leftMs) : `${Math.round(leftMs / 60_000)} min`} left`;
  return `${count(rows)} rows${rate}${left}`;
}
