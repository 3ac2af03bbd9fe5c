import {existsSync} from 'node:fs';

import {UsageError, WarehouseError} from '../errors';
import type {Datasets, Warehouse} from '../warehouse/warehouse';
import type {WarehouseTarget} from './settings';

/**
 * Opens the warehouse that the user named. The adapter is loaded only now: its binary is large.
 * @throws WarehouseError when it cannot be opened.
 */
export async function openWarehouse(target: WarehouseTarget, datasets: Datasets): Promise<Warehouse> {
  if (target.kind === 'bigquery') {
    throw new UsageError(
      'This version loads DuckDB only.',
      "For BigQuery use Airbyte's BigQuery destination (dataset st_raw_v2, stream prefix raw_) and run the Dataform project there.",
    );
  }
  const {openDuckDb} = await import('../warehouse/duckdb');
  return openDuckDb(target.path, {datasets, clock: Date.now});
}

/** Opens a warehouse, or makes it, uses it, and closes it whatever happens. */
export async function withWarehouse<T>(
  target: WarehouseTarget,
  datasets: Datasets,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const warehouse = await openWarehouse(target, datasets);
  try {
    return await use(warehouse);
  } finally {
    await warehouse.close();
  }
}

/**
 * The same for commands that only make sense on a warehouse that is there.
 * @throws WarehouseError when it is not.
 */
export async function withExistingWarehouse<T>(
  target: WarehouseTarget,
  datasets: Datasets,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  if (target.kind === 'duckdb' && !existsSync(target.path)) {
    throw new WarehouseError(
      `There is no warehouse at ${target.path}.`,
      'Check the path, or run `st-elt sync` to make it.',
    );
  }
  return withWarehouse(target, datasets, use);
}
