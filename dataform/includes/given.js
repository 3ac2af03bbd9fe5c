// Rows of the unit tests, written as a table: a heading with types, then values.

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

module.exports = {rows};
