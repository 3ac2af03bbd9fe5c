import {createLimiter} from '../../src/servicetitan/api/rate-limiter';
import {fakeClock} from './fake-clock';

/** The most starts in any second. */
const busiestSecond = (starts: readonly number[]): number =>
  Math.max(...starts.map((start) => starts.filter((other) => other >= start && other < start + 1_000).length));

const at = async (requests: number, options: {requestsPerSecond: number; burst: number; concurrency?: number}) => {
  const clock = fakeClock();
  const limiter = createLimiter({concurrency: 1_000, ...options, clock});
  const starts: number[] = [];
  const all = Promise.all(Array.from({length: requests}, () => limiter.run(async () => void starts.push(clock.now()))));
  return {clock, limiter, starts, all};
};

it('lets a burst go at once and the rest at the rate', async () => {
  const {clock, starts, all} = await at(60, {requestsPerSecond: 10, burst: 20});
  await clock.advance(0);
  expect(starts).toHaveLength(20);
  await clock.advance(10_000);
  await all;
  expect(starts.at(-1)).toBe(4_000);
});

it.each([
  [20, 20],
  [40, 20],
  [1, 20],
])('starts at most 60 in any second at %i per second and a burst of %i', async (requestsPerSecond, burst) => {
  const {clock, starts, all} = await at(200, {requestsPerSecond, burst});
  await clock.advance(300_000);
  await all;
  expect(busiestSecond(starts)).toBeLessThanOrEqual(Math.min(60, requestsPerSecond + burst));
});

it('starts nobody during a pause, and no burst after it', async () => {
  const {clock, limiter, starts, all} = await at(40, {requestsPerSecond: 10, burst: 5});
  await clock.advance(0);
  limiter.slowDown(30_000);
  await clock.advance(29_999);
  expect(starts).toHaveLength(5);
  await clock.advance(1_000);
  expect(starts.length).toBeLessThanOrEqual(5 + 10);
  await clock.advance(60_000);
  await all;
  expect(starts).toHaveLength(40);
});

it('has no more in flight than allowed', async () => {
  const clock = fakeClock();
  const limiter = createLimiter({requestsPerSecond: 100, burst: 100, concurrency: 3, clock});
  let inFlight = 0;
  let most = 0;
  const all = Promise.all(
    Array.from({length: 20}, () =>
      limiter.run(async () => {
        most = Math.max(most, ++inFlight);
        await clock.sleep(50);
        inFlight -= 1;
      }),
    ),
  );
  await clock.advance(5_000);
  await all;
  expect(most).toBe(3);
});

it('halves the requests in flight after a 429, once for refusals that come together, and recovers', async () => {
  const clock = fakeClock();
  const limiter = createLimiter({requestsPerSecond: 10, burst: 10, concurrency: 8, clock});
  limiter.slowDown(1_000);
  limiter.slowDown(1_000);
  expect(limiter.concurrency).toBe(4);
  await clock.advance(1_000);
  limiter.slowDown(1_000);
  expect(limiter.concurrency).toBe(2);
  for (let answer = 0; answer < 1_000; answer += 1) limiter.succeeded();
  expect(limiter.concurrency).toBe(8);
});

it('gives the place up when a request fails', async () => {
  const clock = fakeClock();
  const limiter = createLimiter({requestsPerSecond: 10, burst: 10, concurrency: 1, clock});
  await expect(limiter.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(limiter.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
});
