import {randomUUID} from 'node:crypto';

import {WarehouseError} from '../../errors';
import {interruptedMessage} from '../book-tables';
import {leaseHeldError, LeaseLostError} from '../lease-error';
import type {Clock, Datasets, Lease, Row} from '../warehouse';
import type {Script} from './books';
import {GuardError, instant, type Session, stop, temporary, transactionScript} from './session';
import {qualified} from './statements/table-ddl';
import {hasUnknownOutcome, lostEveryRace} from './warehouse-errors';

/** Written beside a lease, for a person who looks for its holder. */
const processId = randomUUID();

export interface LeaseBook {
  acquire(runId: string, ttlMs: number): Promise<Lease>;
  renew(lease: Lease): Promise<void>;
  release(lease: Lease): Promise<void>;
  /**
   * Runs a script as a transaction that fails, and so leaves everything as it was, unless the lease is still the run's. It
   * extends the lease, and happens once, whatever becomes of the answers.
   * @returns the script's result.
   * @throws LeaseLostError when another run has taken over, GuardError for other guards of the script.
   */
  write(lease: Lease, script: Script): Promise<string | null>;
}

const guards = {lost: 'lease-lost', held: 'lease-held', committed: 'committed'} as const;

/**
 * Leases are rows that every write of a run touches: BigQuery aborts one of two transactions that change the same table,
 * so a run that was taken over cannot commit even if both began at the same moment. A lease that has expired is still its
 * run's until another one takes it: transactions may last longer than a lease.
 */
