import {pipeline, Readable} from 'node:stream';
import {createGunzip} from 'node:zlib';

import {DataError} from '../../errors';

/**
 * The bytes of an input as UTF-8 text: gzip is unpacked, a byte order mark is taken off, and UTF-16 with a mark is rewritten.
 * What is none of these passes as it is.
 * @throws DataError when the compressed data or the UTF-16 is damaged.
 */
export async function* plainBytes(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  const chunks = input[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < longestMark) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  const all = {
    async *[Symbol.asyncIterator]() {
      try {
        if (head.length > 0) yield head;
        for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
      } finally {
        await chunks.return?.();
      }
    },
  };
  const mark = marks.find(({bytes}) => head.subarray(0, bytes.length).equals(bytes));
  if (mark === undefined) yield* all;
  else if (mark.is === 'gzip') yield* plainBytes(unpacked(all));
  else {
    head = head.subarray(mark.bytes.length);
    if (mark.is === 'utf-8') yield* all;
    else yield* transcoded(all, mark.is);
  }
}

const marks = [
  {is: 'gzip', bytes: Buffer.of(0x1f, 0x8b)},
  {is: 'utf-8', bytes: Buffer.of(0xef, 0xbb, 0xbf)},
  {is: 'utf-16le', bytes: Buffer.of(0xff, 0xfe)},
  {is: 'utf-16be', bytes: Buffer.of(0xfe, 0xff)},
] as const;
const longestMark = 3;

/** @throws DataError when the compressed data is damaged. */
export async function* unpacked(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  const gunzip = createGunzip();
  // The callback takes what the loop below throws as well.
  pipeline(Readable.from(packed), gunzip, () => undefined);
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('Z_')) throw error;
    const what = code === 'Z_BUF_ERROR' ? 'ends too early' : 'is damaged';
    throw new DataError(`The gzip data ${what}.`, 'Write or download it again.', error);
  }
}

async function* transcoded(input: AsyncIterable<Buffer>, from: 'utf-16le' | 'utf-16be'): AsyncGenerator<Buffer, void> {
  const decoder = new TextDecoder(from, {fatal: true, ignoreBOM: true});
  try {
    for await (const bytes of input) yield Buffer.from(decoder.decode(bytes, {stream: true}));
    yield Buffer.from(decoder.decode());
  } catch (error) {
    if (!isBadText(error)) throw error;
    throw new DataError('The UTF-16 text is damaged.', 'Write it again, as UTF-8.', error);
  }
}

/** Whether a `TextDecoder` that is `fatal` threw this. */
export function isBadText(error: unknown): boolean {
  return (error as Partial<NodeJS.ErrnoException> | null)?.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
