import {gzipSync} from 'node:zlib';

import {importing} from './importing';

const here = importing();
const text = 'Id,Name\n9007199254740993,Muñoz – “Café” €\n2,André’s\n';
const customers = [
  {id: '9007199254740993', name: 'Muñoz – “Café” €'},
  {id: '2', name: 'André’s'},
];

/** Windows-1252 of the letters above, by its table. */
function windows1252(given: string): Buffer {
  const others: Readonly<Record<string, number>> = {'–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80, '’': 0x92};
  return Buffer.from([...given].map((letter) => others[letter] ?? letter.charCodeAt(0)));
}

const utf16le = (given: string): Buffer => Buffer.from(given, 'utf16le');
const utf16be = (given: string): Buffer => Buffer.from(given, 'utf16le').swap16();

describe('letters', () => {
  it.each([
    ['UTF-8', Buffer.from(text), undefined],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), undefined],
    ['UTF-16LE with a mark', utf16le(`\uFEFF${text}`), 'The file is read as UTF-16LE.'],
    ['UTF-16BE with a mark', utf16be(`\uFEFF${text}`), 'The file is read as UTF-16BE.'],
    ['UTF-16LE without', utf16le(text), 'The file is read as UTF-16LE.'],
    ['UTF-16BE without', utf16be(text), 'The file is read as UTF-16BE.'],
    ['Windows-1252', windows1252(text), 'The file is read as Windows-1252.'],
  ])('of %s are read, packed with gzip too, and what is no UTF-8 is said', async (_, bytes, said) => {
    for (const [name, packed] of [
      ['a.csv', bytes],
      ['a.csv.gz', gzipSync(bytes)],
      ['named-otherwise.txt', gzipSync(bytes)],
    ] as const) {
      const {records, rejected, remarks} = await here.read(name, packed, 'customers');
      expect({records, rejected, remarks}).toEqual({
        records: customers,
        rejected: [],
        remarks: said === undefined ? [] : [said],
      });
    }
  });

  it('are told from all of the file, wherever the first that matters stands', async () => {
    const many = Array.from({length: 8_000}, (_, id) => `${id},plain\n`).join('');
    const last = '99999,Muñoz\n';
    for (const bytes of [
      Buffer.from(`Id,Name\n${many}${last}`),
      Buffer.concat([Buffer.from(`Id,Name\n${many}`), windows1252(last)]),
      utf16le(`Id,Name\n${many}${last}`),
    ]) {
      const {records} = await here.read('long.csv', bytes, 'customers');
      expect(records).toHaveLength(8_001);
      expect(records.at(-1)).toEqual({id: '99999', name: 'Muñoz'});
    }
  });

  it('beyond the first plane are whole, wherever a chunk of the file ends', async () => {
    for (const filler of [65_500, 65_501, 65_502, 65_503]) {
      const name = `${'x'.repeat(filler)}${'🔧'.repeat(20)}`;
      for (const bytes of [Buffer.from(`Id,Name\n1,${name}\n`), utf16le(`\uFEFFId,Name\n1,${name}\n`)])
        expect((await here.read('emoji.csv', bytes, 'customers')).records).toEqual([{id: '1', name}]);
    }
  });

  it('of other alphabets in UTF-16 without a mark are read as well', async () => {
    const names = 'Id,Name\n1,Āžēkлмя中文Ā\n';
    for (const bytes of [utf16le(names), utf16be(names)])
      expect((await here.read('wide.csv', bytes, 'customers')).records).toEqual([{id: '1', name: 'Āžēkлмя中文Ā'}]);
  });

  it.each([
    [
      'UTF-8 but for a byte',
      Buffer.concat([Buffer.from('Id,Name\n1,Muñoz\n2,'), Buffer.of(0xf1), Buffer.from('\n')]),
      /is UTF-8 but for some bytes, the first of them in line 3\. Save it again as "CSV UTF-8"/,
    ],
    [
      'a mark of UTF-8 before what is none',
      Buffer.concat([Buffer.from('\uFEFFId,Name\n1,Mu'), Buffer.of(0xf1), Buffer.from('oz\n')]),
      /is UTF-8 but for some bytes, the first of them in line 2/,
    ],
    [
      'no text of Windows-1252',
      Buffer.concat([Buffer.from('Id,Name\n1,a\n2,'), Buffer.of(0x81, 0x20), Buffer.from('\n')]),
      /is neither UTF-8, UTF-16 nor Windows-1252; line 3 is the first that shows it/,
    ],
    ['NUL bytes', Buffer.from('Id,Name\n1,a\0b\n'), /is not a text file: it holds NUL bytes/],
    ['UTF-32', Buffer.concat([Buffer.of(0xff, 0xfe, 0, 0), Buffer.from('I\0\0\0')]), /it is UTF-32 text/],
  ])('that nobody can tell refuse the file: %s', async (_, bytes, says) => {
    await expect(here.read('bad.csv', bytes, 'customers')).rejects.toThrow(says);
  });

  it.each([
    ['half of a letter at the end', Buffer.concat([utf16le('\uFEFFId,Name\n1,abc'), Buffer.of(0x41)])],
    ['half of a pair', utf16le('\uFEFFId,Name\n1,a\ud83db\n')],
  ])('of UTF-16 that are damaged (%s) end the import with an error', async (_, bytes) => {
    await expect(here.read('cut.csv', bytes, 'customers')).rejects.toThrow(/is damaged: its UTF-16LE text breaks off/);
  });

  it('of gzip that is cut or damaged end with an error', async () => {
    const packed = gzipSync(
      Buffer.from(`Id,Name\n${Array.from({length: 9_000}, (_, id) => `${id},${id * 7919}\n`).join('')}`),
    );
    await expect(here.read('cut.csv.gz', packed.subarray(0, -20), 'customers')).rejects.toThrow(
      /The gzip data ends too early\. Write or download it again\./,
    );
    packed.fill(0, 10_000, 10_050);
    await expect(here.read('bad.csv.gz', packed, 'customers')).rejects.toThrow(/The gzip data is damaged/);
  });
});

