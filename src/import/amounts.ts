import {UsageError} from '../errors';

/** How a file writes numbers and days. */
export interface Locale {
  readonly name: string;
  /** Between thousands: `,`, `.`, `’`, or a space of any kind (written as ` `). */
  readonly group: string;
  readonly decimal: string;
  /** Whether a day is written before its month, and the sign between them. */
  readonly dayFirst: boolean;
  readonly dateSign: string;
}

export const defaultLocale = 'en-US';

const spaces = '[\\s\\u00a0\\u202f]';

/**
 * What Unicode's data say of a locale.
 * @param name e.g. `en-US`, `de-DE`.
 * @throws UsageError when there is no such locale.
 */
export function localeOf(name: string): Locale {
  let known: readonly string[];
  try {
    known = Intl.NumberFormat.supportedLocalesOf(name);
  } catch {
    known = [];
  }
  if (known.length === 0) throw new UsageError(`Unknown locale "${name}".`, 'Use e.g. en-US, en-CA, de-DE or fr-CA.');
  const numbers = new Intl.NumberFormat(name, {useGrouping: true, numberingSystem: 'latn'}).formatToParts(1_234_567.5);
  const days = new Intl.DateTimeFormat(name, {
    timeZone: 'UTC',
    numberingSystem: 'latn',
    calendar: 'gregory',
  }).formatToParts(0);
  const order = days.map(({type}) => type);
  const sign = (type: string, otherwise: string): string =>
    numbers.find((part) => part.type === type)?.value ?? otherwise;
  return {
    name,
    group: sign('group', ',').replace(new RegExp(spaces), ' '),
    decimal: sign('decimal', '.'),
    dayFirst: order.indexOf('day') < order.indexOf('month'),
    dateSign: days.find(({type}) => type === 'literal')?.value.trim() ?? '/',
  };
}

/** Reads the text of an amount. @returns a JSON number digit for digit; undefined when the text is not an amount, or an ambiguous one. */
export type AmountReader = (text: string) => string | undefined;

const currency = '[$€£]?';
const anySpace = new RegExp(spaces, 'g');

/**
 * Amounts as accountants and spreadsheets write them: `$ 1,234.56`, `(123.45)`, `1,234.56-`, `-$5`, `.50`, `1.2E3`, and ` $ - ` for
 * zero. A minus may be U+2212. Thousands and decimals are those of the locale and no others.
 */
export function amountReader({group, decimal}: Pick<Locale, 'group' | 'decimal'>): AmountReader {
  const s = `${spaces}*`;
  const g = group === ' ' ? spaces : /['’]/.test(group) ? "['’]" : escaped(group);
  const d = escaped(decimal);
  const body = `((?:\\d{1,3}(?:${g}\\d{3})+|\\d*)(?:${d}\\d*)?)((?:[eE][-+]?\\d{1,3})?)`;
  const signed = new RegExp(`^([-+]?)${s}${currency}${s}([-+]?)${s}${body}${s}${currency}${s}(-?)$`);
  const bracketed = new RegExp(`^${currency}${s}\\(${s}${currency}${s}${body}${s}${currency}${s}\\)$`);
  const nothing = new RegExp(`^${currency}${s}-${s}${currency}$`);
  const groups = new RegExp(g, 'g');

  function plain(minus: boolean, digits: string, exponent: string): string | undefined {
    const ungrouped = digits.replace(groups, '');
    if (!/\d/.test(digits) || (exponent !== '' && ungrouped !== digits)) return undefined;
    const [whole = '', fraction = ''] = ungrouped.replace(decimal, '.').split('.');
    const number = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
    return minus && /[1-9]/.test(number) ? `-${number}` : number;
  }

  return (given) => {
    const text = given.replace(/[\u2212\u2013]/g, '-').replace(new RegExp(`^${s}|${s}$`, 'g'), '');
    if (nothing.test(text)) return '0';
    if ((text.match(/[$€£]/g) ?? []).length > 1) return undefined;
    const inBrackets = bracketed.exec(text);
    if (inBrackets !== null) return plain(true, inBrackets[1] ?? '', inBrackets[2] ?? '');
    const [, first = '', second = '', digits = '', exponent = '', last = ''] = signed.exec(text) ?? [];
    const signs = first + second + last;
    return signs.length > 1 ? undefined : plain(signs === '-', digits, exponent);
  };
}

/** `15%` as its number, 15. */
export function percentIn(text: string, amount: AmountReader): string | undefined {
  const [, number] = /^(.*?)%$/.exec(text.replace(anySpace, '')) ?? [];
  return number === undefined ? undefined : amount(number);
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
