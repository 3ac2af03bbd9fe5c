import {randomUUID} from 'node:crypto';

import {openBigQuery} from '../../src/warehouse/bigquery';
import {warehouseContract} from './contract';

const emulator = process.env['BIGQUERY_EMULATOR_HOST'];
if (emulator === undefined) throw new Error('Run this through scripts/test-bigquery.sh: it needs an emulator.');

describe('BigQuery', () => {
  warehouseContract((clock) => {
    const own = randomUUID().slice(0, 8);
    const names = ['raw', 'stage', 'ref', 'mart', 'logs'] as const;
    const datasets = Object.fromEntries(names.map((name) => [name, `t${own}_${name}`])) as Record<
      (typeof names)[number],
      string
    >;
    return openBigQuery('test', {datasets, clock, emulator});
  });
});
