import fc from 'fast-check';

import {ConfigError} from '../../src/errors';
import {join} from '../../src/servicetitan/pages/windows';
import type {Progress} from '../../src/servicetitan/read/state';
import {formatState, parseState} from '../../src/servicetitan/read/state';
import {floorSeconds} from '../../src/time/instant';

const at = (text: string): number => floorSeconds(`${text}.0000000Z`);
const march = at('2024-03-01T00:00:00');
const april = at('2024-04-01T00:00:00');
const may = at('2024-05-01T00:00:00');
const june = at('2024-06-01T00:00:00');

it('writes an unfinished backfill so that a person can read it', () => {
  const progress: Progress = {
    covered: [
      {from: -Infinity, before: march},
      {from: april, before: may},
    ],
    upperBound: june,
  };
  expect(formatState(progress, -Infinity)).toEqual({
    version: 1,
    modifiedOn: '2024-03-01T00:00:00.0000000Z',
    upperBound: '2024-06-01T00:00:00.0000000Z',
    ranges: [{from: null, before: '2024-03-01T00:00:00.0000000Z'}],
    slices: [{from: '2024-04-01T00:00:00.0000000Z', before: '2024-05-01T00:00:00.0000000Z'}],
  });
});

it('claims nothing before the first window is read', () => {
  expect(formatState({covered: [], upperBound: june}, -Infinity)).toEqual({
    version: 1,
    upperBound: '2024-06-01T00:00:00.0000000Z',
  });
});

it('never claims to have passed a gap', () => {
  const window = fc.tuple(fc.integer({min: 0, max: 50}), fc.integer({min: 1, max: 10}));
  fc.assert(
    fc.property(fc.array(window, {maxLength: 6}), fc.integer({min: 0, max: 20}), (spans, start) => {
      const covered = spans.map(([from, length]) => ({from, before: from + length}));
      const state = formatState({covered, upperBound: 1_000}, start);
      if (state.modifiedOn === undefined) return;
      const end = floorSeconds(state.modifiedOn as string);
      for (let second = start; second < end; second += 1) {
        expect(covered.some(({from, before}) => from <= second && second < before)).toBe(true);
      }
    }),
    {seed: 8},
  );
});

it('comes back as it went', () => {
  const span = fc.tuple(fc.integer({min: 0, max: 1e9}), fc.integer({min: 1, max: 1e6}));
  const progress = fc.record(
    {
      covered: fc.array(span).map((spans) => join(spans.map(([from, length]) => ({from, before: from + length})))),
      watermark: fc.integer({min: 1.1e9, max: 1.2e9}),
      token: fc.record(
        {text: fc.string({minLength: 1, maxLength: 40}), givenAt: fc.integer({min: 1e9, max: 2e9})},
        {requiredKeys: ['text']},
      ),
      since: fc.constantFrom(-Infinity, 1e9),
      refreshing: fc.nat(),
    },
    {requiredKeys: ['covered', 'watermark']},
  );
  fc.assert(
    fc.property(progress, (given) => {
      const text = JSON.stringify(formatState(given, -Infinity));
      expect(parseState(JSON.parse(text), 'jobs')).toEqual(given);
    }),
    {seed: 9},
  );
});

it('stays under 64 KB however torn the coverage is', () => {
  const covered = Array.from({length: 20_000}, (_, index) => ({from: index * 10, before: index * 10 + 5}));
  const state = formatState({covered, upperBound: june, token: {text: 'x'.repeat(20_000)}}, -Infinity);
  expect(JSON.stringify(state).length).toBeLessThan(64_000);
  expect(formatState({covered: [], watermark: june, token: {text: 'x'.repeat(30_000)}}, 0)).not.toHaveProperty(
    'continueFrom',
  );
});

it.each([[undefined], [null], [{}], [[]]])('takes %j for no state', (state) => {
  expect(parseState(state, 'jobs')).toBeUndefined();
});

it('rounds what another hand wrote inwards', () => {
  const state = {version: 1, ranges: [{from: '2024-03-01T00:00:00.5Z', before: '2024-04-01T00:00:00.5Z'}]};
  expect(parseState(state, 'jobs')?.covered).toEqual([{from: march + 1, before: april}]);
});

it.each([
  [{format: 'base64/gzip', data: 'H4sI'}, 'version'],
  [{version: 2}, 'version is 2'],
  [{version: 1, modifiedOn: 'tomorrow'}, 'modifiedOn'],
  [{version: 1, modifiedOn: 5}, 'modifiedOn'],
  [{version: 1, continueFrom: 5}, 'continueFrom'],
  [{version: 1, ranges: 'all'}, 'ranges'],
  [{version: 1, slices: [null]}, 'instant'],
  [{version: 1, slices: [{from: '2024-04-01', before: '2024-03-01'}]}, 'ends before it begins'],
  ['2024-01-01', 'not'],
  [{cursor: '2024-01-01'}, 'version'],
])('refuses %j as not its own', (state, why) => {
  expect(() => parseState(state, 'jobs')).toThrow(ConfigError);
  expect(() => parseState(state, 'jobs')).toThrow(why);
  expect(() => parseState(state, 'jobs')).toThrow('jobs');
});
