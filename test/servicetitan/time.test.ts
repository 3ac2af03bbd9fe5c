import fc from 'fast-check';

import {ceilSeconds, floorSeconds, instantOf, instantOfMs, parameterOf, parseInstant} from '../../src/time/instant';

describe('parseInstant', () => {
  it.each([
    ['2024-03-01', '2024-03-01T00:00:00.0000000Z'],
    ['2024-03-01T09:30', '2024-03-01T09:30:00.0000000Z'],
    ['2024-03-01T09:30:00Z', '2024-03-01T09:30:00.0000000Z'],
    ['2021-07-19T20:35:38.2876004Z', '2021-07-19T20:35:38.2876004Z'],
    ['2021-07-19t20:35:38.5z', '2021-07-19T20:35:38.5000000Z'],
    ['2024-03-01 09:30:00', '2024-03-01T09:30:00.0000000Z'],
    ['2024-03-01T00:30:00.123456789+02:00', '2024-02-29T22:30:00.1234567Z'],
    ['2024-03-01T00:30:00-0530', '2024-03-01T06:00:00.0000000Z'],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    '',
    'yesterday',
    '2024-13-01',
    '2024-02-30',
    '2024-03-01T25:00:00Z',
    '01/31/2024',
    '1709251200',
    '2024-3-1',
  ])('does not guess at "%s"', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('keeps all seven digits, which a Date would cut to three', () => {
    const digits = fc.stringMatching(/^\d{7}$/);
    fc.assert(
      fc.property(fc.integer({min: -2e9, max: 4e9}), digits, (seconds, fraction) => {
        const text = instantOf(seconds).replace('.0000000', `.${fraction}`);
        expect(parseInstant(text)).toBe(text);
      }),
      {seed: 1},
    );
  });
});

it.each([
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.0000000Z'],
  ['0001-01-01T00:00:00+14:00', '0001-01-01T00:00:00.0000000Z'],
  ['0000-01-01T00:00:00+01:00', '0001-01-01T00:00:00.0000000Z'],
  ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.9999999Z'],
  ['9999-12-31T23:59:59.9999999-07:00', '9999-12-31T23:59:59.9999999Z'],
])('keeps %s within what the API can name', (text, instant) => {
  expect(parseInstant(text)).toBe(instant);
  for (const seconds of [floorSeconds(instant), ceilSeconds(instant), floorSeconds(instant) - 3_600]) {
    expect(parameterOf(seconds)).toMatch(/^(0001-01-01|9999-12-31)T\d\d:\d\d:\d\d.000Z$/);
    expect(instantOf(seconds)).toHaveLength(28);
  }
});

it.each([-Infinity, Infinity, -1e15, 1e15])('has a text for %d seconds', (seconds) => {
  expect(parameterOf(seconds)).toBe(seconds < 0 ? '0001-01-01T00:00:00.000Z' : '9999-12-31T23:59:59.000Z');
});

it('orders instants as texts', () => {
  fc.assert(
    fc.property(fc.integer({min: -2e9, max: 4e9}), fc.integer({min: -2e9, max: 4e9}), (a, b) => {
      expect(instantOf(a) < instantOf(b)).toBe(a < b);
    }),
    {seed: 2},
  );
});

it('rounds a lower bound down and an upper bound up, so that nothing falls between', () => {
  expect(floorSeconds('2024-03-01T00:00:00.0000001Z')).toBe(floorSeconds('2024-03-01T00:00:00.0000000Z'));
  expect(ceilSeconds('2024-03-01T00:00:00.0000001Z')).toBe(floorSeconds('2024-03-01T00:00:01.0000000Z'));
  expect(ceilSeconds('2024-03-01T00:00:00.0000000Z')).toBe(floorSeconds('2024-03-01T00:00:00.0000000Z'));
});

it('writes parameters in UTC with a Z', () => {
  expect(parameterOf(floorSeconds('2024-03-01T09:30:00.0000000Z'))).toBe('2024-03-01T09:30:00.000Z');
});

it('keeps the milliseconds of a clock', () => {
  expect(instantOfMs(Date.UTC(2024, 2, 1, 9, 30, 0, 123))).toBe('2024-03-01T09:30:00.1230000Z');
});
