import {withoutPasswords} from '../address';
import type {Config} from '../config/config';
import {parseConfig} from '../config/config';
import {sourceKeys, unknownTopKeys} from '../config/config-keys';
import {ConfigError, InterruptedError} from '../errors';
import {readJsonFile} from '../input-file';
import type {Log} from '../log';
import {didYouMean} from '../nearest';
import {redactor} from '../servicetitan/api/redactor';
import {type AirbyteSource, AirbyteSourceRunner, type CdkMessage} from './cdk';
import {catalogOf} from './input';
import {errorMessage} from './messages';
import {outputLog, OutputLogger} from './output/logger';
import type {Output} from './output/output';
import {createOutput} from './output/output';
import {redacted} from './output/redacted';
import {createSummary} from './output/summary';
import type {AirbyteMessage} from './protocol';
import {readBatches} from './read-streams';

/** How long a last state may take to leave after a signal; then the process goes without it. */
const graceMs = 10_000;

/** The source that the commands speak for. Its streams are the same for every configuration. */
export type Source = AirbyteSource<Config> & {discover(): Promise<CdkMessage>};

interface Session {
  readonly output: Output;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Told of the configuration as soon as it is known, so that nothing of it is told to others. */
  readonly hide: (config: Config) => void;
}

/** The CDK's runner with the commands as today's protocol has them. */
class SourceRunner extends AirbyteSourceRunner<Config> {
  /** Whether a stream or the whole command failed. */
  failed = false;

  constructor(
    protected override readonly source: Source,
    private readonly session: Session,
  ) {
    super(new OutputLogger(session.output, session.log), source);
  }

  override mainCommand() {
    const main = super.mainCommand().name('source-servicetitan').description('Airbyte source for ServiceTitan.');
    // Also there: `spec-pretty` and a wizard, which show fields that only the CDK's makers have.
    const ours = main.commands.filter((command) => ['spec', 'check', 'discover', 'read'].includes(command.name()));
    (main.commands as unknown[]).splice(0, main.commands.length, ...ours.map((command) => command.exitOverride()));
    return main.exitOverride();
  }

  override specCommand() {
    return super.specCommand().action(async () => this.logger.write(await this.source.spec()));
  }

  override checkCommand() {
    return super.checkCommand().action(async (options: {config: string}) => {
      const input = readJsonFile(options.config, 'configuration');
      this.session.output.push(await this.statusOf(input));
    });
  }

  override discoverCommand() {
    return super.discoverCommand().action(async () => this.logger.write(await this.source.discover()));
  }

  override readCommand() {
    return super.readCommand().action(async (options: {config: string; catalog: string; state?: string}) => {
      const {output, log, signal} = this.session;
      const config = this.configOf(readJsonFile(options.config, 'configuration'));
      const catalog = catalogOf(readJsonFile(options.catalog, 'catalog'));
      const state = options.state === undefined ? undefined : readJsonFile(options.state, 'state');
      log.info(`Reading ${catalog.streams.length} streams of tenant ${config.tenantId} (${config.environment}).`);
      const summary = createSummary();
      for await (const chunk of readBatches({config, catalog, state, signal, log, onDrift: summary.drifted})) {
        for (const message of chunk) {
          summary.note(message);
          if (message.type === 'RECORDS') {
            await output.records(message);
          } else {
            this.failed ||= isFailure(message);
            if (!output.push(message)) await output.ready();
          }
        }
      }
      log.info(summary.line());
    });
  }

  /** Platforms may send keys of their own, so an unknown one is not an error; it may still be a typo. */
  private configOf(input: unknown): Config {
    const config = parseConfig(input);
    this.session.hide(config);
    for (const key of unknownTopKeys(input as Readonly<Record<string, unknown>>))
      this.session.log.warn(
        `The configuration key "${key}" is unknown and has no effect.${didYouMean(key, sourceKeys)}`,
      );
    return config;
  }

  /** What a person fixes in the form is an answer to `check`, not a failure of the command. */
  private async statusOf(input: unknown): Promise<AirbyteMessage> {
    try {
      const config = this.configOf(input);
      return (await this.source.check(config)) as unknown as AirbyteMessage;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return {type: 'CONNECTION_STATUS', connectionStatus: {status: 'FAILED', message: error.message}};
    }
  }
}

function isFailure(message: AirbyteMessage): boolean {
  return (
    message.type === 'TRACE' &&
    (message.trace.type === 'ERROR' ||
      (message.trace.type === 'STREAM_STATUS' && message.trace.stream_status.status === 'INCOMPLETE'))
  );
}

function usageErrorOf(error: unknown): {readonly exitCode: number} | undefined {
  const {code, exitCode} = error as {code?: unknown; exitCode?: unknown};
  return typeof code === 'string' && code.startsWith('commander.') && typeof exitCode === 'number'
    ? {exitCode}
    : undefined;
}

/**
 * Runs one command and leaves nothing unsaid: everything is flushed before the exit code is given back.
 * @returns 0 when all went well (for `check`: when it could answer), 1 when not, 130 or 143 after a signal.
 */
export async function runSource(source: Source, argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  let interrupted: 130 | 143 | undefined;
  let redact = withoutPasswords;
  const output = redacted(
    createOutput(process.stdout, () => stop.abort(new Error('the reader of stdout went away'))),
    (text) => redact(text),
  );
  const hide = (config: Config): void => {
    const ofConfig = redactor(config);
    redact = (text) => ofConfig(withoutPasswords(text));
  };
  const log = outputLog(output, process.env.LOG_LEVEL);
  const onSignal = (exitCode: 130 | 143) => () => {
    interrupted = exitCode;
    stop.abort(new InterruptedError(exitCode));
    setTimeout(() => process.exit(exitCode), graceMs).unref();
  };
  process.on('SIGTERM', onSignal(143)).on('SIGHUP', onSignal(143)).on('SIGINT', onSignal(130));

  const runner = new SourceRunner(source, {output, log, signal: stop.signal, hide});
  // The CDK's own handlers write with console.log and exit before it has left.
  const fail = (error: unknown): void => {
    output.push(errorMessage(error, Date.now()));
    void output.flush().then(() => process.exit(1));
  };
  for (const event of ['unhandledRejection', 'uncaughtException']) process.removeAllListeners(event).on(event, fail);

  let exitCode = 0;
  try {
    await runner.mainCommand().parseAsync([...argv]);
    exitCode = runner.failed ? 1 : 0;
  } catch (error) {
    // Commander has said on stderr what is wrong with the arguments (or printed its help, which is not a failure).
    const usage = usageErrorOf(error);
    exitCode = usage?.exitCode ?? 1;
    if (usage === undefined) output.push(errorMessage(error, Date.now()));
  }
  await output.flush();
  return interrupted ?? (output.closed ? 1 : exitCode);
}
