import type {Plain} from '../warehouse/coerce';
import type {KeyBounds} from '../warehouse/warehouse';

/** Whether values compare here as they do in every warehouse: integers of any size; texts below the surrogates, by code points. */
const unlike = /[\ud800-\uffff]/;

/** Widens bounds to a value. @returns undefined when one of them cannot be compared. */
export function widenedBounds(bounds: KeyBounds | undefined, value: Plain, isInteger: boolean): KeyBounds | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (!isInteger && unlike.test(String(value))) return undefined;
  if (bounds === undefined) return {min: value, max: value};
  if (isLess(value, bounds.min, isInteger)) return {...bounds, min: value};
  return isLess(bounds.max, value, isInteger) ? {...bounds, max: value} : bounds;
}

function isLess(a: string | number, b: string | number, isInteger: boolean): boolean {
  if (!isInteger) return String(a) < String(b);
  return typeof a === 'number' && typeof b === 'number' ? a < b : BigInt(a) < BigInt(b);
}
