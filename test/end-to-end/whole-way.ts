import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {type BusinessSize, createTenant, type Tenant, tenantStreams, type TradeName} from '../../simulator/tenant';
import {messages} from '../../src/airbyte/in-process';
import {selectStreams} from '../../src/catalogue';
import {parseConfig} from '../../src/config/config';
import {tenantOf} from '../../src/config/tenant';
import type {LoadResult} from '../../src/load/loader';
import {type Log, silent} from '../../src/log';
import {sync, type SyncMode, type SyncOptions} from '../../src/runs/source-sync';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Row, Warehouse} from '../../src/warehouse/warehouse';

/** A simulated tenant behind HTTP, the real source, and a DuckDB file in a folder of its own. */
export interface WholeWay {
  readonly tenant: Tenant;
  readonly simulator: Simulator;
  readonly warehouse: Warehouse;
  /** Reads and loads what is new. */
  sync(
    streams?: readonly string[],
    mode?: SyncMode,
    more?: Pick<SyncOptions, 'force'> & {log?: Log},
  ): Promise<LoadResult>;
  rows(sql: string): Promise<readonly Row[]>;
  /** Everything the tenant holds, as the oracle wants it. */
  records(): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  close(): Promise<void>;
}

export async function openWholeWay(
  seed: number,
  size: BusinessSize,
  now: string,
  timezone?: string,
  more: {
    readonly breadth?: boolean;
    readonly trade?: TradeName;
    readonly config?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<WholeWay> {
  const tenant = createTenant({
    seed,
    size,
    now: new Date(now),
    ...(timezone === undefined ? {} : {timezone}),
    breadth: more.breadth ?? false,
    trade: more.trade ?? 'painting',
  });
  // What changed in the last minutes is rightly left to the next run; here everything shall be due.
  tenant.clock.advance(20 * 60_000);
  const simulator = await startSimulator({tenant});
  const folder = mkdtempSync(join(tmpdir(), 'whole-way-'));
  const warehouse = await openDuckDb(join(folder, 'test.duckdb'));
  const config = parseConfig({...simulator.config(), requests_per_second: 40, ...more.config});
  let runs = 0;
  return {
    tenant,
    simulator,
    warehouse,
    sync: (streams, mode = 'incremental', options = {}) =>
      sync({
        warehouse,
        tenant: tenantOf(config),
        streams: selectStreams(streams),
        mode,
        bounded: false,
        runId: `run-${++runs}`,
        clock: Date.now,
        log: silent,
        ...options,
        read: (catalog, state) =>
          messages({config, catalog, state, ...(options.log === undefined ? {} : {log: options.log})}),
      }),
    rows: (sql) => warehouse.query(sql),
    records: () => Object.fromEntries(tenantStreams.map((stream) => [stream, tenant.records(stream)])),
    close: async () => {
      await warehouse.close();
      await simulator.close();
      rmSync(folder, {recursive: true});
    },
  };
}
