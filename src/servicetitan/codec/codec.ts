import {isUtf8} from 'node:buffer';

import type {JsonSchema} from '../../catalogue';
import type {JsonObject, JsonValue} from '../../json';
import {parseJson} from '../../json';
import type {Stream} from '../../streams/definition';
import {bodyOf, MalformedAnswer, objectOf} from '../api/responses';
import type {Body} from './body';
import {
  closeBrace,
  closeBracket,
  comma,
  openBrace,
  openBracket,
  startsWith,
  unsure,
  valueEnd,
  valueStart,
} from './bytes';
import {rowPlanOf} from './field-plan';
import type {Rows} from './rows';
import {parsedRows} from './rows';
import {createScanner} from './scan';
import {SpanRows, Spans} from './spans';

/** An answer with rows, taken apart. */
export interface Content {
  readonly rows: Rows;
  /** What stands around the rows: `hasMore`, `totalCount`, `continueFrom`. */
  readonly envelope: JsonObject;
}

/** Takes answers apart that are an envelope around `data`. @throws MalformedAnswer when one is not. */
export type Codec = (body: Body) => Content;

/** Parses everything, losing no digit. */
export const plainCodec: Codec = (body) => {
  const envelope = objectOf(bodyOf(body.text), 'the answer');
  return {rows: parsedRows(rowsIn(envelope.data)), envelope};
};

/** @throws MalformedAnswer when it is not a list of objects. */
export function rowsIn(data: JsonValue | undefined): readonly JsonObject[] {
  if (!Array.isArray(data)) throw new MalformedAnswer('the answer has no "data"');
  return (data as readonly JsonValue[]).map((row) => objectOf(row, 'a row'));
}

/**
 * Finds the rows of one stream and makes records of them without parsing: what is delivered is cut out of what came. Whatever
 * is not plainly valid compact JSON is left to the plain codec, which also says what is wrong with it.
 */
export function spanCodec(stream: Stream, schema: JsonSchema): Codec {
  const plan = rowPlanOf(stream, schema);
  if (plan === undefined) return plainCodec;
  const scanRow = createScanner(plan);
  let last: Spans | undefined;

  const contentOf = (body: Body): Content => {
    const {bytes} = body;
    if (bytes[0] !== openBrace || !isUtf8(bytes)) throw unsure;
    const page = body.marked;
    const spans = new Spans(body, plan, last);
    let head = '';
    let rest = 0;
    let here = 0;
    do {
      const at = valueStart(page, here + 1);
      if (!startsWith(page, here + 1, dataKey)) {
        here = valueEnd(page, at);
      } else {
        if (rest > 0) throw unsure;
        here = scanRows(page, at, (row) => scanRow(page, row, spans));
        head = bytes.toString('utf8', 0, at);
        rest = here;
      }
    } while (page[here] === comma);
    if (rest === 0 || page[here] !== closeBrace || here + 1 !== bytes.length) throw unsure;
    last = spans;
    const envelope = parseJson(`${head}[]${bytes.toString('utf8', rest)}`) as JsonObject;
    return {rows: new SpanRows(spans), envelope};
  };

  return (body) => {
    try {
      return contentOf(body);
    } catch (error) {
      if (error !== unsure) throw error;
      return plainCodec(body);
    }
  };
}

const dataKey = Buffer.from('"data":');

function scanRows(page: Uint8Array, start: number, scanRow: (at: number) => number): number {
  if (page[start] !== openBracket) throw unsure;
  if (page[start + 1] === closeBracket) return start + 2;
  let here = start;
  do here = scanRow(here + 1);
  while (page[here] === comma);
  if (page[here] !== closeBracket) throw unsure;
  return here + 1;
}
