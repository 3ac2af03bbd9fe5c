import {catalogue, streamNamed} from '../../src/catalogue';
import {nextMonth, remaining, slicesOf} from '../../src/cli/runs/backfill-plan';
import type {Stream} from '../../src/streams/definition';
import {type Instant, parseInstant} from '../../src/time/instant';

const at = (text: string): Instant => parseInstant(text) ?? '';
const stream = (name: string): Stream => streamNamed(name) as Stream;

test('a range is cut at the first of each month, the latest part first', () => {
  const slices = slicesOf(at('2023-11-15'), at('2024-02-01'), [stream('jobs')]);
  expect(slices.map(({label}) => label)).toEqual([
    'backfill 2024-01-01..2024-02-01',
    'backfill 2023-12-01..2024-01-01',
    'backfill 2023-11-15..2023-12-01',
  ]);
});

test('parts meet without a gap, whatever the range', () => {
  const [from, before] = [at('2019-02-28T13:00:01Z'), at('2024-02-29T01:00:00Z')];
  const parts = [...slicesOf(from, before, [stream('jobs')])].reverse();
  expect(parts[0]?.from).toBe(from);
  expect(parts.at(-1)?.before).toBe(before);
  for (const [index, part] of parts.slice(1).entries()) expect(part.from).toBe(parts[index]?.before);
  expect(nextMonth(at('2023-12-31T23:59:59Z'))).toBe(at('2024-01-01'));
});

test('streams that cannot be asked for a range are read once', () => {
  const whole = catalogue.find(({backfill}) => backfill === 'whole') as Stream;
  const slices = slicesOf(at('2024-01-01'), at('2024-03-01'), [stream('jobs'), whole]);
  expect(slices.map(({streams}) => streams.map(({name}) => name))).toEqual([['jobs'], ['jobs'], [whole.name]]);
});

describe('taking a backfill up again', () => {
  const slices = slicesOf(at('2024-01-01'), at('2024-04-01'), [stream('jobs')]);
  const rest = (...times: (string | undefined)[]) =>
    remaining(
      slices,
      new Map(slices.flatMap(({label}, index) => (times[index] === undefined ? [] : [[label, times[index]]]))),
    ).length;

  test('the first time everything is to be done', () => expect(rest()).toBe(3));
  test('it goes on after the parts that succeeded', () => expect(rest('2024-05-01T00', '2024-05-01T01')).toBe(1));
  test('a finished one begins anew', () => expect(rest('2024-05-01T00', '2024-05-01T01', '2024-05-01T02')).toBe(3));
  test('a second one that was stopped goes on where it was, not where the first was', () =>
    expect(rest('2024-06-01T00', '2024-05-01T01', '2024-05-01T02')).toBe(2));
});
