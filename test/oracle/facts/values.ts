import {type Decimal, parseDecimal, ZERO} from '../exact/decimal';
import type {ApiRecord, Id} from '../types';

/** Text as sent; anything else is null. */
export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** An id as text; null when there is none. 0 means none, everywhere. */
export function id(value: unknown): Id | null {
  const given = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof given !== 'string') return null;
  const trimmed = given.trim();
  return trimmed === '' || /^0+$/.test(trimmed) ? null : trimmed;
}

/** Money as sent, number or text; null counts 0. */
export const amount = (value: unknown): Decimal => parseDecimal(value) ?? ZERO;

/** A nested object (`job`, `businessUnit`, `status`); an empty one when there is none. */
export const nested = (value: unknown): ApiRecord => (isRecord(value) ? value : {});

/** A nested list of objects (`items`, `appliedTo`), in the API's order. */
export const list = (value: unknown): readonly ApiRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** A list of ids (`estimateIds`). */
export const ids = (value: unknown): readonly Id[] =>
  Array.isArray(value) ? value.map(id).filter((each) => each !== null) : [];

function isRecord(value: unknown): value is ApiRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id as marts show it: a number, or text beyond 2^53. */
export function shownId(value: Id): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Orders ids as numbers, so that 9 is lower than 10. */
export const compareIds = (a: Id, b: Id): number => {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
