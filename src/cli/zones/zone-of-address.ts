import {australia, canada, countries, type Region, territories, unitedStates} from './zone-table';

/** Where an address lies: the state, province or country in words, and its time zone. */
export interface Place {
  readonly name: string;
  readonly zone: string;
}

const zipCode = /^\d{5}(?:-?\d{4})?$/;
/** Or the beginning of one, which says as much. */
const canadianCode = /^[A-Z]\d[A-Z](?:\d(?:[A-Z]\d?)?)?$/;

/** Names by which people call a country, but its ISO code and its English name. */
const otherNames: Readonly<Record<string, string>> = {
  USA: 'US',
  'UNITED STATES OF AMERICA': 'US',
  AMERICA: 'US',
  CAN: 'CA',
  AUS: 'AU',
  UK: 'GB',
  GBR: 'GB',
  'GREAT BRITAIN': 'GB',
  ENGLAND: 'GB',
  SCOTLAND: 'GB',
  WALES: 'GB',
  'NORTHERN IRELAND': 'GB',
  NZL: 'NZ',
  IRL: 'IE',
};

const byName = new Map<string, string>(
  ['US', 'CA', 'AU', ...Object.keys(countries)].flatMap((code) => [
    [code, code],
    [plain(englishName(code)), code],
  ]),
);

/**
 * The place of an address as ServiceTitan gives it (`state`, `zip`, `country`). Without a country it is in the United States or
 * Canada, unless its postal code says otherwise.
 * @returns undefined for what is no address, where the zone is not known, and where a state of several zones lacks its postal code.
 */
export function placeOf(address: unknown): Place | undefined {
  const {state, zip, country} = Object(address) as Readonly<Record<string, unknown>>;
  const region = plain(state).replace(/^(?:US|CA|AU)-/, '');
  const code = plain(zip).replaceAll(' ', '');
  const land = plain(country);
  if (land === '') {
    if (code !== '' && !zipCode.test(code) && !canadianCode.test(code)) return undefined;
    return within(unitedStates, region, code) ?? within(canada, region, code);
  }
  const territory = unitedStates.find((one) => territories.includes(one.code) && isCalled(one, land));
  if (territory !== undefined) return within([territory], territory.code, code);
  const nation = otherNames[land] ?? byName.get(land);
  if (nation === 'US') return within(unitedStates, region, code);
  if (nation === 'CA') return within(canada, region, code);
  if (nation === 'AU') return within(australia, region, code);
  const zone = nation === undefined ? undefined : countries[nation];
  return nation === undefined || zone === undefined ? undefined : {name: englishName(nation), zone};
}

function within(regions: readonly Region[], state: string, code: string): Place | undefined {
  const region = regions.find((one) => isCalled(one, state));
  if (region === undefined) return undefined;
  const zone = zoneIn(region, code);
  return zone === undefined ? undefined : {name: region.name, zone};
}

function isCalled({code, name}: Region, text: string): boolean {
  return text === code || text === plain(name);
}

function zoneIn({zone, byPrefix}: Region, code: string): string | undefined {
  if (byPrefix === undefined) return zone;
  if (!zipCode.test(code) && !canadianCode.test(code)) return undefined;
  const prefix = code.slice(0, 3);
  return byPrefix.has(prefix) ? byPrefix.get(prefix) : zone;
}

/** Capitals, without accents, dots and more than one space at a time. */
function plain(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text
    .slice(0, 100)
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}

function englishName(code: string): string {
  return new Intl.DisplayNames('en', {type: 'region'}).of(code) ?? code;
}
