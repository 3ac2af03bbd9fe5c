import type {Lease, Warehouse} from '../warehouse/warehouse';

/** A run that stops renewing is taken for dead after this. */
const ttlMs = 5 * 60_000;
const heartbeatMs = 60_000;

/**
 * Does the work of a run while holding the warehouse's lease, which is renewed in the background and given back at the
 * end, however that comes. Read the state inside: before, another run may still be writing it.
 * @throws WarehouseError naming the holder while another run is alive.
 */
export async function withLease<T>(
  warehouse: Warehouse,
  runId: string,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const lease = await warehouse.acquireLease(runId, ttlMs);
  const renew = () => {
    // A lease that cannot be renewed shows at the next write, which says so.
    warehouse.renewLease(lease).catch(() => undefined);
  };
  const heartbeat = setInterval(renew, heartbeatMs);
  heartbeat.unref();
  try {
    return await work(lease);
  } finally {
    clearInterval(heartbeat);
    // What failed the work matters more than a release that fails with it: the lease then runs out by itself.
    await warehouse.releaseLease(lease).catch(() => undefined);
  }
}
