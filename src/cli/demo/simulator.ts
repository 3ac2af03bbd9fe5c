import {type BusinessSize, runSimulator, type TradeName, tradeNames} from '../../../simulator/main';
import {UsageError} from '../../errors';
import {didYouMean} from '../../nearest';

/** Flags of `st-elt simulator`, as commander gives them. */
export interface SimulatorOptions {
  readonly seed: string;
  readonly size: string;
  readonly trade: string;
  readonly port: string;
  readonly now?: string;
  readonly json?: boolean;
}

const sizes: readonly BusinessSize[] = ['tiny', 'small', 'demo'];

/** `st-elt simulator`: serves until it is interrupted, or until the process that started it is gone. */
export async function simulator(options: SimulatorOptions): Promise<void> {
  if (process.send !== undefined) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  await runSimulator({
    seed: wholeNumber(options.seed, '--seed', Number.MAX_SAFE_INTEGER),
    size: sizeNamed(options.size),
    trade: tradeNamed(options.trade),
    port: wholeNumber(options.port, '--port', 65_535),
    now: instant(options.now),
    json: options.json === true,
  });
  // The channel to the parent would keep this process alive.
  if (process.connected) process.disconnect();
}

/** @throws UsageError naming the sizes. */
export function sizeNamed(text: string): BusinessSize {
  const size = sizes.find((name) => name === text);
  if (size === undefined)
    throw new UsageError(`Unknown size "${text}".${didYouMean(text, sizes)}`, `Use ${sizes.join(', ')}.`);
  return size;
}

/** @throws UsageError naming the trades. */
export function tradeNamed(text: string): TradeName {
  const trade = tradeNames.find((name) => name === text.trim().toLowerCase());
  if (trade === undefined)
    throw new UsageError(`Unknown trade "${text}".${didYouMean(text, tradeNames)}`, `Use ${tradeNames.join(', ')}.`);
  return trade;
}

/** @throws UsageError when the text is not a whole number from 0 to `most`. */
export function wholeNumber(text: string, flag: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`${flag} ${text} is not a whole number from 0 to ${most}.`, `Use e.g. ${flag} 7.`);
}

function instant(text: string | undefined): Date {
  const value = text === undefined ? new Date() : new Date(text);
  if (!Number.isNaN(value.getTime())) return value;
  throw new UsageError(`--now ${text ?? ''} is not a date.`, 'Use e.g. --now 2026-01-31T12:00:00Z.');
}
