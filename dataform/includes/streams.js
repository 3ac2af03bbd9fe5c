// Which streams and columns the KPIs are made from, and which columns name a record of another stream.

const catalogue = require('includes/catalogue.js');

/** `businessUnitId` is `business_unit_id`, `_groupReadOn` is `_group_read_on`, `id` stays `id`. */
const snakeCase = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The streams that KPIs are made from (their staging is stored, the others are views), with the columns of their raw tables
 * that KPIs read: Airbyte's user may leave any column out, and an older table lacks what came later. Without one of `all`, or
 * of the columns that staging cannot do without, nothing that is made from the stream is known; those of `some` are named by
 * what needs them, as `jobs.total`; those of `shown` are only shown, or tell a name. `npm run check:sql` holds the lists against
 * what the compiled project reads.
 */
const kpiColumns = {
  jobs: {
    all: ['jobStatus', 'businessUnitId', 'createdOn', 'completedOn'],
    some: [
      'jobTypeId',
      'customerId',
      'campaignId',
      'noCharge',
      'total',
      'recallForId',
      'estimateIds',
      'createdFromEstimateId',
    ],
    shown: ['jobNumber', 'soldById'],
  },
  appointments: {all: ['jobId', 'start', 'status']},
  appointment_assignments: {all: ['jobId', 'technicianId']},
  job_splits: {all: ['jobId', 'technicianId', 'split']},
  job_types: {all: ['name'], some: ['soldThreshold'], shown: ['active']},
  invoices: {
    all: ['jobId', 'subTotal', 'businessUnitId'],
    some: ['balance', 'invoiceDate', 'items', 'adjustmentToId'],
    shown: ['customerId', 'dueDate'],
  },
  payments: {
    all: ['total', 'date', 'businessUnitId', 'appliedTo'],
    some: ['unappliedAmount'],
    shown: ['customerId'],
  },
  inventory_bills: {all: ['jobId', 'purchaseOrderId', 'billAmount'], some: ['taxAmount']},
  purchase_orders: {all: ['jobId', 'status', 'total'], some: ['tax']},
  inventory_returns: {all: ['jobId', 'status', 'returnAmount'], some: ['taxAmount']},
  estimates: {
    all: ['jobId', 'statusName', 'soldOn', 'subtotal'],
    some: ['createdOn', 'soldBy', 'businessUnitId'],
  },
  customers: {shown: ['name', 'type', 'balance', 'mergedToId', 'createdOn', 'active']},
  payroll: {
    all: ['jobId', 'amount', 'date'],
    some: ['amountAdjustment', 'employeeId', 'employeeType', 'paidDurationHours', 'paidTimeType'],
  },
  campaigns: {shown: ['name', 'categoryName', 'source', 'medium', 'active']},
  campaign_costs: {all: ['campaignId', 'year', 'month', 'dailyCost']},
  business_units: {all: ['name', 'active'], shown: ['officialName', 'createdOn']},
  technicians: {shown: ['name', 'team', 'businessUnitId', 'active']},
  calls: {all: ['direction', 'type', 'createdOn'], some: ['campaignId']},
  membership_types: {shown: ['name']},
  memberships: {all: ['from', 'to', 'cancellationDate', 'status', 'membershipTypeId', 'activatedFromId']},
};

const kpiStreams = Object.keys(kpiColumns);

const isKpiStream = ({name}) => kpiStreams.includes(name);

/** Columns that hold the id of another record without being called `…Id`. */
const otherReferences = ['soldBy', 'appliedTo', 'estimateIds'];

/**
 * True for a column or field that names another record. ServiceTitan sends 0 for none, so staging reads 0 as null: a job of
 * unit 0 has no unit. Only of streams that KPIs read: elsewhere 0 may be a value of its own.
 */
const isReference = (stream, {name, type}) =>
  isKpiStream(stream) &&
  type === 'INT64' &&
  !stream.primaryKey.includes(name) &&
  (/Id$/.test(name) || otherReferences.includes(name));

/** Columns that staging needs to tell which rows of a stream count. */
const decisive = ({primaryKey, columns, activeFalseMeans, groupBy, isWholeGroup}) => [
  ...primaryKey,
  ...(activeFalseMeans === 'deleted' && columns.some(({name}) => name === 'active') ? ['active'] : []),
  ...(groupBy === null ? [] : [groupBy, '_groupReadOn', ...(isWholeGroup ? [] : ['id'])]),
];

// Columns of `loaded_streams` beside those that are called like a stream, which was loaded.

/** The stream's table has every column that all numbers need. */
const hasColumns = (stream) => `${stream}_columns`;

/** It has this column, which some numbers need. */
const hasColumn = (stream, column) => `${stream}_${snakeCase(column)}`;

/**
 * Columns of the raw tables that KPIs read.
 * @returns {{stream: string, column: string, needed: 'all' | 'some' | 'shown'}[]} `needed` as of kpiColumns
 */
const columnsRead = catalogue.filter(isKpiStream).flatMap((stream) => {
  const {all = [], some = [], shown = []} = kpiColumns[stream.name];
  const of = (needed, columns) => columns.map((column) => ({stream: stream.name, column, needed}));
  return [...of('all', [...new Set([...decisive(stream), ...all])]), ...of('some', some), ...of('shown', shown)];
});

/** Those that only some numbers need. */
const someColumns = columnsRead.filter(({needed}) => needed === 'some');

/**
 * Condition over `loaded_streams AS loaded`: what is needed is there.
 * @param need a KPI stream, or a column of one as `jobs.total`
 */
function isThere(need) {
  const [stream, column] = need.split('.');
  const {some = []} = kpiColumns[stream] ?? {};
  if (!kpiStreams.includes(stream) || (column !== undefined && !some.includes(column)))
    throw new Error(`${need} is not among the streams and columns of loaded_streams.`);
  return column === undefined
    ? `loaded.${stream} and loaded.${hasColumns(stream)}`
    : `loaded.${hasColumn(stream, column)}`;
}

/**
 * A value that is known only where what it needs was loaded, else null: for a query that reads `loaded_streams AS loaded`.
 * @param needs KPI streams, and columns of them that not every number of the stream needs: `jobs`, `jobs.total`
 */
const ifLoaded = (needs, value) => `case when ${needs.map(isThere).join(' and ')} then ${value} end`;

module.exports = {
  columnsRead,
  hasColumn,
  hasColumns,
  ifLoaded,
  isKpiStream,
  isReference,
  isThere,
  kpiStreams,
  snakeCase,
  someColumns,
};
