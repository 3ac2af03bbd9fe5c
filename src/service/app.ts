import {Hono} from 'hono';

import {DataError} from '../errors';
import type {FieldLog} from '../log';
import type {Parts} from '../runs/ingestion';
import type {Warehouse} from '../warehouse/warehouse';
import {openCalls} from './calls';
import type {JobStarter} from './cloud-run-job';
import type {Entities} from './entities';
import {recentRun, refusalAnswer, runBody} from './http/answers';
import type {Access} from './http/caller-access';
import {parametersOf, quoted} from './http/parameters';
import {Refusal, refusalOf} from './http/refusal';
import {type AppContext, type AppEnv, entityOf, listed, queryOf, refuseBody, sent} from './http/request';
import {requestLog} from './http/request-log';
import type {Metrics} from './run-metrics';
import type {Runs} from './runs';

export interface AppOptions {
  readonly access: Access;
  readonly entities: Entities;
  readonly parts: Parts;
  readonly runs: Runs;
  readonly metrics: Metrics;
  readonly log: FieldLog;
  readonly version: string;
  /** Google Cloud project, for the trace of a log line. */
  readonly project?: string;
  /** Absent: work that nobody waits for is done in this process. */
  readonly job?: JobStarter;
  /** The KPI report as HTML. */
  readonly report?: (warehouse: Warehouse) => Promise<string>;
}

const mostRunsLookedThrough = 1_000;
const recentRuns = 10;
const statusFreshMs = 60_000;

/** The service as a function from requests to answers. Every answer but the report and the metrics is JSON. */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const {access, entities, parts, runs, metrics, log, version, project, job, report} = options;
  const {clock, withExistingWarehouse} = parts;
  const app = new Hono<AppEnv>();
  const calls = openCalls({parts, runs, job});
  const whoBuilds =
    parts.buildMarts === undefined
      ? 'Dataform builds them: see `st-elt dataform publish --help`.'
      : 'Call /ingest-all, which builds them after the load.';
  const every = [...entities.main, ...entities.reference];
  let statusAtMs = -Infinity;

  app.use(requestLog({log, metrics, clock, project}));
  app.get('/health', (c) => {
    const timestamp = new Date(clock()).toISOString();
    return c.json({status: 'healthy', service: 'st-v2-ingestor', version, timestamp});
  });
  app.use(async (c, next) => {
    const caller = await access.admit({
      authorization: c.req.header('authorization'),
      serverlessAuthorization: c.req.header('x-serverless-authorization'),
      host: c.req.header('host'),
      origin: c.req.header('origin'),
      fetchSite: c.req.header('sec-fetch-site'),
    });
    c.get('log').debug(`Authenticated as ${caller}`);
    await next();
  });
  app.use(async (c, next) => {
    // Hono answers HEAD by way of GET, and here a GET can begin a run.
    if (c.req.raw.method === 'HEAD') throw new Refusal(405, 'HEAD is not supported here.', {}, {Allow: 'GET, POST'});
    await refuseBody(c);
    await next();
  });

  app.get(
    '/entities',
    looking(() => listed(entities.main)),
  );
  app.get(
    '/ref-entities',
    looking(() => listed(entities.reference)),
  );
  // GET begins runs because the schedules that users have call it so; HEAD and web pages never do.
  app.on(['GET', 'POST'], '/ingest/:entity', (c) => calls.one(c, entityOf(c, every)));
  app.post('/full-sync/:entity', (c) => calls.one(c, entityOf(c, every), 'full'));
  app.on(['GET', 'POST'], '/ingest-ref/:entity', (c) =>
    calls.one(
      c,
      entityOf(c, entities.reference, ({group}) => group === 'reference'),
    ),
  );
  app.on(['GET', 'POST'], '/ingest-all', (c) => calls.all(c, entities.main));
  app.on(['GET', 'POST'], '/ingest-ref-all', (c) => calls.all(c, entities.reference));

  app.get(
    '/status/:entity',
    looking(async (c) => {
      const {name} = entityOf(c, every);
      const rows = await withExistingWarehouse((warehouse) => warehouse.recentRuns(recentRuns, name));
      return {entity: name, recentRuns: (rows ?? []).map(recentRun)};
    }),
  );
  app.get(
    '/last-sync/:entity',
    looking(async (c) => {
      const {name} = entityOf(c, every);
      const rows = await withExistingWarehouse((warehouse) => warehouse.streamStatus());
      const row = rows?.find(({entity_type}) => entity_type === name);
      return {entity: name, lastSyncTime: row?.last_sync_time ?? null};
    }),
  );
  app.get(
    '/runs/:id',
    looking(async (c) => {
      const id = c.req.param('id') ?? '';
      const rows = await withExistingWarehouse((warehouse) => warehouse.recentRuns(mostRunsLookedThrough));
      const ofRun = (rows ?? []).filter(({run_id}) => run_id === id);
      const body = runBody(id, ofRun, runs.known(id));
      if (body !== undefined) return body;
      throw new Refusal(404, `Run ${quoted(id)} is not among the last ${mostRunsLookedThrough}.`);
    }),
  );
  app.get('/metrics', async (c) => {
    parametersOf(queryOf(c), []);
    await freshenStatus(c.get('log'));
    const text = metrics.text(runs.current() !== undefined);
    return c.text(text, 200, {'Content-Type': 'text/plain; version=0.0.4; charset=utf-8'});
  });
  app.get('/report', async (c) => {
    parametersOf(queryOf(c), []);
    if (report === undefined) throw new Refusal(404, 'This build has no report.');
    const page = await withExistingWarehouse(report).catch((error: unknown) => {
      if (!(error instanceof DataError)) throw error;
      throw new Refusal(404, `There are no KPIs yet. ${whoBuilds}`);
    });
    if (page === undefined) throw new Refusal(404, 'Nothing was loaded yet. Call /ingest-all first.');
    return c.html(page);
  });

  app.notFound((c) => {
    const isRoute = (method: string): boolean =>
      app.router.match(method, c.req.path)[0].some(([[, {path}]]) => !path.endsWith('*'));
    const allow = ['GET', 'POST'].filter(isRoute).join(', ');
    if (allow !== '') throw new Refusal(405, `This path takes ${allow}.`, {}, {Allow: allow});
    const paths = [...new Set(app.routes.map(({path}) => path))].filter((path) => !path.endsWith('*'));
    throw new Refusal(404, 'Unknown path.', {paths});
  });
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    if (!(error instanceof Refusal) && refusal.status >= 500) {
      c.get('log').error(`The request failed: ${refusal.message}`, {error: error.stack ?? error.message});
    }
    return sent(c, refusalAnswer(refusal));
  });
  return app;

  /** A path that changes nothing and takes no parameters. */
  function looking(body: (c: AppContext) => object | Promise<object>) {
    return async (c: AppContext): Promise<Response> => {
      parametersOf(queryOf(c), []);
      return c.json(await body(c));
    };
  }

  /** Other processes load too. A warehouse that cannot be asked now leaves the numbers as they were. */
  async function freshenStatus(line: FieldLog): Promise<void> {
    if (clock() - statusAtMs < statusFreshMs) return;
    statusAtMs = clock();
    try {
      metrics.status((await withExistingWarehouse((warehouse) => warehouse.streamStatus())) ?? []);
    } catch (error) {
      line.warn(`The metrics lack those of the warehouse: ${refusalOf(error).message}`);
    }
  }
}
