import {createTenant} from '../../simulator/tenant';

/** Rows of a page that every design asks for. */
export const pageSize = 5_000;

/** Streams of the benchmark and how many rows each has: half a million together, as a tenant of some years has them. */
export const backfillRows: Readonly<Record<string, number>> = {
  jobs: 140_000,
  invoices: 120_000,
  estimates: 110_000,
  payments: 55_000,
  payroll: 50_000,
  customers: 24_000,
  locations: 700,
  campaigns: 300,
};

/** Where rows lie in time: evenly over two years. */
export const firstModifiedMs = Date.parse('2023-11-01T00:00:00Z');
export const spanMs = 2 * 365 * 86_400_000;

const idDigits = 9;
const templatesPerStream = 200;
const idMark = '1'.repeat(idDigits);
const dateMark = '2000-01-01T00:00:00.0000000Z';

/** A serialised record with room for an id and a date, both of fixed length. */
interface Template {
  readonly bytes: Buffer;
  readonly idAt: number;
  readonly dateAt: number;
}

/** Serialised rows of one stream, made from the simulated business once: a page costs a copy, not a serialisation. */
export interface RowBytes {
  /** Rows `from` to `to` (exclusive) as the inside of a JSON array. */
  slice(from: number, to: number): Buffer;
  /** Milliseconds since 1970 of a row's `modifiedOn`, rising with its number. */
  readonly modifiedMs: (row: number) => number;
  readonly count: number;
}

export function createRows(counts: Readonly<Record<string, number>>): ReadonlyMap<string, RowBytes> {
  const tenant = createTenant({seed: 1, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
  return new Map(
    Object.entries(counts).map(([stream, count]) => {
      const records = tenant.records(stream).filter(({id}) => id !== null);
      return [
        stream,
        rowsOf(
          records.slice(0, templatesPerStream).map((record) => templateOf({...record, ...grown[stream]})),
          count,
        ),
      ];
    }),
  );
}

/** What a tenant in use for years adds to the simulated rows: jobs of some 1.7 kB, with escapes and letters beyond ASCII. */
const grown: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  jobs: {
    summary:
      'Customer reports that the upstairs unit "short-cycles" since the storm — gate code #4411\n' +
      'Señor García asks for a call 30 min ahead.\nCheck the drain line, the float switch & the 40/5 capacitor.',
    customFields: ['Permit', 'Gate code', 'Filter size', 'Financing', 'Referred by', 'HOA approval'].map(
      (name, index) => ({typeId: 900_000_001 + index, name, value: `${name} / ${20 * index + 16}x25x1`}),
    ),
    externalData: [{applicationGuid: '6f0d2a3e-0b4b-4f7c-9a58-1f5d3f0c8a11', key: 'crm', value: 'lead-0012345'}],
    tagTypeIds: [800_000_011, 800_000_042, 800_000_107],
  },
};

function templateOf(record: Readonly<Record<string, unknown>>): Template {
  const {active: _onlyInExports, ...listed} = record;
  const bytes = Buffer.from(`,${JSON.stringify({...listed, id: Number(idMark), modifiedOn: dateMark})}`);
  return {bytes, idAt: bytes.indexOf(`"id":${idMark}`) + 5, dateAt: bytes.indexOf(`"modifiedOn":"${dateMark}`) + 14};
}

function rowsOf(templates: readonly Template[], count: number): RowBytes {
  const modifiedMs = (row: number): number => firstModifiedMs + Math.floor((row * spanMs) / count);
  const of = (row: number): Template => templates[row % templates.length] as Template;
  return {
    count,
    modifiedMs,
    slice: (from, to) => {
      let length = 0;
      for (let row = from; row < to; row += 1) length += of(row).bytes.length;
      const page = Buffer.allocUnsafe(length);
      let at = 0;
      for (let row = from; row < to; row += 1) {
        const {bytes, idAt, dateAt} = of(row);
        bytes.copy(page, at);
        page.write(String(10 ** (idDigits - 1) + row), at + idAt, 'latin1');
        page.write(new Date(modifiedMs(row)).toISOString().slice(0, 23), at + dateAt, 'latin1');
        at += bytes.length;
      }
      return page.subarray(1);
    },
  };
}
