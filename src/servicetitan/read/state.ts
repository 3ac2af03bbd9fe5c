import type {Tenant} from '../../config/tenant';
import {refuseForeignState, tenantOfState} from '../../config/tenant';
import {ConfigError} from '../../errors';
import type {JsonObject} from '../../json';
import type {Instant, Seconds} from '../../time/instant';
import {ceilSeconds, floorSeconds, instantOf, parseInstant} from '../../time/instant';
import type {Window} from '../pages/windows';
import {clip, join, prefixEnd} from '../pages/windows';

/** Slices beyond this many are forgotten (and read again), so that a state stays under 64 KB. */
const slicesKept = 400;
/** Tokens are a few dozen characters; one beyond this is not kept, and the feed goes on from the watermark instead. */
const longestToken = 10_000;

/** How far a stream has been read. Everything in it is already delivered. */
export interface Progress {
  /** Spans of `modifiedOn` that were read completely. */
  readonly covered: readonly Window[];
  /** Set from the first attempt until the backfill is done: up to where it reads. */
  readonly upperBound?: Seconds;
  /** Rows that an unfinished backfill has delivered; absent in states of older versions. */
  readonly delivered?: number;
  /** Set once the backfill is done: everything before it is delivered; following goes on from here. */
  readonly watermark?: Seconds;
  /** Where the export feed was left. */
  readonly token?: Token;
  /** Where a feed that is its own backfill began; `-Infinity`: with the first record. */
  readonly since?: Seconds;
  /** From where on rows that the list hides were read; with a token while that is not finished. */
  readonly hidden?: Hidden;
  /** What was read of the rows that no window on `modifiedOn` shows. */
  readonly undated?: Undated;
  /** A pass over parents that is not finished. */
  readonly pass?: Pass;
  /** When the last read of everything began, of a stream that is otherwise asked for what is new. */
  readonly fullReadOn?: Instant;
  /** Parents that never said whether they have rows; they are asked again. */
  readonly unknown?: readonly string[];
  /** Generation of a full refresh that is not finished. */
  readonly refreshing?: number;
}

/** One request per parent, in the order of their ids. */
export interface Pass {
  /** Parents that change from here on are for the next pass. */
  readonly until: Seconds;
  /** Whether all parents are asked, or only those that changed. */
  readonly isFull: boolean;
  /** Every parent up to this id was asked. */
  readonly after?: string;
  /** When the first of them was asked. */
  readonly readOn?: Instant;
  /** Whether any of them answered. */
  readonly answered?: boolean;
}

/** A continuation token of an export feed. */
export interface Token {
  readonly text: string;
  /** When the API gave it. */
  readonly givenAt?: Seconds;
  /** In a first drain: what changed before this was drained on the way to it. */
  readonly reached?: Seconds;
}

interface Hidden {
  readonly since: Seconds;
  readonly token?: Token;
}

interface Undated {
  /** From where the stream was read when they were; `-Infinity`: all of them are delivered. */
  readonly since: Seconds;
  /** Those that were created later are not looked for yet. */
  readonly before: Seconds;
}

export const nothingYet: Progress = {covered: []};

/**
 * Progress as the readable JSON that the platform keeps:
 * `modifiedOn` (everything before it is delivered), `upperBound` and `delivered` (of an unfinished backfill), `ranges` (covered
 * from where a read began), `slices` (finished beyond a gap), `continueFrom`, when it was given and what it reached, `since`, `hidden`,
 * `undated`, `pass` (over parents), `fullReadOn`, `unknown`, `refreshing`.
 * @param start where the stream is read from; ranges begin there or at the watermark's stretch.
 */
