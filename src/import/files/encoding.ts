import {UsageError} from '../../errors';
import {isBadText} from '../../load/input/plain-bytes';

/** How the text of a file is written, told from all of its bytes. */
export interface Encoding {
  readonly name: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';
  /** Bytes of the byte order mark in front. */
  readonly markBytes: number;
}

type Chunks = AsyncIterable<Buffer>;

/** Bytes by which UTF-16 without a mark is told. */
const sampleBytes = 4_096;

/**
 * UTF-8 where all bytes are; UTF-16 with a byte order mark or by its NUL bytes; else Windows-1252, which is what spreadsheets
 * write as plain CSV.
 * @param open reads the file from its beginning, each time that it is called.
 * @param file names it in errors.
 * @throws UsageError for a file that is none of them, or more than one.
 */
export async function encodingOf(open: () => Chunks, file: string): Promise<Encoding> {
  const head = await headOf(open());
  if (head[0] === 0xff && head[1] === 0xfe) return {name: 'UTF-16LE', markBytes: 2};
  if (head[0] === 0xfe && head[1] === 0xff) return {name: 'UTF-16BE', markBytes: 2};
  // A table begins with letters of the first 255, of which each has one NUL byte in UTF-16.
  const nuls = [...head.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  if (nuls === 'x0x0') return {name: 'UTF-16LE', markBytes: 0};
  if (nuls === '0x0x') return {name: 'UTF-16BE', markBytes: 0};
  if (head.includes(0))
    throw new UsageError(`${file} is not a text file: it holds NUL bytes.`, 'Export it as CSV or .xlsx.');
  const markBytes = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (await isUtf8(open())) return {name: 'UTF-8', markBytes};

  const {firstBadLine, multibyte, undefinedIn1252} = await survey(open());
  if (markBytes > 0 || multibyte)
    throw new UsageError(
      `${file} is UTF-8 but for some bytes, the first of them in line ${firstBadLine}.`,
      'Save it again as "CSV UTF-8", or correct that line.',
    );
  if (undefinedIn1252)
    throw new UsageError(
      `${file} is neither UTF-8, UTF-16 nor Windows-1252; line ${firstBadLine} is the first that shows it.`,
      'Save it again as "CSV UTF-8".',
    );
  return {name: 'Windows-1252', markBytes: 0};
}

/** @throws UsageError where UTF-16 is damaged: no letter is replaced in silence. */
export async function* decoded(
  chunks: Chunks,
  {name, markBytes}: Encoding,
  file: string,
): AsyncGenerator<string, void> {
  const decode = decoderOf(name);
  let toSkip = markBytes;
  try {
    for await (const chunk of chunks) {
      const skipped = Math.min(toSkip, chunk.length);
      toSkip -= skipped;
      yield decode(chunk.subarray(skipped));
    }
    yield decode(undefined);
  } catch (error) {
    if (!isBadText(error)) throw error;
    throw new UsageError(
      `${file} is damaged: its ${name} text breaks off or has halves of characters.`,
      'Export it again.',
      error,
    );
  }
}

function decoderOf(name: Encoding['name']): (bytes: Buffer | undefined) => string {
  if (name === 'Windows-1252') return (bytes) => (bytes === undefined ? '' : fromWindows1252(bytes));
  const decoder = new TextDecoder(name.toLowerCase(), {fatal: true, ignoreBOM: true});
  return (bytes) => (bytes === undefined ? decoder.decode() : decoder.decode(bytes, {stream: true}));
}

async function headOf(chunks: Chunks): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    length += chunk.length;
    if (length >= sampleBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, sampleBytes);
}

async function isUtf8(chunks: Chunks): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', {fatal: true});
  try {
    for await (const chunk of chunks) decoder.decode(chunk, {stream: true});
    decoder.decode();
    return true;
  } catch (error) {
    if (isBadText(error)) return false;
    throw error;
  }
}

/** What a file that is not all UTF-8 is made of. */
interface Survey {
  /** From 1. */
  readonly firstBadLine: number;
  /** Whether letters beyond ASCII are there as UTF-8 besides. */
  readonly multibyte: boolean;
  /** Whether it has a byte that Windows-1252 leaves undefined. */
  readonly undefinedIn1252: boolean;
}

async function survey(chunks: Chunks): Promise<Survey> {
  let line = 1;
  let firstBadLine = 0;
  let multibyte = false;
  let undefinedIn1252 = false;
  /** Bytes of a character that are still to come. */
  let missing = 0;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (undefinedBytes.has(byte)) undefinedIn1252 = true;
      if (missing > 0 && byte >= 0x80 && byte < 0xc0) {
        missing -= 1;
        if (missing === 0) multibyte = true;
        continue;
      }
      if (missing > 0) firstBadLine ||= line;
      missing = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
      if (byte >= 0xf5 || (byte >= 0x80 && byte < 0xc2)) {
        missing = 0;
        firstBadLine ||= line;
      }
      if (byte === 0x0a) line += 1;
    }
  }
  return {firstBadLine: firstBadLine || line, multibyte, undefinedIn1252};
}

const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Bytes 0x80 to 0x9f. Some versions of Node decode these as ISO 8859-1, https://github.com/nodejs/node/issues/56542. */
const letters1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (letter) => letters1252[letter.charCodeAt(0) - 0x80] as string);
}
