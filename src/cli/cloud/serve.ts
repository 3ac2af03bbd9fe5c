import {existsSync} from 'node:fs';

import {ensureUsable, messages} from '../../airbyte/in-process';
import {parseConfig} from '../../config/config';
import {tenantOf} from '../../config/tenant';
import {describeError} from '../../errors';
import {type FieldLog, type JsonLog, withFields} from '../../log';
import {packageVersion} from '../../package-root';
import {formatOf} from '../../report/format';
import {unfinishedBuild} from '../../report/read/read-health';
import {areCountedBy} from '../../rules/counted-by';
import type {Rules} from '../../rules/rules-file';
import type {Parts} from '../../runs/ingestion';
import {createApp} from '../../service/app';
import {cloudRunJob} from '../../service/cloud-run-job';
import {entitiesOf} from '../../service/entities';
import {loopbackAccess} from '../../service/http/caller-access';
import {openMetrics} from '../../service/run-metrics';
import {openRuns} from '../../service/runs';
import {startServer} from '../../service/server';
import {shared} from '../../service/shared';
import {transformAndPublish} from '../../transform/build-and-publish';
import type {Datasets, Warehouse} from '../../warehouse/warehouse';
import {reportOf} from '../commands/report';
import {wholeNumber} from '../demo/simulator';
import {bigQueryPlace, buildsMartsOf} from '../runs/build-marts';
import {streamsOf} from '../runs/pass-plan';
import {dueOf, reconcileByApi} from '../runs/run-reconcile';
import {openSettings, type Settings} from '../settings/open-settings';
import {openWarehouse, withExistingWarehouse} from '../settings/open-warehouse';
import {dayByServer} from '../settings/timezone';
import type {Terminal} from '../terminal/terminal';
import {openJsonLog} from '../terminal/terminal-log';
import {accessOf} from './serve-access';

/** Flags of `st-elt serve`, as commander gives them. */
export interface ServeOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly vars?: string;
  readonly rules?: string;
  readonly port?: string;
  readonly host?: string;
  readonly grace: string;
}

/** Time for answers to get out once the work is done. */
const lastAnswersMs = 2_000;

/**
 * `st-elt serve`: the HTTP service, until SIGTERM, SIGHUP or SIGINT. Logs are JSON lines on stderr.
 * @throws UsageError or ConfigError for what is wrong with flags and settings, before anything listens.
 * When a run had to be interrupted at the end the exit code says so; the log has said it already.
 */
export async function serve(terminal: Terminal, options: ServeOptions): Promise<void> {
  const settings = openSettings(options);
  const {env} = settings;
  const config = parseConfig(settings.raw);
  const onCloudRun = Boolean(env['K_SERVICE']);
  const host = options.host ?? (onCloudRun ? '0.0.0.0' : '127.0.0.1');
  const port = wholeNumber(options.port ?? (env['PORT'] || '8080'), '--port', 65_535);
  const graceMs = wholeNumber(options.grace, '--grace', 3_600) * 1_000;
  const log = openJsonLog(env, [config.clientSecret, config.appKey, config.clientId]);
  const access = accessOf(env, host, log);
  const wanted = streamsOf(config, undefined);
  const rules = await rulesOf(settings);
  const parts = partsOf(settings, rules, config, log);
  const version = packageVersion();
  const metrics = openMetrics({version, startedMs: Date.now()});
  const runs = openRuns({parts, metrics, wanted});
  const project = env['GOOGLE_CLOUD_PROJECT'] || env['BQ_PROJECT_ID'] || undefined;
  const app = createApp({
    access,
    entities: entitiesOf(wanted),
    parts,
    runs,
    metrics,
    log,
    version,
    report: async (warehouse) => {
      await warnOfMarts(warehouse, settings.datasets, rules, log);
      return reportOf(warehouse, settings.target(), formatOf(settings.report));
    },
    ...(project === undefined ? {} : {project}),
    ...(env['ST_ELT_JOB'] ? {job: jobOf(env['ST_ELT_JOB'], env['ST_ELT_RUN_ENDPOINT'])} : {}),
  });

  const server = await startServer({port, host, fetch: (request) => app.fetch(request)});
  log.info(`Listening on ${server.url}`, {event: 'service_started'});
  if (access === loopbackAccess) {
    log.warn('NO TOKEN IS ASKED FOR: every user and program of this machine may call. Never forward this port.');
  }
  terminal.print(server.url);
  const exitCode = await signalled(log);
  server.stopListening();
  log.info('Stopping: no more calls are taken.');
  const interrupted = await runs.stop(graceMs);
  await server.close(lastAnswersMs);
  log.info(interrupted ? 'Stopped; a run was interrupted.' : 'Stopped.', {event: 'service_stopped'});
  // Work that was given up would keep the process alive.
  if (interrupted) process.exit(exitCode);
}

