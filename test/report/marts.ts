import type {BusinessSize} from '../../simulator/tenant';
import {reportPage} from '../../src/report/render';
import {transform} from '../../src/transform/build';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {load, nothingButLoaded, type Tenant, withWarehouse} from '../dataform/tenant';
import {openWholeWay} from '../end-to-end/whole-way';

/** A simulated company, read, loaded and built, as of a Friday. */
export async function withSimulatedMarts<T>(
  size: BusinessSize,
  use: (warehouse: Warehouse) => Promise<T>,
  streams?: readonly string[],
): Promise<T> {
  const way = await openWholeWay(7, size, '2026-03-13T18:00:00Z');
  try {
    await way.sync(streams);
    await transform(way.warehouse, {asOf: '2026-03-13'});
    return await use(way.warehouse);
  } finally {
    await way.close();
  }
}

/** The report of a tenant that is made of a few records. */
export async function reportOfTenant(tenant: Tenant, asOf: string): Promise<string> {
  return withMarts(tenant, asOf, (warehouse) => reportPage(warehouse, {datasets: warehouse.datasets}));
}

/** Builds the marts of a tenant that is made of a few records; streams that it does not name were loaded and are empty. */
export async function withMarts<T>(
  tenant: Tenant,
  asOf: string,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  return withWarehouse(async (warehouse) => {
    await load(warehouse, {...nothingButLoaded, ...tenant});
    await transform(warehouse, {asOf});
    return use(warehouse);
  });
}
