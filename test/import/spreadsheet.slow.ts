import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Country, fods} from './fods';
import {importing} from './importing';
import {expected, randomTable} from './spreadsheet-table';

// `npm run test:spreadsheet` looks for LibreOffice, installs it where it may, and says so where there is none.
const soffice = process.env['SOFFICE'] ?? '';
const seed = Number(process.env['SPREADSHEET_SEED'] ?? Date.now() % 1_000_000);
const rows = 300;
const here = importing();
let folder: string;

beforeAll(() => {
  // eslint-disable-next-line no-console
  console.log(`SPREADSHEET_SEED=${seed}`);
  folder = mkdtempSync(join(tmpdir(), 'spreadsheet-'));
});
afterAll(() => rmSync(folder, {recursive: true}));

/** @param format e.g. `xlsx`, or `csv:` with the tokens of LibreOffice's filter. @returns what it wrote. */
async function written(table: string, format: string): Promise<Buffer> {
  writeFileSync(join(folder, 'table.fods'), table);
  const child = spawn(
    soffice,
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      format,
      '--outdir',
      folder,
      join(folder, 'table.fods'),
    ],
    {detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: {PATH: process.env['PATH'], HOME: folder}},
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  // With the processes that it starts.
  const patience = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 120_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(patience);
  if (code !== 0) throw new Error(`${soffice} ended with ${code}: ${said}`);
  const [extension = ''] = format.split(':');
  return readFileSync(join(folder, `table.${extension}`));
}

/** @see https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html */
function csv(separator: string, charset: number, {quoteAll = false, asShown = true} = {}): string {
  const tokens = [separator.charCodeAt(0), 34, charset, 1, '', 0, quoteAll, true, asShown];
  return `csv:Text - txt - csv (StarCalc):${tokens.join()}`;
}
const [utf8, utf16, windows1252] = [76, 65_535, 1];

const american: Country = ['en', 'US', '$'];
const german: Country = ['de', 'DE', '€'];
const phoenix = {timezone: 'America/Phoenix', aheadMinutes: -7 * 60};
const kathmandu = {timezone: 'Asia/Kathmandu', aheadMinutes: 5 * 60 + 45};

test.each([
  ['commas, UTF-8', csv(',', utf8), american, 'en-US', phoenix, 'any', undefined],
  ['semicolons, all texts in quotes', csv(';', utf8, {quoteAll: true}), american, 'en-US', kathmandu, 'any', undefined],
  ['tabs, UTF-16, without formats', csv('\t', utf16, {asShown: false}), american, 'en-US', phoenix, 'any', 'UTF-16LE'],
  ['commas, Windows-1252', csv(',', windows1252), american, 'en-US', phoenix, 'few', 'Windows-1252'],
  ['.xlsx', 'xlsx', american, 'en-US', phoenix, 'any', undefined],
  ['semicolons, German', csv(';', utf8), german, 'de-DE', kathmandu, 'any', undefined],
  ['.xlsx, German', 'xlsx', german, 'de-DE', kathmandu, 'any', undefined],
] as const)(
  'what a spreadsheet writes comes back equal, cell by cell: %s',
  async (_, format, country, locale, zone, letters, encoding) => {
    const table = randomTable(seed, rows, letters, format === 'xlsx' ? 1 : 45);
    const bytes = await written(fods(table, country), format);
    const {timezone, aheadMinutes} = zone;
    const name = `table.${format.slice(0, format === 'xlsx' ? 4 : 3)}`;
    const {counts, remarks} = await here.store(name, bytes, 'invoices', {locale, timezone});
    expect(await here.rejected()).toEqual([]);
    expect(counts).toMatchObject({read: rows, inserted: rows, rejected: 0, rejectedValues: 0});
    if (encoding !== undefined) expect(remarks).toContain(`The file is read as ${encoding}.`);
    const stored = await here.rows(
      `CAST(id AS VARCHAR) AS id, summary, referenceNumber, CAST(jobId AS VARCHAR) AS jobId,
     CAST(total AS DOUBLE) AS total, CAST(subTotal AS DOUBLE) AS subTotal, active, invoiceDate, paidOn`,
    );
    const byId = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): number =>
      String(a['id']) < String(b['id']) ? -1 : 1;
    expect([...stored].sort(byId)).toEqual(table.map((row) => expected(row, aheadMinutes)).sort(byId));
  },
  300_000,
);
