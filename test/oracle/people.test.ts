import {invoice, martsOf, productionJob, rowOf, salesJob, soldEstimate} from './fixture';

const assigned = (id: number, jobId: number, technicianId: number, more = {}) => ({
  id,
  jobId,
  technicianId,
  active: true,
  ...more,
});
const split = (id: number, jobId: number, technicianId: number, share: number, more = {}) => ({
  id,
  jobId,
  technicianId,
  split: share,
  active: true,
  ...more,
});

describe('technician_scorecard', () => {
  const revenueOf = (records: object) => {
    const marts = martsOf({jobs: [productionJob(1)], invoices: [invoice(1, 1, '100.00')], ...records});
    return Object.fromEntries(
      marts.technician_scorecard.map((row) => [
        String(row['technician_id']),
        [row['completed_jobs'], row['completed_revenue']],
      ]),
    );
  };

  it('shares revenue equally to the cent, the rest to the lowest id; jobs are not shared', () => {
    const crew = [
      assigned(1, 1, 10),
      assigned(2, 1, 9),
      assigned(3, 1, 9),
      assigned(4, 1, 11),
      assigned(5, 1, 12, {active: false}),
    ];
    expect(revenueOf({appointment_assignments: crew})).toEqual({9: [1, '33.34'], 10: [1, '33.33'], 11: [1, '33.33']});
  });

  it('shares by splits, also with technicians who were not assigned, and equally when they add up to 0', () => {
    const crew = [assigned(1, 1, 9), assigned(2, 1, 10)];
    expect(
      revenueOf({
        appointment_assignments: crew,
        job_splits: [split(1, 1, 10, 1), split(2, 1, 30, 2), split(3, 1, 9, 5, {active: false})],
      }),
    ).toEqual({9: [1, '0.00'], 10: [1, '33.33'], 30: [0, '66.67']});
    expect(revenueOf({appointment_assignments: crew, job_splits: [split(1, 1, 10, 0), split(2, 1, 30, 0)]})).toEqual({
      9: [1, '50.00'],
      10: [1, '50.00'],
    });
  });

  it('credits sales to the seller, opportunities to crew and seller, and closes them only for the seller', () => {
    const marts = martsOf({
      jobs: [salesJob(1), productionJob(2), salesJob(3, {active: false})],
      appointment_assignments: [assigned(1, 1, 9), assigned(2, 2, 9), assigned(3, 3, 9)],
      estimates: [
        soldEstimate(1, 1, 100, {soldBy: 8}),
        soldEstimate(2, 2, 50, {soldBy: 9}),
        soldEstimate(3, 3, 7, {soldBy: 9}),
      ],
    });
    expect(rowOf(marts.technician_scorecard, {technician_id: 8})).toMatchObject({
      week_start: '2026-03-02',
      completed_jobs: 0,
      sold_estimates: 1,
      total_sales: '100.00',
      opportunities: 1,
      closed_opportunities: 1,
      close_rate: 1,
      revenue_per_hour: null,
    });
    expect(rowOf(marts.technician_scorecard, {technician_id: 9})).toMatchObject({
      completed_jobs: 2,
      sold_estimates: 1,
      total_sales: '50.00',
      opportunities: 2,
      closed_opportunities: 1,
      close_rate: 0.5,
    });
  });

  it('adds paid hours of technicians without time off, and the recalls of his jobs', () => {
    const pay = (paidDurationHours: number, more = {}) => ({
      id: paidDurationHours,
      employeeId: 9,
      employeeType: 'Technician',
      date: '2026-03-02T00:00:00Z',
      paidDurationHours,
      ...more,
    });
    const marts = martsOf({
      jobs: [
        productionJob(1),
        productionJob(2, {recallForId: 1, jobStatus: 'Scheduled', createdOn: '2026-03-09T06:00:00Z'}),
      ],
      invoices: [invoice(1, 1, '100')],
      appointment_assignments: [assigned(1, 1, 9)],
      payroll: [
        pay(8),
        pay(4.5, {paidTimeType: 'Overtime'}),
        pay(2, {paidTimeType: 'PaidTimeOff'}),
        pay(1, {employeeType: 'Employee'}),
      ],
    });
    expect(marts.technician_scorecard).toHaveLength(1);
    expect(marts.technician_scorecard[0]).toMatchObject({
      hours_paid: 12.5,
      completed_revenue: '100.00',
      revenue_per_hour: 8,
      recalls_caused: 1,
    });
  });
});

