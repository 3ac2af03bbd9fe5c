import {SourceError} from '../../errors';
import type {Instant, Seconds} from '../../time/instant';
import {floorSeconds, instantOf, parameterOf, parseInstant} from '../../time/instant';
import {refusedWith} from '../api/responses';
import {changesOf, markOf, parameterIgnored} from '../pages/filter-guard';
import type {ExportPage} from '../pages/pages';
import type {Reading} from './read-context';
import {pastSeconds} from './read-context';
import type {Token} from './state';

/** The feed is sorted only usually, and lags: after a drain the watermark stays this far behind its start. */
const feedLagSeconds: Seconds = 15 * 60;
/** How far before the watermark the feed is taken up again when its token was rejected. */
export const rejectedTokenSeconds: Seconds = 60 * 60;

/** Older tokens are not used: they may have expired, and nobody knows whether the API says so or shows an empty feed. */
const oldTokenSeconds: Seconds = 7 * 24 * 60 * 60;

/** How the API says that it does not know a continuation token (any more). */
const rejections: ReadonlySet<number | undefined> = new Set([400, 404, 410, 422]);

/** Where a drain of the feed begins. */
export interface DrainStart {
  /** Of an earlier drain; wins over `from`. */
  readonly token?: Token;
  /** Date on `modifiedOn`; `-Infinity`: the first record. */
  readonly from: Seconds;
  /** Where to begin instead when the token is rejected, or too old. */
  readonly fallback: Seconds;
  /** Nothing was drained before: what this drain has reached is a later place to begin instead. */
  readonly isFirst?: boolean;
  readonly includeRecentChanges?: boolean;
}

/** A page of a feed, and up to where a first drain has seen everything with it. */
export type DrainedPage = ExportPage & Pick<Token, 'reached'>;

/**
 * Pages of an export feed until it says that there is no more, one after the other: each holds the way to the next.
 * @throws SourceError when a token comes a second time, since following it would never end.
 */
export async function* drain(reading: Reading, start: DrainStart): AsyncGenerator<DrainedPage, void> {
  const {feed, memory, log, stream} = reading;
  if (feed === undefined) return;
  const seen = new Set<string>();
  let token = start.token?.text;
  let from = start.from;
  let fellBackTo: Seconds | undefined;
  let mark: string | undefined;
  let isWhole = start.isFirst === true || (token === undefined && from === -Infinity);
  let reached = start.isFirst === true ? (start.token?.reached ?? -Infinity) : undefined;
  const fallback = (): Seconds => Math.max(start.fallback, (reached ?? -Infinity) - rejectedTokenSeconds);
  if (await isOld(reading, start.token)) {
    from = fallback();
    log.info(`${stream.name}: the continuation token is older than a week; going back to ${textOf(from)}.`);
    token = undefined;
    isWhole ||= from === -Infinity;
  }
  for (;;) {
    const lease = memory.lease();
    try {
      const position = token ?? (from === -Infinity ? undefined : parameterOf(from));
      const query = {
        ...(position === undefined ? {} : {from: position}),
        since: token === undefined ? from : start.fallback,
        includeRecentChanges: start.includeRecentChanges ?? false,
        lease,
      };
      let page = await feed(query);
      // An answer without rows may be wrong, and where nothing was drained before it would hide all that is left.
      if (isWhole && page.rows.length === 0 && !page.hasMore) page = await feed(query);
      if (page.hasMore && page.continueFrom !== undefined && seen.has(page.continueFrom)) throw repeated(reading);
      if (page.continueFrom !== undefined) seen.add(page.continueFrom);
      if (page.hasMore) mark = ensureGoesOn(reading, page, mark);
      if (reached !== undefined) reached = Math.max(reached, await reachedBy(reading, page));
      yield {...page, ...(reached === undefined || reached === -Infinity ? {} : {reached})};
      if (!page.hasMore) return;
      token = page.continueFrom;
    } catch (error) {
      // Again only where the drain came further since.
      const isStuck = fellBackTo !== undefined && fallback() <= fellBackTo;
      if (token === undefined || isStuck || !rejections.has(refusedWith(error))) throw error;
      from = fallback();
      log.warn(`${stream.name}: ServiceTitan no longer knows the continuation token; going back to ${textOf(from)}.`);
      fellBackTo = from;
      token = undefined;
      isWhole ||= from === -Infinity;
      seen.clear();
      mark = undefined;
    } finally {
      lease.release();
    }
  }
}

