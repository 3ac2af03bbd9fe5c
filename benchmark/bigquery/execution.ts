import {randomUUID} from 'node:crypto';

import {messages} from '../../src/airbyte/in-process';
import {streamNamed} from '../../src/catalogue';
import {parseConfig} from '../../src/config/config';
import {tenantOf} from '../../src/config/tenant';
import {InterruptedError} from '../../src/errors';
import {keepHeapSmall} from '../../src/heap';
import {silent} from '../../src/log';
import {sync} from '../../src/runs/source-sync';
import {bigQueryWarehouse, ensureBooks} from '../../src/warehouse/bigquery/adapter';
import {defaultDatasets} from '../../src/warehouse/warehouse';
import {remoteSession} from './remote-session';

/** What one execution of the job is given: as `st-elt sync` on Cloud Run, but for where BigQuery is. */
export interface ExecutionTask {
  /** Of the server that plays ServiceTitan. */
  readonly url: string;
  readonly streams: readonly string[];
}

async function execute({url, streams}: ExecutionTask): Promise<readonly string[]> {
  keepHeapSmall();
  const stopping = new AbortController();
  process.once('SIGTERM', () => stopping.abort(new InterruptedError(143)));
  const {signal} = stopping;
  const credentials = {tenant_id: '1', client_id: 'benchmark', client_secret: 'benchmark', app_key: 'benchmark'};
  const config = parseConfig({...credentials, api_url: url, auth_url: `${url}/connect/token`});
  const ddl = {projectId: 'test', datasets: defaultDatasets, location: 'US', labels: {}};
  const session = remoteSession(ddl.projectId);
  await ensureBooks(session, ddl);
  const loaded = await sync({
    warehouse: bigQueryWarehouse({session, ddl, clock: Date.now}),
    tenant: tenantOf(config),
    streams: streams.flatMap((name) => streamNamed(name) ?? []),
    ...{mode: 'incremental', bounded: false, runId: randomUUID(), clock: Date.now, log: silent, signal},
    read: (catalog, state) => messages({config, catalog, state, signal, log: silent}),
  });
  return loaded.streams.flatMap(({error}) => (error === undefined ? [] : [error]));
}

void execute(JSON.parse(process.argv[2] ?? '{}') as ExecutionTask).then(
  (failures) => {
    process.stderr.write(failures.map((failure) => `${failure}\n`).join(''));
    process.exit(failures.length === 0 ? 0 : 1);
  },
  (error: unknown) => {
    if (error instanceof InterruptedError) process.exit(error.exitCode);
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
