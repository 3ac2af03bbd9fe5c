import type {MiddlewareHandler} from 'hono';
import {matchedRoutes} from 'hono/route';

import {type FieldLog, withFields} from '../../log';
import type {Clock} from '../../warehouse/warehouse';
import type {Metrics} from '../run-metrics';
import {quoted} from './parameters';
import type {AppContext, AppEnv} from './request';
import {traceOf} from './trace';

export interface RequestLogOptions {
  readonly log: FieldLog;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Google Cloud project, for the trace of a log line. */
  readonly project?: string | undefined;
}

/** One log line a request, without query, body and token; and the headers that every answer has. */
export function requestLog({log, metrics, clock, project}: RequestLogOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const began = clock();
    const line = withFields(log, traceOf(c.req.header('x-cloud-trace-context'), c.req.header('traceparent'), project));
    c.set('log', line);
    await next();
    c.res.headers.set('X-Content-Type-Options', 'nosniff');
    c.res.headers.set('Cache-Control', 'no-store');
    const {status} = c.res;
    const route = routeOf(c);
    metrics.answered(route, status);
    const userAgent = c.req.header('user-agent');
    const httpRequest = {
      requestMethod: c.req.raw.method,
      requestUrl: quoted(c.req.path).slice(1, -1),
      status,
      latency: `${(clock() - began) / 1_000}s`,
      ...(userAgent === undefined ? {} : {userAgent: quoted(userAgent).slice(1, -1)}),
    };
    const words = `Answered ${status}`;
    if (status >= 400) line.warn(words, {event: 'request_refused', httpRequest});
    else if (route === '/health') line.debug(words, {event: 'request', httpRequest});
    else line.info(words, {event: 'request', httpRequest});
  };
}

/** The pattern that answered: a path may be anything, and would make a metric of its own. */
function routeOf(c: AppContext): string {
  return matchedRoutes(c).findLast(({path}) => !path.endsWith('*'))?.path ?? 'none';
}
