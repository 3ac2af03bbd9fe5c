// Rows of the unit tests, written as a table: a heading with types, then values.

const metrics = require('includes/metrics.js');
const sql = require('includes/sql.js');
const {hasColumn, hasColumns, kpiStreams, someColumns} = require('includes/streams.js');

function literal(value, type) {
  if (value === null) return sql.missing(type);
  if (type === 'json') return sql.json(JSON.stringify(value));
  if (type === 'numeric') return sql.numeric(value);
  if (type === 'instant') return sql.instant(value);
  return `cast(${typeof value === 'string' ? sql.text(value) : value} as ${type})`;
}

/**
 * A query of fixed rows.
 * @param heading column names with types, e.g. `id int64, total numeric, paid_on instant`
 * @param rows values in the order of the heading; none makes an empty table
 */
function rows(heading, ...values) {
  const columns = heading.split(',').map((column) => column.trim().split(/\s+/));
  const select = (row) =>
    `select ${columns.map(([name, type], index) => `${literal(row[index] ?? null, type)} as ${sql.name(name)}`).join(', ')}`;
  if (values.length === 0) return `select * from (${select([])}) as nothing where false`;
  return values.map(select).join('\nunion all ');
}

/** Events of `int_kpi_events`: each says what matters, the rest is none. */
function events(...given) {
  const columns = {
    event: 'string',
    week_start: 'date',
    kpi_date: 'date',
    bu_rollup: 'string',
    customer_id: 'int64',
    campaign_id: 'int64',
    ...metrics.eventValues,
  };
  const none = {numeric: 0, bool: false};
  return rows(
    Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
    ...given.map((event) => Object.entries(columns).map(([name, type]) => event[name] ?? none[type] ?? null)),
  );
}

/**
 * The row of `loaded_streams`: everything but what is named.
 * @param missing streams that were never loaded, as `jobs`; columns that a table lacks, as `jobs.total`; or `jobs.*` for one of those
 *   that all numbers of jobs need
 */
function loaded(...missing) {
  const columns = {
    ...Object.fromEntries(kpiStreams.map((stream) => [stream, stream])),
    ...Object.fromEntries(kpiStreams.map((stream) => [hasColumns(stream), `${stream}.*`])),
    ...Object.fromEntries(someColumns.map(({stream, column}) => [hasColumn(stream, column), `${stream}.${column}`])),
  };
  return rows(
    Object.keys(columns)
      .map((column) => `${column} bool`)
      .join(', '),
    Object.values(columns).map((need) => !missing.includes(need)),
  );
}

/** Heading of all metrics in their order, for `rows`. */
const metricHeading = (suffix = '') =>
  metrics.units
    .map(({name, unit}) => `${name}${suffix} ${['count', 'distinct'].includes(unit) ? 'int64' : 'numeric'}`)
    .join(', ');

/** Values of all metrics in their order: those given, else 0, and null for ratios. */
const metricValues = (given = {}) => metrics.units.map(({name, unit}) => given[name] ?? (unit === 'ratio' ? null : 0));

module.exports = {events, loaded, metricHeading, metricValues, rows};
