import {monthOf} from './calendar';
import type {CallKind} from './call-kind';
import type {Named} from './company';
import type {Trade} from './trade';
import type {World} from './world';
import {dollars} from './world';

/** The lists the company chose: kinds of work, campaigns, ways to pay, pay codes. */
export interface Reference {
  readonly estimateTypes: {readonly residential: readonly Named[]; readonly commercial: readonly Named[]};
  readonly productionTypes: {readonly residential: readonly Named[]; readonly commercial: readonly Named[]};
  /** Work without pay on something done before. */
  readonly warrantyTypes: readonly [Named, Named];
  readonly inspection: Named;
  readonly washing: Named;
  /** Kinds of calls, by name. */
  readonly callTypes: ReadonlyMap<string, Named>;
  readonly campaigns: readonly Named[];
  /** The active ones, as likely as customers come from there. */
  readonly campaignWeights: readonly (readonly [Named, number])[];
  readonly paymentTypes: readonly Named[];
  /** By which an invoice is given up, where the company does that. */
  readonly writeOff?: Named;
  readonly pay: {
    readonly working: Named;
    readonly driving: Named;
    readonly adjustment: Named;
    readonly bonus: Named;
    readonly off: Named;
  };
  readonly membershipTypes: readonly Named[];
}

const dayMs = 86_400_000;

/** @param start first day of the business in the book, as an instant. */
export function setUpReference(world: World, start: number): Reference {
  const founded = start - 1200 * dayMs;
  const {trade} = world;
  const jobType = (name: string, active = true): Named => newJobType(world, name, active, founded);
  const jobTypes = (names: Trade['estimateTypes']): Reference['estimateTypes'] => ({
    residential: names.residential.map((name) => jobType(name)),
    commercial: names.commercial.map((name) => jobType(name)),
  });
  const calls = trade.regions.flatMap((region) => region.calls ?? []);
  const reference: Omit<Reference, 'campaignWeights' | 'writeOff'> = {
    estimateTypes: jobTypes(trade.estimateTypes),
    productionTypes: jobTypes(trade.productionTypes),
    warrantyTypes: [jobType(trade.warrantyTypes[0]), jobType(trade.warrantyTypes[1])],
    inspection: jobType(trade.inspection),
    washing: jobType(trade.formerWork, false),
    callTypes: new Map(calls.map((kind) => [kind.jobType, newJobType(world, kind.jobType, true, founded, kind)])),
    campaigns: newCampaigns(world, founded, start),
    paymentTypes: ['Check', 'Credit Card', 'Cash', 'ACH', 'Financing'].map((name) =>
      newPaymentType(world, name, founded),
    ),
    pay: {
      working: activityCode(world, 'Working', 'WRK', 'Timesheet', founded),
      driving: activityCode(world, 'Driving', 'DRV', 'Timesheet', founded),
      adjustment: activityCode(world, 'Direct Adjustment', 'ADJ', 'Commission', founded),
      bonus: activityCode(world, 'Invoice-specific bonus', 'BON', 'Commission', founded),
      off: activityCode(world, 'Paid time off', 'PTO', 'Timesheet', founded),
    },
    membershipTypes: trade.membershipTypes.map((name) =>
      newMembershipType(world, name, name !== trade.membershipTypes.at(-1), founded),
    ),
  };
  activityCode(world, 'Retired code', 'OLD', 'Reimbursement', founded, false);
  return {
    ...reference,
    campaignWeights: trade.campaigns.flatMap(({name, weight}) => {
      const campaign = reference.campaigns.find((one) => one.name === name);
      return campaign === undefined || weight === 0 ? [] : [[campaign, weight] as const];
    }),
    ...(trade.writeOffDays === undefined ? {} : {writeOff: newPaymentType(world, 'Write-Off', founded)}),
  };
}

function stamps(world: World, founded: number): {createdOn: string; modifiedOn: string} {
  return {
    createdOn: world.stamp(founded),
    modifiedOn: world.stamp(founded + world.random.int(1, 900) * dayMs),
  };
}

