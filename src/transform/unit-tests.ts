import type {Row, SqlRunner} from '../warehouse/warehouse';
import {compile, type Vars} from './dataform/compile';
import {withDuckDbNames} from './duckdb-sql';

export interface UnitTestResult {
  readonly name: string;
  /** What differs, for a person; absent when the test passed. */
  readonly difference?: string;
}

/** Runs the unit tests of the Dataform project on an embedded warehouse; they bring their own rows and touch no table. */
export async function runUnitTests(warehouse: SqlRunner, vars: Vars = {}): Promise<readonly UnitTestResult[]> {
  const graph = await compile({...vars, dialect: 'duckdb'});
  const results: UnitTestResult[] = [];
  for (const test of graph.tests ?? []) {
    const actual = lines(await warehouse.query(withDuckDbNames(test.testQuery)));
    const expected = lines(await warehouse.query(withDuckDbNames(test.expectedOutputQuery)));
    const missing = expected.filter((line) => !actual.includes(line)).map((line) => `expected ${line}`);
    const surplus = actual.filter((line) => !expected.includes(line)).map((line) => `got ${line}`);
    const difference = [...missing, ...surplus].join('\n');
    const isEqual = difference === '' && actual.length === expected.length;
    results.push(isEqual ? {name: test.name} : {name: test.name, difference: difference || 'a row is there twice'});
  }
  return results;
}

/** Rows as texts, for comparison without order: 1 and '1' are the same number. */
function lines(rows: readonly Row[]): readonly string[] {
  return rows.map((row) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'number' ? value.toString() : value)),
  );
}
