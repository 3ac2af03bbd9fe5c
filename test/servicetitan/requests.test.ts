import {countRequests, followedByDate, midSize, type Requests, sumOf} from '../../benchmark/source/requests';
import {selectStreams} from '../../src/catalogue';

/** A first load may ask so much more than its rows need. */
const firstLoadAtMost = 1.02;
/** A read of a stream that finds nothing new may ask so often. */
const quietAtMost = 3;

function expectLimitsHeld(counted: readonly Requests[]): void {
  expect(counted.filter(({quiet}) => quiet > quietAtMost)).toEqual([]);
  expect(counted.every(({quiet, control}) => quiet > 0 && control > 0)).toBe(true);
  expect(sumOf(counted, 'first') / sumOf(counted, 'control')).toBeLessThanOrEqual(firstLoadAtMost);
}

it('the default streams of a company of middling size ask little beyond their rows', async () => {
  expectLimitsHeld(await countRequests(selectStreams(), midSize));
}, 300_000);

it('every stream that is followed by date asks little beyond its rows', async () => {
  expectLimitsHeld(await countRequests(followedByDate, {...midSize, size: 'tiny', breadth: true, pageSize: 10}));
}, 300_000);
