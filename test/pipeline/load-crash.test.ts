import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import fc from 'fast-check';

import type {AirbyteMessage} from '../../src/airbyte/protocol';
import type {JsonObject} from '../../src/json';
import {withLease} from '../../src/load/held-lease';
import {load} from '../../src/load/loader';
import {silent} from '../../src/log';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {catalogOf, record, state, status} from './messages';

const folder = mkdtempSync(join(tmpdir(), 'load-crash-'));
afterAll(() => rmSync(folder, {recursive: true}));

/** What a source has to say: rows of two streams, with states between them, in some order. */
interface Saying {
  readonly stream: 'campaigns' | 'payment_types';
  readonly id: number;
  readonly day: number;
  readonly sendsName: boolean;
  readonly thenState: boolean;
  readonly thenWaitMs: number;
}

interface Story {
  readonly sayings: readonly Saying[];
  /** Versions only rise, and columns may be missing; otherwise versions come in any order. */
  readonly rising: boolean;
  /** Each process dies when it looks at the clock for this many times; the last one lives. */
  readonly lives: readonly number[];
}

const story: fc.Arbitrary<Story> = fc.record({
  sayings: fc.array(
    fc.record({
      stream: fc.constantFrom('campaigns', 'payment_types'),
      id: fc.integer({min: 1, max: 4}),
      day: fc.integer({min: 1, max: 9}),
      sendsName: fc.boolean(),
      thenState: fc.boolean(),
      thenWaitMs: fc.constantFrom(0, 1_000, 6_000),
    }),
    {minLength: 1, maxLength: 25},
  ),
  rising: fc.boolean(),
  lives: fc.array(fc.integer({min: 1, max: 50}), {minLength: 1, maxLength: 2}),
});

function rowOf({stream, id, day, sendsName}: Saying, place: number, rising: boolean): JsonObject {
  const modifiedOn = `2026-01-${String(rising ? place + 1 : day).padStart(2, '0')}T00:00:00Z`;
  const text = `said at ${place}`;
  return {
    id,
    ...(sendsName || !rising ? {name: text} : {}),
    ...(stream === 'campaigns'
      ? {modifiedOn, source: text}
      : {createdOn: `2026-02-${String(place + 1).padStart(2, '0')}T00:00:00Z`}),
  };
}

/** The table that one clean run makes, worked out by hand: the newest version wins, of equals the last. */
function tableOf({sayings, rising}: Story, stream: Saying['stream']): readonly JsonObject[] {
  const rows = new Map<number, JsonObject>();
  sayings.forEach((saying, place) => {
    if (saying.stream !== stream) return;
    const row = rowOf(saying, place, rising);
    const stored = rows.get(saying.id);
    const older = stored !== undefined && versionOf(row) < versionOf(stored);
    if (!older) rows.set(saying.id, {...{name: null}, ...stored, ...row});
  });
  return [...rows.values()].sort((a, b) => Number(a.id) - Number(b.id));
}

function versionOf({modifiedOn}: JsonObject): string {
  return typeof modifiedOn === 'string' ? modifiedOn : '';
}

class Died extends Error {}

/** A clock of a process that dies, for good, when it is asked too often. */
function mortalClock(now: () => number) {
  const life = {left: Infinity};
  const clock = () => {
    life.left -= 1;
    if (life.left < 0) throw new Died();
    return now();
  };
  return {life, clock};
}

/** What the source sends when it goes on from the states that were saved. */
async function* sent(
  {sayings, rising}: Story,
  states: ReadonlyMap<string, JsonObject>,
  now: () => number,
  wait: (ms: number) => void,
): AsyncGenerator<AirbyteMessage> {
  const since = new Map<string, number>();
  for (const [place, saying] of sayings.entries()) {
    const {stream, thenState, thenWaitMs} = saying;
    if (place < Number(states.get(stream)?.next ?? 0)) continue;
    yield record(stream, rowOf(saying, place, rising), now());
    since.set(stream, (since.get(stream) ?? 0) + 1);
    wait(thenWaitMs);
    if (!thenState) continue;
    yield state(stream, {next: place + 1}, since.get(stream) ?? 0);
    since.set(stream, 0);
  }
  yield status('campaigns', 'COMPLETE');
  yield status('payment_types', 'COMPLETE');
}

it('makes the same tables as one clean run, wherever its processes die', async () => {
  let files = 0;
  let crashes = 0;
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      let nowMs = Date.parse('2026-03-01T00:00:00Z');
      const now = () => nowMs;
      const {life, clock} = mortalClock(now);
      const warehouse: Warehouse = await openDuckDb(join(folder, `${(files += 1)}.duckdb`), {clock});
      const attempt = (runId: string) =>
        withLease(warehouse, runId, async (lease) =>
          load(
            sent(told, await warehouse.readState(), now, (ms) => (nowMs += ms)),
            {
              warehouse,
              lease,
              mode: 'incremental',
              catalog: catalogOf('campaigns', 'payment_types'),
              clock,
              log: silent,
              spoolDir: folder,
            },
          ),
        );
      try {
        for (const [index, left] of [...told.lives, Infinity].entries()) {
          life.left = left;
          const died = await attempt(`run-${index}`).then(
            () => false,
            (error: unknown) => {
              expect(error).toBeInstanceOf(Died);
              return true;
            },
          );
          if (died) crashes += 1;
          life.left = Infinity;
          // Longer than the lease of the dead.
          nowMs += 3_600_000;
        }
        expect(
          await warehouse.query('SELECT id, name, modifiedOn, source FROM st_raw_v2.raw_campaigns ORDER BY id'),
        ).toEqual(tableOf(told, 'campaigns'));
        expect(
          await warehouse.query('SELECT id, name, createdOn FROM st_raw_v2.raw_payment_types ORDER BY id'),
        ).toEqual(tableOf(told, 'payment_types'));
        expect(await warehouse.query(`SELECT 1 FROM st_logs_v2.ingestion_logs WHERE status = 'running'`)).toEqual([]);
        const ends = await warehouse.streamStatus();
        expect(ends.map(({status: end}) => end)).toEqual(['success', 'success']);
      } finally {
        await warehouse.close();
      }
    }),
    {seed: 20260301, numRuns: 12, endOnFailure: true},
  );
  // The lives above are short enough to end in the middle of things.
  expect(crashes).toBeGreaterThan(8);
});
