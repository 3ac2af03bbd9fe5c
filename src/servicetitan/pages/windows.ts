import type {Seconds} from '../../time/instant';
import {earliestSeconds, latestSeconds} from '../../time/instant';

/**
 * A half-open span of time, `from <= x < before`, in whole seconds. `-Infinity` and `Infinity` mean that the request carries
 * no such filter. Everything in this file is arithmetic on such spans and knows nothing of requests.
 */
export interface Window {
  readonly from: Seconds;
  readonly before: Seconds;
}

export const always: Window = {from: -Infinity, before: Infinity};

/** The same for rows that have a date at all. */
export const anyDate: Window = {from: earliestSeconds, before: Infinity};

/** A part should fill about this much of a page: fuller ones overflow when the tenant is edited, emptier ones cost requests. */
const fill = 0.7;
/** A window whose total fills no more of a page than this is read at once. */
const fullEnough = 0.8;
/** How far before its end a window without a lower bound is cut. */
const openCutSeconds: Seconds = 10 * 365 * 86_400;

/** Sorted spans without overlaps, neighbours joined. */
export function join(windows: readonly Window[]): Window[] {
  const joined: Window[] = [];
  for (const window of [...windows].filter(isSpan).sort((a, b) => a.from - b.from || a.before - b.before)) {
    const last = joined.at(-1);
    if (last === undefined || window.from > last.before) joined.push(window);
    else joined[joined.length - 1] = {from: last.from, before: Math.max(last.before, window.before)};
  }
  return joined;
}

/** What is left of a span when others are taken out of it: in order, nothing twice. */
export function subtract(target: Window, taken: readonly Window[]): Window[] {
  const left: Window[] = [];
  let from = target.from;
  for (const window of join(taken)) {
    if (window.before <= from) continue;
    if (window.from >= target.before) break;
    if (window.from > from) left.push({from, before: window.from});
    from = Math.max(from, window.before);
  }
  left.push({from, before: target.before});
  return left.filter(isSpan);
}

/** The parts of spans that lie inside another one. */
export function clip(windows: readonly Window[], within: Window): Window[] {
  return windows
    .map(({from, before}) => ({from: Math.max(from, within.from), before: Math.min(before, within.before)}))
    .filter(isSpan);
}

/** End of the gap-free stretch that begins at `from`; `from` itself when nothing covers it. */
export function prefixEnd(from: Seconds, covered: readonly Window[]): Seconds {
  return join(covered).find((window) => window.from <= from && window.before > from)?.before ?? from;
}

/** Whether a window can be cut in two. */
export function canSplit({from, before}: Window): boolean {
  return Math.min(before, latestSeconds + 1) - Math.max(from, earliestSeconds) > 1;
}

/**
 * Cuts a window into at most `parts` of about the same length, in order, covering it exactly. One that has no lower bound
 * is cut ten years before its end first, since nothing is known about where its rows begin. In one without an upper bound
 * the last part has none either.
 */
export function split(window: Window, parts: number): Window[] {
  const end = Math.min(window.before, latestSeconds + 1);
  if (window.from === -Infinity) {
    const cut = Math.max(earliestSeconds + 1, end - openCutSeconds);
    if (cut < end) return [{from: -Infinity, before: cut}, ...split({from: cut, before: window.before}, parts)];
    return [window];
  }
  const length = end - window.from;
  const count = Math.min(Math.max(1, Math.floor(parts)), length);
  if (count <= 1) return [window];
  const cuts = Array.from({length: count + 1}, (_, index) => window.from + Math.round((length * index) / count));
  cuts[count] = window.before;
  return cuts.slice(1).map((before, index) => ({from: cuts[index] as Seconds, before}));
}

/** Whether a window of so many rows is worth reading in one page. */
export function fitsPage(total: number, pageSize: number): boolean {
  return total <= Math.max(1, Math.floor(pageSize * fullEnough));
}

/** Into how many parts so many rows should be cut, each to fill a page well. At least two. */
export function partsFor(total: number, pageSize: number): number {
  return Math.max(2, Math.ceil(total / Math.max(1, pageSize * fill)));
}

function isSpan(window: Window): boolean {
  return window.before > window.from;
}
