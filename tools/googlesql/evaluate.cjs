// Evaluation: does Google's engine make the same rows as DuckDB? Each query gets the rows that DuckDB has of the tables it
// reads, so that one difference stays one.

const {withDuckDbNames} = require('../../dist/src/transform/duckdb-sql.js');
const {differences} = require('./compare.cjs');
const {tablesIn} = require('./engine.cjs');

/** Columns that tell the time of the run: never equal on two engines. */
const clockColumns = {'st_ref_v2.run_context': ['run_at', 'today']};

const duckDbTypes = {
  BIGINT: 'INT64',
  BOOLEAN: 'BOOL',
  'DECIMAL(38,9)': 'NUMERIC',
  DOUBLE: 'FLOAT64',
  'TIMESTAMP WITH TIME ZONE': 'TIMESTAMP',
  VARCHAR: 'STRING',
};

/**
 * @typedef {{columns: readonly import('./engine.cjs').Column[], rows: readonly object[]}} Result
 * @typedef {{rows: number, differences: readonly string[]}} Outcome
 */

/** Runs queries on both engines; the rows of tables are those of the warehouse. */
function bothEngines(engine, warehouse, tables) {
  const filled = new Map();

  /** A table with the columns that it has: raw tables may lack some. */
  async function fill(path) {
    const {dataset, name, columns} = tables.get(path);
    const kept = `information_schema.columns WHERE table_schema = '${dataset}'`;
    if (name === 'INFORMATION_SCHEMA.COLUMNS')
      return {dataset, name, columns, rows: await warehouse.query(`SELECT table_name, column_name FROM ${kept}`)};
    const found = await warehouse.query(`SELECT column_name FROM ${kept} AND table_name = '${name}'`);
    const names = new Set(found.map(({column_name: column}) => column));
    const present = columns.filter((column) => names.has(column.name));
    const list = present.map((column) => `"${column.name}"`).join(', ');
    const rows = await warehouse.query(`SELECT ${list} FROM "${dataset}"."${name}"`);
    return {dataset, name, columns: present, rows};
  }

  /** @returns {Promise<Result>} */
  async function onGoogle(query) {
    for (const path of tablesIn(query)) if (!filled.has(path)) filled.set(path, await fill(path));
    return engine.evaluate(
      query,
      tablesIn(query).map((path) => filled.get(path)),
    );
  }

  /** @returns {Promise<Result>} */
  async function onDuckDb(query) {
    const sql = withDuckDbNames(query);
    const described = await warehouse.query(`DESCRIBE ${sql}`);
    return {
      columns: described.map(({column_name: name, column_type: type}) => ({name, type: duckDbTypes[type] ?? type})),
      rows: await warehouse.query(sql),
    };
  }

  return {onGoogle, onDuckDb};
}

const without = ({columns, rows}, hidden) => ({columns: columns.filter(({name}) => !hidden.includes(name)), rows});

/** The rows of a stored table have types to keep; those of a bare query are looked at and gone. */
const withTypesOf = ({columns, rows}, other) => ({
  columns: columns.map(({name, type}, index) => ({name, type: other.columns[index]?.type ?? type})),
  rows,
});

/**
 * What Google's engine makes of an action, compared: a table with the one in DuckDB, any other query, and that of a table
 * that an operation changes, with what DuckDB makes of its own version.
 * @param {import('./project.cjs').Action} action compiled for BigQuery
 * @param {import('./project.cjs').Action} twin compiled for DuckDB
 * @returns {Promise<Outcome>} with the rows of the first query
 */
async function compareAction({onGoogle, onDuckDb}, action, twin) {
  const outcomes = [];
  for (const [index, {query}] of action.statements.entries()) {
    if (query === undefined) continue;
    const isStored = index === 0 && action.kind !== 'assertion' && !action.isChangedLater;
    const google = await onGoogle(query);
    const duckDb = await onDuckDb(isStored ? `select * from \`${action.name}\`` : twin.statements[index].query);
    const hidden = clockColumns[action.name] ?? [];
    const other = isStored ? duckDb : withTypesOf(duckDb, google);
    outcomes.push(outcome(google, differences(without(google, hidden), without(other, hidden), 'DuckDB')));
  }
  return {rows: outcomes[0]?.rows ?? 0, differences: outcomes.flatMap((one) => one.differences)};
}

/** Runs a unit test, which brings its rows and those that it expects, on Google's engine. @returns {Promise<Outcome>} */
async function compareTest({onGoogle}, {statements: [actual, expected]}) {
  const google = await onGoogle(actual.query);
  return outcome(google, differences(google, withTypesOf(await onGoogle(expected.query), google), 'the test'));
}

/** Compares one query that is written in both dialects, types included. @returns {Promise<Outcome>} */
async function compareQuery({onGoogle, onDuckDb}, query, twin) {
  const google = await onGoogle(query);
  return outcome(google, differences(google, await onDuckDb(twin), 'DuckDB'));
}

const outcome = (result, found) => ({rows: result.rows.length, differences: found});

module.exports = {bothEngines, clockColumns, compareAction, compareQuery, compareTest};
