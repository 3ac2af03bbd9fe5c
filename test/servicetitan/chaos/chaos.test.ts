import fc from 'fast-check';

import {startSimulator} from '../../../simulator/http/server';
import type {ApiRecord} from '../../../simulator/tenant';
import {createTenant} from '../../../simulator/tenant';
import {SourceError} from '../../../src/errors';
import type {JsonObject} from '../../../src/json';
import {silent} from '../../../src/log';
import {textOf} from '../../../src/servicetitan/pages/records';
import type {Batch} from '../../../src/servicetitan/reader';
import type {ReadOnce} from '../reading-fixture';
import {asDelivered, batchesOf, merged} from '../reading-fixture';
import type {Schedule} from './schedule';
import {schedules, stage} from './schedule';

/** `npm run test:chaos` plays a thousand. */
const count = Number(process.env.CHAOS_SCHEDULES ?? 25);
const minuteMs = 60_000;
const pageSize = 10;

const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
tenant.clock.freeze();
const beginMs = tenant.clock.now();

/** What a destination holds after one or more runs, and where they left off. */
interface Delivered {
  readonly rows: JsonObject[];
  state: unknown;
}

/** Reads on into `delivered`, as far as it gets. @returns the error that ended the run, if one did. */
async function run(
  batches: AsyncGenerator<Batch, void>,
  delivered: Delivered,
  batchesAtMost = Infinity,
): Promise<unknown> {
  let taken = 0;
  try {
    for await (const {rows, state} of batches) {
      if (taken++ >= batchesAtMost) return undefined;
      delivered.rows.push(...rows);
      delivered.state = state ?? delivered.state;
    }
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The newest version of each row that a reader must have by now. */
function truthOf(stream: string, excused: ReadonlySet<unknown>): Map<string, ApiRecord> {
  const truth = new Map<string, ApiRecord>();
  for (const record of tenant.records(stream)) {
    if (excused.has(record.id)) continue;
    const known = truth.get(String(record.id));
    if (known === undefined || String(record.modifiedOn) > String(known.modifiedOn)) {
      truth.set(String(record.id), record);
    }
  }
  return truth;
}

/**
 * Pages that never agree are the one trouble that a moving tenant may cause, and it is said aloud. Where totals drift,
 * they may also agree by chance on more rows than there are.
 */
function isDisagreement(error: unknown, {driftingTotals}: Schedule['manners']): boolean {
  if (!(error instanceof SourceError)) return false;
  return (
    /do not agree|other rows every time/.test(error.message) ||
    (driftingTotals === true && error.message.includes('but shows only'))
  );
}

async function play(schedule: Schedule): Promise<void> {
  const {stream, manners, mode, killAfter, pauseMinutes} = schedule;
  // Each schedule plays by itself, and before our own clock: a reader takes nothing newer than both clocks.
  tenant.clock.advance(beginMs - tenant.clock.now());
  const simulator = await startSimulator({tenant, manners});
  try {
    const {request, excused} = stage(tenant, schedule);
    const stop = simulator.onRequest(request);
    const delivered: Delivered = {rows: [], state: undefined};
    const read = (how: ReadOnce['mode']): AsyncGenerator<Batch, void> =>
      batchesOf(simulator, stream, {
        fields: {page_size: pageSize, concurrency: 3},
        mode: how ?? 'incremental',
        generation: 5,
        state: delivered.state,
        log: silent,
      });
    const errors: unknown[] = [];
    if (killAfter !== undefined) errors.push(await run(read(mode), delivered, killAfter));
    errors.push(await run(read(mode), delivered));
    stop();
    for (const error of errors) if (error !== undefined && !isDisagreement(error, manners)) throw error as Error;

    tenant.clock.advance(pauseMinutes * minuteMs);
    const error = await run(read('incremental'), delivered);
    // A second or list that overflows a page, on an API that contradicts itself about it: stopping is all that can be done.
    const hopeless = manners.driftingTotals === true || manners.unsortedLists === true;
    if (hopeless && isDisagreement(error, manners)) return;
    if (error !== undefined) throw error as Error;

    const table = merged(delivered.rows);
    const missing = [...truthOf(stream, excused)].filter(([id, {modifiedOn, name}]) => {
      const row = table.get(id);
      if (row === undefined || textOf(row.modifiedOn) !== asDelivered(modifiedOn)) return true;
      // Which of two versions of one microsecond is the newer one cannot be told from what is delivered.
      const isSame = (record: ApiRecord): boolean =>
        String(record.id) === id && asDelivered(record.modifiedOn) === asDelivered(modifiedOn);
      return row.name !== name && !tenant.records(stream).some((record) => isSame(record) && record.name === row.name);
    });
    expect(missing).toEqual([]);
  } finally {
    await simulator.close();
  }
}

it(
  `misses nothing after one more run, whatever befalls the tenant meanwhile (${count} schedules)`,
  async () => {
    await fc.assert(fc.asyncProperty(schedules, play), {
      seed: 20251115,
      numRuns: count,
      endOnFailure: process.env.CHAOS_NO_SHRINK === '1',
    });
  },
  count * 2_000 + 60_000,
);
