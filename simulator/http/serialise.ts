import type {ApiRecord} from '../business/book';

/** The JSON text of a record. */
export type Serialiser = (record: ApiRecord) => string;

/** Keeps each text as long as its record lives: records never change in place. @param shape makes the record to send. */
export function serialiser(shape: (record: ApiRecord) => ApiRecord = (record) => record): Serialiser {
  const known = new WeakMap<ApiRecord, string>();
  return (record) => {
    let text = known.get(record);
    if (text === undefined) {
      text = json(shape(record));
      known.set(record, text);
    }
    return text;
  };
}

/** Like JSON.stringify, but writes a BigInt as a number, so that ids beyond 2^53 can be served. */
function json(record: ApiRecord): string {
  try {
    return JSON.stringify(record);
  } catch {
    // Only a BigInt gets here, and a replacer for every record would be slow.
    const mark = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `bigint:${value}` : value);
    return JSON.stringify(record, mark).replace(/"bigint:(-?\d+)"/g, '$1');
  }
}
