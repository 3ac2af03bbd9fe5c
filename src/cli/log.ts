import colors from 'picocolors';

import type {Log} from '../log';
import type {Terminal} from './terminal';

/** Warnings and errors always, the rest as LOG_LEVEL says (`debug`, `info`, `warn`, `error`; default `warn`). */
export function terminalLog(terminal: Terminal, level = process.env['LOG_LEVEL'] ?? 'warn'): Log {
  const order = ['debug', 'info', 'warn', 'error'];
  const least = Math.max(0, order.indexOf(level.toLowerCase()));
  const say = (name: string, paint: (text: string) => string) => (message: string) => {
    if (order.indexOf(name) >= least) terminal.say(paint(message));
  };
  return {
    debug: say('debug', colors.dim),
    info: say('info', colors.dim),
    warn: say('warn', colors.yellow),
    error: say('error', colors.red),
  };
}
