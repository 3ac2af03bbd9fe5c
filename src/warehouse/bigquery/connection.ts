import {createReadStream} from 'node:fs';
import {pipeline} from 'node:stream/promises';
import {createGzip} from 'node:zlib';

import {
  BigQuery,
  type BigQueryOptions as ClientOptions,
  type Job,
  type Query,
  type TableField,
} from '@google-cloud/bigquery';

import {noStatement, notASelect, severalStatements} from '../reads-only';
import {type Clock, type Datasets, defaultDatasets, type Row, type Warehouse} from '../warehouse';
import {bigQueryWarehouse, ensureBooks} from './adapter';
import type {Description, LoadOutcome, Parameters, Session, StagedColumn} from './session';
import {hasStatements, onlyReads} from './session';
import {plainRow} from './values';
import {ensureLocation, lostRace, mayPass, serviceError, warehouseError} from './warehouse-errors';

export interface BigQueryOptions {
  readonly datasets?: Datasets;
  readonly clock?: Clock;
  /** Where datasets are made, e.g. `US`, `EU`, `us-central1`. */
  readonly location?: string;
  /** Of datasets, tables and jobs. */
  readonly labels?: Readonly<Record<string, string>>;
  /** A statement that would read more fails before it costs anything, in a script too. */
  readonly maximumBytesBilled?: number;
  /** `http://HOST:PORT` of a server that speaks BigQuery's API and asks for no credentials. */
  readonly emulator?: string;
  /** Whether datasets and books are made where they are missing; default true. */
  readonly create?: boolean;
}

const defaultLocation = 'US';

/** A job that lost against another process's, or failed for a reason that passes, is followed by another one, this often. */
const maxRetries = 5;
const retryWaitMs = 1_000;

/**
 * Opens the datasets of a project, or makes them, with application default credentials.
 * @throws WarehouseError when credentials, permissions or the project are not as they must be, or a dataset is elsewhere.
 */
export async function openBigQuery(projectId: string, options: BigQueryOptions = {}): Promise<Warehouse> {
  const {
    datasets = defaultDatasets,
    clock = Date.now,
    location = defaultLocation,
    labels = {},
    create = true,
  } = options;
  const ddl = {projectId, datasets, location, labels};
  const session = openSession(projectId, options);
  if (create) await ensureBooks(session, ddl);
  return bigQueryWarehouse({session, ddl, clock});
}

function clientOf(projectId: string, {location = defaultLocation, emulator}: BigQueryOptions): BigQuery {
  return new BigQuery({projectId, location, ...(emulator === undefined ? {} : emulatorOptions(emulator))});
}

