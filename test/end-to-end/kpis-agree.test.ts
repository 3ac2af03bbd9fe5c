import {transform} from '../../src/pipeline/transform';
import {diffRows} from '../oracle/compare';
import {oracle} from '../oracle/oracle';
import {openWholeWay, type WholeWay} from './whole-way';

/** Marts and their keys. */
const marts: Readonly<Record<string, readonly string[]>> = {
  kpi_weekly_by_bu: ['week_start', 'bu_rollup'],
  kpi_daily_by_bu: ['kpi_date', 'bu_rollup'],
  kpi_weekly_yoy: ['week_start', 'bu_rollup'],
  kpi_flash: ['bu_rollup', 'span'],
  job_costing: ['job_id'],
  sales_opportunities: ['job_id'],
  estimate_funnel: ['week_start', 'bu_rollup'],
  technician_scorecard: ['week_start', 'technician_id'],
  campaign_roi: ['month_start', 'campaign_id'],
  ar_aging: ['snapshot_date', 'bu_rollup', 'bucket'],
  ar_by_customer: ['customer_id'],
  ar_snapshot_daily: ['snapshot_date', 'bu_rollup'],
  collections_daily: ['kpi_date', 'bu_rollup'],
  future_bookings: ['job_id'],
  revenue_by_month: ['month_start', 'bu_rollup'],
  call_booking: ['week_start', 'campaign_id'],
  membership_health: ['month_start', 'membership_type_id'],
};

const timezones = ['America/Phoenix', 'America/New_York', 'Australia/Sydney'];

/** Differences between the marts in the warehouse and the recomputation from the tenant's own records. */
async function differences(way: WholeWay, asOf: string, timezone: string, only?: readonly string[]): Promise<string[]> {
  await transform(way.warehouse, {asOf, vars: {timezone}});
  const all = way.records();
  const records = only === undefined ? all : Object.fromEntries(only.map((stream) => [stream, all[stream] ?? []]));
  const expected = oracle({records, asOf, timezone}) as unknown as Record<string, Parameters<typeof diffRows>[0]>;
  expect(expected['kpi_weekly_by_bu']?.length).toBeGreaterThan(0);
  const found: string[] = [];
  for (const [mart, key] of Object.entries(marts)) {
    const actual = await way.rows(`SELECT * FROM st_mart_v2.${mart}`);
    const wanted = expected[mart] ?? [];
    found.push(...diffRows(wanted, actual, [...key]).map((line) => `${mart}: ${line}`));
  }
  return found;
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

  test.each(timezones)('has the KPIs of an independent calculation in %s, to the cent', async (timezone) => {
    expect(await differences(way, now.slice(0, 10), timezone)).toEqual([]);
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
    expect(await differences(way, '2026-05-06', 'America/Phoenix')).toEqual([]);
  } finally {
    await way.close();
  }
});

test('a tenant that loads only the eight core streams has KPIs too', async () => {
  const core = ['jobs', 'invoices', 'estimates', 'payments', 'payroll', 'customers', 'locations', 'campaigns'];
  const way = await openWholeWay(5, 'tiny', '2026-05-06T12:00:00Z');
  try {
    await way.sync(['core']);
    expect(await differences(way, '2026-05-06', 'America/Phoenix', core)).toEqual([]);
  } finally {
    await way.close();
  }
});
