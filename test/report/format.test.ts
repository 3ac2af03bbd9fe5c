import {defaultFormat, formatOf, isCurrency, isLocale} from '../../src/report/format';

/** Spaces that do not break, of either width, as plain ones. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
/** One of everything. */
const written = (currency: string, locale: string): readonly string[] => {
  const {shown, onAxis, signed, whole, share, currencySign, day, week} = formatOf({currency, locale});
  return [
    ...[shown(1_234_567.8, 'count'), shown(-1_234_567.8, 'money'), shown(12.5, 'price'), shown(10, 'amount')],
    ...[shown(0.4321, 'ratio'), shown(12.5, 'hours'), signed(-2.14, 1, 'points').text, signed(12, 0, 'percent').text],
    ...[onAxis(500, 'money'), onAxis(1_250_000, 'money'), onAxis(-0.5, 'ratio')],
    ...[whole(-1234.5), share(0.4321), currencySign],
    ...[day('2026-11-16'), day('2026-11-16', 'year'), day('2026-11-16', 'month'), day('2026-11-16', 'weekday')],
    ...[day('2026-11-16', 'long'), week('2026-11-16'), week('2026-12-28')],
  ].map(plain);
};

test.each([
  [
    ...(['USD', 'en-US'] as const),
    ['1,234,568', '−$1,234,568', '$12.50', '$10', '43.2%', '12.5 h', '−2.1 pts', '+12%', '$500', '$1.25M', '-50%'],
    ['-1,234', '43.2 %', '$', 'Nov 16', 'Nov 16, 2026', 'Nov 2026', 'Monday', 'Monday, November 16, 2026'],
    ['Nov 16 – 22, 2026', 'Dec 28, 2026 – Jan 3, 2027'],
  ],
  [
    ...(['EUR', 'de-DE'] as const),
    [
      '1.234.568',
      '−1.234.568 €',
      '12,50 €',
      '10 €',
      '43,2 %',
      '12,5 h',
      '−2,1 pts',
      '+12 %',
      '500 €',
      '1,25 Mio. €',
      '-50 %',
    ],
    ['-1.234', '43,2 %', '€', '16. Nov.', '16. Nov. 2026', 'Nov. 2026', 'Montag', 'Montag, 16. November 2026'],
    ['16.–22. Nov. 2026', '28. Dez. 2026 – 3. Jan. 2027'],
  ],
  [
    ...(['CAD', 'fr-CA'] as const),
    [
      '1 234 568',
      '−1 234 568 $',
      '12,50 $',
      '10 $',
      '43,2 %',
      '12,5 h',
      '−2,1 pts',
      '+12 %',
      '500 $',
      '1,25 M $',
      '-50 %',
    ],
    ['-1 234', '43,2 %', '$', '16 nov.', '16 nov. 2026', 'nov. 2026', 'lundi', 'lundi 16 novembre 2026'],
    ['16–22 nov. 2026', '28 déc. 2026 – 3 janv. 2027'],
  ],
  [
    ...(['GBP', 'en-GB'] as const),
    ['1,234,568', '−£1,234,568', '£12.50', '£10', '43.2%', '12.5 h', '−2.1 pts', '+12%', '£500', '£1.25m', '-50%'],
    ['-1,234', '43.2 %', '£', '16 Nov', '16 Nov 2026', 'Nov 2026', 'Monday', 'Monday 16 November 2026'],
    ['16–22 Nov 2026', '28 Dec 2026 – 3 Jan 2027'],
  ],
  [
    ...(['AUD', 'en-AU'] as const),
    ['1,234,568', '−$1,234,568', '$12.50', '$10', '43.2%', '12.5 h', '−2.1 pts', '+12%', '$500', '$1.25M', '-50%'],
    ['-1,234', '43.2 %', '$', '16 Nov', '16 Nov 2026', 'Nov 2026', 'Monday', 'Monday 16 November 2026'],
    ['16–22 Nov 2026', '28 Dec 2026 – 3 Jan 2027'],
  ],
])('%s in %s', (currency, locale, numbers, days, weeks) => {
  // Versions of Node differ in a comma after a weekday and in spaces around the dash of a span.
  const asAnyNode = (text: string): string => text.replace(/^(\p{L}+day), (\d)/u, '$1 $2').replace(/ ?– ?/, ' – ');
  expect(written(currency, locale).map(asAnyNode)).toEqual([...numbers, ...days, ...weeks].map(asAnyNode));
});

test('what is small rounds to no minus, and to no change', () => {
  const {shown, signed, onAxis} = defaultFormat;
  expect([shown(-0.4, 'money'), shown(-0.5, 'money'), shown(-12.34, 'price')]).toEqual(['$0', '−$1', '−$12.34']);
  expect(signed(0.04, 1, 'points')).toEqual({text: 'same', direction: 0});
  expect(signed(-0.06, 1, 'points')).toEqual({text: '−0.1 pts', direction: -1});
  expect([onAxis(-120_000, 'money'), onAxis(1_000, 'money'), onAxis(-0.001, 'ratio')]).toEqual(['−$120k', '$1k', '0%']);
});

test('a currency without cents has none, and other calendars and digits are left aside', () => {
  expect(plain(formatOf({currency: 'JPY', locale: 'en-US'}).shown(12.5, 'price'))).toBe('¥13');
  expect(formatOf({currency: 'USD', locale: 'ar-EG'}).whole(1234)).toMatch(/1\D?234/);
  expect(formatOf({currency: 'THB', locale: 'th-TH'}).day('2026-11-16', 'year')).toContain('2026');
});

test('what is a currency and a locale', () => {
  expect(['USD', 'EUR', 'AUD'].every(isCurrency)).toBe(true);
  expect(['usd', 'US', 'XXQ', 'DOLLAR', ''].filter(isCurrency)).toEqual([]);
  expect(['en-US', 'de', 'fr-CA', 'de-at'].every(isLocale)).toBe(true);
  expect(['en_US', 'xx', 'C', 'en_US.UTF-8', 'english please', ''].filter(isLocale)).toEqual([]);
});