/** What the adapter needs of the service, through Google's client. */
export function openSession(projectId: string, options: BigQueryOptions): Session {
  const {location = defaultLocation, labels = {}, maximumBytesBilled, emulator} = options;
  const client = clientOf(projectId, options);
  const limit = maximumBytesBilled === undefined ? {} : {maximumBytesBilled: String(maximumBytesBilled)};
  const failing = (action: string) => (error: unknown) => {
    throw warehouseError(error, projectId, action);
  };
  const tableAt = (dataset: string, table: string) => client.dataset(dataset, {location}).table(table);

  async function query(sql: string, params: Parameters, repeatable: boolean): Promise<readonly Row[]> {
    const asked = {query: sql, ...typedParameters(params), location, labels: {...labels}, ...limit};
    const [rows] = await withRetries<readonly unknown[]>(repeatable, () =>
      maximumBytesBilled !== undefined && hasStatements(sql)
        ? limitedScript(asked, maximumBytesBilled)
        : client.query({...asked, wrapIntegers: true}),
    );
    return (rows as readonly Row[]).map(plainRow);
  }

  /** As a job that is inserted: only these have options of scripts, without which no limit holds for each statement. */
  async function limitedScript(asked: Query, bytes: number) {
    const [job] = await client.createQueryJob({...asked, scriptOptions: {statementByteBudget: String(bytes)}});
    return job.getQueryResults({wrapIntegers: true});
  }

  async function upload(jobId: string, file: string, table: ReturnType<typeof tableAt>, fields: TableField[]) {
    const writer = table.createWriteStream({
      jobId,
      schema: {fields},
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
      writeDisposition: 'WRITE_TRUNCATE',
      createDisposition: 'CREATE_NEVER',
      ignoreUnknownValues: true,
    });
    const completed = new Promise<Job>((resolve, reject) => writer.once('complete', resolve).once('error', reject));
    const source = createReadStream(file);
    // The service unpacks what is packed; the emulator reads a file as it is.
    const sent = emulator === undefined ? pipeline(source, createGzip(), writer) : pipeline(source, writer);
    await Promise.all([completed, sent]);
  }

  async function locationOf(dataset: string): Promise<string | undefined> {
    try {
      const [metadata] = (await client.dataset(dataset).getMetadata()) as unknown as [{location?: string}];
      return metadata.location ?? location;
    } catch (error) {
      // A project that is not there is not found either.
      const {status, message} = serviceError(error);
      if (status === 404 && !/not found: project/i.test(message)) return undefined;
      return failing(`look at ${dataset}`)(error);
    }
  }

  async function dryRun(sql: string, action: string): Promise<DryRun> {
    if (/^[\s;]*$/.test(sql)) throw noStatement();
    try {
      const [job] = await withRetries(true, () => client.createQueryJob({query: sql, location, dryRun: true}));
      return (job.metadata as {statistics?: DryRun}).statistics ?? {};
    } catch (error) {
      throw asWarehouseError(error, action);
    }
  }

  return {
    projectId,

    run: (sql, parameters = {}, repeatable = true) =>
      query(sql, parameters, repeatable).catch(failing('run a statement')),

    estimate: async (sql, action) => Number((await dryRun(sql, action)).totalBytesProcessed ?? 0),

    async select(sql) {
      const {query: asked} = await dryRun(sql, 'examine a statement');
      if (asked?.statementType === 'SCRIPT') throw severalStatements();
      // A stand-in of the service may make no statistics.
      const reads = asked === undefined ? onlyReads(sql) : asked.statementType === 'SELECT';
      if (!reads) throw notASelect(asked?.statementType);
      return query(sql, {}, true).catch(failing('run a statement'));
    },

    locationOf,

    async describe(dataset, table): Promise<Description | undefined> {
      if (!/^[\w-]+$/.test(table)) return undefined;
      try {
        const [metadata] = (await tableAt(dataset, table).getMetadata()) as unknown as [TableMetadata];
        const clusteredBy = metadata.clustering?.fields;
        return {
          columns: (metadata.schema?.fields ?? []).map(({name = '', type = ''}) => ({name, type})),
          ...(clusteredBy === undefined ? {} : {clusteredBy}),
        };
      } catch (error) {
        if (serviceError(error).status === 404) return undefined;
        return failing(`look at ${dataset}.${table}`)(error);
      }
    },

    async ensureDataset(dataset) {
      const found = await locationOf(dataset);
      if (found !== undefined) {
        ensureLocation(dataset, found, location);
        return;
      }
      await client.createDataset(dataset, {location, labels: {...labels}}).catch((error: unknown) => {
        // Another process was quicker.
        if (serviceError(error).status !== 409) failing(`make the dataset ${dataset}`)(error);
      });
    },

    async makeStagingTable(dataset, table, columns, expiresMs) {
      const options = {schema: {fields: fieldsOf(columns)}, expirationTime: String(expiresMs), labels: {...labels}};
      await client
        .dataset(dataset, {location})
        .createTable(table, options)
        .catch((error: unknown) => {
          if (serviceError(error).status !== 409) failing(`make ${dataset}.${table}`)(error);
        });
    },

    async load(jobId, file, dataset, table, columns): Promise<LoadOutcome> {
      try {
        await upload(jobId, file, tableAt(dataset, table), fieldsOf(columns));
        return 'loaded';
      } catch (error) {
        const failure = serviceError(error);
        if (failure.status === 409) return earlierOutcome(client.job(jobId, {location}));
        if (failure.status !== undefined && failure.status < 500 && !mayPass(failure)) {
          throw asWarehouseError(error, 'load a file');
        }
        return {failed: failure.message, again: true};
      }
    },

    dropTable: (dataset, table) =>
      tableAt(dataset, table)
        .delete({ignoreNotFound: true})
        .then(() => undefined, failing(`drop ${dataset}.${table}`)),

    clusterTable: (dataset, table, columns) =>
      tableAt(dataset, table)
        .setMetadata({clustering: {fields: [...columns]}})
        .then(() => undefined, failing(`cluster ${dataset}.${table}`)),
  };

  function asWarehouseError(error: unknown, action: string): unknown {
    return warehouseError(error, projectId, action);
  }
}

/** What the service says of a statement that it did not run. */
interface DryRun {
  readonly totalBytesProcessed?: string;
  readonly query?: {readonly statementType?: string};
}

/**
 * Sends a job, and another one in its place when it lost a race or failed for a reason that passes.
 * @param repeatable see {@link Session.run}.
 */
async function withRetries<T>(repeatable: boolean, send: () => Promise<T>, retries = 0): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const failure = serviceError(error);
    const isWorthAnotherJob = lostRace(failure) || (repeatable && mayPass(failure));
    if (!isWorthAnotherJob || retries >= maxRetries) throw error;
    await new Promise((resolve) => setTimeout(resolve, retryWaitMs * 2 ** retries));
    return withRetries(repeatable, send, retries + 1);
  }
}

interface TableMetadata {
  readonly schema?: {readonly fields?: readonly TableField[]};
  readonly clustering?: {readonly fields?: readonly string[]};
}

/** Waits for a job that was started before, by this process or another. */
async function earlierOutcome(job: Job): Promise<LoadOutcome> {
  try {
    await job.promise();
    return 'replayed';
  } catch {
    return 'spent';
  }
}

function fieldsOf(columns: readonly StagedColumn[]): TableField[] {
  return columns.map(({name, type, repeated}) => ({name, type, mode: repeated === true ? 'REPEATED' : 'NULLABLE'}));
}

/** Types are said where the client would guess wrong: it sends numbers as JSON numbers, and refuses empty lists. */
function typedParameters(parameters: Parameters) {
  const params: Record<string, string | boolean | readonly string[]> = {};
  const types: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(parameters)) {
    params[name] = typeof value === 'number' ? String(value) : value;
    if (typeof value === 'number') types[name] = 'INT64';
    else if (typeof value === 'object') types[name] = ['STRING'];
  }
  return {params, types};
}

/**
 * The client's own path without credentials drops the headers that an upload needs, so an emulator gets a token that
 * means nothing.
 */
function emulatorOptions(emulator: string): ClientOptions {
  const authClient = {getRequestHeaders: async () => new Headers({authorization: 'Bearer emulator'})};
  return {apiEndpoint: emulator, authClient: authClient as unknown as NonNullable<ClientOptions['authClient']>};
}
