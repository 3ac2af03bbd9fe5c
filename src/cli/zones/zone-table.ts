/**
 * Time zones by state, province and country. Facts: 49 CFR part 71 for the lines between zones of the United States, the lists of ZIP
 * code prefixes of the Postal Service and of forward sortation areas of Canada Post for what lies on which side.
 * Zones whose clocks have been the same for 15 years share one name: Michigan and most of Indiana are America/New_York.
 */

/** A state, province or territory. */
export interface Region {
  readonly code: string;
  readonly name: string;
  /** Undefined: several zones, and none that stands for the whole. */
  readonly zone: string | undefined;
  /**
   * Of a region of several zones: first three characters of postal codes that lie in another. Undefined: codes of
   * both zones begin so, and less than four in five of them are of one. Where a region has none, its zone needs no postal code.
   */
  readonly byPrefix?: ReadonlyMap<string, string | undefined>;
}

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const pacific = 'America/Los_Angeles';
const atlantic = 'America/Halifax';

type Split = readonly (readonly [prefixes: string, zone: string | undefined])[];

function region(code: string, name: string, zone: string | undefined, split: Split = []): Region {
  const prefixes = split.flatMap(([list, other]) => list.split(' ').map((prefix) => [prefix, other] as const));
  return {code, name, zone, ...(prefixes.length === 0 ? {} : {byPrefix: new Map(prefixes)})};
}

function alike(zone: string, list: string): readonly Region[] {
  return list
    .split(', ')
    .map((each) => region(each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1), zone));
}

/**
 * States and territories. Left out as too small for a business: the Navajo Nation, which changes its clocks while the rest of Arizona
 * does not, West Wendover in Nevada, and the Aleutian islands west of Umnak.
 */
export const unitedStates: readonly Region[] = [
  ...alike(
    eastern,
    'CT Connecticut, DE Delaware, DC District of Columbia, GA Georgia, ME Maine, MD Maryland, MA Massachusetts, NH New Hampshire, ' +
      'NJ New Jersey, NY New York, NC North Carolina, OH Ohio, PA Pennsylvania, RI Rhode Island, SC South Carolina, VT Vermont, ' +
      'VA Virginia, WV West Virginia',
  ),
  ...alike(
    central,
    'AL Alabama, AR Arkansas, IL Illinois, IA Iowa, LA Louisiana, MN Minnesota, MS Mississippi, MO Missouri, OK Oklahoma, WI Wisconsin',
  ),
  ...alike(mountain, 'CO Colorado, MT Montana, NM New Mexico, UT Utah, WY Wyoming'),
  ...alike(pacific, 'CA California, NV Nevada, WA Washington'),
  region('AZ', 'Arizona', 'America/Phoenix'),
  region('AK', 'Alaska', 'America/Anchorage'),
  region('HI', 'Hawaii', 'Pacific/Honolulu'),
  region('FL', 'Florida', eastern, [['324 325', central]]),
  region('ID', 'Idaho', mountain, [['835 838', pacific]]),
  region('IN', 'Indiana', eastern, [
    ['463 464 476 477', central],
    ['475', undefined],
  ]),
  region('KS', 'Kansas', central, [['677', undefined]]),
  region('KY', 'Kentucky', eastern, [
    ['420 421 422 423 424', central],
    ['401 426 427', undefined],
  ]),
  region('MI', 'Michigan', eastern, [['498 499', undefined]]),
  region('NE', 'Nebraska', central, [
    ['693', mountain],
    ['690 691 692', undefined],
  ]),
  region('ND', 'North Dakota', central, [['586', mountain]]),
  region('OR', 'Oregon', pacific, [['979', mountain]]),
  region('SD', 'South Dakota', central, [
    ['576 577', mountain],
    ['575', undefined],
  ]),
  region('TN', 'Tennessee', central, [
    ['374 376 377 378 379', eastern],
    ['373', undefined],
  ]),
  region('TX', 'Texas', central, [
    ['799 885', mountain],
    ['798', undefined],
  ]),
  region('PR', 'Puerto Rico', 'America/Puerto_Rico'),
  region('VI', 'Virgin Islands', 'America/Puerto_Rico'),
  region('GU', 'Guam', 'Pacific/Guam'),
  region('MP', 'Northern Mariana Islands', 'Pacific/Guam'),
  region('AS', 'American Samoa', 'Pacific/Pago_Pago'),
];

/** Territories that people also give as the country. */
export const territories: readonly string[] = ['PR', 'VI', 'GU', 'MP', 'AS'];

/** Provinces and territories. */
export const canada: readonly Region[] = [
  ...alike('America/Edmonton', 'AB Alberta, NT Northwest Territories'),
  ...alike(atlantic, 'NB New Brunswick, NS Nova Scotia, PE Prince Edward Island'),
  region('MB', 'Manitoba', 'America/Winnipeg'),
  region('YT', 'Yukon', 'America/Whitehorse'),
  region('BC', 'British Columbia', 'America/Vancouver', [
    ['V1C', 'America/Edmonton'],
    ['V1G V1J', 'America/Dawson_Creek'],
    ['V0A V0B V0C', undefined],
  ]),
  region('NL', 'Newfoundland and Labrador', 'America/St_Johns', [
    ['A2V A0R', atlantic],
    ['A0P', undefined],
  ]),
  region('NU', 'Nunavut', undefined, [
    ['X0A', 'America/Iqaluit'],
    ['X0C', 'America/Rankin_Inlet'],
  ]),
  region('ON', 'Ontario', 'America/Toronto', [
    ['P8N P8T P9A P9N P0V P0W P0X', 'America/Winnipeg'],
    ['P0T', undefined],
  ]),
  region('QC', 'Quebec', 'America/Toronto', [
    ['G4T', atlantic],
    ['G0G', undefined],
  ]),
  region('SK', 'Saskatchewan', 'America/Regina', [['S9V', 'America/Edmonton']]),
];

/** States and territories. */
export const australia: readonly Region[] = [
  ...alike('Australia/Sydney', 'NSW New South Wales, ACT Australian Capital Territory'),
  region('VIC', 'Victoria', 'Australia/Melbourne'),
  region('QLD', 'Queensland', 'Australia/Brisbane'),
  region('SA', 'South Australia', 'Australia/Adelaide'),
  region('WA', 'Western Australia', 'Australia/Perth'),
  region('TAS', 'Tasmania', 'Australia/Hobart'),
  region('NT', 'Northern Territory', 'Australia/Darwin'),
];

/** Countries in whose towns one clock holds, by ISO 3166 code. */
export const countries: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BM: 'Atlantic/Bermuda',
  BS: 'America/Nassau',
  CH: 'Europe/Zurich',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  IN: 'Asia/Kolkata',
  IT: 'Europe/Rome',
  JM: 'America/Jamaica',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  NZ: 'Pacific/Auckland',
  PH: 'Asia/Manila',
  PL: 'Europe/Warsaw',
  SE: 'Europe/Stockholm',
  SG: 'Asia/Singapore',
  ZA: 'Africa/Johannesburg',
};
