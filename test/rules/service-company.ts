import {nothingButLoaded, type Tenant} from '../dataform/tenant';

const noon = (day: string): string => `${day}T19:00:00Z`;

/** Ids from a first one on, for a number of jobs. */
const range = (first: number, count: number): readonly number[] =>
  Array.from({length: count}, (_, index) => first + index);

interface Jobs {
  readonly ids: readonly number[];
  readonly unit?: number;
  readonly type: number;
  /** Subtotal of an invoice of each. */
  readonly invoiced?: number;
  /** Subtotal of a sold estimate of each. */
  readonly sold?: number;
  readonly more?: object;
}

/** A year of jobs, by who did them. */
const work: readonly Jobs[] = [
  // Technicians sell on every other call.
  {ids: range(100, 6), unit: 1, type: 10, invoiced: 300},
  {ids: range(120, 6), unit: 1, type: 10, invoiced: 400, sold: 400},
  // What comfort advisors sell, crews install.
  {ids: range(200, 8), unit: 3, type: 12, sold: 9_000},
  {ids: range(300, 8), unit: 2, type: 11, invoiced: 9_000},
  {ids: range(400, 6), unit: 5, type: 10, invoiced: 250},
  {ids: range(500, 2), unit: 4, type: 14, more: {noCharge: true}},
  {ids: range(600, 6), unit: 1, type: 15, more: {noCharge: true, recallForId: 100}},
  {ids: range(700, 2), unit: 1, type: 13, more: {noCharge: true}},
  // A job of nobody.
  {ids: [900], type: 10, invoiced: 100},
];

/** A service company as its API shows it before anybody wrote rules: no name ends in -Production. */
export const serviceCompany: Tenant = {
  ...nothingButLoaded,
  business_units: [
    {id: 1, name: 'HVAC - Service'},
    {id: 2, name: 'HVAC - Install'},
    {id: 3, name: 'HVAC - Sales'},
    {id: 4, name: 'Office'},
    {id: 5, name: 'Plumbing'},
  ],
  job_types: [
    {id: 10, name: 'Service Call', soldThreshold: '80'},
    {id: 11, name: 'Install'},
    {id: 12, name: 'Sales Consult'},
    {id: 13, name: 'Recall', noCharge: true},
    {id: 14, name: 'Team Meeting', noCharge: true},
    {id: 15, name: 'Go see again', noCharge: true},
    // Never used: its name alone is not enough to leave it out.
    {id: 16, name: 'Courtesy', noCharge: true, soldThreshold: '50'},
  ],
  customers: [
    {id: 1, name: 'Anybody'},
    {id: 2, name: 'Test Customer'},
    {id: 3, name: 'zz_dummy account'},
    {id: 4, name: 'Testa Contestabile'},
  ],
  jobs: work.flatMap(({ids, unit, type, more}) =>
    ids.map((id, index) => ({
      id,
      ...(unit === undefined ? {} : {businessUnitId: unit}),
      jobTypeId: type,
      customerId: id === 900 ? 3 : 1,
      jobStatus: 'Completed',
      createdOn: noon(`2025-06-${String(2 + index).padStart(2, '0')}`),
      completedOn: noon(`2025-06-${String(3 + index).padStart(2, '0')}`),
      ...more,
    })),
  ),
  invoices: work.flatMap(({ids, unit, invoiced}) =>
    invoiced === undefined
      ? []
      : ids.map((id) => ({
          id,
          jobId: id,
          subTotal: String(invoiced),
          ...(unit === undefined ? {} : {businessUnitId: unit}),
        })),
  ),
  estimates: work.flatMap(({ids, sold}) =>
    sold === undefined
      ? []
      : ids.map((id, index) => ({
          id,
          jobId: id,
          statusName: 'Sold',
          subtotal: String(sold),
          createdOn: noon('2025-06-02'),
          soldOn: noon(`2025-06-${String(3 + index).padStart(2, '0')}`),
        })),
  ),
};
