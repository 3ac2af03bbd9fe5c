import type {SqlRunner} from '../../warehouse/warehouse';
import type {ReportData} from '../data';
import {shownName} from '../page/html';
import {number, sumsOf} from './mart-rows';

/** Technicians of the weeks between two, both included, each by its first day; the one with most revenue first. */
export async function technicians(
  warehouse: SqlRunner,
  mart: string,
  from: string,
  to: string,
): Promise<ReportData['technicians']> {
  const names = ['completed_jobs', 'completed_revenue', 'sold_estimates', 'total_sales', 'closed_opportunities'];
  const all = [...names, 'opportunities', 'hours_paid', 'recalls_caused'];
  const rows = await warehouse.query(
    `SELECT technician_id, MAX(technician_name) AS name, ${sumsOf(all)}
     FROM ${mart}.technician_scorecard WHERE week_start BETWEEN DATE '${from}' AND DATE '${to}'
     GROUP BY technician_id ORDER BY SUM(completed_revenue) DESC, SUM(total_sales) DESC, technician_id`,
  );
  return rows.map((row) => ({
    name: shownName(row.name) || `Technician ${shownName(row.technician_id)}`,
    completedJobs: number(row, 'completed_jobs'),
    revenue: number(row, 'completed_revenue'),
    soldEstimates: number(row, 'sold_estimates'),
    sales: number(row, 'total_sales'),
    closed: number(row, 'closed_opportunities'),
    opportunities: number(row, 'opportunities'),
    hours: number(row, 'hours_paid'),
    recalls: number(row, 'recalls_caused'),
  }));
}

/** Campaigns between two months; the one that booked most first. */
export async function campaigns(
  warehouse: SqlRunner,
  mart: string,
  from: string,
  to: string,
): Promise<ReportData['campaigns']> {
  const all = ['cost', 'calls', 'booked_calls', 'jobs', 'leads', 'total_booked', 'produced'];
  const rows = await warehouse.query(
    `SELECT campaign_id, MAX(campaign_name) AS name, ${sumsOf(all)}
     FROM ${mart}.campaign_roi WHERE month_start BETWEEN DATE '${from}' AND DATE '${to}'
     GROUP BY campaign_id ORDER BY SUM(total_booked) DESC, SUM(leads) DESC, campaign_id`,
  );
  return rows.map((row) => ({
    name:
      shownName(row.name) || (Number(row.campaign_id) === 0 ? 'No campaign' : `Campaign ${shownName(row.campaign_id)}`),
    cost: number(row, 'cost'),
    calls: number(row, 'calls'),
    bookedCalls: number(row, 'booked_calls'),
    jobs: number(row, 'jobs'),
    leads: number(row, 'leads'),
    booked: number(row, 'total_booked'),
    produced: number(row, 'produced'),
  }));
}
