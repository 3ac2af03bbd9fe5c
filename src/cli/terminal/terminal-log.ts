import {withoutPasswords} from '../../address';
import {describeError} from '../../errors';
import {type JsonLog, jsonLog, type Log} from '../../log';
import {visible} from '../../visible';
import {colors, jsonText, openTerminal, type Terminal} from './terminal';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a program reads the talk of a command by. */
interface JsonTerminal extends Terminal {
  readonly log: JsonLog;
}

/** Names of the secrets in the environment; a configuration's are taken out where they are used. */
const secretVariables = ['ST_CLIENT_SECRET', 'ST_APP_KEY', 'ST_CLIENT_ID', 'ST_ELT_SERVICE_TOKEN'];
/** Shorter texts are no secrets, and taking them out would maul ordinary words. */
const shortestSecret = 6;

/**
 * Whether talk goes out as JSON for Cloud Logging: as LOG_FORMAT says (`json` or `text`), else in a service or a job of
 * Cloud Run.
 */
export function wantsJson(env: Environment = process.env): boolean {
  const format = env['LOG_FORMAT']?.toLowerCase();
  if (format === 'json' || format === 'text') return format === 'json';
  return !process.stderr.isTTY && (isSet(env['K_SERVICE']) || isSet(env['CLOUD_RUN_JOB']));
}

/** The terminal of the command line: for people, or, where nobody looks, with talk as JSON lines on stderr. */
export function openCommandTerminal(): Terminal {
  return wantsJson() ? jsonTerminal() : openTerminal();
}

/** JSON lines on stderr, without the secrets of the environment and those named. */
export function openJsonLog(env: Environment, secrets: readonly (string | undefined)[] = []): JsonLog {
  const hidden = [...secrets, ...secretVariables.map((name) => env[name])].filter(
    (secret): secret is string => secret !== undefined && secret.length >= shortestSecret,
  );
  return jsonLog({
    write: (line) => process.stderr.write(line),
    level: env['LOG_LEVEL'],
    context: 'v2-ingestor',
    now: Date.now,
    redact: (text) =>
      hidden
        .reduce((clean, secret) => clean.replaceAll(secret, '***'), withoutPasswords(text))
        .replace(/\bBearer\s+[^\s"]+/gi, 'Bearer ***'),
  });
}

function jsonTerminal(): JsonTerminal {
  const log = openJsonLog(process.env);
  let step = '';
  return {
    log,
    say: (line) => log.info(line),
    progress(next) {
      if (next !== step) log.info(next);
      step = next;
    },
    print: (text) => void process.stdout.write(`${visible(text)}\n`),
    printJson: (value) => void process.stdout.write(`${jsonText(value)}\n`),
  };
}

/** The log of a terminal whose talk is JSON. */
export function jsonLogOf(terminal: Terminal): JsonLog | undefined {
  return 'log' in terminal ? (terminal as JsonTerminal).log : undefined;
}

/** The last words of a command that failed. A bug's stack is shown on demand. */
export function sayFailure(terminal: Terminal, error: unknown, isBug: boolean): void {
  const stack = isBug && process.env['LOG_LEVEL'] === 'debug' && error instanceof Error ? error.stack : undefined;
  const log = jsonLogOf(terminal);
  if (log !== undefined) {
    if (isBug) log.fatal(describeError(error), {event: 'crash'});
    else log.error(describeError(error), {event: 'run_failed'});
    if (stack !== undefined) log.debug(stack);
    return;
  }
  terminal.say(describeError(error));
  for (const line of stack?.split('\n') ?? []) terminal.say(line);
}

/** Warnings and errors always, the rest as LOG_LEVEL says (`debug`, `info`, `warn`, `error`; default `warn`). */
export function terminalLog(terminal: Terminal, level = process.env['LOG_LEVEL'] ?? 'warn'): Log {
  const json = jsonLogOf(terminal);
  if (json !== undefined) return json;
  const order = ['debug', 'info', 'warn', 'error', 'fatal'];
  const wanted = order.indexOf(level.toLowerCase());
  const least = wanted < 0 ? order.indexOf('warn') : wanted;
  const say = (name: string, paint: (text: string) => string) => (message: string) => {
    if (order.indexOf(name) >= least) terminal.say(message, paint);
  };
  return {
    debug: say('debug', colors.dim),
    info: say('info', colors.dim),
    warn: say('warn', colors.yellow),
    error: say('error', colors.red),
  };
}

function isSet(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}
