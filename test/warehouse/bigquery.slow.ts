import {bigQueryWarehouse, ensureBooks} from '../../src/warehouse/bigquery/adapter';
import {openSession} from '../../src/warehouse/bigquery/connection';
import {defaultDatasets} from '../../src/warehouse/warehouse';
import {type Emulator, playingAlterTable, startEmulator} from './bigquery-emulator';
import {warehouseContract} from './contract';

describe('BigQuery', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.stop());

  warehouseContract(async (clock) => {
    const ddl = {projectId: 'test', datasets: defaultDatasets, location: 'US', labels: {}};
    const session = playingAlterTable(openSession('test', {emulator: emulator.url}));
    await ensureBooks(session, ddl);
    return bigQueryWarehouse({session, ddl, clock});
  });
});
