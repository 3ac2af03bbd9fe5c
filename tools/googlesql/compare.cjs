// Whether two lists of rows are the same rows, in any order.

const {canonical} = require('./values.cjs');

/** Rows and columns shown of a difference. */
const shown = {rows: 3, columns: 4};

/**
 * @typedef {{columns: readonly import('./engine.cjs').Column[], rows: readonly object[]}} Result
 * @param {Result} google
 * @param {Result} other
 * @param {string} otherName
 * @returns {readonly string[]} what differs, for people; nothing when equal
 */
function differences(google, other, otherName) {
  const [left, right] = [google, other].map(({columns}) => columns.map(({name, type}) => `${name} ${type}`));
  if (left.join() !== right.join()) {
    const own = (list, rest) =>
      list.filter((column) => !rest.includes(column)).join(', ') || 'the same in another order';
    return [`columns: GoogleSQL ${own(left, right)}; ${otherName} ${own(right, left)}`];
  }
  const texts = ({rows}) => rows.map((row) => google.columns.map(({name, type}) => canonical(row[name], type)));
  const [missing, surplus] = unmatched(texts(google), texts(other));
  if (missing.length + surplus.length === 0) return [];
  const lines = surplus.slice(0, shown.rows).map((row) => {
    const [twin] = missing.splice(closest(row, missing), 1);
    return twin === undefined
      ? `only in ${otherName}: ${row.join(' | ')}`
      : described(twin, row, google.columns, otherName);
  });
  const rest = missing.slice(0, shown.rows - lines.length).map((row) => `only in GoogleSQL: ${row.join(' | ')}`);
  return [
    `${google.rows.length} rows of GoogleSQL, ${other.rows.length} of ${otherName}; the first differences:`,
    ...lines,
    ...rest,
  ];
}

/** Rows of the first list that the second lacks, and the reverse; a row that is there twice has to be there twice. */
function unmatched(left, right) {
  const key = (row) => row.join('\u0000');
  const waiting = new Map();
  for (const row of left) waiting.set(key(row), [...(waiting.get(key(row)) ?? []), row]);
  const surplus = right.filter((row) => waiting.get(key(row))?.pop() === undefined);
  return [[...waiting.values()].flat(), surplus];
}

/** Index of the row that shares the most values. */
function closest(row, candidates) {
  const likeness = candidates.map((other) => other.filter((value, index) => value === row[index]).length);
  return likeness.indexOf(Math.max(0, ...likeness));
}

function described(google, other, columns, otherName) {
  const label = Math.max(
    0,
    columns.findIndex(({name}) => name === 'id'),
  );
  const unequal = columns.flatMap(({name}, index) =>
    google[index] === other[index] ? [] : [`${name}: GoogleSQL ${google[index]}, ${otherName} ${other[index]}`],
  );
  return `${columns[label].name} ${google[label]}: ${unequal.slice(0, shown.columns).join('; ')}`;
}

module.exports = {differences};
