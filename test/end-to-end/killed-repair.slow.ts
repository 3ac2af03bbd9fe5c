import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Random} from '../../simulator/business/random';
import {type Simulator, startSimulator} from '../../simulator/http/server';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command} from './command';
import {firstSeed, killsOr} from './killed-moments';
import {expectNothingLost, smallTenant, type Way} from './killed-story';

const kills = killsOr(10);
const streams = ['jobs', 'invoices', 'customers', 'calls'];
let base: string;
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({tenant: smallTenant()});
  base = mkdtempSync(join(tmpdir(), 'killed-base-'));
  writeFileSync(
    join(base, 'st-elt.json'),
    JSON.stringify({...simulator.config(), requests_per_second: 40, warehouse: 'duckdb:st.duckdb'}),
  );
  const {exitCode, stderr} = await command('st-elt', ['sync', '--no-transform', '--streams', streams.join()], {
    cwd: base,
    timeoutMs: 300_000,
  });
  expect({exitCode, stderr}).toMatchObject({exitCode: 0});
}, 300_000);
afterAll(async () => {
  await simulator.close();
  rmSync(base, {recursive: true});
});

/** A copy of the warehouse that lacks some rows of each stream and has others in an old version: such as a range of dates has. */
async function damaged(folder: string, random: Random): Promise<void> {
  copyFileSync(join(base, 'st.duckdb'), join(folder, 'st.duckdb'));
  const warehouse = await openDuckDb(join(folder, 'st.duckdb'));
  try {
    for (const stream of streams) {
      // Inactive rows come by the feed alone, which neither command reads again.
      const rows = await warehouse.query(
        `SELECT id FROM st_raw_v2.raw_${stream} WHERE modifiedOn IS NOT NULL AND active IS NOT FALSE ORDER BY id`,
      );
      const some = (): string => Array.from({length: 4}, () => String(random.pick(rows)['id'])).join();
      await warehouse.execute(`DELETE FROM st_raw_v2.raw_${stream} WHERE id IN (${some()})`);
      await warehouse.execute(
        `UPDATE st_raw_v2.raw_${stream} SET modifiedOn = modifiedOn - INTERVAL 1 DAY WHERE id IN (${some()})`,
      );
    }
  } finally {
    await warehouse.close();
  }
}

/** Takes a row of each stream from the tenant without a trace. @returns what brings them back. */
function vanish(random: Random): () => void {
  const gone = streams.map((stream) => {
    const row = random.pick(simulator.tenant.records(stream).filter(({active}) => active !== false));
    simulator.tenant.remove(stream, (record) => record === row, {hard: true});
    return {stream, row};
  });
  return () => {
    for (const {stream, row} of gone) {
      const {modifiedOn} = row;
      simulator.tenant.insert(stream, row, {modifiedOn: modifiedOn as string});
    }
  };
}

const backfill: Way = {
  words: ['backfill', '--from', '2024-01-01', '--to', '2026-05-01', '--no-transform'],
  ...{streams, isEdited: false},
  prepare: async (folder, random) => {
    await damaged(folder, random);
    return () => undefined;
  },
};

const reconcile: Way = {
  words: ['sync', '--reconcile', '--no-transform'],
  ...{streams, isEdited: true},
  prepare: async (folder, random) => {
    await damaged(folder, random);
    return vanish(random);
  },
};

it.each([
  ['backfill', backfill],
  ['sync --reconcile', reconcile],
])(
  `${kills} kills of st-elt %s leave no row lost, twice, stale, or there although it is gone (KILL_SEED=${firstSeed})`,
  (_, way) => expectNothingLost(kills, way, simulator),
  kills * 60_000,
);
