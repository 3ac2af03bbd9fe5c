import {visible} from './visible';

/** Where talk goes. Implementations: Airbyte LOG messages on stdout, lines on stderr, JSON for Cloud Logging, nothing in tests. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A log whose lines programs read too. */
export interface FieldLog extends Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** What an alert can match, whatever the words of the line are. */
export type LogEvent =
  | 'service_started'
  | 'service_stopped'
  | 'request'
  | 'request_refused'
  | 'run_started'
  | 'run_finished'
  | 'run_failed'
  | 'run_interrupted'
  | 'stream_finished'
  | 'stream_failed'
  | 'schema_drift'
  | 'stale'
  | 'marts_failed'
  | 'marts_unfinished'
  | 'marts_other_rules'
  | 'clock_off'
  | 'crash';

/** What a line is about, besides its words. */
export interface LogFields {
  readonly event?: LogEvent;
  /** Which part speaks, e.g. `v2-ingestor:ingestor:jobs`. */
  readonly context?: string;
  readonly runId?: string;
  /** Stream. */
  readonly entityType?: string;
  readonly mode?: string;
  readonly recordsFetched?: number;
  readonly recordsInserted?: number;
  readonly recordsUpdated?: number;
  readonly recordsRejected?: number;
  readonly durationMs?: number;
  readonly error?: string;
  /** Name of a field that the API sent for the first time. */
  readonly field?: string;
  /** Hours since the last success. */
  readonly ageHours?: number;
  readonly httpRequest?: HttpRequestFields;
  /** `projects/PROJECT/traces/ID`. */
  readonly 'logging.googleapis.com/trace'?: string;
  readonly 'logging.googleapis.com/spanId'?: string;
}

/** As Cloud Logging shows a request. */
export interface HttpRequestFields {
  readonly requestMethod: string;
  /** Path only: a query may hold anything. */
  readonly requestUrl: string;
  readonly status: number;
  /** Seconds, e.g. `0.012s`. */
  readonly latency: string;
  readonly userAgent?: string;
}

/** A log that says nothing. */
export const silent: Log = {debug: () => {}, info: () => {}, warn: () => {}, error: () => {}};

/** The same log, with fields that every line of it has. */
export function withFields(log: FieldLog, common: LogFields): FieldLog {
  return {
    debug: (message, fields) => log.debug(message, {...common, ...fields}),
    info: (message, fields) => log.info(message, {...common, ...fields}),
    warn: (message, fields) => log.warn(message, {...common, ...fields}),
    error: (message, fields) => log.error(message, {...common, ...fields}),
  };
}

/** A log of JSON lines that also knows the end of everything. */
export interface JsonLog extends FieldLog {
  fatal(message: string, fields?: LogFields): void;
}

export interface JsonLogOptions {
  readonly write: (line: string) => void;
  /** `debug`, `info` (default), `warn`, `error` or `fatal`. */
  readonly level?: string | undefined;
  /** Of lines that do not say theirs. */
  readonly context: string;
  readonly now: () => number;
  /** Takes out what must not be seen, of every text of a line. */
  readonly redact?: (text: string) => string;
}

/** Cloud Logging's names, least first. */
const severities = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;

/** Names of LOG_LEVEL, as far as they differ. */
const otherNames: Readonly<Record<string, string>> = {WARN: 'WARNING', FATAL: 'CRITICAL'};

/** One JSON object a line, as Cloud Logging takes them from stdout and stderr. */
export function jsonLog({write, level = 'info', context, now, redact = (text) => text}: JsonLogOptions): JsonLog {
  const upper = level.toUpperCase();
  const wanted = severities.findIndex((severity) => severity === (otherNames[upper] ?? upper));
  const least = wanted < 0 ? severities.indexOf('INFO') : wanted;
  const clean = (_key: string, value: unknown): unknown => (typeof value === 'string' ? redact(value) : value);
  const say =
    (severity: (typeof severities)[number]) =>
    (message: string, fields: LogFields = {}): void => {
      if (severities.indexOf(severity) < least) return;
      const line = {timestamp: new Date(now()).toISOString(), severity, context, message, ...fields};
      write(`${visible(JSON.stringify(line, clean))}\n`);
    };
  return {
    debug: say('DEBUG'),
    info: say('INFO'),
    warn: say('WARNING'),
    error: say('ERROR'),
    fatal: say('CRITICAL'),
  };
}
