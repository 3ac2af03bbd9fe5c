import {meantStream, streamNamed} from '../catalogue';
import {AppError, DataError, WarehouseError} from '../errors';
import type {JsonObject} from '../json';
import {LeaseLostError} from '../warehouse/lease-error';
import type {Counts, Outcome} from '../warehouse/warehouse';
import {noRows, openStreamLoad, type StreamLoad, type StreamLoadOptions} from './stream-load';
import {mergePlan, type Plan} from './write-plan';

/** What made a stream fail: what was read, where it was to be written, or a count that does not add up. */
export type Culprit = 'source' | 'warehouse' | 'data';

/** What is known of a stream while its messages come in. */
export interface Lane {
  readonly stream: string;
  readonly plan: Plan;
  /** Absent when the stream cannot be loaded. */
  readonly load?: StreamLoad;
  status: 'open' | 'complete' | 'incomplete';
  /** Why nothing more is written. */
  failure?: string;
  failedBy?: Culprit;
  /** What the source said was wrong. */
  complaint?: string;
  /** Whether all its rows so far are known to be of the warehouse's tenant. Until then they wait. */
  vouched: boolean;
}

/** Told after each batch that is in the warehouse. */
export interface LoadProgress {
  readonly stream: string;
  /** Of the run so far. */
  readonly counts: Counts;
  /** The state that was saved with the batch; null: it was forgotten; absent: it had none. */
  readonly state?: JsonObject | null;
}

export interface StreamResult extends Outcome {
  readonly counts: Counts;
  /** Absent on success. */
  readonly failedBy?: Culprit;
}

export interface LaneOptions extends Omit<StreamLoadOptions, 'plan' | 'onCommit'> {
  /** Absent: any stream that comes is merged. */
  readonly plans?: ReadonlyMap<string, Plan>;
  /** See {@link Lane.vouched}. */
  readonly vouched: boolean;
  readonly progress?: (progress: LoadProgress) => void;
}

/** A lane for a stream, known or not; one that cannot be loaded says why in its `failure`. */
export async function openLane(name: string, options: LaneOptions): Promise<Lane> {
  const {plans, progress, vouched, ...rest} = options;
  const stream = streamNamed(name);
  const plan = plans === undefined ? mergePlan : plans.get(name);
  const lane = {stream: name, plan: plan ?? mergePlan, status: 'open' as const, vouched};
  if (stream === undefined || plan === undefined) {
    const failure =
      stream === undefined
        ? `Unknown stream "${name}"; nothing of it was loaded. ${meantStream(name)}`.trim()
        : `Stream "${name}" is not in the configured catalog; nothing of it was loaded.`;
    return {...lane, failure};
  }
  const onCommit: StreamLoadOptions['onCommit'] = (counts, state) =>
    progress?.({stream: name, counts, ...(state === undefined ? {} : {state})});
  try {
    return {...lane, load: await openStreamLoad(stream, {...rest, plan, onCommit})};
  } catch (error) {
    if (!isOfOneStream(error)) throw error;
    return {...lane, failure: error.message, failedBy: culpritOf(error)};
  }
}

/** How the messages ended. */
export interface Ending {
  /** Whether the source reported the status of any stream. One that never does is taken at its word that it ended well. */
  readonly statuses: boolean;
  /** What the source said was wrong with the run as a whole. */
  readonly complaint?: string | undefined;
  /** What broke off the messages. */
  readonly interruption?: string;
}

export function resultOf({stream, plan, load, status, ...lane}: Lane, ending: Ending): StreamResult {
  const counts = load?.counts ?? noRows;
  const complaint = lane.complaint ?? ending.complaint ?? ending.interruption;
  const needsStatus = ending.statuses || plan.mode === 'refresh';
  const ended = status === 'complete' || (status === 'open' && !needsStatus && complaint === undefined);
  const error = lane.failure ?? (ended ? undefined : (complaint ?? `The source ended before ${stream} was complete.`));
  if (error === undefined) return {stream, status: 'success', counts};
  return {stream, status: 'failed', error, failedBy: lane.failedBy ?? 'source', counts};
}

export function culpritOf(error: unknown): Culprit {
  return error instanceof WarehouseError ? 'warehouse' : error instanceof DataError ? 'data' : 'source';
}

/** Most errors concern one stream. A lost lease concerns all of them, and what is not ours is a bug. */
export function isOfOneStream(error: unknown): error is AppError {
  return error instanceof AppError && !(error instanceof LeaseLostError);
}
