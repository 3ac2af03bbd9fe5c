// Rows of the unit tests, written as a table: a heading with types, then values.

const metrics = require('includes/metrics.js');
const sql = require('includes/sql.js');

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

/** Heading of all metrics in their order, for `rows`. */
const metricHeading = (suffix = '') =>
  metrics.units
    .map(({name, unit}) => `${name}${suffix} ${['count', 'distinct'].includes(unit) ? 'int64' : 'numeric'}`)
    .join(', ');

/** Values of all metrics in their order: those given, else 0, and null for ratios. */
const metricValues = (given = {}) => metrics.units.map(({name, unit}) => given[name] ?? (unit === 'ratio' ? null : 0));

module.exports = {metricHeading, metricValues, rows};