/** The company's rules. Where nothing is built by them the file may be missing: a container that only loads needs none. */
async function rulesOf({target, rulesFile, rules}: Settings): Promise<Rules | undefined> {
  const isThere = rulesFile !== undefined && existsSync(rulesFile);
  return buildsMartsOf(target()) || isThere ? rules() : undefined;
}

/** Says what whoever opens the report should know of the marts. */
async function warnOfMarts(
  warehouse: Warehouse,
  {mart, ref}: Datasets,
  rules: Rules | undefined,
  log: FieldLog,
): Promise<void> {
  const unfinished = await unfinishedBuild(warehouse, mart);
  if (unfinished !== undefined)
    log.warn(`The marts are of an unfinished build: ${unfinished}.`, {event: 'marts_unfinished'});
  if (rules !== undefined && !(await areCountedBy(warehouse, ref, rules)))
    log.warn(`The marts were counted by other rules than those of ${rules.file}.`, {event: 'marts_other_rules'});
}

function jobOf(job: string, endpoint: string | undefined) {
  return cloudRunJob({job, ...(endpoint ? {endpoint} : {})});
}

/** Waits for the first signal; a second one ends the process at once, and says so. */
async function signalled(log: JsonLog): Promise<130 | 143> {
  const crash = (error: unknown): void => {
    log.fatal(describeError(error), {
      event: 'crash',
      error: error instanceof Error ? (error.stack ?? '') : String(error),
    });
    process.exit(1);
  };
  process.once('uncaughtException', crash).once('unhandledRejection', crash);
  return new Promise((resolve) => {
    let isStopping = false;
    const stop = (exitCode: 130 | 143) => () => {
      if (isStopping) {
        log.warn('Stopped at once by a second signal.', {event: 'service_stopped'});
        process.exit(exitCode);
      }
      isStopping = true;
      resolve(exitCode);
    };
    process.on('SIGTERM', stop(143)).on('SIGHUP', stop(143)).on('SIGINT', stop(130));
  });
}

/** The real source and warehouse. */
function partsOf(
  {target: targetOf, datasets, vars, maxRejectedPercent}: Settings,
  rules: Rules | undefined,
  config: ReturnType<typeof parseConfig>,
  log: FieldLog,
): Parts {
  const target = targetOf();
  const withWarehouse = shared(() => openWarehouse(target, datasets));
  const existing: Parts['withExistingWarehouse'] = async (use) => {
    if (target.kind === 'bigquery') return withExistingWarehouse(target, datasets, use);
    return existsSync(target.path) ? withWarehouse(use) : undefined;
  };
  let aheadMs = 0;
  const quiet = (log: FieldLog): FieldLog => withFields(log, {context: 'v2-ingestor:source'});
  return {
    withWarehouse,
    withExistingWarehouse: existing,
    async ensureUsable(streams) {
      aheadMs = await ensureUsable(config, streams, quiet(log));
    },
    read: (request) => messages({config, ...request, log: quiet(request.log)}),
    tenant: tenantOf(config),
    reconcileDue: (streams, {signal, log}) =>
      withWarehouse(async (warehouse) => {
        const due = await dueOf(warehouse, streams, config, Date.now());
        if (due.length === 0) return [];
        return (await reconcileByApi({config, warehouse, streams: due, signal, log: quiet(log)})).streams;
      }),
    bounded: config.startDate !== undefined || config.endDate !== undefined,
    maxRejectedPercent,
    modeOf: ({name}) => config.entities[name]?.mode ?? 'incremental',
    ...(buildsMartsOf(target)
      ? {
          buildMarts: (warehouse, log) =>
            transformAndPublish(warehouse, {vars, rules, log, ...bigQueryPlace(target), ...dayByServer(vars, aheadMs)}),
        }
      : {}),
    clock: Date.now,
  };
}
