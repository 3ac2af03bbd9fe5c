import {AppError, describeError, InterruptedError} from '../errors';
import {type FieldLog, withFields} from '../log';
import {ingest, type Ingested, type Parts, type PlannedRun, type Range} from '../runs/ingestion';
import {logFailure, logRun, logStale} from '../runs/run-log';
import type {Stream} from '../streams/definition';
import {alreadyRunning, Refusal} from './http/refusal';
import type {Metrics} from './run-metrics';
import {sweepDue, type SweepsResult} from './sweeps';

/** What a caller asked for: one run, or several one after the other. */
export interface Call {
  readonly runs: readonly PlannedRun[];
  readonly range?: Range;
  readonly transform: boolean;
  /** Whether keys are compared afterwards, of what was loaded and is due. */
  readonly reconcile: boolean;
  readonly log: FieldLog;
}

/** How one entity of a call ended. */
export interface EntityResult {
  readonly success: boolean;
  readonly recordsProcessed: number;
  readonly runId: string;
  /** Milliseconds of its run. */
  readonly duration: number;
  readonly error?: string;
}

export interface MartsResult {
  readonly success: boolean;
  /** The day that the KPIs are of. */
  readonly asOf?: string;
  readonly duration: number;
  readonly error?: string;
}

export interface CallResult {
  readonly entities: ReadonlyMap<string, EntityResult>;
  readonly marts?: MartsResult;
  readonly reconciled?: SweepsResult;
  /** Milliseconds. */
  readonly duration: number;
  /** What stopped a run as a whole, the last of them. */
  readonly error?: unknown;
}

/** What is known of a run of this process. */
export interface KnownRun {
  readonly runId: string;
  readonly mode: string;
  readonly entities: readonly string[];
  /** ISO text. */
  readonly startTime: string;
  /** Rows read, while it goes on. */
  readonly records: number;
  /** Once it has ended. */
  readonly results?: readonly (EntityResult & {readonly entity: string})[];
}

export interface Runs {
  /** @throws Refusal when a run is going on here, or the service is about to stop. */
  refuseIfBusy(): void;
  /**
   * Begins the work of a call; the promise never rejects.
   * @throws Refusal as {@link refuseIfBusy}.
   */
  begin(call: Call): Promise<CallResult>;
  /** Of this process: the one going on, and the last ones. */
  known(runId: string): KnownRun | undefined;
  current(): KnownRun | undefined;
  /**
   * Takes no more calls; waits for the work, and interrupts it when it takes longer than the grace: what was read is loaded
   * and the state kept. Work that does not end then is given up: the next run goes on from what was committed.
   * @returns whether work was interrupted.
   */
  stop(graceMs: number): Promise<boolean>;
}

/** Runs of this process that are remembered, for those who did not wait for them. */
const mostRemembered = 100;
/** How long interrupted work may take to end; a platform that asked us to stop does not wait for long. */
const mostInterruptedMs = 3_000;

type Mutable<T> = {-readonly [Key in keyof T]: T[Key]};

export interface RunsOptions {
  readonly parts: Parts;
  readonly metrics: Metrics;
  /** Streams that should be fresh. */
  readonly wanted: readonly Stream[];
}

