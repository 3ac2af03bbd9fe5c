import picocolors from 'picocolors';

import {withoutPasswords} from '../../address';
import {visible, visibleLine} from '../../visible';

/** Colors for talk: none with NO_COLOR, nor where nobody looks, not even in a CI that says that it can show them. */
export const colors = picocolors.createColors(picocolors.isColorSupported && process.stderr.isTTY === true);

/**
 * How a command talks: data goes to stdout, everything said to a person to stderr. Whatever a text holds, no control
 * character of it reaches the terminal, see {@link visible}, and no password of an address is said.
 */
export interface Terminal {
  /** A finished line for a person. @param paint colors it; its own control characters are the only ones to pass. */
  say(line: string, paint?: (text: string) => string): void;
  /** Work under way: redrawn in place on a terminal, a line of its own (once per step) elsewhere. */
  progress(step: string, detail?: string): void;
  /** Data. */
  print(text: string): void;
  /** Data as JSON. */
  printJson(value: unknown): void;
}

/** A terminal over the process's streams, or over any others. */
export function openTerminal(
  out: NodeJS.WritableStream = process.stdout,
  err: NodeJS.WriteStream = process.stderr,
): Terminal {
  const live = err.isTTY;
  let drawn = '';
  let step = '';
  const clear = (): void => {
    if (drawn !== '') err.write(`\r${' '.repeat(drawn.length)}\r`);
    drawn = '';
  };
  return {
    say(line, paint = (text) => text) {
      clear();
      err.write(`${paint(talk(line))}\n`);
    },
    progress(next, detail = '') {
      if (live) {
        clear();
        drawn = ` ${talk(`${next} ${detail}`)}`.slice(0, (err.columns ?? 80) - 1);
        err.write(colors.dim(drawn));
      } else if (next !== step) err.write(`${talk(next)}\n`);
      step = next;
    },
    print(text) {
      clear();
      out.write(`${visible(text)}\n`);
    },
    printJson(value) {
      clear();
      out.write(`${jsonText(value)}\n`);
    },
  };
}

function talk(text: string): string {
  return visibleLine(withoutPasswords(text));
}

/** JSON for a program, which a terminal shows as it is. */
export function jsonText(value: unknown): string {
  return visible(JSON.stringify(value, null, 2));
}

/** 1234567 as `1,234,567`. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** 4210 ms as `4.2 s`. */
export function seconds(durationMs: number): string {
  return `${(durationMs / 1_000).toFixed(1)} s`;
}
