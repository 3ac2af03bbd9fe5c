import {randomUUID} from 'node:crypto';

import {qualified} from './bigquery-ddl';
import {guard, GuardError, instant, type Session, stop, transactionScript} from './bigquery-session';
import {interruptedMessage} from './books';
import {leaseHeldError, LeaseLostError} from './lease-error';
import type {Clock, Datasets, Lease} from './warehouse';

/** Written beside a lease, for a person who looks for its holder. */
const processId = randomUUID();

export interface LeaseBook {
  acquire(runId: string, ttlMs: number): Promise<Lease>;
  renew(lease: Lease, ttlMs: number): Promise<void>;
  release(lease: Lease): Promise<void>;
  /** Statements that end a script unless the lease is alive. */
  readonly check: readonly string[];
  /** The parameters it needs. */
  checkParameters(lease: Lease): {
    readonly lease_name: string;
    readonly run: string;
    readonly fence: number;
    readonly now: string;
  };
}

/** Guards of a lease that is lost, or held by another. */
export const leaseGuards = {lost: 'lease-lost', held: 'lease-held'} as const;

/**
 * Leases are rows that every write of a run touches: BigQuery aborts one of two transactions that change the same table,
 * so a run that was taken over cannot commit even if both began at the same moment.
 */
export function leaseBook(session: Session, datasets: Datasets, clock: Clock): LeaseBook {
  const book = (name: string) => qualified(session.projectId, datasets.logs, name);
  const [leases, runs, states] = [book('leases'), book('ingestion_logs'), book('sync_state')];
  const own = 'name = @lease_name AND run_id = @run AND fence = @fence AND expires_at > TIMESTAMP(@now)';
  const check = [
    guard(`EXISTS(SELECT 1 FROM ${leases} WHERE ${own})`, leaseGuards.lost),
    `UPDATE ${leases} SET process_id = process_id WHERE name = @lease_name`,
  ];
  const checkParameters = ({runId, fence}: Lease) => ({
    lease_name: datasets.raw,
    run: runId,
    fence,
    now: instant(clock()),
  });

  /** Marks what a run left `running` as failed; `which` picks the run, and is nothing when nothing is to be marked. */
  const interrupt = (which: string) => [
    `UPDATE ${runs} SET status = 'failed', end_time = TIMESTAMP(@now), error_message = @message,
       duration_ms = TIMESTAMP_DIFF(TIMESTAMP(@now), start_time, MILLISECOND)
     WHERE run_id IN (${which}) AND status = 'running'`,
    `UPDATE ${states} SET status = 'failed', updated_at = TIMESTAMP(@now)
     WHERE run_id IN (${which}) AND status = 'running'`,
  ];

  return {
    check,
    checkParameters,

    acquire: async (runId, ttlMs) => {
      const now = clock();
      const script = transactionScript(
        [
          `UPDATE ${leases} SET process_id = IF(expires_at > TIMESTAMP(@now), ${stop(leaseGuards.held)}, process_id)
           WHERE name = @lease_name`,
          ...interrupt(`SELECT run_id FROM ${leases} WHERE name = @lease_name`),
          `INSERT INTO ${leases} (name, fence) SELECT @lease_name, 0
           FROM (SELECT 1) WHERE NOT EXISTS (SELECT 1 FROM ${leases} WHERE name = @lease_name)`,
          `UPDATE ${leases} SET run_id = @run, fence = fence + 1, process_id = @process,
             acquired_at = TIMESTAMP(@now), expires_at = TIMESTAMP(@until) WHERE name = @lease_name`,
        ],
        `SELECT MAX(fence) AS fence FROM ${leases} WHERE name = @lease_name`,
      );
      const parameters = {
        lease_name: datasets.raw,
        run: runId,
        process: processId,
        now: instant(now),
        until: instant(now + ttlMs),
        message: interruptedMessage,
      };
      try {
        const [row] = await session.run(script, parameters);
        return {runId, fence: Number(row?.fence)};
      } catch (error) {
        if (!(error instanceof GuardError)) throw error;
        const [holder] = await session.run(
          `SELECT run_id, acquired_at, expires_at FROM ${leases} WHERE name = @lease_name`,
          {lease_name: datasets.raw},
        );
        throw leaseHeldError({
          runId: String(holder?.run_id),
          since: String(holder?.acquired_at),
          until: String(holder?.expires_at),
        });
      }
    },

    renew: async (lease, ttlMs) => {
      const renewed = `UPDATE ${leases} SET expires_at = TIMESTAMP(@until) WHERE ${own}`;
      await leaseLostIfGuarded(lease, () =>
        session.run(transactionScript([...check, renewed]), {
          ...checkParameters(lease),
          until: instant(clock() + ttlMs),
        }),
      );
    },

    release: async (lease) => {
      // The row stays, expired, so that the fence goes on growing.
      await session.run(
        transactionScript([
          ...interrupt(`SELECT run_id FROM ${leases} WHERE ${own}`),
          `UPDATE ${leases} SET expires_at = TIMESTAMP(@now) WHERE ${own}`,
        ]),
        {...checkParameters(lease), message: interruptedMessage},
      );
    },
  };
}

/** Runs a script that checks the lease. @throws LeaseLostError when that is what stopped it. */
export async function leaseLostIfGuarded<T>(lease: Lease, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GuardError && error.code === leaseGuards.lost) throw new LeaseLostError(lease.runId);
    throw error;
  }
}
