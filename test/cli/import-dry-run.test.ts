import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {command, type Finished} from '../end-to-end/command';
import {styled, xlsx} from '../import/xlsx';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-dry-run-'));
});
afterAll(() => rmSync(folder, {recursive: true}));

function importing(file: string, content: string | Buffer, ...more: readonly string[]): Promise<Finished> {
  writeFileSync(join(folder, file), content);
  return command('st-elt', ['import', '--stream', 'invoices', file, ...more], {cwd: folder, env: {TMPDIR: folder}});
}

const csv =
  'Invoice ID,Total,Invoice Date,Paid On,Active,Their own\n' +
  '9223372036854775807,"$1,234.50",1/31/2025,1/31/2025 3:05 PM,Yes,x\n' +
  'abc,5,1/31/2025,,Yes,y\n' +
  '2,n/a,,,No,z\n' +
  '3,(0.10),2025-02-01,2025-02-01T00:00:00Z,0,\n' +
  '4,7,,,,\n';

test('--dry-run prints the mapping, three rows as they would be stored and the counts, and needs no warehouse', async () => {
  const {exitCode, stdout, stderr} = await importing('a.csv', csv, '--dry-run');
  expect(stderr).toContain(
    [
      'Times that name no zone are of America/Phoenix (--timezone).',
      'Reading',
      'Invoice ID → id',
      'Total → total',
      'Invoice Date → invoiceDate',
      'Paid On → paidOn',
      'Active → active',
      'Their own → (left out: no such field)',
      'line 3: NO_PRIMARY_KEY: id is not an ID: IDs are digits only',
      'line 4: total is not an amount, or an ambiguous one (see --locale)',
      '5 rows of invoices: 4 would be stored, 1 rejected and 1 values noted. Nothing was stored.',
    ].join('\n'),
  );
  const rows = JSON.parse(`[${stdout.replaceAll('}\n{', '},{')}]`) as unknown;
  const day = (date: string) => ({invoiceDate: `${date}T00:00:00Z`});
  expect(rows).toEqual([
    {id: '9223372036854775807', total: '1234.50', ...day('2025-01-31'), paidOn: '2025-01-31T22:05:00Z', active: true},
    {id: 2, active: false},
    {id: 3, total: '-0.10', ...day('2025-02-01'), paidOn: '2025-02-01T00:00:00Z', active: false},
  ]);
  expect(exitCode).toBe(0);
  expect(readdirSync(folder)).toEqual(['a.csv']);
}, 60_000);

test('--dry-run leaves a warehouse as it is, byte for byte', async () => {
  const warehouse = ['--warehouse', 'duckdb:st.duckdb'];
  expect((await importing('a.csv', csv, ...warehouse)).exitCode).toBe(0);
  const before = readFileSync(join(folder, 'st.duckdb'));
  const {exitCode, stdout} = await importing('a.csv', csv.replace('(0.10)', '99'), '--dry-run', '--json', ...warehouse);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    stream: 'invoices',
    remarks: ['Times that name no zone are of America/Phoenix (--timezone).'],
    mapping: expect.arrayContaining([{column: 'Their own', field: null}]) as unknown,
    rows: [{id: '9223372036854775807'}, {id: 2}, {id: 3, total: '99'}],
    counts: {read: 5, rejected: 1, noted: 1},
    problems: [{line: 3}, {line: 4}],
  });
  expect(readFileSync(join(folder, 'st.duckdb')).equals(before)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['a.csv', 'st.duckdb']);
}, 120_000);

test('--dry-run ends with the code of the import that would fail', async () => {
  const {exitCode, stderr} = await importing('sci.csv', 'Id,Total\n1.23457E+11,5\n1.23457E+11,6\n', '--dry-run');
  expect(stderr).toContain('line 2: NO_PRIMARY_KEY: id went through a spreadsheet, which kept the first digits only');
  expect(stderr).toContain('2 rows of invoices: 0 would be stored, 2 rejected. Nothing was stored.');
  expect(stderr).toContain('Too many rows would be rejected, so the import would fail. Correct the file first.');
  expect(exitCode).toBe(6);
}, 60_000);

test('--sheet chooses a sheet by name or place, and --timezone and --locale how cells are read', async () => {
  const book = xlsx([
    {name: 'Summary', rows: [['Nothing here']]},
    {
      name: 'October',
      rows: [
        ['Id', 'Total', 'Paid On'],
        [7, '1.234,5', styled(45_951.5, 'time')],
      ],
    },
  ]);
  for (const sheet of ['October', '2']) {
    const {stdout, stderr} = await importing(
      'book.xlsx',
      book,
      ...['--dry-run', '--sheet', sheet, '--timezone', 'America/New_York', '--locale', 'de-DE'],
    );
    expect(stderr).toContain('The sheet "October" is read; the workbook has Summary besides.');
    expect(JSON.parse(stdout)).toEqual({id: 7, total: '1234.5', paidOn: '2025-10-21T16:00:00Z'});
  }
  const missing = await importing('book.xlsx', book, '--dry-run', '--sheet', 'November');
  expect(missing.stderr).toContain('book.xlsx has no sheet November; it has Summary, October. Name one of them');
  expect(missing.exitCode).toBe(2);
  const first = await importing('book.xlsx', book, '--dry-run');
  expect(first.stderr).toMatch(
    /No column of the file is id, the key of invoices; it has Nothing here \(line 1 of sheet Summary/,
  );
  expect(first.exitCode).toBe(2);
}, 120_000);

test.each([
  [['--sheet', 'October'], 'is not a workbook, so it has no sheet October. Leave --sheet out.'],
  [['--timezone', 'Mars/Olympus'], '"Mars/Olympus" is not a time zone. Use an IANA name'],
  [['--locale', 'xx-nowhere'], 'Unknown locale "xx-nowhere". Use e.g. en-US'],
])(
  '%j are refused in one line',
  async (flags, says) => {
    const {exitCode, stdout, stderr} = await importing('a.csv', csv, '--dry-run', ...flags);
    expect(stderr.trim().split('\n').at(-1)).toContain(says);
    expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
  },
  60_000,
);

test("times are of the time zone in the configuration's vars, if no other is given", async () => {
  writeFileSync(join(folder, 'config.json'), JSON.stringify({vars: {timezone: 'America/Denver'}}));
  const {stderr} = await importing('a.csv', csv, '--dry-run', '--config', 'config.json');
  expect(stderr).toContain('Times that name no zone are of America/Denver (--timezone).');
}, 60_000);
