import {runUnitTests} from '../../src/dataform/unit-tests';
import {withWarehouse} from './tenant';

it('passes every unit test of the Dataform project', async () => {
  const results = await withWarehouse((warehouse) => runUnitTests(warehouse));
  expect(results.filter((result) => result.difference !== undefined)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(8);
});
