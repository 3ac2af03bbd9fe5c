import {transform} from '../../src/transform/build';
import {oracle} from '../oracle/oracle';
import type {OracleInput} from '../oracle/types';
import {differencesFrom} from './kpi-differences';
import {openWholeWay, type WholeWay} from './whole-way';

const companies = [
  {timezone: 'America/Phoenix'},
  {timezone: 'America/New_York', weekStart: 'sunday', fiscalYearStart: 2, fiscalCalendar: '454'},
  {timezone: 'Australia/Sydney', fiscalYearStart: 7},
] as const;

type Company = Omit<OracleInput, 'records' | 'asOf'>;

/** Differences between the marts in the warehouse and the recomputation from the tenant's own records. */
async function differences(way: WholeWay, asOf: string, company: Company, only?: readonly string[]): Promise<string[]> {
  const {timezone, weekStart = 'monday', fiscalYearStart = 1, fiscalCalendar = 'months'} = company;
  const weeks = {week_start: weekStart, fiscal_year_start: String(fiscalYearStart), fiscal_calendar: fiscalCalendar};
  await transform(way.warehouse, {asOf, vars: {timezone, ...weeks}});
  const all = way.records();
  const records = only === undefined ? all : Object.fromEntries(only.map((stream) => [stream, all[stream] ?? []]));
  const expected = oracle({records, asOf, ...company});
  expect(expected.kpi_weekly_by_bu.length).toBeGreaterThan(0);
  return differencesFrom(way.warehouse, expected);
}

describe.each([
  {seed: 1, size: 'tiny', now: '2026-03-11T18:00:00Z'},
  {seed: 2, size: 'tiny', now: '2024-03-01T05:30:00Z'},
  {seed: 3, size: 'tiny', now: '2025-12-31T23:50:00Z'},
  {seed: 7, size: 'small', now: '2026-11-02T08:00:00Z'},
] as const)('a $size tenant of seed $seed', ({seed, size, now}) => {
  let way: WholeWay;
  beforeAll(async () => {
    way = await openWholeWay(seed, size, now);
    const {streams} = await way.sync();
    expect(streams.filter(({status}) => status !== 'success')).toEqual([]);
  });
  afterAll(() => way.close());

  test.each(companies)('has the KPIs of an independent calculation as %j, to the cent', async (company) => {
    expect(await differences(way, now.slice(0, 10), company)).toEqual([]);
  });
});

test('after edits, deletions and late commits the marts follow', async () => {
  const way = await openWholeWay(11, 'tiny', '2026-05-06T12:00:00Z');
  try {
    await way.sync();
    const jobs = way.tenant.records('jobs').map(({id}) => id as number);
    const estimates = way.tenant.records('estimates');
    way.tenant.clock.advance(3_600_000);
    way.tenant.remove('jobs', jobs[3] as number);
    way.tenant.edit('jobs', jobs[5] as number, {jobStatus: 'Canceled'});
    way.tenant.edit('estimates', estimates[2]?.['id'] as number, {
      status: {value: 1, name: 'Sold'},
      soldOn: '2026-05-06T06:59:00.0000000Z',
    });
    way.tenant.edit('payroll', (row) => row['id'] === null, {amount: 777.77});
    way.tenant.clock.advance(3_600_000);
    const {streams} = await way.sync();
    expect(streams.filter(({status}) => status !== 'success')).toEqual([]);
    expect(await differences(way, '2026-05-06', {timezone: 'America/Phoenix'})).toEqual([]);
  } finally {
    await way.close();
  }
});

test('a tenant that loads only the eight core streams has KPIs too', async () => {
  const core = ['jobs', 'invoices', 'estimates', 'payments', 'payroll', 'customers', 'locations', 'campaigns'];
  const way = await openWholeWay(5, 'tiny', '2026-05-06T12:00:00Z');
  try {
    await way.sync(['core']);
    expect(await differences(way, '2026-05-06', {timezone: 'America/Phoenix'}, core)).toEqual([]);
  } finally {
    await way.close();
  }
});
