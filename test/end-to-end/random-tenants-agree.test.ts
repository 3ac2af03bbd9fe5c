import fc from 'fast-check';

import {randomRecords} from '../oracle/random-tenant';
import {openTenantWarehouse, type Outlook, type TenantWarehouse} from './random-tenant-warehouse';

/** A few in `npm test`; `npm run test:random` asks for 500. */
const tenants = Number(process.env['RANDOM_TENANTS'] ?? 8);

/**
 * A Wednesday, a Monday, a Sunday that is the first of a month, the first of a year and a Saturday; zones with and without a change
 * of clocks, on both hemispheres; weeks that begin on either day; fiscal years of months and of weeks, seen from inside and from
 * their first day.
 */
const outlooks: readonly Outlook[] = [
  {asOf: '2026-03-11', timezone: 'America/Phoenix', weekStart: 'monday'},
  {asOf: '2026-03-09', timezone: 'America/New_York', weekStart: 'sunday', fiscalYearStart: 10},
  {asOf: '2026-03-01', timezone: 'Australia/Sydney', weekStart: 'monday'},
  {asOf: '2026-03-01', timezone: 'America/Phoenix', weekStart: 'sunday', fiscalYearStart: 3, fiscalCalendar: '445'},
  {asOf: '2026-01-01', timezone: 'Europe/London', weekStart: 'monday', fiscalCalendar: '454'},
  {asOf: '2026-02-28', timezone: 'America/New_York', weekStart: 'sunday', fiscalYearStart: 12, fiscalCalendar: '544'},
];

/** Streams that a tenant never loaded: most loaded all. */
const missing: readonly (readonly string[])[] = [
  ...Array.from({length: 8}, () => []),
  ['payroll'],
  ['appointments'],
  ['purchase_orders'],
  ['inventory_bills', 'inventory_returns'],
  ['job_types'],
  ['customers'],
  ['estimates'],
  ['payments'],
  ['calls', 'campaign_costs', 'memberships'],
  ['appointment_assignments', 'job_splits'],
  ['business_units'],
];

let warehouse: TenantWarehouse;
beforeAll(async () => (warehouse = await openTenantWarehouse()));
afterAll(() => warehouse.close());

test(
  `${tenants} random tenants have the KPIs of an independent calculation, to the cent`,
  async () => {
    const property = fc.asyncProperty(
      fc.integer({min: 1, max: 2 ** 31 - 1}),
      fc.integer({min: 1, max: 60}),
      fc.integer({min: 1, max: 400}),
      fc.constantFrom(...outlooks),
      fc.constantFrom(...missing),
      async (seed, jobs, days, outlook, without) => {
        const records = Object.entries(randomRecords(seed, jobs, days)).filter(([stream]) => !without.includes(stream));
        expect(await warehouse.differences(Object.fromEntries(records), outlook)).toEqual([]);
      },
    );
    await fc.assert(property, {seed: Number(process.env['RANDOM_SEED'] ?? 1), numRuns: tenants});
  },
  Math.max(300_000, tenants * 20_000),
);
