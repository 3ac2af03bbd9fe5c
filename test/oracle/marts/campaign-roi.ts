import {addDays, daysBetween, daysInMonth, monthStart} from '../exact/calendar';
import {money, ONE, plain, ratio} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {shownId} from '../facts/values';
import {dated} from '../metrics/dated-jobs';
import {leads} from '../metrics/leads';
import type {CostedJob} from '../metrics/production';
import {booked} from '../metrics/sales';
import type {Day, Id, Row} from '../types';
import {type Entry, tally} from './tally';

const columns = ['cost', 'calls', 'booked_calls', 'jobs', 'leads', 'total_booked', 'produced'] as const;
type CampaignEntry = Entry<(typeof columns)[number]>;

/** No campaign is campaign 0, kept. */
const entry = (day: Day, campaignId: Id | null, values: CampaignEntry['values']): CampaignEntry => ({
  period: monthStart(day),
  subject: campaignId ?? '0',
  values,
});

/** `campaign_roi`: one row per month and campaign; metrics by their own dates, keyed by the job's campaign. */
export function campaignRoi(tenant: Tenant, production: readonly CostedJob[]): Row[] {
  const entries = [
    ...costs(tenant),
    ...calls(tenant),
    ...dated(tenant, tenant.activeJobs, (job) => job.createdDay).map(({job, day}) =>
      entry(day, job.campaignId, {jobs: ONE}),
    ),
    ...leads(tenant).map(({job, day}) => entry(day, job.campaignId, {leads: ONE})),
    ...booked(tenant).map(({job, day, estimate}) => entry(day, job.campaignId, {total_booked: estimate.subtotal})),
    ...production.flatMap(({job, countedDay, produced}) =>
      countedDay === null ? [] : [entry(countedDay, job.campaignId, {produced})],
    ),
  ];
  return tally(columns, entries).map(({period, subject, sums}) => ({
    month_start: period,
    campaign_id: shownId(subject),
    cost: money(sums.cost),
    calls: plain(sums.calls),
    booked_calls: plain(sums.booked_calls),
    jobs: plain(sums.jobs),
    leads: plain(sums.leads),
    total_booked: money(sums.total_booked),
    produced: money(sums.produced),
    cost_per_lead: ratio(sums.cost, sums.leads),
    return_on_ad_spend: ratio(sums.total_booked, sums.cost),
  }));
}

/** Daily cost × days of the month that lie in the history and not after `as_of`; nothing in other months. */
const costs = (tenant: Tenant): CampaignEntry[] =>
  tenant.campaignCosts.flatMap(({campaignId, month, daily}) => {
    const monthEnd = addDays(month, daysInMonth(month) - 1);
    const from = month < tenant.historyStart ? tenant.historyStart : month;
    const to = monthEnd > tenant.asOf ? tenant.asOf : monthEnd;
    return to < from ? [] : [entry(month, campaignId, {cost: daily * BigInt(daysBetween(from, to) + 1)})];
  });

/** Inbound calls by the day they came. */
const calls = (tenant: Tenant): CampaignEntry[] =>
  tenant.inboundCalls.flatMap(({createdDay, campaignId, type}) =>
    tenant.inHistory(createdDay)
      ? [entry(createdDay, campaignId, {calls: ONE, ...(type === 'Booked' ? {booked_calls: ONE} : {})})]
      : [],
  );