describe('what is no table', () => {
  it.each([
    ['page.csv', '<!DOCTYPE html><html><body>Session expired</body></html>', /a saved web page \(HTML\), not a table/],
    ['page.csv.gz', gzipSync('\n\n <html><table><tr><td>Id</td></tr></table></html>'), /a saved web page \(HTML\)/],
    ['report.xls', '\uFEFF<table><tr><td>Id</td></tr></table>', /a saved web page \(HTML\)/],
    ['page-16.csv', utf16le('\uFEFF<html><body>Sign in</body></html>'), /a saved web page \(HTML\)/],
    ['page-16be.csv', utf16be('\uFEFF<html><body>Sign in</body></html>'), /a saved web page \(HTML\)/],
    ['page-16-bare.csv', utf16be('<html><body>Sign in</body></html>'), /a saved web page \(HTML\)/],
    ['page.json', '<html><body>Session expired</body></html>', /a saved web page \(HTML\)/],
    ['page.xlsx', '<html><body>Session expired</body></html>', /a saved web page \(HTML\)/],
    ['sheet.xls', '<?xml version="1.0"?><Workbook/>', /an XML file/],
    ['old.xls', Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /an old Excel workbook \(\.xls\)/],
    ['a.pdf', '%PDF-1.7\n', /a PDF/],
    ['a.parquet', 'PAR1', /a Parquet file/],
    ['a.zip', Buffer.from('PK\x03\x04\x14\0\0\0\0\0invoices.csv', 'latin1'), /a zip archive\. Unpack it first/],
    [
      'a.ods',
      Buffer.from('PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'latin1'),
      /an OpenDocument file/,
    ],
    ['a.xlsx.gz', gzipSync(Buffer.from('PK\x03\x04[Content_Types].xml', 'latin1')), /within gzip/],
    ['cut.xlsx', Buffer.from('PK\x03\x04[Content_Types].xml', 'latin1'), /cannot be read as an \.xlsx workbook/],
    ['empty.csv', '', /is empty/],
    ['empty.csv.gz', gzipSync(''), /is empty/],
    ['mark.csv', '\uFEFF', /has no rows/],
    ['blank.csv', '\n\n  \n', /has no rows/],
    ['header.csv', 'Id,Name\n', /has no rows/],
  ])('%s is refused before anything is touched', async (name, bytes, says) => {
    await expect(here.open(name, bytes, 'customers')).rejects.toThrow(says);
  });
});
