// What there is to check in the compiled project: statements in dependency order, and the columns of the raw tables.

const catalogue = require('../../dataform/includes/catalogue.js');
const {inDependencyOrder} = require('../../dist/src/transform/dataform/graph.js');
const {books} = require('../../dist/src/warehouse/book-tables.js');
const {metadataColumns} = require('../../dist/src/warehouse/raw-table.js');

/**
 * @typedef {object} Action
 * @property {string} name `dataset.name`; of a unit test just its name
 * @property {'table' | 'view' | 'incremental' | 'assertion' | 'operation' | 'test'} kind
 * @property {string} file below `dataform/`
 * @property {readonly Statement[]} statements the first one makes the action's columns
 * @property {boolean} [isChangedLater] an operation changes the rows that its query makes
 *
 * @typedef {object} Statement
 * @property {string} sql as BigQuery runs it
 * @property {string} [query] the bare query in it, which can be evaluated; absent of anything else
 */

/** Raw tables as their loader makes them: ours adds columns to Airbyte's, and keeps books. */
function rawTables({raw_dataset: dataset, raw_prefix: prefix, logs_dataset: logs, loader}) {
  const metadata = metadataColumns.filter(({name}) => loader === 'st_elt' || name.startsWith('_airbyte_'));
  const raw = catalogue.map((stream) => ({
    dataset,
    name: `${prefix}${stream.name}`,
    columns: [...stream.columns, ...metadata].map(({name, type}) => ({name, type})),
  }));
  const columns = ['table_name', 'column_name'].map((name) => ({name, type: 'STRING'}));
  raw.push({dataset, name: 'INFORMATION_SCHEMA.COLUMNS', columns});
  if (loader !== 'st_elt') return raw;
  const kept = ['sync_state', 'ingestion_logs'].map((name) => ({dataset: logs, name, columns: books[name]}));
  return [...raw, ...kept];
}

/** Raw tables of which Airbyte's user chose as little as it lets him: the keys of the streams, and cursors. */
function keysOnly(vars) {
  const kept = new Map(
    catalogue.map(({name, primaryKey, cursor}) => [`${vars.raw_prefix}${name}`, [...primaryKey, cursor]]),
  );
  return rawTables(vars).map((table) => ({
    ...table,
    columns: table.columns.filter(
      ({name}) => name.startsWith('_airbyte_') || !kept.has(table.name) || kept.get(table.name).includes(name),
    ),
  }));
}

/**
 * Every enabled action after all that it depends on, then the operations, which name tables that are made after them in the
 * first build, then the unit tests.
 * @returns {readonly Action[]}
 */
function actionsOf(graph) {
  const actions = inDependencyOrder(graph).map(actionOf);
  const isOperation = ({kind}) => kind === 'operation';
  const operations = actions.filter(isOperation);
  const changed = new Set(operations.flatMap(({statements}) => statements.flatMap(({sql}) => changedBy(sql))));
  const others = actions
    .filter((action) => !isOperation(action))
    .map((action) => ({...action, isChangedLater: changed.has(action.name)}));
  return [...others, ...operations, ...(graph.tests ?? []).map(testOf)];
}

/** Tables whose rows a statement changes. */
const changedBy = (sql) =>
  [...sql.matchAll(/\b(?:delete\s+from|insert\s+into)\s+`(?:[^`.]+\.)?([^`.]+\.[^`.]+)`/gi)].map(([, name]) => name);

function actionOf({kind, action}) {
  const {schema, name} = action.target;
  const common = {name: `${schema}.${name}`, file: action.fileName};
  if (kind === 'operation') return {...common, kind, statements: action.queries.map((sql) => ({sql}))};
  const query = bare(action.query);
  // Dataform keeps an assertion as a view of the rows that break it.
  const made = {
    sql: `${creation(kind === 'assertion' ? 'view' : action.type, action)} ${query}`,
    query,
  };
  if (kind === 'assertion') return {...common, kind, statements: [made]};
  const increment = action.incrementalQuery && bare(action.incrementalQuery);
  const others = ['preOps', 'postOps', 'incrementalPreOps', 'incrementalPostOps'].flatMap((list) => action[list] ?? []);
  return {
    ...common,
    kind: action.type,
    statements: [
      made,
      ...(increment ? [{sql: increment, query: increment}] : []),
      ...others.filter((sql) => sql.trim() !== '').map((sql) => ({sql: bare(sql)})),
    ],
  };
}

function testOf({name, fileName, testQuery, expectedOutputQuery}) {
  const [result, expected] = [bare(testQuery), bare(expectedOutputQuery)];
  return {
    name,
    kind: 'test',
    file: fileName,
    statements: [
      {sql: result, query: result},
      {sql: expected, query: expected},
    ],
  };
}

/** The words before the query, as the Dataform CLI writes them. */
function creation(type, {target, bigquery: {partitionBy, clusterBy = []} = {}}) {
  return [
    `create or replace ${type === 'view' ? 'view' : 'table'} \`${target.schema}.${target.name}\``,
    ...(partitionBy ? [`partition by ${partitionBy}`] : []),
    ...(clusterBy.length > 0 ? [`cluster by ${clusterBy.join(', ')}`] : []),
    'as',
  ].join(' ');
}

const bare = (sql) => sql.trim().replace(/;\s*$/, '');

module.exports = {actionsOf, keysOnly, rawTables};
