import type {Html} from './html';
import {html} from './html';

/** What a number counts. */
export type Unit = 'count' | 'money' | 'ratio' | 'price' | 'hours' | 'days' | 'times';

const minus = '\u2212';

/** A number for people: `1,234`, `$1,234`, `$18.18`, `43.2%`, `12.5 h`, `4.0×`. */
export function shown(value: number, unit: Unit): string {
  const sign = value < 0 ? minus : '';
  const size = Math.abs(value);
  switch (unit) {
    case 'count':
      return sign + digits(size, 0);
    case 'money':
      return `${Math.round(size) === 0 ? '' : sign}$${digits(size, 0)}`;
    case 'price':
      return `${sign}$${digits(size, size < 1_000 ? 2 : 0)}`;
    case 'ratio':
      return `${sign}${digits(size * 100, 1)}%`;
    case 'hours':
      return `${sign}${digits(size, 1)} h`;
    case 'days':
      return `${sign}${digits(size, size % 1 === 0 ? 0 : 1)} d`;
    case 'times':
      return `${sign}${digits(size, size < 100 ? 1 : 0)}×`;
  }
}

function digits(value: number, decimals: number): string {
  return value.toLocaleString('en-US', {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
}

/** A number, or a dash that says why there is none. */
export function valueOf(value: number | null | undefined, unit: Unit, reason: string): Html {
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
  now: number | null | undefined,
  before: number | null | undefined,
  unit: Unit,
): {readonly text: string; readonly direction: -1 | 0 | 1} | undefined {
  if (now === null || now === undefined || before === null || before === undefined) return undefined;
  const difference = now - before;
  if (unit === 'ratio') return signed(difference * 100, 1, ' pts');
  if (before === 0) return now === 0 ? {text: 'same', direction: 0} : undefined;
  return signed((difference / Math.abs(before)) * 100, 0, '%');
}

function signed(value: number, decimals: number, suffix: string): {text: string; direction: -1 | 0 | 1} {
  const size = digits(Math.abs(value), decimals);
  if (Number(size.replace(/,/g, '')) === 0) return {text: 'same', direction: 0};
  return {text: `${value < 0 ? minus : '+'}${size}${suffix}`, direction: value < 0 ? -1 : 1};
}

/** The change as a word with its sign, coloured by whether it is good news. */
export function changeMark(
  now: number | null | undefined,
  before: number | null | undefined,
  unit: Unit,
  good: Good,
): Html | undefined {
  const change = changeOf(now, before, unit);
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

/** `2026-11-16` as `Nov 16`, `Nov 16, 2026`, `Nov 2026`, `Monday` or `Monday, November 16, 2026`. */
export function dayText(day: string, form: 'short' | 'year' | 'long' | 'month' | 'weekday' = 'short'): string {
  const date = new Date(`${day}T00:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions): string =>
    date.toLocaleDateString('en-US', {...options, timeZone: 'UTC'});
  const number = date.getUTCDate();
  switch (form) {
    case 'short':
      return `${part({month: 'short'})} ${number}`;
    case 'year':
      return `${part({month: 'short'})} ${number}, ${date.getUTCFullYear()}`;
    case 'month':
      return `${part({month: 'short'})} ${date.getUTCFullYear()}`;
    case 'weekday':
      return part({weekday: 'long'});
    case 'long':
      return part({weekday: 'long', month: 'long', day: 'numeric', year: 'numeric'});
  }
}

/** `Nov 16 – 22, 2026`. */
export function weekText(first: string): string {
  const last = addDays(first, 6);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const end = sameMonth ? `${Number(last.slice(8))}, ${last.slice(0, 4)}` : dayText(last, 'year');
  return `${dayText(first, sameYear ? 'short' : 'year')} – ${end}`;
}
