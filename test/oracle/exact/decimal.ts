/** An exact decimal: an integer number of billionths, like BigQuery's NUMERIC. Counts use it too, so sums need one type. */
export type Decimal = bigint;

const places = 9;
const scale = 10n ** BigInt(places);

export const ZERO: Decimal = 0n;
export const ONE: Decimal = scale;
export const CENT: Decimal = scale / 100n;

/** Whole number as a decimal. */
export const whole = (count: number): Decimal => BigInt(count) * scale;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** Reads a number or numeric text exactly, to nine places (half away from zero). What is no number is null. */
export function parseDecimal(value: unknown): Decimal | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return null;
  const match = pattern.exec(String(value).trim());
  const [, sign = '', integer = '', fraction = '', exponent = '0'] = match ?? [];
  if (integer === '' && fraction === '') return null;
  const shift = places - fraction.length + Number(exponent);
  if (Math.abs(shift) > 60) return null;
  const digits = BigInt(integer + fraction);
  const magnitude = shift >= 0 ? digits * 10n ** BigInt(shift) : roundedQuotient(digits, 10n ** BigInt(-shift));
  return sign === '-' ? -magnitude : magnitude;
}

/** Integer nearest to numerator / denominator, halves away from zero. The denominator is not 0. */
export function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  return n < 0n ? -((-2n * n + d) / (2n * d)) : (2n * n + d) / (2n * d);
}

/** Rounds to whole cents, halves away from zero. */
export const toCents = (value: Decimal): Decimal => roundedQuotient(value, CENT) * CENT;

/** Money as text with cents: `-12.30`. */
export function money(value: Decimal): string {
  const cents = toCents(value) / CENT;
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A count or a number of hours as a plain number. */
export const plain = (value: Decimal): number => Number(value) / Number(scale);

/** A fraction with six decimals, halves away from zero; null when the denominator is 0, never clamped. */
export function ratio(numerator: Decimal, denominator: Decimal): number | null {
  if (denominator === ZERO) return null;
  return Number(roundedQuotient(numerator * 1_000_000n, denominator)) / 1_000_000;
}

/** Sum of what `amountOf` finds in each item. */
export function sum<T>(items: Iterable<T>, amountOf: (item: T) => Decimal): Decimal {
  let total = ZERO;
  for (const item of items) total += amountOf(item);
  return total;
}

export const largest = (first: Decimal, ...others: readonly Decimal[]): Decimal =>
  others.reduce((most, value) => (value > most ? value : most), first);

export const abs = (value: Decimal): Decimal => (value < ZERO ? -value : value);
