// Google's SQL engine: a local service that analyses GoogleSQL and evaluates queries over rows that come with the request.

const {spawn} = require('node:child_process');
const {createServer} = require('node:net');
const {dirname, join} = require('node:path');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');
const {fromWire, toWire} = require('./values.cjs');

const folder = join(dirname(require.resolve('@fivetrandevelopers/zetasql/package.json')), 'lib', 'zetasql');
const host = '127.0.0.1';
const startMs = 20_000;
const stopMs = 5_000;
const callMs = 120_000;

/** Types that the engine calls otherwise than BigQuery. */
const kinds = {FLOAT64: 'DOUBLE'};
const types = {DOUBLE: 'FLOAT64'};

/**
 * @typedef {{name: string, type: string}} Column
 * @typedef {{dataset: string, name: string, columns: readonly Column[]}} Table
 * @typedef {Table & {rows: readonly object[]}} FilledTable
 */

/** Starts the service in a process of its own, on a free port of the loopback interface. */
async function startEngine() {
  const port = await freePort();
  const child = spawn(join(folder, binary()), [host, String(port)], {stdio: ['ignore', 'ignore', 'pipe']});
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint = `${complaint}${chunk}`.slice(-2000)));
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}. ${complaint}`));
  });
  const client = newClient(port);
  const ready = new Promise((resolve, reject) => {
    client.waitForReady(Date.now() + startMs, (error) => (error ? reject(error) : resolve()));
    void ended.then((reason) => reject(new Error(`GoogleSQL does not run here (${binary()}): ${reason}`)));
  });

  async function stop() {
    client.close();
    child.kill('SIGTERM');
    const timer = setTimeout(killNow, stopMs);
    await ended;
    clearTimeout(timer);
    process.removeListener('exit', killNow);
  }

  try {
    await ready;
    return {...(await queries(client)), stop};
  } catch (error) {
    await stop();
    throw error;
  }
}

function binary() {
  return `remote_server${process.arch.startsWith('arm') ? '_arm' : ''}${process.platform === 'darwin' ? '' : '.so'}`;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

function newClient(port) {
  const definition = protoLoader.loadSync('local_service.proto', {
    includeDirs: [join(folder, 'protos')],
    keepCase: true,
    longs: String,
    enums: String,
    oneofs: true,
  });
  const {ZetaSqlLocalService} = grpc.loadPackageDefinition(definition).zetasql.local_service;
  return new ZetaSqlLocalService(`${host}:${port}`, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  });
}

async function queries(client) {
  const call = (method, request) =>
    new Promise((resolve, reject) => {
      client[method](request, {deadline: Date.now() + callMs}, (error, answer) => {
        if (error) reject(Object.assign(new Error(error.details), {code: error.code}));
        else resolve(answer);
      });
    });
  const language = await bigQueryLanguage(call);
  const request = (catalog, options) => ({
    simple_catalog: {name: 'catalog', builtin_function_options: {language_options: language}, ...catalog},
    options: {
      ...{language_options: language, default_timezone: 'UTC', error_message_mode: 'ERROR_MESSAGE_ONE_LINE'},
      ...options,
    },
    descriptor_pool_list: {definitions: [{builtin: {}}]},
  });

  /**
   * Checks a statement: names, types, grouping. Tables are found as in BigQuery, dataset by dataset.
   * @param {string} statement a query, DML, or `create table|view … as`
   * @param {readonly Table[]} tables
   * @returns {Promise<readonly Column[]>} the columns of its result; none of DML
   */
  async function analyze(statement, tables) {
    const node = statementNode(await resolved(statement, tables));
    const columns = node.output_column_list ?? node.parent?.output_column_list ?? [];
    return columns.map(({name, column}) => ({name, type: typeName(column.type)}));
  }

  /**
   * Which columns of its tables a query needs for its result, as far as the engine can tell: it keeps what a subquery computes.
   * @param {string} query @param {readonly Table[]} tables
   * @returns {Promise<ReadonlyMap<string, ReadonlySet<string>>>} names of columns by `dataset.table`
   */
  async function columnsRead(query, tables) {
    const found = new Map(tables.map(({dataset, name}) => [`${dataset}.${name}`, new Set()]));
    for (const {table, parent} of tableScans(await resolved(query, tables, {prune_unused_columns: true}))) {
      const {dataset} = tables.find(({name}) => name === table.name);
      for (const {name} of parent.column_list) found.get(`${dataset}.${table.name}`).add(name);
    }
    return found;
  }

  /** The engine's tree of a statement. */
  async function resolved(statement, tables, options) {
    const catalog = [...new Set(tables.map(({dataset}) => dataset))].map((dataset) => ({
      name: dataset,
      table: tables.filter((table) => table.dataset === dataset).map((table) => tableProto(table, table.name)),
    }));
    const {resolved_statement: tree} = await call('Analyze', {
      // What follows the dataset is one name, that of a view of the system too.
      sql_statement: statement.replace(tableName, (_, path) => `\`${path.replace('.', '\`.\`')}\``),
      ...request({catalog}, options),
    });
    return tree;
  }

  /**
   * Evaluates a query over rows. The engine takes rows of top-level tables only, so here a table is called `dataset.table`.
   * @param {string} query
   * @param {readonly FilledTable[]} tables
   * @returns {Promise<{columns: readonly Column[], rows: readonly object[]}>}
   */
  async function evaluate(query, tables) {
    const qualified = ({dataset, name}) => `${dataset}.${name}`;
    const {content, prepared} = await call('EvaluateQuery', {
      sql: query,
      ...request({table: tables.map((table) => tableProto(table, qualified(table)))}),
      table_content: Object.fromEntries(
        tables.map((table) => [
          qualified(table),
          {table_data: {row: table.rows.map((row) => toWire(row, table.columns))}},
        ]),
      ),
    });
    const columns = prepared.columns.map(({name, type}) => ({name, type: typeName(type)}));
    return {columns, rows: (content.table_data.row ?? []).map((row) => fromWire(row, columns))};
  }

  return {analyze, columnsRead, evaluate};
}

