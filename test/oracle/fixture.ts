import {oracle} from './oracle';
import type {ApiRecord, OracleInput, Row} from './types';

/** Units, job types and people that the hand-made cases share. */
export const dimensions = {
  business_units: [
    {id: 1, name: 'Phoenix - Sales', active: true},
    {id: 2, name: 'Phoenix-Production', active: true},
    {id: 3, name: 'Tucson Sales', active: true},
    {id: 4, name: 'Tucson - Production', active: false},
  ],
  job_types: [
    {id: 10, name: 'Free Estimate', active: true},
    {id: 11, name: 'Interior Painting', active: true},
    {id: 12, name: 'warranty ', active: true},
  ],
  customers: [
    {id: 100, name: 'Contest Testament', active: true},
    {id: 101, name: 'Painter Test', active: true},
    {id: 102, name: 'Ada Lovelace', active: false},
  ],
} satisfies Record<string, ApiRecord[]>;

/** A Wednesday; its week is 2026-03-09 (Monday) to 2026-03-15. */
export const asOf = '2026-03-11';

type Records = OracleInput['records'];

/** Streams that were loaded and hold nothing. */
const loaded: Records = Object.fromEntries(
  [
    ...['appointments', 'appointment_assignments', 'calls', 'campaign_costs', 'estimates', 'inventory_bills'],
    ...['inventory_returns', 'invoices', 'job_splits', 'jobs', 'memberships', 'payments', 'payroll', 'purchase_orders'],
  ].map((stream) => [stream, []]),
);

/** The marts of the shared dimensions and the given records, as of Wednesday 2026-03-11 in Phoenix unless told otherwise. */
export const martsOf = (records: Records, more: Partial<OracleInput> = {}) =>
  oracle({records: {...loaded, ...dimensions, ...records}, asOf, timezone: 'America/Phoenix', ...more});

/** An estimate job of Phoenix Sales that was completed, with what matters to a case put over it. */
export const salesJob = (id: number, more: ApiRecord = {}): ApiRecord => ({
  id,
  businessUnitId: 1,
  jobTypeId: 10,
  jobStatus: 'Completed',
  customerId: 102,
  createdOn: '2026-03-02T17:00:00.0000000Z',
  completedOn: '2026-03-03T17:00:00.0000000Z',
  modifiedOn: '2026-03-04T00:00:00.0000000Z',
  noCharge: false,
  active: true,
  ...more,
});

/** A painting job of Phoenix Production. */
export const productionJob = (id: number, more: ApiRecord = {}): ApiRecord =>
  salesJob(id, {businessUnitId: 2, jobTypeId: 11, ...more});

export const invoice = (id: number, jobId: number | null, subTotal: string, more: ApiRecord = {}): ApiRecord => ({
  id,
  job: jobId === null ? null : {id: jobId},
  businessUnit: {id: 2},
  customer: {id: 102},
  invoiceDate: '2026-03-03T00:00:00Z',
  subTotal,
  balance: '0.00',
  active: true,
  ...more,
});

export const soldEstimate = (id: number, jobId: number | null, subtotal: number, more: ApiRecord = {}): ApiRecord => ({
  id,
  jobId,
  businessUnitId: 1,
  subtotal,
  status: {value: 1, name: 'Sold'},
  createdOn: '2026-03-02T17:00:00.0000000Z',
  soldOn: '2026-03-05T17:00:00.0000000Z',
  active: true,
  ...more,
});

/** The one row whose columns have these values. */
export function rowOf(rows: readonly Row[], where: Row): Row {
  const found = rows.filter((row) => Object.entries(where).every(([column, value]) => row[column] === value));
  const [row] = found;
  if (row === undefined || found.length > 1) throw new Error(`${found.length} rows are ${JSON.stringify(where)}`);
  return row;
}

/** Dates (or weeks) and rollups on which a metric is neither 0 nor null, e.g. `{'2026-03-02 PHX': 1}`. */
export function nonZero(rows: readonly Row[], metric: string): Record<string, Row[string]> {
  const found = rows.filter((row) => ![0, '0.00', null, undefined].includes(row[metric] as number | string | null));
  return Object.fromEntries(
    found.map((row) => [
      `${String(row['kpi_date'] ?? row['week_start'])} ${String(row['bu_rollup'])}`,
      row[metric] ?? null,
    ]),
  );
}
