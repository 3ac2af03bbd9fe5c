import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {messages} from '../../src/airbyte/in-process';
import {selectStreams} from '../../src/catalogue';
import {parseConfig} from '../../src/config/config';
import {tenantOf} from '../../src/config/tenant';
import {silent} from '../../src/log';
import {sync} from '../../src/runs/source-sync';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Warehouse} from '../../src/warehouse/warehouse';

/** Day on which the tenant of the benchmark is looked at. */
export const asOf = '2026-03-11';

/** What grows with a company; units, people, job types and campaigns do not. */
const growing: Readonly<Record<string, readonly string[]>> = {
  jobs: ['id', 'customerId', 'locationId', 'recallForId', 'createdFromEstimateId'],
  appointments: ['id', 'jobId', 'customerId'],
  appointment_assignments: ['id', 'jobId', 'appointmentId'],
  job_splits: ['id', 'jobId'],
  invoices: ['id', 'jobId', 'customerId', 'locationId', 'adjustmentToId'],
  payments: ['id', 'customerId', 'invoiceId'],
  estimates: ['id', 'jobId', 'customerId', 'locationId'],
  customers: ['id'],
  payroll: ['_key', 'id', 'jobId', 'invoiceId'],
  purchase_orders: ['id', 'jobId'],
  inventory_bills: ['id', 'jobId', 'purchaseOrderId'],
  inventory_returns: ['id', 'jobId', 'purchaseOrderId'],
  calls: ['id', 'jobId', 'customerId'],
  memberships: ['id', 'customerId', 'activatedFromId'],
};

/** A loaded tenant in a file of its own, and the same as if the company were larger. */
export interface BenchmarkTenant {
  readonly warehouse: Warehouse;
  /** Rows in the raw tables. */
  rows(): Promise<number>;
  /** Adds copies of everything that grows, with keys of their own. */
  grow(times: number): Promise<void>;
  close(): Promise<void>;
}

/** Reads a simulated tenant by the real source into DuckDB. */
export async function loadedTenant(size: 'small' | 'demo'): Promise<BenchmarkTenant> {
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-marts-'));
  const warehouse = await openDuckDb(join(folder, 'tenant.duckdb'));
  const tenant = createTenant({seed: 7, size, now: new Date(`${asOf}T18:00:00Z`)});
  const simulator = await startSimulator({tenant});
  const config = parseConfig({...simulator.config(), requests_per_second: 40});
  await sync({
    warehouse,
    tenant: tenantOf(config),
    streams: selectStreams(),
    mode: 'full',
    bounded: false,
    runId: 'benchmark',
    clock: Date.now,
    log: silent,
    read: (catalog, state) => messages({config, catalog, state}),
  });
  await simulator.close();
  const raw = (stream: string): string => `${warehouse.datasets.raw}.raw_${stream}`;
  return {
    warehouse,
    rows: async () => {
      const counts = Object.keys(growing).map((stream) => `SELECT count(*) AS n FROM ${raw(stream)}`);
      const [row] = await warehouse.query(`SELECT sum(n) AS n FROM (${counts.join(' UNION ALL ')})`);
      return Number(row?.['n']);
    },
    grow: async (times) => {
      for (const [stream, keys] of Object.entries(growing)) {
        const shifted = keys.map((key) =>
          key === '_key' ? `copy || '-' || _key AS _key` : `"${key}" + copy * 1000000000000 AS "${key}"`,
        );
        await warehouse.execute(
          `INSERT INTO ${raw(stream)} SELECT * EXCLUDE (copy) REPLACE (${shifted.join(', ')})
           FROM ${raw(stream)}, range(1, ${times}) AS copies(copy)`,
        );
      }
    },
    close: async () => {
      await warehouse.close();
      rmSync(folder, {recursive: true});
    },
  };
}
