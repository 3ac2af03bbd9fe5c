// Same numbers on both engines. Exit code 0: whatever Google's engine could be asked holds; 1: something does not.

const {compile} = require('../../dist/src/transform/dataform/compile.js');
const {analyze, analyzeProject} = require('./analyze.cjs');
const {startEngine} = require('./engine.cjs');
const {bothEngines, clockColumns, compareAction, compareQuery, compareTest} = require('./evaluate.cjs');
const {exampleQueries} = require('./examples.cjs');
const {fiscalQueries} = require('./fiscal.cjs');
const {goldenVars, withEmptyWarehouse, withGoldenWarehouse} = require('./golden.cjs');
const {helperQueries} = require('./helpers.cjs');
const {unlistedColumns} = require('./columns.cjs');
const {actionsOf, keysOnly, rawTables} = require('./project.cjs');
const {zoneQueries} = require('./zones.cjs');

/** Settings and tables under which the SQL differs: whatever a user may run is analysed. */
const variants = [
  {title: 'as shipped', vars: {}},
  {title: 'raw tables filled by Airbyte', vars: {loader: 'airbyte'}},
  {title: 'every column left out in Airbyte that can be', vars: {loader: 'airbyte'}, tablesOf: keysOnly},
];

/** gRPC codes that tell of the engine's limits, not of the SQL. */
const limits = {8: 'more rows than the engine takes at once', 12: 'the engine cannot execute it'};

const say = (line) => process.stdout.write(`${line}\n`);
const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
const inDialects = (vars) => ['bigquery', 'duckdb'].map((dialect) => ({...vars, dialect}));

/** One line per check, with what is wrong below it. */
function report(checks, {kind, name, rows = 0, status, details = []}) {
  checks.push({name, status, details});
  say(`${status.padEnd(10)} ${kind.padEnd(12)} ${name.padEnd(72)} ${String(rows).padStart(6)}`);
  for (const detail of details) say(`           ${detail}`);
}

/** Runs a comparison; what the engine cannot do is skipped, anything else that it says is a failure. */
async function judged(compare) {
  try {
    const {rows, differences} = await compare();
    return {rows, status: differences.length === 0 ? 'equal' : 'different', details: differences};
  } catch (error) {
    const limit = limits[error.code];
    const [line] = error.message.split('\n');
    return {status: limit ? 'skipped' : 'failed', details: [limit ? `${limit}: ${line}` : line]};
  }
}

/** @returns what was analysed in the first variant: as shipped */
async function checkAnalysis(engine, checks) {
  const analysed = [];
  for (const {title, vars, tablesOf = rawTables} of variants) {
    const graph = await compile({...vars, dialect: 'bigquery'});
    const {tables, errors} = await analyzeProject(engine, graph, tablesOf(graph.projectConfig.vars));
    const actions = actionsOf(graph);
    const statements = actions.flatMap((action) => action.statements).length;
    say(
      `\nAnalysed by Google's engine, ${title}: ${statements} statements of ${actions.length} actions, ${errors.size} refused`,
    );
    for (const {name, kind, file} of actions) {
      if (!errors.has(name)) checks.push({name, status: 'valid'});
      else report(checks, {kind, name, status: 'refused', details: [`dataform/${file}`, errors.get(name)]});
    }
    analysed.push({graph, actions, tables, errors});
  }
  return analysed[0];
}

/** The lists of dataform/includes/streams.js, by which a missing column is told. */
async function checkColumns(engine, {graph, tables}, checks) {
  const faults = await unlistedColumns(engine, graph, tables);
  say(`\nColumns that KPIs read, as dataform/includes/streams.js lists them: ${faults.length} differences`);
  if (faults.length === 0) checks.push({name: 'columns that KPIs read', status: 'valid'});
  else report(checks, {kind: 'columns', name: 'columns that KPIs read', status: 'different', details: faults});
}

/** What the docs tell people to ask. */
async function checkExamples(engine, tables, checks) {
  const examples = exampleQueries();
  say(`\nExamples of docs/streams, analysed by Google's engine: ${examples.length}`);
  for (const {name, sql} of examples) {
    const refused = await analyze(engine, sql, tables).then(
      () => undefined,
      (error) => error.message,
    );
    if (refused === undefined) checks.push({name, status: 'valid'});
    else report(checks, {kind: 'example', name, status: 'refused', details: [refused]});
  }
}

