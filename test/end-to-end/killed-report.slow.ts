import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {seededRandom} from '../../simulator/business/random';
import {transform} from '../../src/transform/build';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {miniTenant} from '../dataform/mini-tenant';
import {load, nothingButLoaded} from '../dataform/tenant';
import {command} from './command';
import {firstSeed, killsOr, startIn, untilKilled, whenSeen} from './killed-moments';

const kills = killsOr(10);
const old = '<!doctype html><p>The report of yesterday.</p>\n';
const slowly = {NODE_OPTIONS: `--require ${join(__dirname, 'slow-disk.cjs')}`};
const warehouseIn = (folder: string): string => `duckdb:${join(folder, 'st.duckdb')}`;

let base: string;
let page: string;
/** Folder of the last story. */
let last: string;
/** How long an undisturbed report takes, at most. */
let usualMs = 0;
/** Kills that left a draft: they came while it was written. */
let inWriting = 0;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'killed-report-'));
  const warehouse = await openDuckDb(join(base, 'st.duckdb'));
  await load(warehouse, {...nothingButLoaded, ...miniTenant});
  await transform(warehouse, {asOf: '2025-06-30'});
  await warehouse.close();
  const began = Date.now();
  const {exitCode, stderr} = await command('st-elt', ['report', '-w', warehouseIn(base), '--out', 'whole.html'], {
    cwd: base,
  });
  expect({exitCode, stderr}).toMatchObject({exitCode: 0});
  usualMs = Date.now() - began;
  page = readFileSync(join(base, 'whole.html'), 'utf8');
  expect(page.trimEnd()).toMatch(/^<!doctype html>[^]*<\/html>$/i);
}, 240_000);
afterAll(() => rmSync(base, {recursive: true}));

/** What a folder shows of its files; another text as soon as one of them is begun, grows or is replaced. */
function looks(folder: string): string {
  return readdirSync(folder)
    .map((name) => {
      const {ino, size} = statSync(join(folder, name), {throwIfNoEntry: false}) ?? {};
      return `${name} ${ino} ${size}`;
    })
    .join();
}

/** Kills a report at any moment of its life, or while its file is written; the file is the old one, the new one or none. */
async function story(seed: number): Promise<boolean> {
  const random = seededRandom(`killed report ${seed}`);
  const folder = (last = mkdtempSync(join(base, 'site-')));
  const file = join(folder, 'report.html');
  const isRenewed = random.int(0, 1) === 0;
  if (isRenewed) writeFileSync(file, old);
  const first = looks(folder);
  const began = Date.now();
  const {child, ended} = startIn(base, ['report', '-w', warehouseIn(base), '--out', file], slowly);
  const strike = () => void child.kill('SIGKILL');
  const isStruckInWriting = random.int(0, 2) > 0;
  const timer = isStruckInWriting ? undefined : setTimeout(strike, random.int(0, usualMs));
  const disarm = isStruckInWriting
    ? whenSeen(() => [first, looks(folder)], {after: 2, delayMs: random.int(0, 500)}, strike)
    : () => clearTimeout(timer);
  await ended;
  disarm();
  const isKilled = child.signalCode === 'SIGKILL';
  if (!isKilled) usualMs = Math.min(usualMs, Date.now() - began);
  expect([isRenewed ? 'old' : 'none', 'new']).toContain(foundAt(file));
  inWriting += readdirSync(folder).filter((name) => name !== 'report.html').length;
  return isKilled;
}

/** Which file there is, in a word. */
function foundAt(file: string): string {
  if (!existsSync(file)) return 'none';
  const found = readFileSync(file, 'utf8');
  if (found === page) return 'new';
  return found === old ? 'old' : `${found.length} of ${page.length} characters`;
}

it(
  `${kills} kills of st-elt report leave a whole file or none, and the next one writes it (KILL_SEED=${firstSeed})`,
  async () => {
    await untilKilled(kills, story);
    if (kills >= 10) expect(inWriting).toBeGreaterThan(0);
    // Where drafts of killed ones lie, too.
    const file = join(last, 'report.html');
    expect(await command('st-elt', ['report', '-w', warehouseIn(base), '--out', file])).toMatchObject({exitCode: 0});
    expect(foundAt(file)).toBe('new');
  },
  kills * 30_000,
);
