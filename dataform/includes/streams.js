// Which streams the KPIs are made from, and which of their columns name a record of another stream.

/** Streams the KPIs are made from: their staging is stored. The others are views. */
const kpiStreams = [
  'jobs',
  'appointments',
  'appointment_assignments',
  'job_splits',
  'job_types',
  'invoices',
  'payments',
  'inventory_bills',
  'purchase_orders',
  'inventory_returns',
  'estimates',
  'customers',
  'payroll',
  'campaigns',
  'campaign_costs',
  'business_units',
  'technicians',
  'calls',
  'membership_types',
  'memberships',
];

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

/**
 * A value that is known only where streams were loaded, else null: for a query that reads `loaded_streams AS loaded`.
 * @param streams names of KPI streams
 */
function ifLoaded(streams, value) {
  const unknown = streams.find((stream) => !kpiStreams.includes(stream));
  if (unknown !== undefined) throw new Error(`${unknown} is not among the streams of loaded_streams.`);
  return `case when ${streams.map((stream) => `loaded.${stream}`).join(' and ')} then ${value} end`;
}

module.exports = {ifLoaded, isKpiStream, isReference, kpiStreams};
