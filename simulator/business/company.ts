import type {Region} from './region';
import {regions, west as westRegion} from './region';
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
  /** Merged into Phoenix years ago: inactive units. */
  readonly west: Branch;
  /** A unit that is neither sales nor production. */
  readonly admin: Named;
  readonly office: readonly Person[];
  readonly tags: readonly Named[];
}

const yearMs = 365 * 86_400_000;

/** Units, people and tags. @param crewSize installers per branch for a tenth of all leads. */
export function foundCompany(world: World, start: number, crewSize: number): Company {
  const founded = start - 4 * yearMs;
  const unit = (name: string, active = true): Named => newUnit(world, name, active, founded);
  const branch = (region: Region, active: boolean): Branch => {
    const sales = unit(region.salesUnit, active);
    const production = unit(region.productionUnit, active);
    const hire = (count: number, unitId: number, position: string): Person[] =>
      Array.from({length: count}, () => hireTechnician(world, {unitId, hired: founded + yearMs, position}));
    return {
      region,
      sales,
      production,
      sellers: hire(Math.max(1, Math.round(crewSize * region.share * 4)), sales.id, 'Sales'),
      crew: hire(Math.max(3, Math.round(crewSize * region.share * 14)), production.id, 'Installer'),
    };
  };
  const branches = regions.map((region) => branch(region, true));
  const west: Branch = {
    ...(branches[0] as Branch),
    region: westRegion,
    sales: unit(westRegion.salesUnit, false),
    production: unit(westRegion.productionUnit, false),
  };
  const admin = unit('Admin');
  const office = ['Owner', 'CSR', 'CSR', 'Dispatch', 'Accounting'].map((role) =>
    hireEmployee(world, role, {unitId: admin.id, hired: founded + yearMs}),
  );
  hireEmployee(world, 'CSR', {unitId: admin.id, hired: founded + yearMs, active: false});
  hireTechnician(world, {unitId: admin.id, hired: founded + yearMs, active: false, name: 'Z Former Painter'});
  const tags = ['HOA approval needed', 'Repeat customer', 'Two-story', 'Lead paint', 'Old tag'].map((name) =>
    newTag(world, name, name !== 'Old tag', founded),
  );
  return {branches, west, admin, office, tags};
}

function newUnit(world: World, name: string, active: boolean, founded: number): Named {
  const id = world.newId('business_units');
  world.write('business_units', {
    id,
    active,
    name,
    officialName: name.replace(/-.*/, ' Painting LLC'),
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
      city: 'Phoenix',
      state: 'AZ',
      zip: '85004',
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
    trade: {id: 12, name: 'Painting'},
    division: null,
    tagTypeIds: [],
    tenant: {
      id: 1,
      name: 'Simulated Painting',
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
