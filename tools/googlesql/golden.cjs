// The golden tenant: a simulated company with every awkward case, read by the real source, loaded by the real loader into a
// DuckDB file, and turned into staging and marts there.

const {mkdtempSync, rmSync} = require('node:fs');
const {tmpdir} = require('node:os');
const {join} = require('node:path');
const {startSimulator} = require('../../dist/simulator/http/server.js');
const {createTenant} = require('../../dist/simulator/tenant.js');
const {messages} = require('../../dist/src/airbyte/in-process.js');
const {selectStreams} = require('../../dist/src/catalogue.js');
const {parseConfig} = require('../../dist/src/config/config.js');
const {silent} = require('../../dist/src/log.js');
const {sync} = require('../../dist/src/runs/source-sync.js');
const {transform} = require('../../dist/src/transform/build.js');
const {openDuckDb} = require('../../dist/src/warehouse/duckdb/connection.js');
const {tableOf} = require('../../dist/src/warehouse/raw-table.js');

/** Three days after the clocks of this zone went forward. */
const goldenVars = {timezone: 'America/New_York', as_of: '2026-03-11'};
const now = new Date('2026-03-11T18:00:00Z');

/** Builds the tenant's warehouse and gives it to `use`. */
const withGoldenWarehouse = (use) =>
  withBuiltWarehouse(async (warehouse) => {
    await load(warehouse);
    await addVersions(warehouse);
    await addEnds(warehouse);
    await leaveOut(warehouse);
  }, use);

/** Builds the warehouse of a tenant who has loaded nothing, and gives it to `use`. */
const withEmptyWarehouse = (use) => withBuiltWarehouse(async () => {}, use);

async function withBuiltWarehouse(fill, use) {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  const warehouse = await openDuckDb(join(folder, 'golden.duckdb'));
  try {
    await fill(warehouse);
    const {as_of: asOf, timezone} = goldenVars;
    await transform(warehouse, {asOf, vars: {timezone}, includeTags: ['thorough']});
    return await use(warehouse);
  } finally {
    await warehouse.close();
    rmSync(folder, {recursive: true});
  }
}

async function load(warehouse) {
  const tenant = createTenant({seed: 1, size: 'tiny', now, timezone: goldenVars.timezone});
  // What changed in the last minutes is rightly left to a next run; here everything shall be due.
  tenant.clock.advance(20 * 60_000);
  const simulator = await startSimulator({tenant});
  try {
    const config = parseConfig({...simulator.config(), requests_per_second: 40});
    const {streams} = await sync({
      warehouse,
      streams: selectStreams(),
      mode: 'full',
      bounded: false,
      runId: 'golden',
      clock: Date.now,
      log: silent,
      read: (catalog, state) => messages({config, catalog, state}),
    });
    const failed = streams.filter(({status}) => status !== 'success');
    if (failed.length > 0) throw new Error(`The golden tenant was not read: ${JSON.stringify(failed)}`);
  } finally {
    await simulator.close();
  }
}

/** A record of each stream with the first moment of the calendar in all its dates, and one with the last. */
async function addEnds(warehouse) {
  const ends = [
    ['first', '0001-01-01 00:00:00+00'],
    ['last', '9999-12-31 23:59:59.999999+00'],
  ];
  for (const {name, columns, primaryKey} of selectStreams().map(tableOf)) {
    const table = `"${warehouse.datasets.raw}"."${name}"`;
    for (const [title, instant] of ends) {
      const values = columns.flatMap(({name: column, type}) => {
        if (primaryKey.includes(column))
          return [
            [column, type === 'STRING' ? `"${column}" || ' ${title}'` : `(SELECT max("${column}") + 1 FROM ${table})`],
          ];
        const isDate = ['TIMESTAMP', 'DATE'].includes(type) && column !== '_groupReadOn';
        return isDate ? [[column, `'${instant}'`]] : [];
      });
      const replaced = values.map(([column, value]) => `${value} AS "${column}"`).join(', ');
      await warehouse.execute(
        `INSERT INTO ${table} SELECT * REPLACE (${replaced}, '${title}' AS _airbyte_raw_id) FROM ${table}
         WHERE _airbyte_raw_id NOT IN ('first', 'last') LIMIT 1`,
      );
    }
  }
}

/** Columns that a user of Airbyte chose not to load: some that no KPI needs, one that some need. */
async function leaveOut(warehouse) {
  for (const [stream, column] of [
    ['customers', 'address'],
    ['locations', 'address'],
    ['jobs', 'summary'],
    ['technicians', 'team'],
    ['purchase_orders', 'tax'],
  ])
    await warehouse.execute(`ALTER TABLE "${warehouse.datasets.raw}"."raw_${stream}" DROP COLUMN "${column}"`);
}

/** Several versions of some rows, as a loader that only appends leaves them: choosing among them is the SQL's task. */
async function addVersions(warehouse) {
  const copy = (name, values, condition) => {
    const replaced = Object.entries(values).map(([column, value]) => `${value} AS "${column}"`);
    const table = `"${warehouse.datasets.raw}"."${name}"`;
    return warehouse.execute(
      `INSERT INTO ${table} SELECT * REPLACE (${replaced.join(', ')}) FROM ${table} WHERE ${condition}`,
    );
  };
  for (const {name, version, primaryKey, groupBy} of selectStreams().map(tableOf)) {
    if (version !== undefined && primaryKey.join() === 'id') {
      const versions = [
        ['older, loaded later', `"${version}" - INTERVAL 1 HOUR`, 1],
        ['the same, loaded again', `"${version}"`, 1],
        ['undated, loaded later', 'NULL', 1],
        ['undated, loaded before', 'NULL', -1],
      ];
      for (const [index, [rawId, cursor, hours]] of versions.entries()) {
        const loaded = `_airbyte_extracted_at + INTERVAL '${hours} hours'`;
        const values = {[version]: cursor, _airbyte_raw_id: `'${rawId}'`, _airbyte_extracted_at: loaded};
        await copy(name, values, `id % 9 = ${index} AND _airbyte_raw_id NOT LIKE '%loaded%'`);
      }
    }
    if (groupBy !== undefined) {
      await copy(name, {_key: `'earlier ' || _key`, _groupReadOn: `_groupReadOn - INTERVAL 1 HOUR`}, 'id IS NULL');
    }
  }
}

module.exports = {goldenVars, withEmptyWarehouse, withGoldenWarehouse};
