import {tellsChanges} from '../../catalogue';
import {lookbackMinutesOf} from '../../config/config';
import type {JsonValue} from '../../json';
import type {Stream} from '../../streams/definition';
import type {Instant, Seconds} from '../../time/instant';
import {floorSeconds, instantOf, instantOfMs} from '../../time/instant';
import type {ListReader} from '../pages/pages';
import {textOf} from '../pages/records';
import type {Batch, Reading} from '../read/read-context';
import {checkpoint, settledSeconds, stampedBatch} from '../read/read-context';
import type {Pass, Progress} from '../read/state';
import {askParents, changedParents, parentIds, refuseIfNoneAnswered, someOf, unknownInFull} from './child-rows';

const daySeconds: Seconds = 86_400;
/** Parents between two checkpoints. */
const parentsPerCheckpoint = 1_000;

/**
 * A list that exists once per row of another stream. Every so many days all parents are asked; in between those that changed
 * since, or all for what the list's own filter shows, where that is documented. Parents are asked in the order of their ids,
 * so that one id says how far a pass has come.
 * @param full ask all of them.
 */
export async function* readByParent(
  reading: Reading,
  list: ListReader,
  parent: Stream,
  before: Progress,
  full: boolean,
): AsyncGenerator<Batch, void> {
  const {stream, log} = reading;
  const {refreshing} = before;
  let pass: Pass = await passOf(reading, parent, before, full);
  const unknown = new Set(before.unknown);
  const {ids, asks} = await parentsToAsk(reading, list, parent, before, pass);
  const isWhole = stream.wholeGroup !== undefined;
  let absent = 0;
  for (let at = 0; at < ids.length; at += parentsPerCheckpoint) {
    const together = ids.slice(at, at + parentsPerCheckpoint);
    const empty: string[] = [];
    for await (const {id, answer} of askParents(reading, asks, together)) {
      const text = textOf(id) ?? '';
      if (answer === 'unknown') {
        unknown.add(text);
        continue;
      }
      unknown.delete(text);
      if (answer === 'absent') {
        absent += 1;
        empty.push(text);
        continue;
      }
      const readOn = instantOfMs(answer.requestedAtMs);
      pass = {...pass, readOn: earlierOf(pass.readOn, readOn), answered: true};
      if (answer.rows.length === 0) empty.push(text);
      else yield stampedBatch(reading, answer);
    }
    // That a parent has no rows is believed where others answer; a read of everything needs no word of it.
    const {readOn} = pass;
    if (isWhole && !pass.isFull && readOn !== undefined) for (const id of empty) reading.emptied.set(id, readOn);
    pass = {...pass, after: laterId(pass.after, textOf(together.at(-1)) ?? '')};
    if (at + parentsPerCheckpoint < ids.length) yield checkpoint(reading, {...before, pass, unknown: [...unknown]});
  }
  if (pass.isFull) refuseIfNoneAnswered(stream, parent, {asked: ids.length, answered: pass.answered === true});
  if (absent > 0) log.info(`${stream.name}: ${absent} of ${ids.length} ${parent.name} have none.`);
  if (unknown.size > 0 && full) {
    // What a full refresh does not bring is gone from the table that it replaces.
    yield checkpoint(reading, {...before, pass, unknown: [...unknown]});
    throw unknownInFull(stream, parent, [...unknown]);
  }
  if (unknown.size > 0) {
    log.warn(
      `${stream.name}: ${unknown.size} of ${ids.length} ${parent.name} answer 409 (${someOf([...unknown])}); what is stored of them stays, and they are asked again next time.`,
    );
  }
  const fullReadOn = pass.isFull ? (pass.readOn ?? instantOf(pass.until)) : before.fullReadOn;
  yield checkpoint(reading, {
    covered: [],
    watermark: pass.until,
    unknown: [...unknown],
    ...(fullReadOn === undefined ? {} : {fullReadOn}),
    ...(full || refreshing === undefined ? {} : {refreshing}),
  });
}

/** The pass that is not finished, or a new one. */
async function passOf(reading: Reading, parent: Stream, before: Progress, full: boolean): Promise<Pass> {
  if (before.pass !== undefined && (before.pass.isFull || !full)) return before.pass;
  const until = await settledSeconds(reading);
  return {until, isFull: full || isFullReadDue(reading, before, until) || !canFollow(reading.stream, parent)};
}

/** Whether everything is to be read again. */
export function isFullReadDue({config}: Reading, {watermark, fullReadOn}: Progress, now: Seconds): boolean {
  if (watermark === undefined || fullReadOn === undefined) return true;
  return now - floorSeconds(fullReadOn) >= config.fullReadDays * daySeconds;
}

/** Whether less than everything can be asked for. */
function canFollow({list}: Stream, parent: Stream): boolean {
  return list?.since !== undefined || (list?.parent?.everyTime !== true && tellsChanges(parent));
}

/** The parents that a pass still has to ask, in order, and what each is asked. */
async function parentsToAsk(
  reading: Reading,
  list: ListReader,
  parent: Stream,
  before: Progress,
  pass: Pass,
): Promise<{readonly ids: readonly JsonValue[]; readonly asks: ListReader}> {
  const {stream, config} = reading;
  const {since, parent: link} = stream.list ?? {};
  const lookback = lookbackMinutesOf(config, stream.name) * 60;
  const from = (before.watermark ?? -Infinity) - lookback;
  const asksAll = pass.isFull || link?.everyTime === true || !tellsChanges(parent);
  const found = asksAll
    ? await parentIds(reading, parent)
    : await changedParents(reading, parent, {from, before: pass.until});
  const ids = new Map(found.map((id) => [textOf(id) ?? '', id]));
  const isNumber = found.every((id) => typeof id === 'number');
  for (const id of before.unknown ?? []) if (!ids.has(id)) ids.set(id, isNumber ? Number(id) : id);
  const sorted = [...ids].sort(([a], [b]) => compareIds(a, b));
  const {after} = pass;
  const again = new Set(before.unknown);
  const left = after === undefined ? sorted : sorted.filter(([id]) => compareIds(id, after) > 0 || again.has(id));
  // A parent that did not change may have got rows meanwhile, so where only changed ones are asked the last full read counts.
  const known = asksAll || before.fullReadOn === undefined ? from : floorSeconds(before.fullReadOn) - lookback;
  const filter =
    since === undefined || pass.isFull ? {} : {within: {field: since, window: {from: known, before: Infinity}}};
  // Of a parent that did not say what it has, the filter would hide what it had before.
  const asks: ListReader = (query) => list({...query, ...(again.has(textOf(query.parentId) ?? '') ? {} : filter)});
  return {ids: left.map(([, id]) => id), asks};
}

/** Ids in the order of numbers, as far as they are; any order that stays the same would do. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function laterId(a: string | undefined, b: string): string {
  return a === undefined || compareIds(b, a) > 0 ? b : a;
}

function earlierOf(a: Instant | undefined, b: Instant): Instant {
  return a === undefined || b < a ? b : a;
}