export function formatState(progress: Progress, start: Seconds): JsonObject {
  const {upperBound, delivered, watermark, token, since, hidden, undated, pass, fullReadOn, unknown, refreshing} =
    progress;
  const covered = join(progress.covered);
  const prefix = prefixEnd(start, covered);
  const modifiedOn = watermark ?? (prefix > start ? prefix : undefined);
  const isRange = (window: Window): boolean =>
    window.from <= start || (watermark !== undefined && window.before >= watermark && window.from < watermark);
  const ranges = covered.filter(isRange);
  const slices = covered.filter((window) => !isRange(window)).slice(0, slicesKept);
  return {
    version: 1,
    ...(modifiedOn === undefined ? {} : {modifiedOn: instantOf(modifiedOn)}),
    ...(upperBound === undefined ? {} : {upperBound: instantOf(upperBound)}),
    ...(upperBound === undefined || delivered === undefined ? {} : {delivered}),
    ...(ranges.length === 0 ? {} : {ranges: ranges.map(spanOf)}),
    ...(slices.length === 0 ? {} : {slices: slices.map(spanOf)}),
    ...tokenOf(token),
    ...(since === undefined ? {} : {since: boundOf(since)}),
    ...hiddenOf(hidden),
    ...(undated === undefined ? {} : {undated: {since: boundOf(undated.since), createdOn: instantOf(undated.before)}}),
    ...(pass === undefined ? {} : {pass: {...pass, until: instantOf(pass.until)}}),
    ...(fullReadOn === undefined ? {} : {fullReadOn}),
    ...(unknown === undefined || unknown.length === 0 ? {} : {unknown: [...unknown]}),
    ...(refreshing === undefined ? {} : {refreshing}),
  };
}

function tokenOf(token: Token | undefined): JsonObject {
  if (token === undefined || token.text.length > longestToken) return {};
  const {text, givenAt, reached} = token;
  return {
    continueFrom: text,
    ...(givenAt === undefined ? {} : {continueFromGivenAt: instantOf(givenAt)}),
    ...(reached === undefined ? {} : {continueFromReached: instantOf(reached)}),
  };
}

/** Half done without the way on is not done. */
function hiddenOf(hidden: Hidden | undefined): JsonObject {
  if (hidden === undefined) return {};
  const {since, token} = hidden;
  const way = tokenOf(token);
  return token !== undefined && way.continueFrom === undefined ? {} : {hidden: {since: boundOf(since), ...way}};
}

function spanOf({from, before}: Window): JsonObject {
  return {from: boundOf(from), before: boundOf(before)};
}

function boundOf(seconds: Seconds): Instant | null {
  return Number.isFinite(seconds) ? instantOf(seconds) : null;
}

/**
 * Progress out of a state; undefined for none (absent, null, `{}`, `[]`).
 * @param tenant whose state it must be, unless it names no owner.
 * @throws ConfigError when it is not a state of this stream as {@link formatState} writes it, or another tenant's.
 */
export function parseState(state: unknown, stream: string, tenant?: Tenant): Progress | undefined {
  if (state === undefined || state === null) return undefined;
  if (typeof state === 'object' && Object.keys(state).length === 0) return undefined;
  try {
    const progress = progressOf(state as Record<string, unknown>);
    const owner = tenantOfState(state);
    if (tenant !== undefined) refuseForeignState(owner, tenant, stream);
    return progress;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(
      `The saved state of ${stream} is not one that this connector wrote: ${(error as Error).message}.`,
      'Reset (refresh) the stream; it will be read from the beginning.',
    );
  }
}