function newJobType(world: World, name: string, active: boolean, founded: number, kind?: CallKind): Named {
  const id = world.newId('job_types');
  world.write('job_types', {
    id,
    name,
    businessUnitIds: [],
    skills: [],
    tagTypeIds: [],
    priority: 'Normal',
    duration: kind === undefined ? (/estimate/i.test(name) ? 5400 : 28_800) : kind.quarters[1] * 900,
    soldThreshold: kind?.soldThreshold ?? 0,
    class: kind?.class ?? (/estimate/i.test(name) ? 'Sales' : 'Install'),
    summary: name,
    noCharge: world.trade.warrantyTypes.includes(name),
    enforceRecurringServiceEventSelection: false,
    invoiceSignaturesRequired: false,
    ...stamps(world, founded),
    externalData: [],
    active,
    isSmartDispatched: false,
  });
  return {id, name};
}

function newCampaigns(world: World, founded: number, start: number): readonly Named[] {
  const categories = new Map<string, Named>();
  const campaigns: Named[] = [];
  for (const {name, category: categoryName, dailyCents, active = true} of world.trade.campaigns) {
    let category = categories.get(categoryName);
    if (category === undefined) {
      category = {id: world.newId('campaign_categories'), name: categoryName};
      categories.set(categoryName, category);
      world.write('campaign_categories', {...category, active: true, type: 'Regular', ...stamps(world, founded)});
    }
    const campaign = {id: world.newId('campaigns'), name};
    campaigns.push(campaign);
    world.write('campaigns', {
      ...campaign,
      ...stamps(world, founded),
      active,
      isDefaultCampaign: name === 'Referral',
      category: {...category, active: true},
      source: null,
      otherSource: null,
      businessUnit: null,
      medium: null,
      otherMedium: null,
      campaignPhoneNumbers: ['6025550111'],
    });
    if (dailyCents > 0) writeCosts(world, campaign.id, dailyCents, start);
  }
  return campaigns;
}

/** One row per month of the business: what the campaign costs a day. */
function writeCosts(world: World, campaignId: number, dailyCents: number, start: number): void {
  const first = monthOf(world.calendar.dayOf(start));
  const last = monthOf(world.calendar.today);
  for (let {year, month} = first; year * 12 + month <= last.year * 12 + last.month; month++) {
    if (month > 12) {
      month = 1;
      year++;
    }
    const dailyCost = dollars(dailyCents + world.random.int(-500, 500));
    world.write('campaign_costs', {id: world.newId('campaign_costs'), year, month, dailyCost, campaignId});
  }
}

function newPaymentType(world: World, name: string, founded: number): Named {
  const id = world.newId('payment_types');
  world.write('payment_types', {id, name, modifiedOn: null, createdOn: world.stamp(founded)});
  return {id, name};
}

function activityCode(
  world: World,
  name: string,
  code: string,
  earningCategory: string,
  founded: number,
  active = true,
): Named {
  const id = world.newId('payroll_activity_codes');
  world.write('payroll_activity_codes', {id, name, code, earningCategory, ...stamps(world, founded), active});
  return {id, name};
}

function newMembershipType(world: World, name: string, active: boolean, founded: number): Named {
  const id = world.newId('membership_types');
  const {createdOn, modifiedOn} = stamps(world, founded);
  world.write('membership_types', {
    id,
    createdOn,
    createdById: null,
    modifiedOn,
    importId: null,
    billingTemplateId: null,
    discount: 5,
    durationBilling: [{duration: 12, billingFrequency: 'Annual', salePrice: 299, billingPrice: 299, renewalPrice: 279}],
    discounts: [],
    recurringServices: [],
    tagTypeIds: [],
    name,
    displayName: name,
    active,
    discountMode: 'Basic',
    locationTarget: 'SingleLocation',
    revenueRecognitionMode: 'PointOfSale',
    autoCalculateInvoiceTemplates: false,
    useMembershipPricingTable: false,
    showMembershipSavings: false,
  });
  return {id, name};
}
