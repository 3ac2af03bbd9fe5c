import type {Tenant} from './tenant';

/**
 * A small company seen on Wednesday 2025-06-18, for what an office looks at: receivables, technicians, campaigns, calls and
 * memberships. Each record is there for one clause of the KPI contract.
 */
export const officeTenant: Tenant = {
  business_units: [
    {id: 1, name: 'North-Sales'},
    {id: 2, name: 'North-Production'},
    {id: 3, name: 'South-Production'},
  ],
  job_types: [
    {id: 10, name: 'Estimate'},
    {id: 11, name: 'Paint'},
  ],
  customers: [
    {id: 100, name: 'Ann'},
    {id: 101, name: 'Bob'},
  ],
  campaigns: [{id: 50, name: 'Radio'}],
  technicians: [
    {id: 7, name: 'Tom', businessUnitId: 2},
    {id: 8, name: 'Uma', businessUnitId: 2},
  ],
  jobs: [
    // Shared by three: 100.00 does not divide by 3.
    {
      id: 1,
      businessUnitId: 2,
      jobTypeId: 11,
      jobStatus: 'Completed',
      createdOn: '2025-06-02T18:00:00Z',
      completedOn: '2025-06-10T18:00:00Z',
      campaignId: 50,
    },
    // Split 75 to 25 with someone who was not assigned.
    {
      id: 2,
      businessUnitId: 3,
      jobTypeId: 11,
      jobStatus: 'Completed',
      createdOn: '2025-06-02T18:00:00Z',
      completedOn: '2025-06-11T18:00:00Z',
    },
    // Splits of nothing: equal shares of the assigned.
    {
      id: 3,
      businessUnitId: 2,
      jobTypeId: 11,
      jobStatus: 'Completed',
      createdOn: '2025-06-02T18:00:00Z',
      completedOn: '2025-06-12T18:00:00Z',
    },
    // A recall of job 1, created in the next week.
    {
      id: 4,
      businessUnitId: 2,
      jobTypeId: 11,
      jobStatus: 'Scheduled',
      recallForId: 1,
      createdOn: '2025-06-16T18:00:00Z',
    },
    // Sold by 8, worked on by 7.
    {
      id: 5,
      businessUnitId: 1,
      jobTypeId: 10,
      jobStatus: 'Completed',
      createdOn: '2025-06-03T18:00:00Z',
      completedOn: '2025-06-10T18:00:00Z',
      campaignId: 50,
      customerId: 100,
    },
    {
      id: 6,
      businessUnitId: 1,
      jobTypeId: 10,
      jobStatus: 'Completed',
      createdOn: '2024-06-19T18:00:00Z',
      completedOn: '2024-06-19T18:00:00Z',
      active: false,
    },
    // Last year, 364 days before the week of June 9 and on the dates of this month.
    {
      id: 9,
      businessUnitId: 1,
      jobTypeId: 10,
      jobStatus: 'Canceled',
      createdOn: '2024-06-10T18:00:00Z',
      customerId: 101,
    },
  ],
  appointment_assignments: [
    ...[7, 8, 9].map((technicianId, index) => ({id: index, jobId: 1, technicianId})),
    {id: 10, jobId: 1, technicianId: 7},
    {id: 11, jobId: 1, technicianId: 12, active: false},
    {id: 12, jobId: 2, technicianId: 7},
    {id: 13, jobId: 3, technicianId: 8},
    {id: 14, jobId: 3, technicianId: 7},
    {id: 15, jobId: 5, technicianId: 7},
  ],
  job_splits: [
    {id: 1, jobId: 2, technicianId: 7, split: '75'},
    {id: 2, jobId: 2, technicianId: 12, split: '25'},
    {id: 3, jobId: 2, technicianId: 8, split: '100', active: false},
    {id: 4, jobId: 3, technicianId: 7, split: '0'},
  ],
  estimates: [
    {
      id: 1,
      jobId: 5,
      statusName: 'Sold',
      soldBy: 8,
      createdOn: '2025-06-03T18:00:00Z',
      soldOn: '2025-06-05T18:00:00Z',
      subtotal: '1000.00',
    },
    {
      id: 2,
      jobId: 5,
      statusName: 'Sold',
      soldBy: 8,
      createdOn: '2025-06-03T18:00:00Z',
      soldOn: '2025-06-10T06:00:00Z',
      subtotal: '200.00',
    },
    {id: 3, jobId: 5, statusName: 'Dismissed', createdOn: '2025-06-03T18:00:00Z', subtotal: '50.00'},
    {id: 4, jobId: null, businessUnitId: 3, statusName: 'Open', createdOn: '2025-06-04T18:00:00Z', subtotal: '70.00'},
    // Of a deleted job: in the funnel, in no sale.
    {
      id: 5,
      jobId: 6,
      statusName: 'Sold',
      soldBy: 8,
      createdOn: '2024-06-19T18:00:00Z',
      soldOn: '2024-06-19T18:00:00Z',
      subtotal: '9.00',
    },
  ],
  invoices: [
    {
      id: 1,
      jobId: 1,
      customerId: 100,
      subTotal: '100.00',
      balance: '40.00',
      dueDate: '2025-06-18T00:00:00Z',
      invoiceDate: '2025-06-10T00:00:00Z',
    },
    {id: 2, jobId: 2, customerId: 100, subTotal: '10.01', balance: '50.00', dueDate: '2025-06-17T00:00:00Z'},
    {id: 3, jobId: 3, customerId: 101, subTotal: '0.05', balance: '20.00', dueDate: '2025-05-19T00:00:00Z'},
    {id: 4, jobId: 3, customerId: 101, subTotal: '0.00', balance: '21.00', dueDate: '2025-05-18T00:00:00Z'},
    {id: 5, jobId: 3, customerId: 101, subTotal: '0.00', balance: '22.00', dueDate: '2025-02-18T00:00:00Z'},
    {id: 6, jobId: 3, customerId: 101, subTotal: '0.00', balance: '23.00', dueDate: '2025-02-17T00:00:00Z'},
    {id: 7, jobId: null, businessUnitId: 2, subTotal: '5.00', balance: '24.00', invoiceDate: '2025-05-31T00:00:00Z'},
    // Adjustment of an invoice whose job is gone.
    {id: 8, jobId: 6, adjustmentToId: 1, subTotal: '-3.00', balance: '0.00', invoiceDate: '2025-06-01T00:00:00Z'},
    // Of a job that is not completed.
    {id: 9, jobId: 4, subTotal: '77.00', balance: '0.00', invoiceDate: '2025-06-01T00:00:00Z'},
  ],
  payments: [
    {
      id: 1,
      total: '60.00',
      unappliedAmount: '25.00',
      businessUnitId: 2,
      customerId: 100,
      date: '2025-06-01T00:00:00Z',
      appliedTo: [{appliedTo: 1, appliedAmount: '35.00'}],
    },
    {id: 2, total: '5.00', unappliedAmount: '5.00', businessUnitId: 1, customerId: 100, date: '2025-06-17T00:00:00Z'},
    {id: 3, total: null, unappliedAmount: '7.00', businessUnitId: 3, customerId: 101},
  ],
  payroll: [
    {_key: '1', id: 1, employeeId: 7, employeeType: 'Technician', paidDurationHours: '8', date: '2025-06-10T00:00:00Z'},
    {
      _key: '2',
      id: 2,
      employeeId: 7,
      employeeType: 'Technician',
      paidDurationHours: '2.5',
      paidTimeType: 'Overtime',
      date: '2025-06-15T00:00:00Z',
    },
    {
      _key: '3',
      id: 3,
      employeeId: 7,
      employeeType: 'Technician',
      paidDurationHours: '8',
      paidTimeType: 'PaidTimeOff',
      date: '2025-06-10T00:00:00Z',
    },
    {_key: '4', id: 4, employeeId: 7, employeeType: 'Employee', paidDurationHours: '8', date: '2025-06-10T00:00:00Z'},
  ],
  campaign_costs: [
    {id: 1, campaignId: 50, year: 2025, month: 5, dailyCost: '10.00'},
    {id: 2, campaignId: 50, year: 2025, month: 6, dailyCost: '10.50'},
    {id: 3, campaignId: 50, year: 2025, month: 7, dailyCost: '99.00'},
    {id: 4, campaignId: 50, year: 2025, month: 13, dailyCost: '99.00'},
  ],
  calls: [
    {id: 1, direction: 'Inbound', type: 'Booked', campaignId: 50, createdOn: '2025-06-03T18:00:00Z'},
    {id: 2, direction: 'Inbound', type: 'Unbooked', campaignId: 50, createdOn: '2025-06-03T18:00:00Z'},
    {id: 3, direction: 'Inbound', type: 'NotLead', campaignId: 50, createdOn: '2025-06-03T18:00:00Z'},
    {id: 4, direction: 'Inbound', type: 'Excused', campaignId: 50, createdOn: '2025-06-03T18:00:00Z'},
    {id: 5, direction: 'Inbound', type: 'Abandoned', campaignId: null, createdOn: '2025-06-09T02:00:00Z'},
    {id: 6, direction: 'Outbound', type: 'Booked', campaignId: 50, createdOn: '2025-06-03T18:00:00Z'},
    {id: 7, direction: 'Inbound', type: null, campaignId: 50, createdOn: '2025-06-03T18:00:00Z'},
    {id: 8, direction: 'Inbound', type: 'Booked', campaignId: 50, createdOn: '2025-06-03T18:00:00Z', active: false},
  ],
  memberships: [
    // Ran out on April 30 and was renewed.
    {id: 1, membershipTypeId: 5, status: 'Expired', from: '2025-01-10T00:00:00Z', to: '2025-04-30T00:00:00Z'},
    {id: 2, membershipTypeId: 5, status: 'Active', from: '2025-05-01T00:00:00Z', to: null, activatedFromId: 1},
    // Ran out on April 30: lost on May 1.
    {id: 3, membershipTypeId: 5, status: 'Expired', from: '2025-02-01T00:00:00Z', to: '2025-04-30T00:00:00Z'},
    // Canceled before it ran out.
    {
      id: 4,
      membershipTypeId: 5,
      status: 'Canceled',
      from: '2025-02-01T00:00:00Z',
      to: '2025-05-31T00:00:00Z',
      cancellationDate: '2025-05-20T00:00:00Z',
    },
    {id: 5, membershipTypeId: 5, status: 'Deleted', from: '2025-02-01T00:00:00Z', to: null},
  ],
};