describe('campaign_roi and call_booking', () => {
  const call = (id: number, type: string | null, more = {}) => ({
    id,
    type,
    direction: 'Inbound',
    createdOn: '2026-03-02T17:00:00Z',
    campaign: {id: 5},
    ...more,
  });

  it('charge whole months, the running one up to as_of, later ones nothing', () => {
    const cost = (id: number, month: number, campaignId: number | null = 5) => ({
      id,
      year: 2026,
      month,
      dailyCost: 1.5,
      campaignId,
    });
    const marts = martsOf({
      jobs: [
        salesJob(1, {campaignId: 5}),
        salesJob(2, {campaignId: null}),
        productionJob(3, {campaignId: 5}),
        salesJob(4, {campaignId: 5, customerId: 101}),
      ],
      invoices: [invoice(1, 3, '500')],
      estimates: [soldEstimate(1, 1, 66)],
      campaign_costs: [cost(1, 2), cost(2, 3), cost(3, 4), cost(4, 2, null)],
      calls: [
        call(1, 'Booked'),
        call(2, 'Unbooked'),
        call(3, 'Booked', {direction: 'Outbound'}),
        call(4, 'Booked', {active: false}),
      ],
    });
    expect(marts.campaign_roi).toHaveLength(4);
    expect(rowOf(marts.campaign_roi, {month_start: '2026-02-01', campaign_id: 5})).toMatchObject({
      cost: '42.00',
      jobs: 0,
      cost_per_lead: null,
    });
    expect(rowOf(marts.campaign_roi, {month_start: '2026-02-01', campaign_id: 0})).toMatchObject({cost: '42.00'});
    expect(rowOf(marts.campaign_roi, {month_start: '2026-03-01', campaign_id: 0})).toMatchObject({
      cost: '0.00',
      jobs: 1,
      leads: 1,
      return_on_ad_spend: null,
    });
    expect(rowOf(marts.campaign_roi, {month_start: '2026-03-01', campaign_id: 5})).toEqual({
      month_start: '2026-03-01',
      campaign_id: 5,
      cost: '16.50',
      calls: 2,
      booked_calls: 1,
      jobs: 3,
      leads: 1,
      total_booked: '66.00',
      produced: '500.00',
      cost_per_lead: 16.5,
      return_on_ad_spend: 4,
    });
  });

  it('sort inbound calls into leads and what is excused', () => {
    const types = ['Booked', 'Booked', 'Unbooked', 'Excused', 'NotLead', 'Abandoned', null];
    const calls = types.map((type, index) => call(index + 1, type));
    const marts = martsOf({calls: [...calls, call(50, 'Booked', {campaign: null})]});
    expect(rowOf(marts.call_booking, {campaign_id: 5})).toEqual({
      week_start: '2026-03-02',
      campaign_id: 5,
      inbound: 7,
      leads: 3,
      booked: 2,
      unbooked: 1,
      excused: 2,
      abandoned: 1,
      booking_rate: 0.666667,
      raw_booking_rate: 0.285714,
    });
    expect(rowOf(marts.call_booking, {campaign_id: 0})).toMatchObject({inbound: 1, booked: 1, booking_rate: 1});
  });
});

describe('membership_health', () => {
  it('follows each type from its first month to that of as_of', () => {
    const membership = (id: number, from: string, to: string | null, more = {}) => ({
      id,
      membershipTypeId: 3,
      from,
      to,
      status: 'Active',
      ...more,
    });
    const marts = martsOf({
      memberships: [
        membership(1, '2026-01-15', '2026-02-28'),
        membership(2, '2026-01-01', '2026-01-31'),
        membership(3, '2026-02-01', null, {activatedFromId: 2}),
        membership(4, '2026-01-31', '2026-03-31', {cancellationDate: '2026-02-10T00:00:00Z'}),
        membership(5, '2026-01-01', null, {status: 'Deleted'}),
        membership(6, '2026-01-01', null, {active: false}),
        membership(7, '2026-03-31', null),
        membership(8, '2026-04-01', null),
      ],
    });
    const shown = marts.membership_health.map((row) => Object.values(row));
    // month, type, active at start, sold, renewed, canceled, expired, active at end, churn
    expect(shown).toEqual([
      ['2026-01-01', 3, 0, 3, 0, 0, 0, 3, null],
      ['2026-02-01', 3, 3, 1, 1, 1, 0, 2, 0.333333],
      ['2026-03-01', 3, 2, 1, 0, 0, 1, 2, 0.5],
    ]);
  });

  it('lets a cancellation before the expiry take its place, and counts a later one beside it', () => {
    const ending = (id: number, cancellationDate: string) => ({
      id,
      membershipTypeId: 3,
      from: '2026-01-01',
      to: '2026-01-31',
      status: 'Canceled',
      cancellationDate,
    });
    const marts = martsOf({memberships: [ending(1, '2026-01-31'), ending(2, '2026-02-01'), ending(3, '2026-02-20')]});
    expect(marts.membership_health.map((row) => [row['canceled'], row['expired'], row['active_at_end']])).toEqual([
      [1, 0, 2],
      [2, 2, 0],
    ]);
  });
});
