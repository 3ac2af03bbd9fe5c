import {ONE, plain, ratio} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {shownId} from '../facts/values';
import type {Row} from '../types';
import {tally} from './tally';

const columns = ['inbound', 'booked', 'unbooked', 'excused', 'abandoned'] as const;

/** What the kinds of calls are counted as; excused are calls that were no leads. */
const columnOf: Readonly<Record<string, (typeof columns)[number]>> = {
  Booked: 'booked',
  Unbooked: 'unbooked',
  Excused: 'excused',
  NotLead: 'excused',
  Abandoned: 'abandoned',
};

/** `call_booking`: one row per week and campaign with inbound calls; campaign 0 where there is none. */
export function callBooking(tenant: Tenant): Row[] {
  const entries = tenant.inboundCalls.flatMap(({createdDay, campaignId, type}) => {
    if (!tenant.inHistory(createdDay)) return [];
    const column = columnOf[type ?? ''];
    const values = {inbound: ONE, ...(column === undefined ? {} : {[column]: ONE})};
    return [{period: tenant.weekStart(createdDay), subject: campaignId ?? '0', values}];
  });
  return tally(columns, entries).map(({period, subject, sums}) => {
    const leads = sums.booked + sums.unbooked;
    return {
      week_start: period,
      campaign_id: shownId(subject),
      inbound: plain(sums.inbound),
      leads: plain(leads),
      booked: plain(sums.booked),
      unbooked: plain(sums.unbooked),
      excused: plain(sums.excused),
      abandoned: plain(sums.abandoned),
      booking_rate: ratio(sums.booked, leads),
      raw_booking_rate: ratio(sums.booked, sums.inbound),
    };
  });
}
