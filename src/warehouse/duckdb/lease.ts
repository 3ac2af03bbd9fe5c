import {randomUUID} from 'node:crypto';

import {interruptedMessage} from '../book-tables';
import {leaseHeldError, LeaseLostError} from '../lease-error';
import type {Clock, Datasets, Lease} from '../warehouse';
import {instant, qualified, type Session, type Transaction} from './session';

/** Only one process can have the file open, so a lease of any other process is that of a dead one. */
const processId = randomUUID();

export interface LeaseBook {
  acquire(runId: string, ttlMs: number): Promise<Lease>;
  renew(lease: Lease): Promise<void>;
  release(lease: Lease): Promise<void>;
  /** Extends the lease. Fails the transaction it runs in when it has gone to another run. */
  check(session: Session, lease: Lease): Promise<void>;
}

export function leaseBook(transaction: Transaction, datasets: Datasets, clock: Clock): LeaseBook {
  const leases = qualified(datasets.logs, 'leases');
  const runs = qualified(datasets.logs, 'ingestion_logs');
  const states = qualified(datasets.logs, 'sync_state');
  const own = `name = $1 AND run_id = $2 AND fence = $3`;
  const ownParameters = ({runId, fence}: Lease) => [datasets.raw, runId, fence];

  async function interrupt(session: Session, runId: string): Promise<void> {
    const now = instant(clock());
    const interrupted = await session.run(
      `UPDATE ${runs} SET status = 'failed', end_time = $1::TIMESTAMPTZ, error_message = $2,
         duration_ms = date_diff('millisecond', start_time, $1::TIMESTAMPTZ)
       WHERE run_id = $3 AND status = 'running'`,
      [now, interruptedMessage, runId],
    );
    if (interrupted === 0) return;
    await session.run(
      `UPDATE ${states} SET status = 'failed', updated_at = $1::TIMESTAMPTZ WHERE run_id = $2 AND status = 'running'`,
      [now, runId],
    );
  }

  async function extend(session: Session, lease: Lease): Promise<void> {
    const extended = await session.run(`UPDATE ${leases} SET expires_at = $4::TIMESTAMPTZ WHERE ${own}`, [
      ...ownParameters(lease),
      instant(clock() + lease.ttlMs),
    ]);
    if (extended === 0) throw new LeaseLostError(lease.runId);
  }

  return {
    acquire: (runId, ttlMs) =>
      transaction(async (session) => {
        const now = clock();
        const [held] = await session.rows(
          `SELECT run_id, fence, acquired_at, expires_at,
             process_id = $2 AND expires_at > $3::TIMESTAMPTZ AS alive FROM ${leases} WHERE name = $1`,
          [datasets.raw, processId, instant(now)],
        );
        if (held?.alive === true) {
          const {run_id, acquired_at, expires_at} = held;
          throw leaseHeldError({runId: String(run_id), since: String(acquired_at), until: String(expires_at)});
        }
        if (held !== undefined) {
          await interrupt(session, String(held.run_id));
          await session.run(`DELETE FROM ${leases} WHERE name = $1`, [datasets.raw]);
        }
        const fence = Number(held?.fence ?? 0) + 1;
        await session.run(
          `INSERT INTO ${leases} (name, run_id, fence, process_id, acquired_at, expires_at)
           VALUES ($1, $2, $3, $4, $5::TIMESTAMPTZ, $6::TIMESTAMPTZ)`,
          [datasets.raw, runId, fence, processId, instant(now), instant(now + ttlMs)],
        );
        return {runId, fence, ttlMs};
      }),

    renew: (lease) => transaction((session) => extend(session, lease)),

    release: (lease) =>
      transaction(async (session) => {
        // The row stays, so that the fence goes on growing; with the next one nothing is written under this lease any more.
        const released = await session.run(
          `UPDATE ${leases} SET expires_at = $4::TIMESTAMPTZ, fence = fence + 1 WHERE ${own}`,
          [...ownParameters(lease), instant(clock())],
        );
        if (released > 0) await interrupt(session, lease.runId);
      }),

    check: extend,
  };
}
