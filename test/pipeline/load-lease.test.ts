import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {withLease} from '../../src/load/held-lease';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Warehouse} from '../../src/warehouse/warehouse';

const folder = mkdtempSync(join(tmpdir(), 'lease-'));
const minute = 60_000;
let nowMs = 0;
let warehouse: Warehouse;

beforeAll(async () => {
  jest.useFakeTimers({doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance']});
  warehouse = await openDuckDb(join(folder, 'w.duckdb'), {clock: () => nowMs});
});
afterAll(async () => {
  await warehouse.close();
  jest.useRealTimers();
  rmSync(folder, {recursive: true});
});

describe('withLease', () => {
  it('keeps the lease alive for as long as the work takes, and gives it back', async () => {
    const done = await withLease(warehouse, 'long-run', async (lease) => {
      for (let minutes = 0; minutes < 30; minutes += 1) {
        nowMs += minute;
        jest.advanceTimersByTime(minute);
        // Writes wait for the renewal that is on its way.
        await warehouse.startRun(lease, 'incremental', []);
        await expect(warehouse.acquireLease('other', minute)).rejects.toThrow(/long-run/);
      }
      return 'done';
    });
    expect(done).toBe('done');
    await expect(withLease(warehouse, 'next-run', async () => 'at once')).resolves.toBe('at once');
  });

  it('gives it back when the work fails, too', async () => {
    const failing = withLease(warehouse, 'failing-run', () => Promise.reject(new Error('no luck')));
    await expect(failing).rejects.toThrow('no luck');
    await expect(withLease(warehouse, 'next-run', async () => 'at once')).resolves.toBe('at once');
  });
});
