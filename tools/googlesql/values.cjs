// Values on the wire of the engine, and one text for each value, so that both engines' rows can be compared.
//
// A column is {name, type} with a BigQuery type name: INT64, NUMERIC, STRING, BOOL, DATE, TIMESTAMP or JSON.

const {parse} = require('lossless-json');

const numericScale = 9;
const dayMs = 86_400_000;

/** Two's complement, the lowest byte first, as short as it can be. */
function bytesOf(integer) {
  const bytes = [];
  let rest = integer;
  do {
    bytes.push(Number(BigInt.asUintN(8, rest)));
    rest >>= 8n;
  } while (BigInt.asIntN(8, BigInt(bytes[bytes.length - 1])) !== (rest << 8n) + BigInt(bytes[bytes.length - 1]));
  return Buffer.from(bytes);
}

function integerOf(bytes) {
  const hex = Buffer.from(bytes).reverse().toString('hex');
  return hex === '' ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`));
}

/** `-12.5` as 10^-9ths. */
function scaled(decimal) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(decimal);
  return BigInt(`${sign}${whole}${fraction.padEnd(numericScale, '0')}`);
}

function decimal(integer) {
  const digits = String(integer < 0n ? -integer : integer).padStart(numericScale + 1, '0');
  const text = `${digits.slice(0, -numericScale)}.${digits.slice(-numericScale)}`.replace(/\.?0+$/, '');
  return integer < 0n ? `-${text}` : text;
}

/** `2025-01-31T10:00:00Z`, with `.123456` unless the second is whole. */
function isoInstant(seconds, nanos) {
  const micros = Math.trunc(nanos / 1000);
  const text = new Date(seconds * 1000).toISOString().replace('.000Z', '');
  return `${text}${micros === 0 ? '' : `.${String(micros).padStart(6, '0')}`}Z`;
}

function timestampValue(iso) {
  const [, second, fraction = ''] = /^(.*?)(?:\.(\d+))?Z$/.exec(iso);
  return {seconds: String(Date.parse(`${second}Z`) / 1000), nanos: Number(fraction.padEnd(9, '0'))};
}

/** By type: how a value of our warehouse is written on the wire, and what the engine's value is called in our warehouse. */
const codecs = {
  INT64: {to: (value) => ({int64_value: String(value)}), from: (wire) => wire.int64_value},
  BOOL: {to: (value) => ({bool_value: value}), from: (wire) => wire.bool_value},
  STRING: {to: (value) => ({string_value: value}), from: (wire) => wire.string_value},
  JSON: {to: (value) => ({json_value: value}), from: (wire) => wire.json_value},
  NUMERIC: {
    to: (value) => ({numeric_value: bytesOf(scaled(value))}),
    from: (wire) => decimal(integerOf(wire.numeric_value)),
  },
  DATE: {
    to: (value) => ({date_value: Date.parse(value) / dayMs}),
    from: (wire) => new Date(wire.date_value * dayMs).toISOString().slice(0, 10),
  },
  TIMESTAMP: {
    to: (value) => ({timestamp_value: timestampValue(value)}),
    from: (wire) => isoInstant(Number(wire.timestamp_value.seconds ?? 0), wire.timestamp_value.nanos ?? 0),
  },
};

function codecOf({name, type}) {
  if (!(type in codecs)) throw new Error(`Column ${name} is of type ${type}, which this check cannot carry.`);
  return codecs[type];
}

/** A row object of our warehouse as the engine's row. */
const toWire = (row, columns) => ({
  cell: columns.map((column) => (row[column.name] === null ? {} : codecOf(column).to(row[column.name]))),
});

/** The engine's row as a row object of our warehouse. Null has no field. */
const fromWire = (row, columns) =>
  Object.fromEntries(
    columns.map((column, index) => {
      const wire = row.cell[index];
      return [column.name, Object.keys(wire).length === 0 ? null : codecOf(column).from(wire)];
    }),
  );

/** JSON with its keys sorted; whole numbers keep every digit, others are doubles, as in GoogleSQL. */
function sortedJson(text) {
  const number = (digits) => `#${/^-?\d+$/.test(digits) ? BigInt(digits) : Number(digits)}`;
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== 'object') return value;
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
  };
  return JSON.stringify(sorted(parse(text, undefined, number)));
}

/** A value of either side as text: the same for equal values, different for all others. */
function canonical(value, type) {
  if (value === null) return 'NULL';
  if (type === 'JSON') return sortedJson(value);
  return type === 'STRING' ? JSON.stringify(value) : String(value);
}

module.exports = {canonical, fromWire, toWire};
