import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {compile, dataformProject} from '../../src/transform/dataform/compile';
import {runUnitTests} from '../../src/transform/unit-tests';
import {withWarehouse} from './tenant';

// Dataform has no unit tests of incremental tables, and the dictionary is a list of constants.
const untested = ['ar_snapshot_daily', 'kpi_dictionary'];

it('has a unit test for every mart', async () => {
  const graph = await compile({dialect: 'duckdb'});
  const tested = readdirSync(join(dataformProject(), 'definitions', 'tests')).map(
    (file) =>
      /name: ["'](\w+)["']/.exec(readFileSync(join(dataformProject(), 'definitions', 'tests', file), 'utf8'))?.[1],
  );
  const marts = (graph.tables ?? []).filter((table) => table.target.schema === 'st_mart_v2');
  expect(marts.map(({target}) => target.name).filter((name) => !tested.includes(name))).toEqual(untested);
});

it('passes every unit test of the Dataform project', async () => {
  const results = await withWarehouse((warehouse) => runUnitTests(warehouse));
  expect(results.filter((result) => result.difference !== undefined)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(29);
});
