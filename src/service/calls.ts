import {randomUUID} from 'node:crypto';

import type {Parts, PlannedRun} from '../runs/ingestion';
import type {SyncMode} from '../runs/source-sync';
import type {Stream} from '../streams/definition';
import {argumentsOf, type JobStarter} from './cloud-run-job';
import {type Answer, entitiesAnswer, entityAnswer} from './http/answers';
import {type ParameterName, parametersOf, type RunParameters} from './http/parameters';
import {Refusal} from './http/refusal';
import {type AppContext, queryOf, sent} from './http/request';
import type {CallResult, Runs} from './runs';

export interface CallsOptions {
  readonly parts: Parts;
  readonly runs: Runs;
  /** Absent: work that nobody waits for is done in this process. */
  readonly job?: JobStarter | undefined;
}

/** Requests that begin runs. */
export interface Calls {
  /** @param mode what the path says about it; absent: the parameter, or as the entity is configured. */
  one(c: AppContext, stream: Stream, mode?: SyncMode): Promise<Response>;
  all(c: AppContext, streams: readonly Stream[]): Promise<Response>;
}

const common = ['async', 'transform'] as const;

export function openCalls({parts, runs, job}: CallsOptions): Calls {
  const canTransform = parts.buildMarts !== undefined;

  function asked(c: AppContext, known: readonly ParameterName[], transform: boolean): RunParameters {
    const parameters = parametersOf(queryOf(c), known, transform);
    if (!parameters.transform || canTransform) return parameters;
    throw new Refusal(400, 'The KPIs of this warehouse are built by Dataform, not here. Leave transform out.');
  }

  /** At once: a run for each mode. Otherwise a run for each entity. */
  function planOf(streams: readonly Stream[], {mode, parallel}: RunParameters): readonly PlannedRun[] {
    const modeOf = (stream: Stream): SyncMode => mode ?? parts.modeOf(stream);
    if (!parallel) return streams.map((stream) => ({runId: randomUUID(), mode: modeOf(stream), streams: [stream]}));
    return (['incremental', 'full'] as const)
      .map((each) => ({runId: randomUUID(), mode: each, streams: streams.filter((stream) => modeOf(stream) === each)}))
      .filter((run) => run.streams.length > 0);
  }

  interface Work {
    readonly planned: readonly PlannedRun[];
    readonly parameters: RunParameters;
    /** What an answer that nobody waited for says it is about. */
    readonly about: Readonly<Record<string, unknown>>;
    readonly answer: (result: CallResult) => Answer;
  }

  async function perform(c: AppContext, {planned, parameters, about, answer}: Work): Promise<Response> {
    const {mode = 'incremental', from, to, transform, reconcile} = parameters;
    const body = {accepted: true, ...about, mode};
    if (parameters.async && job !== undefined) {
      runs.refuseIfBusy();
      const streams = planned.flatMap((run) => run.streams);
      return c.json({...body, where: 'job', execution: await job.start(argumentsOf(streams, parameters))}, 202);
    }
    const done = runs.begin({
      runs: planned,
      ...(from === undefined && to === undefined ? {} : {range: {...(from && {from}), ...(to && {before: to})}}),
      transform,
      reconcile,
      log: c.get('log'),
    });
    if (!parameters.async) return sent(c, answer(await done));
    const runIds = planned.map(({runId}) => runId);
    const note =
      'The work goes on in this process: it ends with it, and Cloud Run slows it down unless CPU is always allocated.';
    return c.json({...body, where: 'process', runId: runIds[0], runIds, note}, 202, {Location: `/runs/${runIds[0]}`});
  }

  return {
    one(c, stream, mode) {
      const parameters = asked(c, mode === undefined ? ['mode', 'from', 'to', ...common] : common, false);
      const decided = {...parameters, mode: mode ?? parameters.mode ?? parts.modeOf(stream)};
      return perform(c, {
        planned: [{runId: randomUUID(), mode: decided.mode, streams: [stream]}],
        parameters: decided,
        about: {entity: stream.name},
        answer: (result) => entityAnswer(stream.name, decided, result),
      });
    },
    all(c, streams) {
      const parameters = asked(c, ['mode', 'parallel', 'from', 'to', 'reconcile', ...common], canTransform);
      return perform(c, {
        planned: planOf(streams, parameters),
        parameters,
        about: {entities: streams.map(({name}) => name), parallel: parameters.parallel},
        answer: (result) => entitiesAnswer(parameters, result),
      });
    },
  };
}
