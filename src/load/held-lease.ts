import {type Log, silent} from '../log';
import type {Lease, Warehouse} from '../warehouse/warehouse';
import {keepPublished} from './keep-published';

/** A run that stops renewing is taken for dead after this. */
const ttlMs = 5 * 60_000;
const heartbeatMs = 60_000;

/**
 * Does the work of a run while holding the warehouse's lease, which is renewed in the background and given back at the
 * end, however that comes; what the run has committed can be looked at meanwhile. Read the state inside: before, another run may still be writing it.
 * @throws WarehouseError naming the holder while another run is alive.
 */
export async function withLease<T>(
  warehouse: Warehouse,
  runId: string,
  work: (lease: Lease) => Promise<T>,
  /** Told what cannot be published meanwhile. */
  log: Log = silent,
): Promise<T> {
  const lease = await warehouse.acquireLease(runId, ttlMs);
  const renew = () => {
    // A lease that cannot be renewed shows at the next write, which says so.
    warehouse.renewLease(lease).catch(() => undefined);
  };
  const heartbeat = setInterval(renew, heartbeatMs);
  heartbeat.unref();
  const stopPublishing = keepPublished(warehouse, log);
  try {
    return await work(lease);
  } finally {
    clearInterval(heartbeat);
    await stopPublishing();
    // What failed the work matters more than a release that fails with it: the lease then runs out by itself.
    await warehouse.releaseLease(lease).catch(() => undefined);
  }
}
