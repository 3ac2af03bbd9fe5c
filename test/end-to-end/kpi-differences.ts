import type {SqlRunner} from '../../src/warehouse/warehouse';
import {diffRows} from '../oracle/compare';
import type {oracle} from '../oracle/oracle';

/** Marts and their keys. */
const marts: Readonly<Record<keyof ReturnType<typeof oracle>, readonly string[]>> = {
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

/** Where the marts of a warehouse differ from the independent calculation, one readable line each. */
export async function differencesFrom(warehouse: SqlRunner, expected: ReturnType<typeof oracle>): Promise<string[]> {
  const found: string[] = [];
  for (const [mart, key] of Object.entries(marts) as [keyof typeof marts, readonly string[]][]) {
    const actual = await warehouse.query(`SELECT * FROM st_mart_v2.${mart}`);
    found.push(...diffRows(expected[mart], actual, key).map((line) => `${mart}: ${line}`));
  }
  return found;
}