/**
 * Rows that became visible late: a continuation token does not go back to them, so the feed is read by date as well, from
 * `from` up to where the token was given. What is newer comes with the token. Where nothing changed this is one request.
 */
export async function* drainLate(
  reading: Reading,
  from: Seconds,
  {givenAt = Infinity}: Token,
): AsyncGenerator<ExportPage, void> {
  const cursor = reading.stream.cursor ?? 'modifiedOn';
  const given = instantOf(givenAt);
  // Pages are in order but for some minutes.
  const past = instantOf(givenAt + feedLagSeconds);
  for await (const page of drain(reading, {from, fallback: from})) {
    const instants = page.rows.column(cursor).map(instantIn);
    yield {...page, rows: page.rows.where(cursor, (value) => (instantIn(value) ?? given) <= given)};
    if (instants.length > 0 && instants.every((instant) => instant !== undefined && instant > past)) return;
  }
}

function instantIn(value: unknown): Instant | undefined {
  return typeof value === 'string' ? parseInstant(value) : undefined;
}

async function isOld({client}: Reading, token: Token | undefined): Promise<boolean> {
  if (token?.givenAt === undefined) return false;
  return (await client.serverTime.now()).seconds - token.givenAt > oldTokenSeconds;
}

/** The way on that a page names, as a part of what is kept. */
export function wayOn({continueFrom, requestedAtMs, reached}: DrainedPage): {readonly token?: Token} {
  if (continueFrom === undefined) return {};
  const givenAt = Math.floor(requestedAtMs / 1000);
  return {token: {text: continueFrom, givenAt, ...(reached === undefined ? {} : {reached})}};
}

/**
 * The oldest date on a page: the feed is sorted but for small disorder, and single rows that lie in the future must not make
 * it skip the rest.
 */
async function reachedBy({client}: Reading, {rows}: ExportPage): Promise<Seconds> {
  const now = (await client.serverTime.now()).seconds;
  const dates = changesOf(rows).flatMap((value) => (typeof value === 'string' ? (parseInstant(value) ?? []) : []));
  const oldest = dates.reduce((least, date) => (date < least ? date : least), dates[0] ?? '');
  const seconds = oldest === '' ? -Infinity : floorSeconds(oldest);
  return seconds > now ? -Infinity : seconds;
}

/** Up to where a drain that begins now will have seen everything once it ends. */
export async function drainStart(reading: Reading, serverTimeMs: number | undefined): Promise<Seconds> {
  const past = await pastSeconds(reading);
  return Math.min(past, Math.floor((serverTimeMs ?? Infinity) / 1000)) - feedLagSeconds;
}

/** Tokens of the same place need not be equal. @returns the mark of the page. @throws SourceError when it came before. */
function ensureGoesOn({stream}: Reading, {rows}: ExportPage, before: string | undefined): string | undefined {
  const mark = markOf(rows);
  if (mark !== undefined && mark === before) throw parameterIgnored(stream.export?.path ?? stream.name, 'from');
  return mark;
}

function textOf(seconds: Seconds): string {
  return seconds === -Infinity ? 'the first record' : parameterOf(seconds);
}

function repeated({stream}: Reading): SourceError {
  return new SourceError(
    `The export feed of ${stream.name} leads back to where it has been.`,
    'Run it again; if it stays, reset (refresh) the stream and report this line.',
  );
}
