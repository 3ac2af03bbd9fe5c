import {placeOf} from '../../src/cli/zones/zone-of-address';
import {isSameClock, proposalOf} from '../../src/cli/zones/zone-proposal';
import {australia, canada, countries, unitedStates} from '../../src/cli/zones/zone-table';
import {isTimezone} from '../../src/transform/timezones';

const usa = (state: unknown, zip: unknown = '', country: unknown = 'USA') => placeOf({state, zip, country})?.zone;
const arizona = {state: 'AZ', zip: '85004', country: 'USA'};
const newMexico = {state: 'NM', zip: '87104', country: 'USA'};
const rows = (address: unknown, count: number) => ({address, rows: count});

test('every zone of the table is one that the KPIs can have', () => {
  const regions = [...unitedStates, ...canada, ...australia];
  const zones = regions.flatMap(({zone, byPrefix}) => [zone, ...(byPrefix?.values() ?? [])]);
  const named = [...zones, ...Object.values(countries)].filter((zone) => zone !== undefined);
  expect(named.filter((zone) => !isTimezone(zone))).toEqual([]);
  // 50 states, the district, five territories; ten provinces and three territories.
  expect([unitedStates.length, canada.length, new Set(regions.map(({name}) => name)).size]).toEqual([56, 13, 77]);
});

test.each([
  ['az', '', 'America/Phoenix'],
  ['Arizona', '85004-1234', 'America/Phoenix'],
  [' new   mexico ', '', 'America/Denver'],
  ['US-CA', '', 'America/Los_Angeles'],
  ['D.C.', '20001', 'America/New_York'],
  ['MA', '2139', 'America/New_York'],
  ['HI', '96813', 'Pacific/Honolulu'],
  ['AK', '99501', 'America/Anchorage'],
  ['PR', '00901', 'America/Puerto_Rico'],
  ['GU', '96910', 'Pacific/Guam'],
  ['VI', '00802', 'America/Puerto_Rico'],
  ['FL', '32501', 'America/Chicago'],
  ['fl', '33101-0001', 'America/New_York'],
  ['Florida', 324, undefined],
  ['FL', 32401, 'America/Chicago'],
  ['TN', '37201', 'America/Chicago'],
  ['TN', '37902', 'America/New_York'],
  ['TN', '37311', undefined],
  ['KY', '40202', 'America/New_York'],
  ['KY', '42001', 'America/Chicago'],
  ['IN', '46204', 'America/New_York'],
  ['IN', '46401', 'America/Chicago'],
  ['TX', '75201', 'America/Chicago'],
  ['TX', '79901', 'America/Denver'],
  ['TX', '88510', 'America/Denver'],
  ['KS', '66101', 'America/Chicago'],
  ['NE', '69361', 'America/Denver'],
  ['ND', '58601', 'America/Denver'],
  ['SD', '57701', 'America/Denver'],
  ['ID', '83702', 'America/Denver'],
  ['ID', '83814', 'America/Los_Angeles'],
  ['OR', '97914', 'America/Denver'],
  ['MI', '48201', 'America/New_York'],
  ['MI', '49801', undefined],
  ['TX', '', undefined],
  ['TX', 'n/a', undefined],
  ['XX', '85004', undefined],
  ['AE', '09001', undefined],
  ['', '85004', undefined],
])('%s %s of the United States is in %s', (state, zip, zone) => {
  expect(usa(state, zip)).toBe(zone);
});

test.each([
  ['ON', 'M5V 2T6', 'Canada', 'America/Toronto'],
  ['Ontario', 'p9n1a1', 'CAN', 'America/Winnipeg'],
  ['ON', 'P0T 1A0', 'CA', undefined],
  ['Québec', 'H2X 1Y4', 'canada', 'America/Toronto'],
  ['BC', 'V1G 1A1', 'CA', 'America/Dawson_Creek'],
  ['SK', 'S4P 3Y2', 'CA', 'America/Regina'],
  ['NU', 'X0B 0C0', 'CA', undefined],
  ['AB', '', '', 'America/Edmonton'],
  ['arizona', '85004-1234', '', 'America/Phoenix'],
  ['TN', '37902', undefined, 'America/New_York'],
  ['WA', '6000', 'Australia', 'Australia/Perth'],
  ['WA', '6000', '', undefined],
  ['NSW', '2000', 'AUS', 'Australia/Sydney'],
  ['', 'SW1A 1AA', 'United Kingdom', 'Europe/London'],
  ['Bavaria', '80331', 'Germany', 'Europe/Berlin'],
  ['Puerto Rico', '00901', 'Puerto Rico', 'America/Puerto_Rico'],
  ['', '00901', 'PR', 'America/Puerto_Rico'],
  ['Jalisco', '44100', 'Mexico', undefined],
  ['AZ', '85004', 'Atlantis', undefined],
  ['AZ', '85004', 'U.S.A.', 'America/Phoenix'],
])('%s %s of %s is in %s', (state, zip, country, zone) => {
  expect(placeOf({state, zip, country})?.zone).toBe(zone);
});

test.each([
  [null],
  [undefined],
  ['AZ'],
  [7],
  [[]],
  [{}],
  [{state: {}, zip: [], country: null}],
  [{state: 'x'.repeat(1e6)}],
])('what is no address lies nowhere: %#', (address) => expect(placeOf(address)).toBeUndefined());

test.each([
  [
    [rows(arizona, 12), rows(newMexico, 1)],
    'America/Phoenix',
    '12 of 13 business units are in Arizona: America/Phoenix; 1 in New Mexico (America/Denver)',
  ],
  [[rows(arizona, 1)], 'America/Phoenix', '1 of 1 business units is in Arizona: America/Phoenix'],
  [
    [rows(arizona, 2), rows(null, 1)],
    'America/Phoenix',
    '2 of 3 business units are in Arizona: America/Phoenix, of 1 it is not known',
  ],
  [
    ['TX', 'OK', 'IL', 'IA', 'LA'].map((state) => rows({state, zip: '75201', country: 'US'}, 1)),
    'America/Chicago',
    '5 of 5 business units are in Texas, Oklahoma, Illinois and 2 more: America/Chicago',
  ],
  [
    [rows(arizona, 2), rows(newMexico, 2)],
    undefined,
    'business units lie in several: 2 in New Mexico (America/Denver), 2 in Arizona (America/Phoenix)',
  ],
  [
    [rows(arizona, 4), rows(newMexico, 3), rows({state: 'CA', country: 'US'}, 2)],
    undefined,
    'business units lie in several: 4 in Arizona (America/Phoenix), 3 in New Mexico (America/Denver), 2 in California (America/Los_Angeles)',
  ],
  [[rows(arizona, 2), rows({}, 2)], undefined, 'the zone of 2 of 4 business units is not known from their addresses'],
  [[], undefined, 'there are no business units'],
])('more than half decide, and the sentence says on what it rests: %#', (addresses, timezone, says) => {
  expect(proposalOf('business units', addresses)).toMatchObject({says, ...(timezone === undefined ? {} : {timezone})});
  expect(proposalOf('business units', addresses).timezone).toBe(timezone);
});

test('zones are the same whose clocks are', () => {
  const now = Date.parse('2026-11-30T12:00:00Z');
  expect(isSameClock('America/New_York', 'America/Detroit', now)).toBe(true);
  expect(isSameClock('America/Denver', 'America/Boise', now)).toBe(true);
  expect(isSameClock('America/Denver', 'America/Phoenix', now)).toBe(false);
  expect(isSameClock('America/Los_Angeles', 'America/Phoenix', now)).toBe(false);
});