export function leaseBook(session: Session, datasets: Datasets, clock: Clock): LeaseBook {
  const book = (name: string) => qualified(session.projectId, datasets.logs, name);
  const [leases, runs, states] = [book('leases'), book('ingestion_logs'), book('sync_state')];
  const own = 'name = @lease_name AND run_id = @run AND fence = @fence';
  const parametersOf = ({runId, fence, ttlMs}: Lease) => ({
    ...{lease_name: datasets.raw, run: runId, fence},
    ...{now: instant(clock()), until: instant(clock() + ttlMs)},
  });
  /** The lease that a transaction extended last, and when. */
  let extended = {fence: -1, atMs: -Infinity};

  /** Marks what a run left `running` as failed; `which` picks the run, and is nothing when nothing is to be marked. */
  const interrupt = (which: string) => [
    `UPDATE ${runs} SET status = 'failed', end_time = TIMESTAMP(@now), error_message = @message,
       duration_ms = TIMESTAMP_DIFF(TIMESTAMP(@now), start_time, MILLISECOND)
     WHERE run_id IN (${which}) AND status = 'running'`,
    `UPDATE ${states} SET status = 'failed', updated_at = TIMESTAMP(@now)
     WHERE run_id IN (${which}) AND status = 'running'`,
  ];

  async function holderNow(): Promise<Row | undefined> {
    const [holder] = await session.run(
      `SELECT run_id, process_id, fence, acquired_at, expires_at, expires_at > TIMESTAMP(@now) AS alive
       FROM ${leases} WHERE name = @lease_name`,
      {lease_name: datasets.raw, now: instant(clock())},
    );
    return holder;
  }

  function heldBy(holder: Row | undefined): Error {
    return leaseHeldError({
      runId: String(holder?.run_id),
      since: String(holder?.acquired_at),
      until: String(holder?.expires_at),
    });
  }

  function takeScript(): string {
    return transactionScript(
      [
        `UPDATE ${leases} SET process_id = IF(expires_at > TIMESTAMP(@now), ${stop(guards.held)}, process_id)
         WHERE name = @lease_name`,
        ...interrupt(`SELECT run_id FROM ${leases} WHERE name = @lease_name`),
        `INSERT INTO ${leases} (name, fence) SELECT @lease_name, 0
         FROM (SELECT 1) WHERE NOT EXISTS (SELECT 1 FROM ${leases} WHERE name = @lease_name)`,
        `UPDATE ${leases} SET run_id = @run, fence = fence + 1, process_id = @process,
           acquired_at = TIMESTAMP(@now), expires_at = TIMESTAMP(@until) WHERE name = @lease_name`,
      ],
      `SELECT MAX(fence) AS fence FROM ${leases} WHERE name = @lease_name`,
    );
  }

  async function acquire(runId: string, ttlMs: number): Promise<Lease> {
    // A look costs the holder nothing; a transaction would have to fight with each of its.
    const before = await holderNow();
    if (before?.alive === true) throw heldBy(before);
    const parameters = {
      ...{lease_name: datasets.raw, run: runId, process: processId, message: interruptedMessage},
      ...{now: instant(clock()), until: instant(clock() + ttlMs)},
    };
    try {
      const [row] = await session.run(takeScript(), parameters);
      return {runId, fence: Number(row?.fence), ttlMs};
    } catch (error) {
      const holder = await holderNow().catch(() => undefined);
      // The answer to our own COMMIT was lost.
      const isOurs = holder?.run_id === runId && holder.process_id === processId && holder.fence !== before?.fence;
      if (isOurs) return {runId, fence: Number(holder.fence), ttlMs};
      // A run that is in the middle of a long transaction is alive, whatever its lease says.
      if (error instanceof GuardError || holder?.alive === true || lostEveryRace(error)) throw heldBy(holder ?? before);
      throw error;
    }
  }

  /** Ends the script when the lease is another run's, or when an earlier job of the same script has committed. */
  const check = `CREATE TEMP TABLE ${temporary('lease')} AS SELECT CASE
      WHEN NOT EXISTS(SELECT 1 FROM ${leases} WHERE ${own}) THEN ${stop(guards.lost)}
      WHEN EXISTS(SELECT 1 FROM ${leases} WHERE ${own} AND last_transaction = @transaction_id) THEN ${stop(guards.committed)}
      ELSE @run END AS run`;

  async function write(
    lease: Lease,
    {prepare = [], result = 'CAST(NULL AS STRING)', statements, parameters}: Script,
  ): Promise<string | null> {
    const transactionId = randomUUID();
    const atMs = clock();
    const extend = `UPDATE ${leases} SET expires_at = TIMESTAMP(@until), last_transaction = @transaction_id, last_result = ${result}
      WHERE name = @lease_name`;
    const committed = `SELECT last_result FROM ${leases} WHERE name = @lease_name AND last_transaction = @transaction_id`;
    const identity = {lease_name: datasets.raw, transaction_id: transactionId};
    let rows: readonly Row[];
    try {
      rows = await session.run(transactionScript([check, ...prepare, extend, ...statements], committed), {
        ...parameters,
        ...parametersOf(lease),
        transaction_id: transactionId,
      });
    } catch (error) {
      if (error instanceof GuardError && error.code === guards.lost) throw lost(lease);
      const mayBeDone = error instanceof GuardError ? error.code === guards.committed : hasUnknownOutcome(error);
      rows = mayBeDone ? await session.run(committed, identity).catch(() => []) : [];
      if (rows.length === 0) throw error instanceof GuardError && mayBeDone ? unknownResult() : error;
    }
    const [row] = rows;
    if (row === undefined) throw lost(lease);
    extended = {fence: lease.fence, atMs};
    return row.last_result as string | null;
  }

  function unknownResult(): WarehouseError {
    return new WarehouseError(
      'BigQuery has committed what was written, and did not say with what result.',
      'Run again: it goes on from there.',
    );
  }

  async function renew(lease: Lease): Promise<void> {
    // Transactions extend the lease as well, and wait for each other.
    if (extended.fence === lease.fence && clock() - extended.atMs < lease.ttlMs / 3) return;
    const {lease_name, run, fence, until} = parametersOf(lease);
    const renewed = await session.run(
      `UPDATE ${leases} SET expires_at = TIMESTAMP(@until) WHERE ${own};\nSELECT run_id FROM ${leases} WHERE ${own};`,
      {lease_name, run, fence, until},
    );
    if (renewed.length === 0) throw lost(lease);
  }

  function lost({runId}: Lease): LeaseLostError {
    extended = {fence: -1, atMs: -Infinity};
    return new LeaseLostError(runId);
  }

  async function release(lease: Lease): Promise<void> {
    const {lease_name, run, fence, now} = parametersOf(lease);
    // The row stays, so that the fence goes on growing; with the next one nothing is written under this lease any more.
    await session.run(
      transactionScript([
        ...interrupt(`SELECT run_id FROM ${leases} WHERE ${own}`),
        `UPDATE ${leases} SET expires_at = TIMESTAMP(@now), fence = fence + 1 WHERE ${own}`,
      ]),
      {lease_name, run, fence, now, message: interruptedMessage},
    );
  }

  return {acquire, renew, release, write};
}
