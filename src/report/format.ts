/** What a number counts. `amount` is money with as many decimals as it has, `price` with those of its currency while it is small. */
export type Unit = 'count' | 'money' | 'amount' | 'price' | 'ratio' | 'hours' | 'days' | 'times';

/** How long a day is written, e.g. `Nov 16`, `Nov 16, 2026`, `Nov 2026`, `Monday`, `Monday, November 16, 2026`. */
export type DayForm = 'short' | 'year' | 'month' | 'weekday' | 'long';

/** How a company writes money, numbers and days. */
export interface FormatSettings {
  /** Code of ISO 4217. The numbers are as ServiceTitan has them: nothing is converted. */
  readonly currency: string;
  /** As of BCP 47. Words of the report stay English. */
  readonly locale: string;
}

/** Numbers and days for people, wherever the report and the tables of the terminal show them. Days are `YYYY-MM-DD`. */
export interface Format {
  /** `1,234`, `$1,234`, `$18.18`, `43.2%`, `12.5 h`, `4.0×`; a minus is a minus and no hyphen. */
  readonly shown: (value: number, unit: Unit) => string;
  /** Beside an axis, where there is little room: `$120k`, `43%`. */
  readonly onAxis: (value: number, unit: Unit) => string;
  /** A difference with its sign: `+12%`, `−2.1 pts`; `same` where nothing of it is seen. */
  readonly signed: (
    value: number,
    decimals: number,
    of: 'percent' | 'points',
  ) => {readonly text: string; readonly direction: -1 | 0 | 1};
  /** `1,234`, `-1,234`: a rounded number in a table of the terminal. */
  readonly whole: (value: number) => string;
  /** `43.2 %`: a share, there. */
  readonly share: (value: number) => string;
  /** `$`, `€`. */
  readonly currencySign: string;
  readonly day: (day: string, form?: DayForm) => string;
  /** `Nov 16 – 22, 2026`. @param first its first day. */
  readonly week: (first: string) => string;
}

export const defaultFormatSettings: FormatSettings = {currency: 'USD', locale: 'en-US'};

/** Whether this is a currency's code. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** Whether this is a locale that can be written in here. */
export function isLocale(name: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(name).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const minus = '\u2212';
const dayMs = 86_400_000;
const noonMs = dayMs / 2;

/** @param settings a currency and a locale that there are. */
export function formatOf({currency, locale}: FormatSettings): Format {
  const numbers = kept(
    (key) => new Intl.NumberFormat(locale, {numberingSystem: 'latn', ...(JSON.parse(key) as object)}),
  );
  const number = (value: number, options: Intl.NumberFormatOptions): string =>
    numbers(JSON.stringify(options)).format(value);
  const digits = (value: number, decimals: number): string => number(value, fixed(decimals));
  const percent = (value: number, decimals: number): string =>
    number(value, {style: 'unit', unit: 'percent', ...fixed(decimals)});
  const money = (value: number, least: number, most = least): string =>
    number(value, {style: 'currency', currency, minimumFractionDigits: least, maximumFractionDigits: most});
  const cents = numbers(JSON.stringify({style: 'currency', currency})).resolvedOptions().maximumFractionDigits ?? 2;

  const sized = (size: number, unit: Unit): string => {
    switch (unit) {
      case 'count':
        return digits(size, 0);
      case 'money':
        return money(size, 0);
      case 'amount':
        return money(size, 0, cents);
      case 'price':
        return money(size, size < 1_000 ? cents : 0);
      case 'ratio':
        return percent(size * 100, 1);
      case 'hours':
        return `${digits(size, 1)} h`;
      case 'days':
        return `${digits(size, size % 1 === 0 ? 0 : 1)} d`;
      case 'times':
        return `${digits(size, size < 100 ? 1 : 0)}×`;
    }
  };
  const shown = (value: number, unit: Unit): string => {
    const size = Math.abs(value);
    const isZero = unit === 'money' && Math.round(size) === 0;
    return `${value < 0 && !isZero ? minus : ''}${sized(size, unit)}`;
  };
  const compact = (size: number): string =>
    numbers(
      JSON.stringify({
        style: 'currency',
        currency,
        notation: 'compact',
        minimumFractionDigits: 0,
        maximumFractionDigits: 2,
      }),
    )
      .formatToParts(size)
      // English writes thousands as K; on an axis k is easier told from what else is great.
      .map(({type, value}) => (type === 'compact' && value === 'K' ? 'k' : value))
      .join('');

  return {
    shown,
    onAxis: (value, unit) => {
      if (unit === 'money' && Math.abs(value) >= 1_000) return `${value < 0 ? minus : ''}${compact(Math.abs(value))}`;
      return unit === 'ratio'
        ? number(Math.round(value * 100) + 0, {...ungrouped, style: 'unit', unit: 'percent'})
        : shown(value, unit);
    },
    signed: (value, decimals, of) => {
      const size = Math.abs(value);
      const text = of === 'percent' ? percent(size, decimals) : `${digits(size, decimals)} pts`;
      if (!/[1-9]/.test(text)) return {text: 'same', direction: 0};
      return {text: `${value < 0 ? minus : '+'}${text}`, direction: value < 0 ? -1 : 1};
    },
    whole: (value) => digits(Math.round(value), 0),
    share: (value) => `${number(Number((value * 100).toFixed(1)), {...ungrouped, ...fixed(1)})} %`,
    currencySign:
      numbers(JSON.stringify({style: 'currency', currency, currencyDisplay: 'narrowSymbol'}))
        .formatToParts(0)
        .find(({type}) => type === 'currency')?.value ?? currency,
    ...daysOf(locale),
  };
}

function daysOf(locale: string): Pick<Format, 'day' | 'week'> {
  const forms: Readonly<Record<DayForm, Intl.DateTimeFormatOptions>> = {
    short: {month: 'short', day: 'numeric'},
    year: {month: 'short', day: 'numeric', year: 'numeric'},
    month: {month: 'short', year: 'numeric'},
    weekday: {weekday: 'long'},
    long: {weekday: 'long', month: 'long', day: 'numeric', year: 'numeric'},
  };
  const written = kept(
    (form) =>
      new Intl.DateTimeFormat(locale, {
        ...forms[form as DayForm],
        timeZone: 'UTC',
        calendar: 'gregory',
        numberingSystem: 'latn',
      }),
  );
  const noon = (day: string): number => Date.parse(`${day}T00:00:00Z`) + noonMs;
  return {
    day: (day, form = 'short') => written(form).format(noon(day)),
    // Around the dash newer versions of Node put thin spaces, which not every font has.
    week: (first) =>
      written('year')
        .formatRange(noon(first), noon(first) + 6 * dayMs)
        .replace(/\u2009/g, ' '),
  };
}

const fixed = (decimals: number): Intl.NumberFormatOptions => ({
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
});

const ungrouped: Intl.NumberFormatOptions = {useGrouping: false};

/** Formatters are slow to make: each is made once. */
function kept<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}

export const defaultFormat: Format = formatOf(defaultFormatSettings);
