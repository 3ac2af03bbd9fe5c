import type {Format, Unit} from '../format';
import type {Html} from './html';
import {html} from './html';

/** A number, or a dash that says why there is none. */
export function valueOf({shown}: Format, value: number | null | undefined, unit: Unit, reason: string): Html {
  return value === null || value === undefined ? nothing(reason) : html`${shown(value, unit)}`;
}

/** A dash with its reason: on the mouse, and for those who listen. */
export function nothing(reason: string): Html {
  return html`<span class="none" title="${reason}"
    ><span aria-hidden="true">–</span><span class="heard">${reason}</span></span
  >`;
}

/** Which way is good news; `none`: neither. */
export type Good = 'up' | 'down' | 'none';

/** A change as people say it: `+12%`, for ratios `+2.1 pts`; undefined where there is nothing to compare with. */
export function changeOf(
  {signed}: Format,
  now: number | null | undefined,
  before: number | null | undefined,
  unit: Unit,
): {readonly text: string; readonly direction: -1 | 0 | 1} | undefined {
  if (now === null || now === undefined || before === null || before === undefined) return undefined;
  const difference = now - before;
  if (unit === 'ratio') return signed(difference * 100, 1, 'points');
  if (before === 0) return now === 0 ? {text: 'same', direction: 0} : undefined;
  return signed((difference / Math.abs(before)) * 100, 0, 'percent');
}

/** The change as a word with its sign, coloured by whether it is good news. */
export function changeMark(
  format: Format,
  now: number | null | undefined,
  before: number | null | undefined,
  unit: Unit,
  good: Good,
): Html | undefined {
  const change = changeOf(format, now, before, unit);
  if (change === undefined) return undefined;
  const {text, direction} = change;
  const isGood = direction === (good === 'up' ? 1 : -1);
  const mood = direction === 0 || good === 'none' ? 'same' : isGood ? 'good' : 'bad';
  return html`<span class="${mood}">${text}</span>`;
}

/** Weeks of the trends, and as many of the year before beside them. */
export const trendWeeks = 26;

const dayMs = 86_400_000;

/** A day some days later; days are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The first of the month some months later. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}