/** A table in compiled SQL: `` `dataset.table` ``. Text literals escape their backticks. */
const tableName = /(?<!\\)`([\w-]+(?:\.[\w-]+)+)`/g;

/** Names of the tables that a statement reads or writes: `dataset.table`. */
const tablesIn = (sql) => [...new Set([...sql.matchAll(tableName)].map(([, path]) => path))];

const tableProto = (table, name) => ({
  name,
  column: table.columns.map(({name: column, type}) => ({
    name: column,
    type: {type_kind: `TYPE_${kinds[type] ?? type}`},
  })),
});

function typeName({type_kind: kind}) {
  const name = kind.replace('TYPE_', '');
  return types[name] ?? name;
}

/** The wire wraps a statement in one message per base class; `node` names the inner one. */
const statementNode = (message) => (typeof message.node === 'string' ? statementNode(message[message.node]) : message);

/** Every reading of a table in a tree. */
function tableScans(tree) {
  if (tree === null || typeof tree !== 'object') return [];
  const below = Object.values(tree).flatMap(tableScans);
  return tree.table?.name !== undefined && tree.parent?.column_list !== undefined ? [tree, ...below] : below;
}

/** Later features that BigQuery has: set operations by name (generally available since February 3, 2025). */
const laterFeatures = ['FEATURE_V_1_4_CORRESPONDING', 'FEATURE_V_1_4_SET_OPERATION_COLUMN_PROPAGATION_MODE'];

/** What of GoogleSQL BigQuery has for sure; timestamps are of microseconds. */
async function bigQueryLanguage(call) {
  const all = await call('GetLanguageOptions', {maximum_features: true});
  return {
    product_mode: 'PRODUCT_EXTERNAL',
    enabled_language_features: [
      ...all.enabled_language_features.filter(
        (feature) => !/^FEATURE_V_1_4_|TIMESTAMP_NANOS|EXPERIMENTAL|WITH_GROUP_ROWS/.test(feature),
      ),
      ...laterFeatures,
    ],
    supported_statement_kinds: [
      'QUERY',
      'ALTER_TABLE',
      'CREATE_TABLE_AS_SELECT',
      'CREATE_VIEW',
      'DELETE',
      'INSERT',
      'MERGE',
      'UPDATE',
    ].map((kind) => `RESOLVED_${kind}_STMT`),
  };
}

module.exports = {startEngine, tablesIn};
