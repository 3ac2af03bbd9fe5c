import type {Region} from './region';
import type {Person} from './staff';
import {hireEmployee, hireTechnician} from './staff';
import type {World} from './world';

export interface Named {
  readonly id: number;
  readonly name: string;
}

/** A region with its units and the people who work there. */
export interface Branch {
  readonly region: Region;
  readonly sales: Named;
  readonly production: Named;
  readonly sellers: readonly Person[];
  readonly crew: readonly Person[];
}

/** How the company is organised: everything the daily work refers to by id. */
export interface Company {
  readonly branches: readonly Branch[];
  /** A branch that was given up: inactive units. The first branch where none was. */
  readonly west: Branch;
  /** A unit that is neither sales nor production. */
  readonly admin: Named;
  readonly office: readonly Person[];
  readonly tags: readonly Named[];
}

const yearMs = 365 * 86_400_000;

/** Units, people and tags. @param crewSize 2 for a business of full size. */
export function foundCompany(world: World, start: number, crewSize: number): Company {
  const founded = start - 4 * yearMs;
  const {trade} = world;
  const unit = (name: string, region = trade.regions[0], active = true): Named =>
    newUnit(world, {name, region, active, founded});
  const branch = (region: Region): Branch => {
    const sales = unit(region.salesUnit, region);
    const production = region.productionUnit === region.salesUnit ? sales : unit(region.productionUnit, region);
    const hire = (count: number, unitId: number, position: string): Person[] =>
      Array.from({length: count}, () => hireTechnician(world, {unitId, hired: founded + yearMs, position}));
    const {share, people, calls} = region;
    const wanted = people ?? {sellers: share * 8, crew: share * 28};
    const headcount = (atFullSize: number, least: number): number =>
      Math.max(least, Math.round((crewSize * atFullSize) / 2));
    const sellers = calls === undefined ? hire(headcount(wanted.sellers, 1), sales.id, 'Sales') : [];
    const position = calls === undefined ? 'Installer' : 'Technician';
    const crew = hire(headcount(wanted.crew, calls === undefined ? 3 : 1), production.id, position);
    return {region, sales, production, sellers: calls === undefined ? sellers : crew, crew};
  };
  const branches = trade.regions.map((region) => branch(region));
  const {formerRegion} = trade;
  const [first] = branches as [Branch];
  const west: Branch =
    formerRegion === undefined
      ? first
      : {
          ...first,
          region: formerRegion,
          sales: unit(formerRegion.salesUnit, formerRegion, false),
          production: unit(formerRegion.productionUnit, formerRegion, false),
        };
  const admin = unit('Admin');
  const office = ['Owner', 'CSR', 'CSR', 'Dispatch', 'Accounting'].map((role) =>
    hireEmployee(world, role, {unitId: admin.id, hired: founded + yearMs}),
  );
  hireEmployee(world, 'CSR', {unitId: admin.id, hired: founded + yearMs, active: false});
  hireTechnician(world, {unitId: admin.id, hired: founded + yearMs, active: false, name: trade.formerTechnician});
  const tags = trade.tags.map((name) => newTag(world, name, name !== trade.tags.at(-1), founded));
  return {branches, west, admin, office, tags};
}

interface NewUnit {
  readonly name: string;
  /** Where it lies. */
  readonly region: Region;
  readonly active: boolean;
  readonly founded: number;
}

function newUnit(world: World, {name, region: {city, state, zip}, active, founded}: NewUnit): Named {
  const id = world.newId('business_units');
  const {industry} = world.trade;
  world.write('business_units', {
    id,
    active,
    name,
    officialName: name.replace(/ ?-.*/, ` ${industry.name} LLC`),
    email: 'office@example.com',
    currency: 'USD',
    phoneNumber: '6025550100',
    invoiceHeader: null,
    invoiceMessage: null,
    defaultTaxRate: 0,
    authorizationParagraph: null,
    acknowledgementParagraph: null,
    address: {
      street: '100 N Central Ave',
      unit: null,
      city,
      state,
      zip: `${zip}04`,
      country: 'USA',
      latitude: null,
      longitude: null,
      isManualCoordinates: false,
      isMilitary: false,
    },
    materialSku: null,
    quickbooksClass: null,
    accountCode: null,
    franchiseId: null,
    conceptCode: null,
    corporateContractNumber: null,
    trade: {...industry},
    division: null,
    tagTypeIds: [],
    tenant: {
      id: 1,
      name: `Simulated ${industry.name}`,
      accountCode: null,
      franchiseId: null,
      conceptCode: null,
      modifiedOn: world.stamp(founded),
    },
    createdOn: world.stamp(founded),
    modifiedOn: world.stamp(founded + world.random.int(1, 900) * 86_400_000),
    externalData: [],
  });
  return {id, name};
}

function newTag(world: World, name: string, active: boolean, founded: number): Named {
  const id = world.newId('tag_types');
  world.write('tag_types', {
    id,
    name,
    color: '#336699',
    code: name.slice(0, 3).toUpperCase(),
    importance: active ? 'Medium' : null,
    isConversionOpportunity: false,
    allowToUseOnTimesheetActivity: false,
    isVisibleOnDispatchBoard: true,
    active,
    createdOn: world.stamp(founded),
    modifiedOn: world.stamp(founded + world.random.int(1, 900) * 86_400_000),
  });
  return {id, name};
}
