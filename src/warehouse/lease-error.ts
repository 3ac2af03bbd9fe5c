import {WarehouseError} from '../errors';

/** The run may not write any more: another run has taken over, or its lease was released. */
export class LeaseLostError extends WarehouseError {
  constructor(runId: string) {
    super(
      `Run ${runId} has lost the right to write to this warehouse: it was paused, and another run took over.`,
      'Run again; nothing that was written before is lost.',
    );
  }
}

/** Another run holds the lease. */
export class LeaseHeldError extends WarehouseError {
  /** @param holder id of that run; instants are ISO text. */
  constructor(
    readonly holder: string,
    since: string,
    until: string,
  ) {
    super(
      `Run ${holder} has been loading this warehouse since ${since}.`,
      `Wait until it is done; if it died, the next run takes over after ${until}.`,
    );
  }
}

/** Instants are ISO text. */
export function leaseHeldError(holder: {runId: string; since: string; until: string}): LeaseHeldError {
  return new LeaseHeldError(holder.runId, holder.since, holder.until);
}
