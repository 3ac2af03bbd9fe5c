import {DataError} from '../errors';
import {publish} from '../load/keep-published';
import {silent} from '../log';
import type {Warehouse} from '../warehouse/warehouse';
import {transform, type TransformOptions, type TransformResult} from './build';

/** Builds the marts and publishes them, also where a check failed and they say so. Errors as of {@link transform}. */
export async function transformAndPublish(
  warehouse: Warehouse,
  options: TransformOptions = {},
): Promise<TransformResult> {
  const {log = silent} = options;
  try {
    const result = await transform(warehouse, options);
    await publish(warehouse, log);
    return result;
  } catch (error) {
    if (error instanceof DataError) await publish(warehouse, log);
    throw error;
  }
}
