import fc from 'fast-check';

import {CsvReader, type CsvRecord} from '../../src/import/files/csv';
import {LineQueue, textLines} from '../../src/import/files/text-lines';

async function* piecesOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** What is read of a text that comes in pieces. */
async function read(text: string, {delimiter = ',', size = 7, columns = 3} = {}): Promise<CsvRecord[]> {
  const row = {width: columns, canBe: (cells: readonly string[]) => /^\d+$/.test(cells[0] ?? '')};
  const reader = new CsvReader(new LineQueue(textLines(piecesOf(text, size))), {delimiter, row});
  const records: CsvRecord[] = [];
  for (let record = await reader.next(); record !== undefined; record = await reader.next()) records.push(record);
  return records;
}

const cells = (records: readonly CsvRecord[]) =>
  records.map((record) => ('cells' in record ? record.cells : record.line));

describe('lines', () => {
  it('end where an editor ends them, wherever a piece ends', async () => {
    for (const size of [1, 2, 3, 100]) {
      const lines = [];
      for await (const some of textLines(piecesOf('a\r\nb\rc\n\n\u2028d\r', size))) lines.push(...some);
      expect(lines).toEqual([
        {number: 1, text: 'a', end: '\r\n'},
        {number: 2, text: 'b', end: '\r'},
        {number: 3, text: 'c', end: '\n'},
        {number: 4, text: '', end: '\n'},
        {number: 5, text: '\u2028d', end: '\r'},
      ]);
    }
  });
});

describe('rows of a CSV file', () => {
  it('come back as a writer wrote them, with the line that they begin on', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', '"', ',', ';', '\t', '\n', '\r', '\r\n', ' ', 'é', '\u2028', '='),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, {minLength: 2, maxLength: 4}), {maxLength: 8}),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({min: 1, max: 20}),
        async (rows, delimiter, end, size) => {
          const quoted = (text: string) =>
            /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
          let text = '';
          const expected = rows.map((row) => {
            const line = text.split(/\r\n|\n|\r/).length;
            text += row.map(quoted).join(delimiter) + end;
            return {line, cells: row};
          });
          // Lines of nothing but spaces are none.
          const written = expected.filter(({cells: row}) => row.map(quoted).join(delimiter).trim() !== '');
          expect(await read(text, {delimiter, size, columns: 99})).toEqual(written);
        },
      ),
      {numRuns: 500},
    );
  });

  it.each([
    ['never closed', '1,a,1\n2,"b,2\n3,c,3\n', [2], ['1', '3']],
    ['closed by the quote of a later row', '1,a,1\n2,"b,2\n3,"c",3\n4,d,4\n', [2], ['1', '3', '4']],
    ['with empty quoted cells behind it', '1,a,1\n2,"b,2\n3,"",3\n4,"",4\n', [2], ['1', '3', '4']],
    ['within a cell', '1,4" pipe,1\n2,b,2\n', [1], ['2']],
    ['behind a space', '1, "a",1\n2,b,2\n', [1], ['2']],
    ['behind a quoted cell', '1,"a"b,1\n2,b,2\n', [1], ['2']],
    ['in the first cell', '"1,a,1\n2,b,2\n', [1], ['2']],
    ['in the last cell', '1,a,"1\n2,b,2\n', [1], ['2']],
    ['two of them', '1,"a,1\n2,"b,2\n3,c,3\n', [1, 2], ['3']],
    ['that a later quote closes as if it were meant', '1,"a,1\n2,b 5",2\n3,c,3\n', [1, 2], ['3']],
    ['that the end of the file closes', '1,a,1\n2,"b,2\n3,c,"', [2, 3], ['1']],
  ])('a stray quote, %s, costs its line and no other', async (_, text, refused, kept) => {
    for (const size of [1, 5, 1_000]) {
      const records = await read(text, {size});
      expect(records.filter((record) => 'problem' in record).map(({line}) => line)).toEqual(refused);
      expect(records.flatMap((record) => ('cells' in record ? [record.cells[0]] : []))).toEqual(kept);
    }
  });

  it('a quoted cell may hold lines, also such as begin with digits', async () => {
    const text = '1,"2 pipes\n3, brass\r\n4 ""more""",5\r\n2,b,6\r\n';
    expect(await read(text)).toEqual([
      {line: 1, cells: ['1', '2 pipes\n3, brass\r\n4 "more"', '5']},
      {line: 4, cells: ['2', 'b', '6']},
    ]);
  });

  it.each(['Replaced:\n2,valve,brass\n3,pipe,copper', 'Parts\n\n22,33,44\n', '\n2,b,c\n'])(
    'a quoted cell may hold lines like rows, where its first line is none: %j',
    async (cell) => {
      const text = `1,"${cell}",x\n2,b,6\n`;
      for (const size of [1, 5, 1_000])
        expect(await read(text, {size})).toEqual([
          {line: 1, cells: ['1', cell, 'x']},
          {line: 1 + cell.split('\n').length, cells: ['2', 'b', '6']},
        ]);
    },
  );

  it.each([
    ['1,"a,1\n2,b 5",2\n3,c,3\n', [1, 2], ['3']],
    ['1,"a, b,1\n2,b 5",2\n3,c,3\n', [1, 2], ['3']],
    ['1,"x, y","a\n2,b,c"\n3,c,3\n', [1, 2], ['3']],
    ['1,"x, y","a\nb,b,c"\n3,c,3\n', [], ['1', '3']],
  ])('lines that may be rows each, and a cell as well, are all refused: %j', async (text, refused, kept) => {
    const records = await read(text);
    expect(records.filter((record) => 'problem' in record).map(({line}) => line)).toEqual(refused);
    expect(records.flatMap((record) => ('cells' in record ? [record.cells[0]] : []))).toEqual(kept);
  });

  it('keeps little of a quote that is never closed, and reads all rows behind it', async () => {
    const rows = Array.from({length: 200_000}, (_, row) => `${row},text,${row}`);
    const text = ['1,"open,1', ...rows].join('\n');
    const records = await read(text, {size: 64 * 1024});
    expect(records).toHaveLength(200_001);
    expect(cells(records.slice(0, 2))).toEqual([1, ['0', 'text', '0']]);
  });
});
