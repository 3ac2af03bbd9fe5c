import type {Tenant} from './tenant';

const visits = (jobId: number, ...days: readonly string[]) =>
  days.map((day, index) => ({id: jobId * 10 + index, jobId, start: `${day}T15:00:00Z`, status: 'Done', active: true}));

/** A name that wants to be SQL, a template and a table. */
export const hostileName = `x'; DROP SCHEMA st_mart_v2 CASCADE; -- \${1} \`st_mart_v2.job_costing\``;

/**
 * A painter in Phoenix and Tucson in June 2025, seen on Monday 2025-06-30. Each record is there for one clause of the KPI
 * contract; the comments say which.
 */
export const miniTenant: Tenant = {
  business_units: [
    {id: 1, name: 'Phoenix-Sales', active: true},
    {id: 2, name: ' phoenix-PRODUCTION ', active: true},
    {id: 3, name: 'Tucson - Sales', active: true},
    // An inactive unit still counts.
    {id: 4, name: 'Tucson Production', active: false},
    {id: 5, name: hostileName, active: true},
  ],
  job_types: [
    {id: 10, name: 'ESTIMATE-RES-EXT', active: true},
    {id: 11, name: 'Production-RES-EXT', active: true},
    {id: 12, name: ' warranty ', active: false},
  ],
  customers: [
    {id: 100, name: 'Ann', active: true},
    {id: 101, name: 'Contest Testament', active: false},
    {id: 102, name: 'A TEST customer', active: true},
  ],
  jobs: [
    // Created on Sunday evening, Monday in UTC.
    {
      id: 1,
      businessUnitId: 1,
      jobTypeId: 10,
      customerId: 100,
      jobStatus: 'Completed',
      createdOn: '2025-06-09T01:02:00Z',
      completedOn: '2025-06-12T18:00:00Z',
    },
    // Canceled, though completedOn is set; nothing offered and nothing billed: no opportunity.
    {
      id: 2,
      businessUnitId: 1,
      jobTypeId: 10,
      customerId: 101,
      jobStatus: 'Canceled',
      createdOn: '2025-06-10T18:00:00Z',
      completedOn: '2025-06-11T18:00:00Z',
    },
    // Of a test customer: no lead, but an estimate and an opportunity.
    {
      id: 3,
      businessUnitId: 1,
      jobTypeId: 10,
      customerId: 102,
      jobStatus: 'Completed',
      createdOn: '2025-06-10T18:00:00Z',
      completedOn: '2025-06-11T18:00:00Z',
    },
    // Two leads of one customer.
    {
      id: 4,
      businessUnitId: 1,
      jobTypeId: 10,
      customerId: 100,
      jobStatus: 'Scheduled',
      createdOn: '2025-06-10T18:00:00Z',
    },
    {
      id: 5,
      businessUnitId: 1,
      jobTypeId: 10,
      customerId: 100,
      jobStatus: 'Scheduled',
      createdOn: '2025-06-11T18:00:00Z',
      active: true,
    },
    // Deleted.
    {
      id: 6,
      businessUnitId: 1,
      jobTypeId: 10,
      customerId: 100,
      jobStatus: 'Completed',
      createdOn: '2025-06-10T18:00:00Z',
      completedOn: '2025-06-10T19:00:00Z',
      active: false,
    },
    {
      id: 60,
      businessUnitId: 1,
      jobTypeId: 10,
      customerId: 100,
      jobStatus: 'Completed',
      createdOn: '2025-06-10T18:00:00Z',
      completedOn: '2025-06-10T19:00:00Z',
      _deleted_at: '2025-06-20T00:00:00Z',
    },
    // No charge: no opportunity, but what it sold counts.
    {
      id: 7,
      businessUnitId: 3,
      jobTypeId: 11,
      customerId: 100,
      jobStatus: 'Completed',
      noCharge: true,
      createdOn: '2025-06-10T18:00:00Z',
      completedOn: '2025-06-10T19:00:00Z',
    },
    // Canceled, and still produced.
    {
      id: 8,
      businessUnitId: 2,
      jobTypeId: 11,
      customerId: 100,
      jobStatus: 'Canceled',
      createdOn: '2025-05-20T18:00:00Z',
      completedOn: '2025-06-25T18:00:00Z',
    },
    // Warranty work, no visit, no invoice.
    {
      id: 9,
      businessUnitId: 2,
      jobTypeId: 12,
      customerId: 100,
      jobStatus: 'Completed',
      createdOn: '2025-05-20T18:00:00Z',
      completedOn: '2025-06-05T05:00:00Z',
    },
    // In progress: produced and future.
    {
      id: 10,
      businessUnitId: 2,
      jobTypeId: 11,
      customerId: 100,
      jobStatus: 'InProgress',
      createdOn: '2025-06-20T18:00:00Z',
      total: '5000.00',
      estimateIds: [104, 105, 104],
      createdFromEstimateId: 105,
    },
  ],
  appointments: [
    {id: 49, jobId: 5, start: '2025-06-18T15:00:00Z', status: 'Canceled', active: true},
    ...visits(5, '2025-06-20', '2025-06-21', '2025-06-22', '2025-06-23', '2025-06-24'),
    {id: 79, jobId: 8, start: '2025-06-03T15:00:00Z', status: 'Canceled', active: true},
    {id: 78, jobId: 8, start: '2025-06-02T15:00:00Z', status: 'Done', active: false},
    ...visits(8, '2025-06-04', '2025-06-05', '2025-06-11', '2025-06-12', '2025-06-13'),
    ...visits(10, '2025-06-30', '2025-07-01', '2025-07-02'),
  ],
  estimates: [
    // Sold on Sunday evening, Monday in UTC.
    {
      id: 100,
      jobId: 1,
      statusName: 'Sold',
      soldOn: '2025-06-16T01:02:00Z',
      soldBy: 7,
      subtotal: '1000.10',
      active: true,
    },
    {id: 101, jobId: 1, statusName: 'Sold', soldOn: '2025-06-18T18:00:00Z', soldBy: 8, subtotal: '500.00'},
    {id: 102, jobId: 3, statusName: 'Open', subtotal: '700.00'},
    {id: 103, jobId: 6, statusName: 'Sold', soldOn: '2025-06-10T18:00:00Z', subtotal: '9999.00'},
    {id: 106, jobId: 7, statusName: 'Sold', soldOn: '2025-06-10T18:00:00Z', subtotal: '300.00'},
    {id: 107, jobId: null, statusName: 'Sold', soldOn: '2025-06-10T18:00:00Z', subtotal: '8888.00'},
    {id: 104, jobId: 10, statusName: 'Sold', subtotal: '3000.00'},
    {id: 105, jobId: 3, statusName: 'Sold', subtotal: '2500.00', active: true},
    {id: 108, jobId: 10, statusName: 'Sold', subtotal: '7777.00', active: false},
  ],
  invoices: [
    {
      id: 81,
      jobId: 8,
      subTotal: '2000.00',
      balance: '9.99',
      items: [
        {id: 1, type: 'Material', totalCost: '25.50'},
        {id: 2, type: 'Service', totalCost: '99'},
      ],
    },
    {id: 82, jobId: 8, subTotal: '-200.00', balance: '-50.00', adjustmentToId: 81},
    {
      id: 83,
      jobId: 8,
      subTotal: '999.00',
      balance: '999.00',
      active: false,
      items: [{id: 3, type: 'Equipment', totalCost: '999'}],
    },
    {id: 84, jobId: null, businessUnitId: 4, subTotal: '100.00', balance: '100.25'},
    // The unit of its job counts, also of a deleted one, not its own.
    {id: 85, jobId: 6, businessUnitId: 4, subTotal: '1.00', balance: '66.00'},
    {id: 86, jobId: 10, businessUnitId: 4, subTotal: '1000.00', balance: '10.00'},
  ],
  payments: [
    // Over two units: counts whole for the first invoice that is known.
    {
      id: 1,
      total: '100.00',
      date: '2025-06-02T00:00:00Z',
      appliedTo: [
        {appliedId: 1, appliedTo: 999, appliedAmount: '10'},
        {appliedId: 2, appliedTo: 81, appliedAmount: '20'},
        {appliedId: 3, appliedTo: 84, appliedAmount: '70'},
      ],
    },
    // A refund, with a unit of its own, on a Sunday as written.
    {
      id: 2,
      total: '-40.00',
      date: '2025-06-01T00:00:00Z',
      businessUnitId: 4,
      appliedTo: [{appliedId: 4, appliedTo: 81, appliedAmount: '-40'}],
    },
    {id: 3, total: '5.00', date: '2025-06-10T00:00:00Z', appliedTo: []},
    {id: 4, total: '4444.00', date: '2025-06-10T00:00:00Z', active: false},
  ],
  payroll: [
    {_key: '1', id: 1, jobId: 8, amount: '300.00', amountAdjustment: '50.00', payrollId: 1, active: true},
    {_key: '2', id: 2, jobId: 8, amount: '1000.00', payrollId: 1, active: false},
    {_key: '3', id: 3, jobId: 9, amount: '80.00', payrollId: 1},
    // Read again with another amount: the older read of the group is gone.
    {_key: 'a', id: null, jobId: 8, amount: '55.00', payrollId: 2, _groupReadOn: '2025-06-20T00:00:00Z'},
    {_key: 'b', id: null, jobId: 9, amount: '0.00', payrollId: 2, _groupReadOn: '2025-06-21T00:00:00Z'},
  ],
  purchase_orders: [
    // Billed: the bill counts.
    {id: 1, jobId: 8, status: 'Received', total: '500.00', tax: '40.00'},
    // Billed in part: the order is larger.
    {id: 2, jobId: 8, status: 'PartiallyReceived', total: '600.00', tax: '50.00'},
    {id: 3, jobId: 8, status: 'Canceled', total: '999.00'},
  ],
  inventory_bills: [
    {id: 1, purchaseOrderId: 1, jobId: 9, billAmount: '450.00', taxAmount: '30.00'},
    {id: 2, purchaseOrderId: 2, jobId: 8, billAmount: '100.00', taxAmount: '10.00'},
    {id: 3, purchaseOrderId: 3, jobId: 8, billAmount: '70.00', taxAmount: '7.00'},
  ],
  inventory_returns: [
    {id: 1, jobId: 8, status: 'CreditReceived', returnAmount: '30.00', taxAmount: '3.00'},
    {id: 2, jobId: 8, status: 'Canceled', returnAmount: '999.00'},
  ],
};
