import {createPageMemory, memorySize} from '../../src/servicetitan/api/page-memory';

const whenever = new AbortController().signal;
const megabyte = 1024 * 1024;
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Whether a promise has come true by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => (done = true));
  await soon();
  return done;
}

it('lets pages in while there is room, then one after the other as others leave', async () => {
  const memory = createPageMemory(10 * megabyte);
  const [first, second, third] = [memory.lease(), memory.lease(), memory.lease()];
  await first.reserve(3 * megabyte, whenever);
  await second.reserve(3 * megabyte, whenever);
  const waiting = third.reserve(3 * megabyte, whenever);
  expect(await isDone(waiting)).toBe(false);
  first.release();
  first.release();
  expect(await isDone(waiting)).toBe(true);
});

it('lets in a page that is longer than all there is, when it is alone', async () => {
  const memory = createPageMemory(megabyte);
  const [small, large] = [memory.lease(), memory.lease()];
  await small.reserve(1, whenever);
  const waiting = large.reserve(50 * megabyte, whenever);
  expect(await isDone(waiting)).toBe(false);
  small.release();
  expect(await isDone(waiting)).toBe(true);
});

it('gives the same memory out again', async () => {
  const memory = createPageMemory(10 * megabyte);
  const lease = memory.lease();
  await lease.reserve(3 * megabyte, whenever);
  const used = lease.memory(10, 0);
  lease.release();
  const next = memory.lease();
  await next.reserve(3 * megabyte - 1_000, whenever);
  expect(next.memory(10, 0)).toBe(used);
});

it('keeps what is there when an answer turns out longer than it said, and counts what it takes', async () => {
  const memory = createPageMemory(10 * megabyte);
  const lease = memory.lease();
  await lease.reserve(1, whenever);
  lease.memory(3, 0).write('abc');
  expect(lease.memory(9 * megabyte, 3).toString('latin1', 0, 3)).toBe('abc');
  expect(lease.body(3).text).toBe('abc');
  const waiting = memory.lease().reserve(4 * megabyte, whenever);
  expect(await isDone(waiting)).toBe(false);
  lease.release();
  expect(await isDone(waiting)).toBe(true);
});

it('takes an answer back together with its memory', async () => {
  const lease = createPageMemory(megabyte).lease();
  await lease.reserve(3, whenever);
  lease.memory(3, 0).write('abc');
  const body = lease.body(3);
  lease.release();
  expect(() => body.text).toThrow('given back');
});

it('does not make anybody wait for one that gave up waiting', async () => {
  const memory = createPageMemory(megabyte);
  const [first, second, third] = [memory.lease(), memory.lease(), memory.lease()];
  await first.reserve(megabyte / 3, whenever);
  const stop = new AbortController();
  const waiting = second.reserve(megabyte, stop.signal);
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  expect(await isDone(third.reserve(1, whenever))).toBe(true);
});

it('has room for an end mark in every size, and wastes no more than a half', () => {
  for (let bytes = 300_000; bytes < 1e9; bytes = Math.floor(bytes * 1.37)) {
    expect(memorySize(bytes)).toBeGreaterThan(bytes);
    expect(memorySize(bytes)).toBeLessThanOrEqual(bytes * 2);
    expect(memorySize(memorySize(bytes))).toBeGreaterThan(memorySize(bytes));
  }
});
