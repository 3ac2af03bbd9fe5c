import type {Log} from '../../log';
import {AirbyteSourceLogger, type CdkMessage} from '../cdk';
import {logMessage} from '../messages';
import type {AirbyteMessage, LogLevel} from '../protocol';
import type {Output} from './output';

const order: readonly LogLevel[] = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** LOG messages on stdout, as LOG_LEVEL allows (default INFO), in between the others. */
export function outputLog(output: Output, level: string | undefined): Log {
  const wanted = order.indexOf((level ?? '').toUpperCase() as LogLevel);
  const least = wanted < 0 ? order.indexOf('INFO') : wanted;
  const say = (name: LogLevel) => (message: string) => {
    if (order.indexOf(name) >= least) output.push(logMessage(name, message));
  };
  return {debug: say('DEBUG'), info: say('INFO'), warn: say('WARN'), error: say('ERROR')};
}

/** The CDK's logger, writing to our output instead of `console.log`, and keeping no copies for a state of its own. */
export class OutputLogger extends AirbyteSourceLogger {
  constructor(
    private readonly output: Output,
    private readonly log: Log,
  ) {
    super();
  }

  override error(message: string): void {
    this.log.error(message);
  }

  override warn(message: string): void {
    this.log.warn(message);
  }

  override info(message: string): void {
    this.log.info(message);
  }

  override debug(message: string): void {
    this.log.debug(message);
  }

  override write(message: CdkMessage): void {
    this.output.push(message as unknown as AirbyteMessage);
  }

  override flush(): void {}
}
