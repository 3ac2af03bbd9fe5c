import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {seededRandom} from '../../simulator/business/random';
import {transform} from '../../src/pipeline/transform';
import {openDuckDb} from '../../src/warehouse/duckdb';
import {miniTenant} from '../dataform/mini-tenant';
import {load, nothingButLoaded} from '../dataform/tenant';
import {command} from './command';
import {firstSeed, killsOr, startIn, untilKilled} from './killed-moments';

const kills = killsOr(15);
const old = '<!doctype html><p>The report of yesterday.</p>\n';
const warehouseIn = (folder: string): string => `duckdb:${join(folder, 'st.duckdb')}`;

let base: string;
let page: string;
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

/** Waits without a pause until the folder looks different: a write is over in less than a millisecond. */
function spinUntilChanged(folder: string, first: string, limitMs: number): void {
  for (const end = Date.now() + limitMs; looks(folder) === first && Date.now() < end;);
}

function spin(micros: number): void {
  for (const end = process.hrtime.bigint() + BigInt(micros) * 1000n; process.hrtime.bigint() < end;);
}

/** Kills a report at any moment of its life, or while its file is written; the file is the old one, the new one or none. */
async function story(seed: number): Promise<boolean> {
  const random = seededRandom(`killed report ${seed}`);
  const folder = mkdtempSync(join(base, 'site-'));
  const file = join(folder, 'report.html');
  const isRenewed = random.int(0, 1) === 0;
  if (isRenewed) writeFileSync(file, old);
  const first = looks(folder);
  const began = Date.now();
  const {child, ended} = startIn(base, ['report', '-w', warehouseIn(base), '--out', file]);
  if (random.int(0, 2) === 0) {
    const timer = setTimeout(() => child.kill('SIGKILL'), random.int(0, usualMs));
    await ended;
    clearTimeout(timer);
  } else {
    spinUntilChanged(folder, first, 60_000);
    spin(random.int(0, random.pick([20, 200, 2_000])));
    child.kill('SIGKILL');
    await ended;
  }
  const isKilled = child.signalCode === 'SIGKILL';
  if (!isKilled) usualMs = Math.min(usualMs, Date.now() - began);
  const found = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (found !== page) expect(found).toBe(isRenewed ? old : undefined);
  inWriting += readdirSync(folder).filter((name) => name !== 'report.html').length;

  if (inWriting === 1 || !isKilled) {
    expect(await command('st-elt', ['report', '-w', warehouseIn(base), '--out', file])).toMatchObject({exitCode: 0});
    expect(readFileSync(file, 'utf8') === page).toBe(true);
  }
  return isKilled;
}

it(
  `${kills} kills of st-elt report leave a whole file or none (KILL_SEED=${firstSeed})`,
  async () => {
    await untilKilled(kills, story);
    if (kills >= 10) expect(inWriting).toBeGreaterThan(0);
  },
  kills * 30_000,
);
