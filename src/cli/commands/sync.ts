import {ensureUsable} from '../../airbyte/in-process';
import {selectStreams} from '../../catalogue';
import {parseConfig} from '../../config/config';
import {UsageError} from '../../errors';
import type {Stream} from '../../streams/definition';
import {type Instant, parseInstant} from '../../time/instant';
import {compile} from '../../transform/dataform/compile';
import {buildMarts, buildsMartsOf} from '../runs/build-marts';
import {interruptible} from '../runs/interruption';
import {type Pass, planOf} from '../runs/pass-plan';
import {dueOf, failOnFailedSweeps, runReconcile} from '../runs/run-reconcile';
import {failOnFailedStreams, runSync} from '../runs/run-sync';
import {nameOf} from '../settings/command-settings';
import {openSettings} from '../settings/open-settings';
import {withWarehouse} from '../settings/open-warehouse';
import {dayByServer} from '../settings/timezone';
import {rejections, totals} from '../terminal/row-counts';
import {count, seconds, type Terminal} from '../terminal/terminal';
import {terminalLog} from '../terminal/terminal-log';

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
  readonly rules?: string;
  /** True: every stream that is read; `due`: those whose time has come; else names and groups of those to sweep. */
  readonly reconcile?: boolean | string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `st-elt sync`: what is wrong with the flags and the configuration is said before anything is touched. */
export async function sync(terminal: Terminal, options: SyncOptions): Promise<void> {
  const began = Date.now();
  const {raw, target: targetOf, datasets, vars, rules: rulesOf, maxRejectedPercent} = openSettings(options, began);
  const config = parseConfig(raw);
  const target = targetOf();
  const plan = planOf(config, options.streams, options.mode);
  const range = rangeOf(options);
  const force = options.force === true;
  const swept = sweptOf(options, plan);

  const buildsMarts = options.transform && buildsMartsOf(target);
  const rules = buildsMarts || options.rules !== undefined ? await rulesOf() : undefined;
  if (buildsMarts) {
    // What is wrong with --vars, --as-of or the rules shall be said now and not after an hour of reading.
    const asOf = options.asOf === undefined ? {} : {as_of: options.asOf};
    await compile({...vars, ...asOf, dialect: 'duckdb'}, undefined, rules?.document);
  }
  terminal.progress('Asking ServiceTitan for a token');
  const aheadMs = await ensureUsable(
    config,
    plan.flatMap(({streams}) => streams),
    terminalLog(terminal),
  );
  await interruptible((signal) =>
    withWarehouse(target, datasets, async (warehouse) => {
      const loaded: Awaited<ReturnType<typeof runSync>>[] = [];
      for (const pass of plan) {
        loaded.push(
          await runSync(terminal, {
            ...{config, warehouse, ...pass, maxRejectedPercent, signal, force},
            ...(range === undefined ? {} : {range}),
          }),
        );
      }
      const streams = loaded.flatMap((run) => run.streams);
      const rows = totals({streams});
      terminal.say(
        `Read ${count(rows.read)} rows of ${streams.length} streams in ${seconds(Date.now() - began)}: ` +
          `${count(rows.inserted)} new, ${count(rows.updated)} changed, ${count(rows.unchanged)} as they were` +
          (rows.rejectedValues === 0 ? '.' : `, ${rejections(rows)}.`),
      );
      const drift = loaded.flatMap((run) => run.drift);
      if (drift.length > 0) {
        const names = drift.map(({stream}) => stream).join(', ');
        terminal.say(`Rows had fields or types that the schema does not know: ${names} (see schema_drift).`);
      }
      const failed = new Set(streams.filter(({status}) => status === 'failed').map(({stream}) => stream));
      const read = swept.filter(({name}) => !failed.has(name));
      const sweeps = options.reconcile === due ? await dueOf(warehouse, read, config, began) : read;
      const reconciled =
        sweeps.length === 0
          ? undefined
          : await runReconcile(terminal, {config, warehouse, streams: sweeps, signal, force});
      const built = buildsMarts
        ? await buildMarts(terminal, warehouse, {
            vars,
            rules,
            target,
            ...(options.asOf === undefined ? dayByServer(vars, aheadMs) : {asOf: options.asOf}),
          })
        : undefined;
      if (options.json === true) {
        terminal.printJson({
          run_id: loaded[0]?.runId,
          runs: loaded.map(({runId}, index) => ({run_id: runId, mode: plan[index]?.mode})),
          mode: options.mode ?? 'incremental',
          streams,
          drift,
          ...(reconciled === undefined ? {} : {reconciled: reconciled.streams}),
          as_of: built?.asOf ?? null,
        });
      }
      failOnFailedStreams({streams});
      if (reconciled !== undefined) failOnFailedSweeps(reconciled);
      if (options.transform && !buildsMarts) {
        terminal.say('The KPIs on BigQuery are built by Dataform: see st-elt dataform publish --help.');
      } else terminal.say(`Next: st-elt ${options.transform ? 'report' : 'transform'} --warehouse ${nameOf(target)}`);
    }),
  );
}

/** Value of `--reconcile`. */
const due = 'due';

/** Streams whose keys may be read after they were loaded. */
function sweptOf({reconcile}: SyncOptions, plan: readonly Pass[]): readonly Stream[] {
  if (reconcile === undefined || reconcile === false) return [];
  const read = plan.flatMap(({streams}) => streams);
  if (reconcile === true || reconcile === due) return read;
  const wanted = selectStreams(reconcile.split(',').map((name) => name.trim()));
  const unread = wanted.find(({name}) => !read.some((stream) => stream.name === name));
  if (unread === undefined) return wanted;
  throw new UsageError(`${unread.name} is not read, so it cannot be reconciled.`, 'Name it in --streams too.');
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
