import {createReadStream} from 'node:fs';

import {UsageError} from '../../errors';
import {unpacked} from '../../load/input/plain-bytes';

/** What the bytes of a file say that it is, whatever its name. */
export type FileKind = 'workbook' | 'json' | 'table';

/** A file that can be read from its beginning as often as is needed; gzip is unpacked on the way. */
export interface ImportFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly open: () => AsyncIterable<Buffer>;
}

const headBytes = 8_192;

/**
 * Looks at the first bytes of a file.
 * @throws UsageError, in words, for a file that cannot be read, is empty, or is not a table: nothing else was touched then.
 */
export async function openImportFile(path: string): Promise<ImportFile> {
  const raw = await headOf(readFile(path));
  const isPacked = raw[0] === 0x1f && raw[1] === 0x8b;
  const open = isPacked ? () => unpacked(readFile(path)) : () => readFile(path);
  const head = isPacked ? await headOf(open()) : raw;
  if (head.length === 0) throw new UsageError(`${path} is empty.`, 'Export it again.');
  const refused = refusals.find(({signs}) => signs.some((sign) => head.subarray(0, sign.length).equals(sign)));
  if (refused !== undefined) throw noTable(path, refused.what, refused.remedy);
  const text = textOf(head);
  if (/^</.test(text)) {
    const what = /^<\?xml/i.test(text) ? 'an XML file' : 'a saved web page (HTML), not a table';
    throw noTable(path, what, saveAgain);
  }
  if (head.subarray(0, 4).equals(zipSign)) {
    if (isPacked) throw noTable(path, 'a workbook or an archive within gzip', unpackFirst);
    return {path, kind: workbookKind(path, head), open};
  }
  const isJson = /\.(json|jsonl|ndjson)(\.gz)?$/i.test(path) || /^(\{\s*"|\[\s*[{\]])/.test(text);
  return {path, kind: isJson ? 'json' : 'table', open};
}

const saveAgain = 'Open it in a spreadsheet and save it as .xlsx or "CSV UTF-8", or export it again.';
const unpackFirst = 'Unpack it first.';
const zipSign = Buffer.from('PK\x03\x04', 'latin1');

const refusals: readonly {readonly signs: readonly Buffer[]; readonly what: string; readonly remedy: string}[] = [
  {
    signs: [Buffer.of(0xd0, 0xcf, 0x11, 0xe0)],
    what: 'an old Excel workbook (.xls), or one that is protected by a password',
    remedy: 'Open it and save it as .xlsx without a password, or as "CSV UTF-8".',
  },
  {signs: [Buffer.of(0x09, 0x08), Buffer.of(0x09, 0x04)], what: 'an old Excel workbook (.xls)', remedy: saveAgain},
  {signs: [Buffer.from('%PDF')], what: 'a PDF', remedy: 'Export the table as CSV or .xlsx.'},
  {signs: [Buffer.from('PAR1')], what: 'a Parquet file', remedy: 'Export the table as CSV, JSON or .xlsx.'},
  {
    signs: [
      Buffer.from('BZh'),
      Buffer.of(0xfd, 0x37, 0x7a, 0x58),
      Buffer.of(0x28, 0xb5, 0x2f, 0xfd),
      Buffer.from('7z\xbc\xaf', 'latin1'),
      Buffer.from('Rar!'),
    ],
    what: 'packed in a way that is not read',
    remedy: 'Unpack it first; gzip (.gz) is read as it is.',
  },
  {signs: [Buffer.of(0xff, 0xfe, 0, 0), Buffer.of(0, 0, 0xfe, 0xff)], what: 'UTF-32 text', remedy: 'Save it as UTF-8.'},
];

function noTable(path: string, what: string, remedy: string): UsageError {
  return new UsageError(`${path} cannot be imported: it is ${what}.`, remedy);
}

/** A workbook's first entries name its parts; other archives are refused by what they are. */
function workbookKind(path: string, head: Buffer): 'workbook' {
  const names = head.toString('latin1');
  const what = names.includes('opendocument')
    ? 'an OpenDocument file'
    : /\.xlsb$/i.test(path) || names.includes('workbook.bin')
      ? 'a binary workbook (.xlsb)'
      : names.includes('[Content_Types].xml') ||
          names.includes('xl/') ||
          names.includes('_rels/') ||
          /\.xls[xm]$/i.test(path)
        ? undefined
        : 'a zip archive';
  if (what === undefined) return 'workbook';
  throw noTable(path, what, what === 'a zip archive' ? unpackFirst : saveAgain);
}

function textOf(head: Buffer): string {
  const text =
    head[0] === 0xff && head[1] === 0xfe
      ? head.toString('utf16le')
      : head[0] === 0xfe && head[1] === 0xff
        ? Buffer.from(head.subarray(0, head.length & ~1))
            .swap16()
            .toString('utf16le')
        : head.toString();
  return text.replace(/^[\s\uFEFF\0]+/, '');
}

async function* readFile(path: string): AsyncGenerator<Buffer, void> {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw new UsageError(`${path} cannot be read (${code}).`, 'Check the path and its permissions.', error);
  }
}

async function headOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, headBytes);
}
