import {copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

import {seededRandom} from '../../simulator/business/random';
import {transform} from '../../src/transform/build';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {miniTenant} from '../dataform/mini-tenant';
import {load} from '../dataform/tenant';
import {type Build, builtRows} from './built-rows';
import {command} from './command';
import {firstSeed, killsOr, logMarks, startIn, untilKilled, whenSeen} from './killed-moments';

const kills = killsOr(10);
const words = ['transform', '--as-of', '2025-06-30', '-w', 'duckdb:st.duckdb'];

let base: string;
let last: string | undefined;
let [before, after]: (Build | undefined)[] = [];
/** Tables, views and checks that a build tells of in its log, one a line. */
let steps = 0;

async function builtIn(folder: string): Promise<Build> {
  const warehouse = await openDuckDb(join(folder, 'st.duckdb'));
  try {
    return await builtRows(warehouse);
  } finally {
    await warehouse.close();
  }
}

function copyOfBase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'killed-transform-'));
  copyFileSync(join(base, 'st.duckdb'), join(folder, 'st.duckdb'));
  return folder;
}

// Marts of one day, and raw tables that have changed since; and what a build makes of them that nobody kills.
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'killed-transform-base-'));
  const warehouse = await openDuckDb(join(base, 'st.duckdb'));
  await load(warehouse, miniTenant);
  await transform(warehouse, {asOf: '2025-06-29'});
  await warehouse.execute("UPDATE st_raw_v2.raw_jobs SET jobStatus = 'Canceled'");
  await warehouse.execute('UPDATE st_raw_v2.raw_invoices SET balance = balance + 1');
  before = await builtRows(warehouse);
  await warehouse.close();
  const folder = copyOfBase();
  const {exitCode, stderr} = await command('st-elt', words, {
    ...{cwd: folder, timeoutMs: 120_000, env: {LOG_LEVEL: 'debug'}},
  });
  expect({exitCode, stderr}).toMatchObject({exitCode: 0});
  steps = stderr.split('\n').filter(isStep).length;
  after = await builtIn(folder);
  rmSync(folder, {recursive: true});
  const differing = Object.keys(after).filter((name) => after?.[name] !== before?.[name]);
  expect(steps).toBeGreaterThan(50);
  expect(differing.length).toBeGreaterThan(10);
}, 240_000);
afterAll(() => {
  for (const folder of [base, last]) if (folder !== undefined) rmSync(folder, {recursive: true, force: true});
});

const isStep = (line: string): boolean => /^st_\w+\.\w+ \(/.test(line);

/** Kills a transform at one of its steps, or when it commits; the marts are those of one build. */
async function story(seed: number): Promise<boolean> {
  const random = seededRandom(`killed transform ${seed}`);
  if (last !== undefined) rmSync(last, {recursive: true});
  const folder = (last = copyOfBase());
  const {child, ended} = startIn(folder, words, {LOG_LEVEL: 'debug'});
  const strike = () => void child.kill('SIGKILL');
  let disarm = (): void => undefined;
  if (random.int(0, 2) === 0) {
    disarm = whenSeen(() => logMarks(join(folder, 'st.duckdb')), {after: 1, delayMs: random.int(0, 30)}, strike);
  } else {
    const [at, delayMs] = [random.int(1, steps), random.int(0, 40)];
    let seen = 0;
    createInterface({input: child.stderr as NodeJS.ReadableStream}).on('line', (line) => {
      if (isStep(line) && ++seen === at) setTimeout(strike, delayMs);
    });
  }
  await ended;
  disarm();
  const found = await builtIn(folder);
  const isOf = (build: Build | undefined) => Object.keys(found).filter((name) => found[name] !== build?.[name]);
  const [unlikeOld, unlikeNew] = [isOf(before), isOf(after)];
  if (unlikeOld.length > 0) expect({unlikeNew, unlikeOld}).toEqual({unlikeNew: [], unlikeOld});
  expect(Object.keys(found)).toEqual(Object.keys(unlikeOld.length > 0 ? (after ?? {}) : (before ?? {})));
  return child.signalCode === 'SIGKILL';
}

it(
  `${kills} kills of st-elt transform leave the marts of one build, and the next one makes them new (KILL_SEED=${firstSeed})`,
  async () => {
    await untilKilled(kills, story);
    const folder = last as string;
    expect(await command('st-elt', words, {cwd: folder, timeoutMs: 120_000})).toMatchObject({exitCode: 0});
    expect(await builtIn(folder)).toEqual(after);
  },
  kills * 60_000,
);
