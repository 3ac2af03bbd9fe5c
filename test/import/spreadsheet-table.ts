import fc from 'fast-check';

/** One row of a table, as it must be in the warehouse; texts of null are empty cells. */
export interface TableRow {
  readonly id: string;
  readonly summary: string | null;
  readonly referenceNumber: string | null;
  readonly jobId: string | null;
  /** Digits with two decimals. */
  readonly total: string | null;
  readonly subTotal: string | null;
  readonly active: boolean | null;
  /** `2025-01-31` */
  readonly invoiceDate: string | null;
  /** `2025-01-31T15:05:00`, by the clock on the wall. */
  readonly paidOn: string | null;
}

/** A row, and for each of its cells how a person formatted it. */
export interface DrawnRow {
  readonly row: TableRow;
  readonly formats: readonly number[];
}

const anyLetters = [
  ...['a', 'Z', 'word', ' ', '  ', '"', '""', ',', ';', '\n', "'", '=', '+', '-', '@', '#1', '0', '12', '\\', '|', '/'],
  ...[
    '&',
    '<',
    '>',
    '&amp;',
    '_x0041_',
    '1/2',
    'TRUE',
    'é',
    'ñ',
    'ß',
    '–',
    '’',
    '“',
    '€',
    '\u00a0',
    '\u202f',
    '中文',
    'Ж',
  ],
  ...['שלום', '🔧', '👩‍🔧', 'e\u0301', '\u200f', '1E5', '%', '$', '(', ')', '.', '{"a": 1}'],
];
/** Letters that Windows-1252 has, each behind one of ASCII: two of them in a row may be UTF-8. */
const fewLetters = ['a', ' ', '"', ',', '\n', 'x é', 'a ñ', 'b ß', 'c –', 'd’', ' “', ' €', ' ü', 'Ž'].map(
  (text) => `${text}.`,
);

/** Since 1990 the zones of the tests keep their offsets. */
const day = fc.integer({min: Date.UTC(1990, 0) / 86_400_000, max: Date.UTC(2090, 0) / 86_400_000});
const isoDay = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

/**
 * Rows with ids of their own.
 * @param everyMinutes times are multiples of it. LibreOffice 7.4 shows many a time a second too early; those of each 45 minutes,
 * the 32nd part of a day, are whole in binary.
 */
export function randomTable(
  seed: number,
  rows: number,
  letters: 'any' | 'few',
  everyMinutes: 1 | 45,
): readonly DrawnRow[] {
  const text = fc
    .array(fc.constantFrom(...(letters === 'any' ? anyLetters : fewLetters)), {minLength: 1, maxLength: 12})
    .map((parts) => parts.join(''));
  // Zeros behind the fifteenth digit are what a spreadsheet puts in the place of those that it does not keep.
  const longId = fc
    .bigInt({min: 10n ** 18n, max: 2n ** 63n - 1n})
    .map(String)
    .filter((digits) => !digits.endsWith('0000'));
  const id = fc.oneof(longId, fc.integer({min: 1, max: 999_999_999_999}).map(String));
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, {freq: 4});
  const cents = fc.oneof(fc.integer({min: -99_999, max: 99_999}), fc.integer({min: -1e11, max: 1e11}), fc.constant(0));
  const amount = cents.map((value) => (value / 100).toFixed(2));
  const row = fc.record({
    id,
    summary: maybe(text),
    referenceNumber: maybe(fc.oneof(text, fc.stringMatching(/^0\d{1,20}$/))),
    jobId: maybe(id),
    total: maybe(amount),
    subTotal: maybe(amount),
    active: maybe(fc.boolean()),
    invoiceDate: maybe(day.map(isoDay)),
    paidOn: maybe(
      fc
        .tuple(day, fc.integer({min: 0, max: 1440 / everyMinutes - 1}))
        .map(([on, minute]) => `${isoDay(on)}T${clock(minute * everyMinutes)}`),
    ),
  });
  const drawn = fc.record({row, formats: fc.array(fc.nat(1_000), {minLength: 9, maxLength: 9})});
  const table = fc.uniqueArray(drawn, {minLength: rows, maxLength: rows, selector: (one) => one.row.id});
  return fc.sample(table, {seed, numRuns: 1})[0] ?? [];
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
}

/** As the warehouse has it. @param aheadMinutes of the company's clocks, the whole year long. */
export function expected({row}: DrawnRow, aheadMinutes: number): Readonly<Record<string, unknown>> {
  const said = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text);
  const number = (text: string | null): number | null => (text === null ? null : Number(text));
  const {paidOn, invoiceDate} = row;
  const instant = paidOn === null ? null : new Date(Date.parse(`${paidOn}Z`) - aheadMinutes * 60_000).toISOString();
  return {
    ...row,
    ...{summary: said(row.summary), referenceNumber: said(row.referenceNumber)},
    ...{total: number(row.total), subTotal: number(row.subTotal)},
    invoiceDate: invoiceDate === null ? null : `${invoiceDate}T00:00:00Z`,
    paidOn: instant === null ? null : instant.replace('.000Z', 'Z'),
  };
}