/** One run at a time: the lease keeps other processes out, this keeps a second call from waiting for it in vain. */
export function openRuns({parts, metrics, wanted}: RunsOptions): Runs {
  const {clock} = parts;
  const remembered = new Map<string, Mutable<KnownRun>>();
  const wantedNames = new Set(wanted.map(({name}) => name));
  const interruption = new AbortController();
  let current: Mutable<KnownRun> | undefined;
  let work: Promise<unknown> | undefined;
  let stopping = false;

  function remember({runId, mode, streams}: PlannedRun): Mutable<KnownRun> {
    const entities = streams.map(({name}) => name);
    const known = {runId, mode, entities, startTime: new Date(clock()).toISOString(), records: 0};
    remembered.set(runId, known);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
    return known;
  }

  async function one(
    run: PlannedRun,
    {range, log: ofCall}: Call,
  ): Promise<{ended: Ingested | undefined; error?: unknown}> {
    const known = remember(run);
    current = known;
    const log = withFields(ofCall, {runId: run.runId});
    log.info('Ingestion started', {event: 'run_started', mode: run.mode});
    try {
      const ended = await ingest(parts, run, {
        ...(range === undefined ? {} : {range}),
        signal: interruption.signal,
        log,
        progress: (records) => (known.records = records),
      });
      return {ended};
    } catch (error) {
      logFailure(log, error);
      return {ended: undefined, error};
    }
  }

  async function all(call: Call): Promise<CallResult> {
    const began = clock();
    const entities = new Map<string, EntityResult>();
    let error: unknown;
    for (const run of call.runs) {
      const started = clock();
      const outcome = interruption.signal.aborted
        ? {ended: undefined, error: interruption.signal.reason as unknown}
        : await one(run, call);
      if (outcome.error !== undefined) error = outcome.error;
      const duration = clock() - started;
      const results = resultsOf(run, outcome, duration);
      for (const [name, result] of results) entities.set(name, result);
      const known = remembered.get(run.runId);
      if (known !== undefined) known.results = results.map(([entity, result]) => ({entity, ...result}));
      metrics.ran(run, outcome.ended?.streams ?? [], duration);
      if (outcome.ended !== undefined) {
        logRun(call.log, run, outcome.ended, duration);
        logStale(call.log, wantedNames, outcome.ended.status, clock());
        metrics.status(outcome.ended.status);
      }
    }
    const {signal} = interruption;
    const loaded = call.runs.flatMap(({streams}) => streams).filter(({name}) => entities.get(name)?.success === true);
    const sweeps = call.reconcile && loaded.length > 0 && !signal.aborted;
    const reconciled = sweeps ? await sweepDue(parts, loaded, {signal, log: call.log}) : undefined;
    const marts = call.transform && loaded.length > 0 && !signal.aborted ? await renewMarts(call.log) : undefined;
    return {
      entities,
      duration: clock() - began,
      ...(reconciled === undefined ? {} : {reconciled}),
      ...(marts === undefined ? {} : {marts}),
      ...(error === undefined ? {} : {error}),
    };
  }

  async function renewMarts(log: FieldLog): Promise<MartsResult> {
    const began = clock();
    try {
      const built = await parts.withWarehouse(async (warehouse) => parts.buildMarts?.(warehouse, log));
      return {success: true, ...(built === undefined ? {} : {asOf: built.asOf}), duration: clock() - began};
    } catch (error) {
      log.error(`The KPIs were not renewed: ${describeError(error)}`, {event: 'marts_failed'});
      return {success: false, duration: clock() - began, error: sentenceOf(error)};
    }
  }

  function refuseIfBusy(): void {
    if (stopping) throw new Refusal(503, 'The service is about to stop. Try again.', {}, {'Retry-After': '30'});
    if (current !== undefined) throw alreadyRunning(current.runId);
  }

  return {
    refuseIfBusy,
    begin(call) {
      refuseIfBusy();
      const [first] = call.runs;
      if (first === undefined) throw new Refusal(404, 'The configuration selects no such entity.');
      current = remember(first);
      const done = all(call).finally(() => (current = undefined));
      work = done;
      return done;
    },
    known: (runId) => remembered.get(runId),
    current: () => current,
    async stop(graceMs) {
      stopping = true;
      if (current === undefined) return false;
      let giveUp: NodeJS.Timeout | undefined;
      const timer = setTimeout(() => interruption.abort(new InterruptedError(143)), graceMs);
      const tooLate = new Promise((resolve) => {
        giveUp = setTimeout(resolve, graceMs + mostInterruptedMs);
      });
      await Promise.race([work, tooLate]);
      clearTimeout(timer);
      clearTimeout(giveUp);
      return interruption.signal.aborted;
    },
  };
}

function resultsOf(
  {runId, streams}: PlannedRun,
  {ended, error}: {ended: Ingested | undefined; error?: unknown},
  duration: number,
): (readonly [string, EntityResult])[] {
  return streams.map(({name}) => {
    const found = ended?.streams.find(({stream}) => stream === name);
    const failure = ended === undefined ? sentenceOf(error) : found === undefined ? 'It was not read.' : found.error;
    const recordsProcessed = found?.counts.read ?? 0;
    const common = {recordsProcessed, runId, duration};
    return [name, failure === undefined ? {success: true, ...common} : {success: false, ...common, error: failure}];
  });
}

/** What a caller is told of an error; of a bug not its words, which nobody has looked at. */
function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'Internal error. The log has the details.';
}
