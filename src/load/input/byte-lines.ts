import {isUtf8} from 'node:buffer';

import {DataError} from '../../errors';

export interface ByteLine {
  /** As an editor counts, from 1. */
  readonly number: number;
  /** Without its `\n`. */
  readonly text: string;
  /** Bytes that are not UTF-8; each is U+FFFD in the text. */
  readonly badBytes: number;
}

/** No record of the API comes near it; an input without line ends is not collected for ever. */
const longestLineBytes = 128 * 1024 * 1024;

const newline = 0x0a;

/**
 * Lines end at the byte `\n` and nowhere else: Node's readline also ends them at `\r`, and from Node 24 on at U+2028 and
 * U+2029, all of which may stand inside a line of JSON.
 * @returns the lines that each chunk completed, together: one step of the generator per line would cost more than the line.
 * @throws DataError for a line of more than 128 MiB.
 */
export async function* byteLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly ByteLine[], void> {
  let number = 0;
  let begun: Buffer[] = [];
  let begunBytes = 0;

  function lineOf(end: Buffer): ByteLine {
    const bytes = begun.length === 0 ? end : Buffer.concat([...begun, end]);
    begun = [];
    begunBytes = 0;
    number += 1;
    const text = bytes.toString();
    return {number, text, badBytes: isUtf8(bytes) ? 0 : replaced(text) - replaced(bytes)};
  }

  for await (const chunk of chunks) {
    const lines: ByteLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      lines.push(lineOf(chunk.subarray(from, end)));
      from = end + 1;
    }
    if (from < chunk.length) {
      begun.push(chunk.subarray(from));
      begunBytes += chunk.length - from;
      if (begunBytes > longestLineBytes)
        throw new DataError(`Line ${number + 1} is longer than 128 MiB.`, 'Write each record on a line of its own.');
    }
    if (lines.length > 0) yield lines;
  }
  if (begunBytes > 0) yield [lineOf(Buffer.alloc(0))];
}

function replaced(text: string | Buffer): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}
