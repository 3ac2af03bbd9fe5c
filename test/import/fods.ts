import type {DrawnRow} from './spreadsheet-table';

/** Language and country of the formats. */
export type Country = readonly [language: string, country: string, currency: string];

const header = [
  'Invoice Id',
  'Summary',
  'Reference Number',
  'Job Id',
  'Total',
  'Sub Total',
  'Active',
  'Invoice Date',
  'Paid On',
];

/** A spreadsheet as one XML file, as LibreOffice reads it: each cell with its type and a format that people use. */
export function fods(rows: readonly DrawnRow[], country: Country): string {
  const lines = [header.map((name) => textCell(name)), ...rows.map(cellsOf)];
  const table = lines.map((cells) => `<table:table-row>${cells.join('')}</table:table-row>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>${stylesFor(country)}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Invoices">${table}</table:table></office:spreadsheet></office:body></office:document>`;
}

const namespaces = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"')
  .join(' ');

const amounts = ['general', 'plain', 'grouped', 'currency', 'accounting'];
const days = ['slashed', 'iso', 'padded'];
const times = ['slashed-time', 'iso-time', 'padded-time'];

function cellsOf({row, formats}: DrawnRow): readonly string[] {
  const pick = (of: readonly string[], at: number): string => of[(formats[at] ?? 0) % of.length] as string;
  const id = (text: string | null, at: number): string =>
    text !== null && text.length <= 15 && (formats[at] ?? 0) % 2 === 0 ? typed('float', text) : textCell(text);
  return [
    id(row.id, 0),
    textCell(row.summary),
    textCell(row.referenceNumber),
    id(row.jobId, 3),
    typed('float', row.total, pick(amounts, 4)),
    typed('float', row.subTotal, pick(amounts, 5)),
    activeCell(row.active, pick(['boolean', 'Yes No', 'Active Inactive', 'Y N', '1 0'], 6)),
    typed('date', row.invoiceDate, pick(days, 7)),
    typed('date', row.paidOn, pick(times, 8)),
  ];
}

const empty = '<table:table-cell/>';

function typed(type: 'float' | 'date' | 'boolean', value: string | null, style?: string): string {
  const name = type === 'float' ? 'value' : `${type}-value`;
  const format = style === undefined ? '' : ` table:style-name="${style}"`;
  return value === null ? empty : `<table:table-cell${format} office:value-type="${type}" office:${name}="${value}"/>`;
}

function activeCell(value: boolean | null, format: string): string {
  if (value === null) return empty;
  return format === 'boolean'
    ? typed('boolean', String(value), 'boolean')
    : textCell(format.split(' ')[value ? 0 : 1] ?? '');
}

function textCell(text: string | null): string {
  if (text === null) return empty;
  const lines = text.split('\n').map((line) => `<text:p>${escaped(line).replaceAll(' ', '<text:s/>')}</text:p>`);
  return `<table:table-cell office:value-type="string">${lines.join('')}</table:table-cell>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function stylesFor([language, country, symbol]: Country): string {
  const of = `number:language="${language}" number:country="${country}"`;
  const number = (grouped: boolean): string =>
    `<number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"${grouped ? ' number:grouping="true"' : ''}/>`;
  const text = (sign: string): string => `<number:text>${sign}</number:text>`;
  const when = (condition: string, style: string): string =>
    `<style:map style:condition="value()${condition}" style:apply-style-name="${style}"/>`;
  const part = (name: string, long = false): string => `<number:${name}${long ? ' number:style="long"' : ''}/>`;
  // Germans write 31.01.2025 where Americans write 1/31/2025.
  const american = language === 'en';
  const numeric = (long: boolean): string =>
    american
      ? part('month', long) + text('/') + part('day', long) + text('/') + part('year', true)
      : part('day', long) + text('.') + part('month', long) + text('.') + part('year', true);
  const iso = part('year', true) + text('-') + part('month', true) + text('-') + part('day', true);
  const minutes = text(':') + part('minutes', true);
  const half = part('hours') + minutes + (american ? text(' ') + part('am-pm') : '');
  const full = part('hours', true) + minutes + text(':') + part('seconds', true);
  const formats: Readonly<Record<string, readonly [kind: string, xml: string]>> = {
    general: ['number', '<number:number number:min-integer-digits="1"/>'],
    plain: ['number', number(false)],
    grouped: ['number', number(true)],
    currency: [
      'currency',
      american
        ? `<number:currency-symbol ${of}>${symbol}</number:currency-symbol>${number(true)}`
        : `${number(true)}${text(' ')}<number:currency-symbol ${of}>${symbol}</number:currency-symbol>`,
    ],
    positive: ['number', text(` ${symbol} `) + number(true) + text(' ')],
    negative: ['number', text(` ${symbol} (`) + number(true) + text(')')],
    accounting: ['number', text(` ${symbol} - `) + when('&gt;0', 'N-positive') + when('&lt;0', 'N-negative')],
    slashed: ['date', numeric(false)],
    padded: ['date', numeric(true)],
    iso: ['date', iso],
    'slashed-time': ['date', numeric(false) + text(' ') + half],
    'padded-time': ['date', numeric(true) + text(' ') + full],
    'iso-time': ['date', iso + text(' ') + full],
    boolean: ['boolean', '<number:boolean/>'],
  };
  const defined = Object.entries(formats).map(
    ([name, [kind, xml]]) =>
      `<number:${kind}-style style:name="N-${name}" ${kind === 'boolean' ? '' : of}>${xml}</number:${kind}-style>`,
  );
  const used = Object.keys(formats).map(
    (name) => `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="N-${name}"/>`,
  );
  return `${defined.join('')}${used.join('')}`;
}
