// Analysis: is every statement of a compiled project GoogleSQL, given what the actions before it make?

const {tablesIn} = require('./engine.cjs');
const {actionsOf, rawTables} = require('./project.cjs');

/**
 * Analyses a project in dependency order.
 * @param {readonly import('./engine.cjs').Table[]} [raw] the raw tables, if they are not as their loader makes them
 * @returns {Promise<{tables: ReadonlyMap<string, import('./engine.cjs').Table>, errors: ReadonlyMap<string, string>}>} tables
 *   by `dataset.name`; what Google's engine says against an action, by its name
 */
async function analyzeProject(engine, graph, raw = rawTables(graph.projectConfig.vars)) {
  const tables = new Map(raw.map((table) => [`${table.dataset}.${table.name}`, table]));
  const errors = new Map();
  for (const action of actionsOf(graph)) {
    try {
      for (const [index, {sql}] of action.statements.entries()) {
        const refused = tablesIn(sql).find((name) => errors.has(name));
        if (refused !== undefined) throw new Error(`it reads ${refused}, which was refused`);
        const columns = await analyze(engine, sql, tables);
        if (index === 0 && action.kind !== 'test') tables.set(action.name, {...placeOf(action.name), columns});
      }
    } catch (error) {
      errors.set(action.name, error.message);
    }
  }
  return {tables, errors};
}

/**
 * @returns columns of a statement's result
 * @throws Error with what Google's engine says against it, and the line that it means
 */
async function analyze(engine, sql, tables) {
  const known = tablesIn(sql).flatMap((name) => tables.get(name) ?? []);
  try {
    return await engine.analyze(sql, known);
  } catch (error) {
    throw new Error(`${error.message}${lineOf(sql, error.message)}`);
  }
}

/** The line of the statement that a message points to. */
function lineOf(sql, message) {
  const line = /\[at (\d+):\d+\]/.exec(message)?.[1];
  return line === undefined ? '' : `: ${sql.split('\n')[line - 1].trim().slice(0, 300)}`;
}

function placeOf(path) {
  const [dataset, name] = path.split('.');
  return {dataset, name};
}

module.exports = {analyze, analyzeProject};
