import {transform} from '../../src/pipeline/transform';
import {oracle} from '../oracle/oracle';
import {randomRecords} from '../oracle/random-tenant';
import {differencesFrom} from './kpi-differences';
import {documented, whileLoaded} from './random-tenant-way';

/** A few in `npm test`; RANDOM_TENANTS asks for more. */
const tenants = Number(process.env['RANDOM_TENANTS'] ?? 6);
const asOf = '2026-03-11';
const timezones = ['America/Phoenix', 'America/New_York', 'Australia/Sydney', 'Europe/London'];

test.each(Array.from({length: tenants}, (_, index) => index + 1))(
  'random tenant %i has the KPIs of an independent calculation',
  async (seed) => {
    const records = documented(randomRecords(seed, 60, 120)) as ReturnType<typeof randomRecords>;
    const timezone = timezones[seed % timezones.length] as string;
    const differences = await whileLoaded(records, async (warehouse) => {
      await transform(warehouse, {asOf, vars: {timezone}});
      return differencesFrom(warehouse, oracle({records, asOf, timezone}));
    });
    expect(differences).toEqual([]);
  },
);