function progressOf(state: Record<string, unknown>): Progress {
  if (typeof state !== 'object' || Array.isArray(state)) throw new Error('it is not an object');
  if (state.version !== 1) throw new Error(`its version is ${JSON.stringify(state.version) ?? 'missing'}, not 1`);
  const modifiedOn = optional(state, 'modifiedOn', floorOf);
  const upperBound = optional(state, 'upperBound', floorOf);
  const delivered = optional(state, 'delivered', numberOf);
  const watermark = upperBound === undefined ? modifiedOn : undefined;
  const token = tokenIn(state);
  const since = 'since' in state ? fromOf(state.since) : undefined;
  const refreshing = optional(state, 'refreshing', numberOf);
  const hidden = optional(state, 'hidden', hiddenIn);
  const undated = optional(state, 'undated', undatedIn);
  const pass = optional(state, 'pass', passIn);
  const fullReadOn = optional(state, 'fullReadOn', instantIn);
  const unknown = optional(state, 'unknown', textsOf);
  const spans = [...spansOf(state, 'ranges'), ...spansOf(state, 'slices')];
  return {
    covered: join(upperBound === undefined ? spans : clip(spans, {from: -Infinity, before: upperBound})),
    ...(upperBound === undefined ? {} : {upperBound}),
    ...(delivered === undefined ? {} : {delivered}),
    ...(watermark === undefined ? {} : {watermark}),
    ...(token === undefined ? {} : {token}),
    ...(since === undefined ? {} : {since}),
    ...(hidden === undefined ? {} : {hidden}),
    ...(undated === undefined ? {} : {undated}),
    ...(pass === undefined ? {} : {pass}),
    ...(fullReadOn === undefined ? {} : {fullReadOn}),
    ...(unknown === undefined ? {} : {unknown}),
    ...(refreshing === undefined ? {} : {refreshing}),
  };
}

function optional<T>(state: Record<string, unknown>, name: string, read: (value: unknown) => T): T | undefined {
  const value = state[name];
  if (value === undefined || value === null) return undefined;
  try {
    return read(value);
  } catch (error) {
    throw new Error(`${name} ${(error as Error).message}`);
  }
}

function instantIn(value: unknown): Instant {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  if (instant === undefined) throw new Error(`is not an instant: ${JSON.stringify(value)}`);
  return instant;
}

/** Bounds of what is covered are rounded inwards: a second too much read again is harmless, one too few is a gap. */
const floorOf = (value: unknown): Seconds => floorSeconds(instantIn(value));
const ceilOf = (value: unknown): Seconds => ceilSeconds(instantIn(value));
const fromOf = (value: unknown): Seconds => (value === null ? -Infinity : ceilOf(value));

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('is not a string');
  return value;
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new Error('is not a list');
  return value.map(textOf);
}

function passIn(value: unknown): Pass {
  if (typeof value !== 'object') throw new Error('is not an object');
  const pass = value as Record<string, unknown>;
  const until = optional(pass, 'until', floorOf);
  if (until === undefined) throw new Error('does not say until when');
  const [after, readOn] = [optional(pass, 'after', textOf), optional(pass, 'readOn', instantIn)];
  return {
    until,
    isFull: pass.isFull === true,
    ...(after === undefined ? {} : {after}),
    ...(readOn === undefined ? {} : {readOn}),
    ...(pass.answered === true ? {answered: true} : {}),
  };
}

function hiddenIn(value: unknown): Hidden {
  if (typeof value !== 'object' || !('since' in (value as object))) throw new Error('does not say since when');
  const hidden = value as Record<string, unknown>;
  const token = tokenIn(hidden);
  return {since: fromOf(hidden.since), ...(token === undefined ? {} : {token})};
}

function undatedIn(value: unknown): Undated {
  const {since, createdOn} = value as {since?: unknown; createdOn?: unknown};
  if (since === undefined) throw new Error('does not say since when');
  return {since: fromOf(since), before: floorOf(createdOn)};
}

function tokenIn(state: Record<string, unknown>): Token | undefined {
  const text = optional(state, 'continueFrom', textOf);
  const givenAt = optional(state, 'continueFromGivenAt', floorOf);
  const reached = optional(state, 'continueFromReached', floorOf);
  return text === undefined
    ? undefined
    : {text, ...(givenAt === undefined ? {} : {givenAt}), ...(reached === undefined ? {} : {reached})};
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error('is not a number');
  return value;
}

function spansOf(state: Record<string, unknown>, name: string): Window[] {
  const spans = state[name];
  if (spans === undefined || spans === null) return [];
  if (!Array.isArray(spans)) throw new Error(`${name} is not a list`);
  return spans.map((span: unknown) => {
    const {from, before} = (span ?? {}) as {from?: unknown; before?: unknown};
    const window = {from: fromOf(from), before: floorOf(before)};
    if (window.from >= window.before) throw new Error(`${name} holds a span that ends before it begins`);
    return window;
  });
}
