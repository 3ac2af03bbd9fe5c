import {addDays, addMonths, daysInMonth, weeksOn} from './exact/calendar';
import {money, parseDecimal, ratio, whole} from './exact/decimal';
import {compareInstants, parseInstant} from './exact/instant';
import {withDefaults} from './rules/defaults';
import {unitRules, UNMAPPED} from './rules/units';

describe('decimals', () => {
  it.each([
    ['1234.5', '1234.50'],
    [1234.005, '1234.01'],
    ['-0.005', '-0.01'],
    ['-0.0049', '0.00'],
    ['1e3', '1000.00'],
    [1e-7, '0.00'],
    ['123456789012345678.99', '123456789012345678.99'],
    ['.5', '0.50'],
  ])('read %s as %s', (value, text) => {
    expect(money(parseDecimal(value) ?? 0n)).toBe(text);
  });

  it('read to nine places and refuse what is no number', () => {
    expect(parseDecimal('0.0000000005')).toBe(1n);
    expect(parseDecimal('-0.0000000005')).toBe(-1n);
    for (const value of ['', '.', 'abc', '1,000', null, undefined, true, Number.NaN])
      expect(parseDecimal(value)).toBeNull();
  });

  it('divide to six decimals, halves away from zero, and never by 0', () => {
    expect(ratio(whole(1), whole(3))).toBe(0.333333);
    expect(ratio(whole(-2), whole(3))).toBe(-0.666667);
    expect(ratio(whole(1), whole(2_000_000))).toBe(0.000001);
    expect(ratio(whole(5), whole(2))).toBe(2.5);
    expect(ratio(whole(5), 0n)).toBeNull();
  });
});

describe('days', () => {
  it('begin weeks on Monday or Sunday', () => {
    const days = ['2026-03-07', '2026-03-08', '2026-03-09', '2026-03-15', '1969-12-29', '1970-01-01'];
    const mondays = ['2026-03-02', '2026-03-02', '2026-03-09', '2026-03-09', '1969-12-29', '1969-12-29'];
    const sundays = ['2026-03-01', '2026-03-08', '2026-03-08', '2026-03-15', '1969-12-28', '1969-12-28'];
    expect(days.map(weeksOn('monday'))).toEqual(mondays);
    expect(days.map(weeksOn('sunday'))).toEqual(sundays);
  });

  it('cross months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28');
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(daysInMonth('2024-02-10')).toBe(29);
  });
});

describe('instants', () => {
  const instant = (text: string) => parseInstant(text) ?? fail(text);
  const fail = (text: string): never => {
    throw new Error(`${text} was not read`);
  };

  it('compare to the seventh digit, whatever the zone', () => {
    expect(compareInstants(instant('2026-03-01T00:00:00.0000001Z'), instant('2026-03-01T00:00:00Z'))).toBeGreaterThan(
      0,
    );
    expect(compareInstants(instant('2026-03-01T02:00:00+02:00'), instant('2026-03-01T00:00:00.0Z'))).toBe(0);
    expect(compareInstants(instant('2026-03-01'), instant('2026-03-01T00:00:00'))).toBe(0);
  });

  it('are null when they are none', () => {
    for (const value of ['yesterday', '2026-13-01T00:00:00Z', '', null, 5]) expect(parseInstant(value)).toBeNull();
  });
});

describe('business units', () => {
  const place = (name: string) => {
    const {group, rollup} = unitRules(withDefaults())('1', name) ?? UNMAPPED;
    return `${group} ${rollup}`;
  };

  it.each([
    ['Phoenix-Sales', 'SALES PHX'],
    [' phoenix - SALES ', 'SALES PHX'],
    ['West Production', 'PRODUCTION PHX'],
    ['Z-DO NOT USE - West-Production', 'PRODUCTION PHX'],
    ['Commercial-AZ-Sales', 'SALES COMM_AZ'],
    ["Andy's Painting - Production", 'PRODUCTION ANDYS'],
    ['St. George / Utah -Sales', 'SALES ST_GEORGE_UTAH'],
    ['Cañon City Sales', 'SALES CA_ON_CITY'],
    ['-Sales', 'SALES UNMAPPED'],
    ['Sales', 'OTHER UNMAPPED'],
    ['Wholesales', 'OTHER UNMAPPED'],
    ['Phoenix Sales Team', 'OTHER UNMAPPED'],
    ['Phoenix', 'OTHER UNMAPPED'],
  ])('place %s in %s', (name, expected) => {
    expect(place(name)).toBe(expected);
  });

  it('follow the first explicit rule that matches, before the default rules', () => {
    const classify = unitRules({
      units: [
        {match: {name: ' phoenix-sales'}, group: 'OTHER', rollup: 'OFFICE'},
        {match: {regex: '^PHOENIX'}, group: 'PRODUCTION', rollup: 'P'},
        {match: {id: 7}, group: 'SALES', rollup: 'S'},
      ],
      renames: {},
    });
    expect(classify('7', 'Phoenix-Sales')).toEqual({group: 'OTHER', rollup: 'OFFICE'});
    expect(classify('7', 'Phoenix North')).toEqual({group: 'PRODUCTION', rollup: 'P'});
    expect(classify('7', 'Tucson')).toEqual({group: 'SALES', rollup: 'S'});
    expect(classify('8', 'Tucson-Sales')).toEqual({group: 'SALES', rollup: 'TUCSON'});
  });
});
