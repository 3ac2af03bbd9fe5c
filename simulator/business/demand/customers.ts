import type {Named} from '../company';
import {companyNames, firstNames, lastNames, streets} from '../names';
import type {Region} from '../region';
import type {World} from '../world';
import {dollars} from '../world';

/** A customer at the place where the work is done. */
export interface Client {
  readonly customer: Named;
  readonly locationId: number;
  readonly address: Address;
  readonly commercial: boolean;
  /** Adds to what the customer owes, in cents. */
  owe(cents: number): void;
}

export interface Address {
  readonly street: string;
  readonly unit: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
}

interface Newcomer {
  readonly region: Region;
  readonly since: number;
  readonly createdById: number;
  readonly name?: string;
  readonly active?: boolean;
  readonly mergedToId?: number;
  readonly tagTypeIds?: readonly number[];
}

/** A new customer with one location. */
export function newClient(world: World, newcomer: Newcomer): Client {
  const {random} = world;
  const {region, since} = newcomer;
  const name = newcomer.name ?? (region.commercial ? businessName(world) : fullName(world));
  const address = newAddress(world, region);
  let owedCents = 0;
  const customer = world.write('customers', {
    id: world.newId('customers'),
    active: newcomer.active ?? true,
    name,
    type: region.commercial ? 'Commercial' : 'Residential',
    address: {...address, ...coordinates(world)},
    customFields: random.chance(0.1) ? [{typeId: 41, name: 'Gate code', value: String(random.int(1000, 9999))}] : [],
    balance: 0,
    taxExempt: false,
    tagTypeIds: newcomer.tagTypeIds ?? [],
    doNotMail: random.chance(0.05),
    doNotService: false,
    nationalAccount: false,
    createdOn: world.stamp(since),
    createdById: newcomer.createdById,
    modifiedOn: world.stamp(since + random.int(0, 20) * 3_600_000),
    mergedToId: newcomer.mergedToId ?? null,
    paymentTermId: null,
    creditLimit: null,
    creditLimitBalance: null,
    externalData: [],
  });
  const location = addLocation(world, customer.id, name, address, newcomer);
  return {
    customer: {id: customer.id, name},
    locationId: location,
    address,
    commercial: region.commercial,
    owe: (cents) => {
      owedCents += cents;
      customer.balance = dollars(owedCents);
    },
  };
}

/** Another place of the same customer. */
export function anotherPlace(world: World, client: Client, newcomer: Newcomer): Client {
  const address = newAddress(world, newcomer.region);
  return {...client, address, locationId: addLocation(world, client.customer.id, address.street, address, newcomer)};
}

function addLocation(world: World, customerId: number, name: string, address: Address, newcomer: Newcomer): number {
  const id = world.newId('locations');
  world.write('locations', {
    taxZoneId: null,
    id,
    customerId,
    active: newcomer.active ?? true,
    name,
    address: {...address, ...coordinates(world)},
    customFields: [],
    createdOn: world.stamp(newcomer.since),
    createdById: newcomer.createdById,
    modifiedOn: world.stamp(newcomer.since + world.random.int(0, 20) * 3_600_000),
    mergedToId: null,
    zoneId: null,
    taxExempt: false,
    tagTypeIds: [],
    externalData: [],
  });
  return id;
}

/** Businesses have several places, each named after its street. */
function businessName({random}: World): string {
  const name = random.pick(companyNames);
  return `${name}, ${streets[random.int(2, 99) % streets.length] ?? ''}`;
}

function fullName({random}: World): string {
  const last = random.pick(lastNames);
  const first = random.pick(firstNames);
  return random.chance(0.15) ? `${first} & ${random.pick(firstNames)} ${last}` : `${first} ${last}`;
}

function newAddress({random}: World, region: Region): Address {
  const plusFour = random.chance(0.1) ? `-${random.int(1000, 9999)}` : '';
  return {
    street: `${random.int(100, 19_999)} ${random.pick(streets)}`,
    unit: random.chance(0.1) ? `#${random.int(1, 40)}` : null,
    city: region.city,
    state: region.state,
    zip: `${region.zip}${String(random.int(1, 99)).padStart(2, '0')}${plusFour}`,
    country: 'USA',
  };
}

function coordinates({random}: World): {latitude: number | null; longitude: number | null} {
  if (random.chance(0.1)) return {latitude: null, longitude: null};
  return {latitude: 32 + random.int(0, 9999) / 10_000, longitude: -112 + random.int(0, 9999) / 10_000};
}
