import {WarehouseError} from '../errors';

/** The run may not write any more: its lease ran out, or another run has taken over. */
export class LeaseLostError extends WarehouseError {
  constructor(runId: string) {
    super(
      `Run ${runId} has lost the right to write to this warehouse: it was paused for too long, or another run took over.`,
      'Run again; nothing that was written before is lost.',
    );
  }
}

/** Another run holds the lease. Instants are ISO text. */
export function leaseHeldError(holder: {runId: string; since: string; until: string}): WarehouseError {
  return new WarehouseError(
    `Run ${holder.runId} has been loading this warehouse since ${holder.since}.`,
    `Wait until it is done; if it died, the next run takes over after ${holder.until}.`,
  );
}
