import {readTenant} from './facts/tenant';
import {arAging} from './marts/ar-aging';
import {arByCustomer} from './marts/ar-by-customer';
import {arSnapshotDaily} from './marts/ar-snapshot-daily';
import {callBooking} from './marts/call-booking';
import {campaignRoi} from './marts/campaign-roi';
import {collectionsDaily} from './marts/collections-daily';
import {estimateFunnel} from './marts/estimate-funnel';
import {futureBookingRows} from './marts/future-bookings';
import {gridOf} from './marts/grid';
import {jobCosting} from './marts/job-costing';
import {kpiDaily} from './marts/kpi-daily';
import {kpiFlash} from './marts/kpi-flash';
import {kpiWeekly} from './marts/kpi-weekly';
import {kpiWeeklyYoy} from './marts/kpi-yoy';
import {membershipHealth} from './marts/membership-health';
import {revenueByMonth} from './marts/revenue-by-month';
import {salesOpportunities} from './marts/sales-opportunities';
import {technicianScorecard} from './marts/technician-scorecard';
import {nullWhereUnknown} from './marts/unknown';
import {metricEvents} from './metrics/event';
import {productionJobs} from './metrics/production';
import type {OracleInput, Row} from './types';

/** The KPI marts of a tenant by table name, recomputed from its API records without any SQL. Rows come in no particular order. */
export function oracle(input: OracleInput) {
  const tenant = readTenant(input);
  const production = productionJobs(tenant);
  const grid = gridOf(tenant, metricEvents(tenant, production));
  const marts = {
    kpi_daily_by_bu: kpiDaily(tenant, grid),
    kpi_weekly_by_bu: kpiWeekly(tenant, grid),
    kpi_weekly_yoy: kpiWeeklyYoy(tenant, grid),
    kpi_flash: kpiFlash(tenant, grid),
    job_costing: jobCosting(production),
    sales_opportunities: salesOpportunities(tenant),
    estimate_funnel: estimateFunnel(tenant),
    technician_scorecard: technicianScorecard(tenant),
    campaign_roi: campaignRoi(tenant, production),
    ar_aging: arAging(tenant, grid),
    ar_by_customer: arByCustomer(tenant),
    ar_snapshot_daily: arSnapshotDaily(tenant, grid),
    collections_daily: collectionsDaily(tenant),
    future_bookings: futureBookingRows(tenant),
    revenue_by_month: revenueByMonth(tenant),
    call_booking: callBooking(tenant),
    membership_health: membershipHealth(tenant),
  } satisfies Record<string, Row[]>;
  return nullWhereUnknown(marts, (stream) => input.records[stream] !== undefined);
}
