import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A stand-in of BigQuery's REST API: takes every statement, executes none, and answers queries as it is told. */
export interface BigQueryStandIn {
  readonly url: string;
  /** Every statement, in the order in which it came. */
  readonly statements: readonly string[];
  close(): Promise<void>;
}

/** Rows that a statement finds: one list of values, as text, for each row. */
export interface Found {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Json = Record<string, unknown>;
type Answer = (sql: string) => Found | undefined;

const nothing: Found = {columns: ['f0_'], rows: []};

/**
 * Starts one on a free port of the loopback.
 * @param stored tables that are there from the start, as `dataset.table`.
 */
export async function startBigQueryStandIn(answer: Answer, stored: readonly string[] = []): Promise<BigQueryStandIn> {
  const statements: string[] = [];
  const jobs = new Map<string, Found>();

  function start(body: Json): Json {
    const {query = {}} = (body['configuration'] ?? {}) as {query?: {query?: string}};
    const sql = query.query ?? '';
    statements.push(sql);
    const given = (body['jobReference'] ?? {}) as {jobId?: string};
    const jobId = given.jobId ?? `job-${statements.length}`;
    jobs.set(jobId, answer(sql) ?? nothing);
    return jobOf(jobId);
  }

  function results(jobId: string): Json {
    const {columns, rows} = jobs.get(jobId) ?? nothing;
    return {
      jobComplete: true,
      jobReference: {projectId: 'painter', jobId, location: 'US'},
      schema: {fields: columns.map((name) => ({name, type: 'STRING', mode: 'NULLABLE'}))},
      rows: rows.map((values) => ({f: values.map((v) => ({v}))})),
      totalRows: String(rows.length),
    };
  }

  function respondTo(method: string, path: string, body: Json): Json | undefined {
    const last = path.split('/').at(-1) ?? '';
    if (method === 'POST' && path.endsWith('/jobs')) return start(body);
    if (method === 'POST' && path.endsWith('/queries')) {
      const job = start({configuration: {query: {query: body['query']}}});
      return results((job['jobReference'] as {jobId: string}).jobId);
    }
    if (path.includes('/queries/')) return results(last);
    if (path.includes('/jobs/')) return jobOf(last);
    if (path.endsWith('/datasets')) return method === 'POST' ? body : {datasets: []};
    if (/\/tables\/\w+$/.test(path)) return tableOf(path, body);
    return undefined;
  }

  /** A table is there once a statement made it; describing it changes nothing here. */
  function tableOf(path: string, body: Json): Json | undefined {
    const [datasetId = '', tableId = ''] = [path.split('/').at(-3), path.split('/').at(-1)];
    const isStored = stored.includes(`${datasetId}.${tableId}`);
    const isMade =
      isStored || statements.some((sql) => /^create/i.test(sql.trim()) && sql.includes(`${datasetId}.${tableId}\``));
    return isMade
      ? {
          ...body,
          tableReference: {projectId: 'painter', datasetId, tableId},
          ...{type: 'TABLE', schema: {fields: []}, lastModifiedTime: '1750204800000'},
        }
      : undefined;
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const {pathname} = new URL(request.url ?? '', 'http://localhost');
    const found = respondTo(request.method ?? '', pathname, text === '' ? {} : (JSON.parse(text) as Json));
    response.statusCode = found === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(found ?? {error: {code: 404, message: 'Not found', errors: [{reason: 'notFound'}]}}));
  }

  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bigquery/v2`,
    statements,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function jobOf(jobId: string): Json {
  return {
    jobReference: {projectId: 'painter', jobId, location: 'US'},
    configuration: {query: {}},
    status: {state: 'DONE'},
    statistics: {query: {totalBytesBilled: '0', totalBytesProcessed: '0', statementType: 'SELECT'}},
  };
}