/** Queries that are written in both dialects, by name. */
async function checkQueries(title, kind, engines, [queries, twins], checks) {
  say(`\n${title}, evaluated on both engines: cases`);
  for (const [name, query] of queries)
    report(checks, {kind, name, ...(await judged(() => compareQuery(engines, query, twins.get(name))))});
}

/** Actions that were refused are not evaluated: that was said before. */
async function checkRows(title, actions, errors, compare, checks) {
  say(`\n${title}: rows`);
  for (const action of actions.filter(({name}) => !errors.has(name))) {
    const {details, ...result} = await judged(() => compare(action));
    const place = ['different', 'failed'].includes(result.status) ? [`dataform/${action.file}`] : [];
    report(checks, {...action, ...result, details: [...place, ...details]});
  }
}

/** What was built in a warehouse, against what Google's engine makes of the same tables. */
async function checkBuilt(title, engines, [graph, twin], errors, checks) {
  const twins = new Map(actionsOf(twin).map((action) => [action.name, action]));
  const hasRows = ({kind, statements}) => kind !== 'test' && statements.some(({query}) => query !== undefined);
  const compare = (action) => compareAction(engines, action, twins.get(action.name));
  await checkRows(title, actionsOf(graph).filter(hasRows), errors, compare, checks);
}

function sum(checks, began) {
  const skipped = checks.filter(({status}) => status === 'skipped');
  const passed = checks.filter(({status}) => status === 'valid' || status === 'equal');
  const failed = checks.length - passed.length - skipped.length;
  say('\nNot compared:');
  for (const [table, columns] of Object.entries(clockColumns))
    say(`  ${table}.${columns.join(', ')}: the time of the run`);
  say('  statements other than queries (operations before and after a table): analysed, not executed');
  for (const {name, details} of skipped) say(`  ${name}: ${details.join(' ')}`);
  say(`\n${passed.length} passed, ${failed} failed, ${skipped.length} skipped (${seconds(began)})`);
  return failed;
}

/** Prints every check and sets the exit code. */
async function check() {
  // The engine is stopped when this process exits.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])
    process.once(signal, () => process.exit(code));
  const began = Date.now();
  const checks = [];
  const engine = await startEngine();
  try {
    const analysed = await checkAnalysis(engine, checks);
    const {actions, tables, errors} = analysed;
    await checkColumns(engine, analysed, checks);
    await checkExamples(engine, tables, checks);
    const [golden, twin] = await Promise.all(inDialects(goldenVars).map((vars) => compile(vars)));
    const isTest = ({kind}) => kind === 'test';
    const dialects = inDialects(golden.projectConfig.vars);
    await withGoldenWarehouse(async (warehouse) => {
      const engines = bothEngines(engine, warehouse, tables);
      await checkQueries('Helpers of dataform/includes/sql.js', 'helper', engines, dialects.map(helperQueries), checks);
      const onSunday = inDialects({...golden.projectConfig.vars, week_start: 'sunday'});
      const sundays = onSunday.map((vars) => new Map([['weekStart', helperQueries(vars).get('weekStart')]]));
      await checkQueries('Weeks that begin on Sunday', 'helper', engines, sundays, checks);
      await checkQueries(
        'Fiscal calendars of dataform/includes/fiscal.js',
        'fiscal',
        engines,
        dialects.map(fiscalQueries),
        checks,
      );
      await checkQueries('Zones of dataform/includes/zones.js', 'zones', engines, dialects.map(zoneQueries), checks);
      const compareTests = (action) => compareTest(engines, action);
      await checkRows("Unit tests, run by Google's engine", actions.filter(isTest), errors, compareTests, checks);
      await checkBuilt('Golden tenant, evaluated on both engines', engines, [golden, twin], errors, checks);
    });
    await withEmptyWarehouse(async (warehouse) => {
      const engines = bothEngines(engine, warehouse, tables);
      await checkBuilt('Tables without rows, evaluated on both engines', engines, [golden, twin], errors, checks);
    });
  } finally {
    await engine.stop();
  }
  const failed = sum(checks, began);
  process.exitCode = failed === 0 ? 0 : 1;
}

module.exports = {check};
