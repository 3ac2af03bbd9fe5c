import picocolors from 'picocolors';

/** None with NO_COLOR, nor where nobody looks, not even in a CI that says that it can show them. */
const colorsOn = ({isTTY}: NodeJS.WriteStream) =>
  picocolors.createColors(picocolors.isColorSupported && isTTY === true);

/** Colours for talk. */
export const colors = colorsOn(process.stderr);
/** Colours for data. */
export const dataColors = colorsOn(process.stdout);

/** How a command talks: data goes to stdout, everything said to a person to stderr. */
export interface Terminal {
  /** A finished line for a person. */
  say(line: string): void;
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
    say(line) {
      clear();
      err.write(`${line}\n`);
    },
    progress(next, detail = '') {
      if (live) {
        clear();
        drawn = ` ${next} ${detail}`.slice(0, (err.columns ?? 80) - 1);
        err.write(colors.dim(drawn));
      } else if (next !== step) err.write(`${next}\n`);
      step = next;
    },
    print(text) {
      clear();
      out.write(`${text}\n`);
    },
    printJson(value) {
      clear();
      out.write(`${JSON.stringify(value, null, 2)}\n`);
    },
  };
}

/** 1234567 as `1,234,567`. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** 4210 ms as `4.2 s`. */
export function seconds(durationMs: number): string {
  return `${(durationMs / 1_000).toFixed(1)} s`;
}
