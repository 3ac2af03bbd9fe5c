// Which columns of the raw tables the KPIs read, followed from the marts back to staging, and whether they are those that
// dataform/includes/streams.js lists.

const catalogue = require('../../dataform/includes/catalogue.js');
const {tablesIn} = require('./engine.cjs');
const {include} = require('./helpers.cjs');
const {actionsOf} = require('./project.cjs');

/** Tables that look at the loading, not at what was loaded. */
const aboutLoading = ['data_health', 'loaded_streams', 'missing_columns'];

/**
 * @param graph compiled for BigQuery, and its tables by `dataset.name`
 * @returns {Promise<readonly string[]>} differences between the list and what is read, for people
 */
async function unlistedColumns(engine, graph, tables) {
  const {vars} = graph.projectConfig;
  const {columnsRead, kpiStreams, snakeCase} = include('includes/streams.js', vars);
  const listed = new Set(columnsRead.map(({stream, column}) => `${stream}.${column}`));
  const staged = await stagingColumnsRead(engine, graph, tables);
  const read = new Set();
  for (const stream of catalogue.filter(({name}) => kpiStreams.includes(name))) {
    for (const column of staged.get(`${vars.stage_dataset}.${stream.staging}`) ?? [])
      for (const raw of rawColumns(stream, column, snakeCase)) read.add(`${stream.name}.${raw}`);
  }
  const forStaging = new Set(catalogue.flatMap((stream) => stagingNeeds(stream)));
  return [
    ...[...read].filter((column) => !listed.has(column)).map((column) => `${column} is read and not listed`),
    ...[...listed]
      .filter((column) => !read.has(column) && !forStaging.has(column))
      .map((column) => `${column} is listed and not read`),
  ];
}

/** Columns that are needed to choose among rows. */
const stagingNeeds = ({name, primaryKey, groupBy}) =>
  [...primaryKey, ...(groupBy === null ? [] : [groupBy, '_groupReadOn', 'id'])].map((column) => `${name}.${column}`);

/** By table of staging: the columns that marts and reference tables are made from. */
async function stagingColumnsRead(engine, {projectConfig, ...graph}, tables) {
  const {mart_dataset: mart, ref_dataset: ref, stage_dataset: stage} = projectConfig.vars;
  const streams = new Set(catalogue.map(({staging}) => `${stage}.${staging}`));
  const wanted = new Map();
  const want = (table, columns) => wanted.set(table, new Set([...(wanted.get(table) ?? []), ...columns]));
  for (const action of actionsOf({projectConfig, ...graph}).reverse()) {
    const [dataset, name] = action.name.split('.');
    const [{query} = {}] = action.statements;
    if (query === undefined || ['assertion', 'test'].includes(action.kind) || aboutLoading.includes(name)) continue;
    if ([mart, ref].includes(dataset))
      want(
        action.name,
        tables.get(action.name).columns.map((column) => column.name),
      );
    if (streams.has(action.name) || !wanted.has(action.name)) continue;
    const columns = [...wanted.get(action.name)].map((column) => `\`${column}\``).join(', ');
    const inputs = tablesIn(query).map((path) => tables.get(path));
    const found = await engine.columnsRead(`select ${columns} from (${query})`, inputs);
    for (const [table, read] of found) want(table, read);
  }
  return wanted;
}

/** The columns of a raw table that a column of its staging is made from. */
function rawColumns({columns, activeFalseMeans}, staged, snakeCase) {
  if (staged === 'is_deleted')
    return activeFalseMeans === 'deleted' && columns.some(({name}) => name === 'active') ? ['active'] : [];
  const is = (test) => columns.find((column) => test(snakeCase(column.name), column));
  const column =
    is((name) => name === staged) ??
    is((name, {type}) => type === 'TIMESTAMP' && `${name}_day` === staged) ??
    is((name, {type}) => type === 'JSON' && staged.startsWith(`${name}_`));
  return column === undefined ? [] : [column.name];
}

module.exports = {unlistedColumns};
