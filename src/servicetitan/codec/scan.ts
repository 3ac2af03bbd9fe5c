import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  decimalsEnd,
  finerThanMicroseconds,
  isDigits,
  isText,
  isWhole,
  literalEnd,
  numberEnd,
  openBrace,
  openBracket,
  plainStringEnd,
  quote,
  spelledEnd,
  stringEnd,
  unsure,
  valueEnd,
  viewOf,
} from './bytes';
import type {KeyPlan, ObjectPlan, RowPlan, ValuePlan} from './field-plan';
import {keyPlanOf, typeBits} from './field-plan';
import type {Spans} from './spans';

/** Keys that no schema knows are remembered up to so many; a stream with more is not worth remembering. */
const strangersAtMost = 1_000;

const stranger: ValuePlan = {types: 127, isMoney: false, isTextKey: false, isInstant: false, slots: [], onlySlots: []};

/**
 * Reads rows without parsing them: says which stretches of a page make up each record, money rewritten and lifted fields
 * added, and where the values are that the reader looks at. One per stream; it learns in which order keys come.
 */
export function createScanner(plan: RowPlan): (bytes: Uint8Array, at: number, spans: Spans) => number {
  const {object: rowObject, lifts, keyed} = plan;
  const liftKeys = lifts.map(({name, source}) => ({own: rowObject.keys.get(name), source: rowObject.keys.get(source)}));
  const slotFrom = new Int32Array(lifts.length);
  const slotEnd = new Int32Array(lifts.length);
  const idTracked = plan.tracked.indexOf('id');

  let bytes: Uint8Array = Buffer.alloc(1);
  let view = viewOf(bytes);
  let spans: Spans;
  /** Objects seen so far: the number of the one being read. */
  let objects = 0;
  let rowStart = 0;
  /** Begin of what has not been given to `spans` yet. */
  let pending = 0;

  /** The plan of the key at `at`, which is expected to be `guess`. */
  const keyAt = (at: number, guess: KeyPlan | undefined, {keys}: ObjectPlan): KeyPlan => {
    if (guess !== undefined && isText(view, at, guess.text)) return guess;
    if (bytes[at] !== quote) throw unsure;
    const end = plainStringEnd(bytes, at) - 1;
    if (bytes[end + 1] !== colon) throw unsure;
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + 1, end - at - 1).toString();
    const known = keys.get(name);
    if (known !== undefined) return known;
    if (keys.size > strangersAtMost) throw unsure;
    const key = keyPlanOf(name, stranger, false);
    keys.set(name, key);
    return key;
  };

  /** @param isRow whether the object is a row, whose fields are looked at. */
  const objectAt = (start: number, plan: ObjectPlan, isRow: boolean): number => {
    if (bytes[start + 1] === closeBrace) {
      if (isRow) throw unsure;
      return start + 2;
    }
    objects += 1;
    const me = objects;
    let before: KeyPlan | undefined;
    let here = start;
    do {
      const guess: KeyPlan | undefined = before === undefined ? plan.first : before.next;
      const key = keyAt(here + 1, guess, plan);
      if (key !== guess) {
        if (before === undefined) plan.first = key;
        else before.next = key;
      }
      // Which of the two values counts is for a parser to say.
      if (key.seenIn === me) throw unsure;
      key.seenIn = me;
      before = key;
      const at = here + 1 + key.text.length;
      here = valueAt(at, key.value, isRow ? key : undefined);
      if (key.tracked >= 0 && isRow) spans.track(key.tracked, at, here);
    } while (bytes[here] === comma);
    if (bytes[here] !== closeBrace) throw unsure;
    if (isRow) endRow(here, me);
    return here + 1;
  };

  /** @param key of the row's field that the value is, undefined deeper inside. */
  const valueAt = (at: number, value: ValuePlan, key: KeyPlan | undefined): number => {
    const first = bytes[at] as number;
    let from = at;
    let end: number;
    let type: number;
    if (first === quote) {
      // Looked-at texts are taken as they stand.
      const isLookedAt = value.isInstant || (key !== undefined && key.tracked >= 0);
      end = isLookedAt ? plainStringEnd(bytes, at) : stringEnd(bytes, at);
      type = typeBits.string;
      if (value.isInstant) {
        const fine = finerThanMicroseconds(bytes, at + 1);
        if (fine > 0) {
          // What is lifted from it would be lifted as it came.
          if (value.slots.length > 0) throw unsure;
          spans.copy(pending, fine);
          pending = decimalsEnd(bytes, fine);
        }
      }
      if (value.isMoney) {
        const digits = spelledEnd(bytes, at + 1);
        if (digits === end - 1) {
          spans.copy(pending, at);
          spans.copy(at + 1, digits);
          pending = end;
          from = at + 1;
          end = digits;
          type = isWhole(bytes, from, end) ? typeBits.integer : typeBits.number;
        }
      }
    } else if (first === openBrace) {
      type = typeBits.object;
      end = value.object === undefined ? valueEnd(bytes, at) : objectAt(at, value.object, false);
    } else if (first === openBracket) {
      type = typeBits.array;
      end = value.items === undefined ? valueEnd(bytes, at) : arrayAt(at, value.items, value.onlySlots);
    } else if (first === 0x6e) {
      type = typeBits.null;
      end = literalEnd(bytes, at);
    } else if (first === 0x74 || first === 0x66) {
      type = typeBits.boolean;
      end = literalEnd(bytes, at);
    } else {
      end = numberEnd(bytes, at);
      type = isWhole(bytes, at, end) ? typeBits.integer : typeBits.number;
      if (value.isTextKey) {
        // Other ways to write a number are for a parser, and so is what is lifted from it.
        if (!isDigits(bytes, at, end) || value.slots.length > 0) throw unsure;
        spans.copy(pending, at);
        spans.insertQuoted(at, end);
        pending = end;
        type = typeBits.string;
      }
    }
    if (key !== undefined) {
      if (!key.isKnown) spans.unknown(key.name);
      else if ((value.types & type) === 0) spans.mistyped(key.name);
    }
    if (value.slots.length > 0) {
      // What was rewritten inside would be lifted as it came.
      if (type === typeBits.object || type === typeBits.array) throw unsure;
      for (const slot of value.slots) {
        slotFrom[slot] = from;
        slotEnd[slot] = end;
      }
    }
    return from === at ? end : end + 1;
  };

  const arrayAt = (start: number, items: ValuePlan, onlySlots: readonly number[]): number => {
    if (bytes[start + 1] === closeBracket) return start + 2;
    let count = 0;
    let here = start;
    do {
      here = valueAt(here + 1, items, undefined);
      count += 1;
    } while (bytes[here] === comma);
    if (bytes[here] !== closeBracket) throw unsure;
    if (count !== 1) for (const slot of onlySlots) slotFrom[slot] = -1;
    return here + 1;
  };

  /** @param brace the closing one. */
  const endRow = (brace: number, me: number): void => {
    spans.copy(pending, brace);
    for (let slot = 0; slot < lifts.length; slot += 1) {
      const {own, source} = liftKeys[slot] as (typeof liftKeys)[number];
      // What the endpoint did not send stays unset, so that the stored value is left alone.
      if (own?.seenIn === me || source?.seenIn !== me) continue;
      spans.insert(slot);
      if (slotFrom[slot] === -1) spans.insertNull();
      else spans.copy(slotFrom[slot] as number, slotEnd[slot] as number);
    }
    if (keyed) spans.insertKey(idTracked);
    spans.endRow(rowStart, brace + 1);
  };

  return (page, at, into) => {
    if (page !== bytes) [bytes, view] = [page, viewOf(page)];
    spans = into;
    if (bytes[at] !== openBrace) throw unsure;
    spans.beginRow();
    slotFrom.fill(-1);
    rowStart = at;
    pending = at;
    return objectAt(at, rowObject, true);
  };
}
