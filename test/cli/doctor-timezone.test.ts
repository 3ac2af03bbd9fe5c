import {checkAddresses} from '../../src/cli/doctor/timezone-checks';
import {transform} from '../../src/transform/build';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {load, nothingButLoaded, type Tenant, withWarehouse} from '../dataform/tenant';

const newMexico = {street: '1 Main St', city: 'Albuquerque', state: 'nm', zip: '87104-1234', country: 'USA'};
const unit = (id: number, address: unknown, active = true) => ({id, name: `Unit ${id}`, active, address});
const location = (id: number, zip: string) => ({id, name: `Site ${id}`, address: {...newMexico, state: 'TX', zip}});

const built = async (tenant: Tenant, use: (warehouse: Warehouse) => Promise<void>): Promise<void> =>
  withWarehouse(async (warehouse) => {
    await load(warehouse, {...nothingButLoaded, ...tenant});
    await transform(warehouse, {asOf: '2025-06-16'});
    await use(warehouse);
  });
const lineOf = (warehouse: Warehouse, timezone: string) => checkAddresses(warehouse, warehouse.datasets, timezone);

test("the zone is held against the business units' addresses, by its clock and not by its name", async () => {
  const tenant = {
    business_units: [unit(1, newMexico), unit(2, newMexico), unit(3, {...newMexico, state: 'CA'}, false)],
  };
  await built(tenant, async (warehouse) => {
    const says = '2 of 2 business units are in New Mexico: America/Denver';
    for (const same of ['America/Denver', 'America/Boise', 'US/Mountain'])
      expect(await lineOf(warehouse, same)).toMatchObject({state: 'ok', says});
    expect(await lineOf(warehouse, 'America/Phoenix')).toEqual({
      name: 'zone of addresses',
      concerns: 'configuration',
      state: 'warning',
      says: `${says}, but a day of the KPIs is a day in America/Phoenix`,
      remedy: expect.stringContaining('"vars": {"timezone": "America/Denver"}') as unknown,
    });
    expect(await lineOf(warehouse, 'Mars/Olympus')).toMatchObject({state: 'skipped'});
  });
});

test('without them locations say it, and before they are loaded there is nothing to say', async () => {
  const locations = [location(1, '79901'), location(2, '79912-0001'), location(3, '75201')];
  await built({business_units: [unit(1, null)], locations}, async (warehouse) => {
    expect(await lineOf(warehouse, 'America/Chicago')).toMatchObject({
      state: 'warning',
      says: '2 of 3 locations are in Texas: America/Denver; 1 in Texas (America/Chicago), but a day of the KPIs is a day in America/Chicago',
    });
  });
  await withWarehouse(async (warehouse) => {
    expect(await lineOf(warehouse, 'America/Chicago')).toMatchObject({
      state: 'skipped',
      says: 'business units and locations are not loaded yet',
    });
  });
});
