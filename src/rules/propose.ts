import type {RulesDocument} from '../transform/dataform/compile';
import {type CustomerReview, looksLikeTest, type Review, type Stakes, type TypeReview, type UnitReview} from './review';

/** A rule that would fit what the company's jobs show. */
export type Proposal =
  | {
      readonly section: 'business_units.rules';
      readonly id: number;
      readonly name: string;
      readonly group: Group;
      readonly rollup: string;
      readonly reason: string;
    }
  | {readonly section: 'business_units.unmatched'; readonly value: 'BOTH'; readonly reason: string}
  | {
      readonly section:
        'job_types.estimate' | 'job_types.warranty' | 'job_types.production_excluded' | 'test_customers';
      readonly id: number;
      readonly name: string;
      readonly reason: string;
    };

type UnitProposal = Extract<Proposal, {section: 'business_units.rules'}>;
type Group = 'SALES' | 'PRODUCTION' | 'BOTH' | 'OTHER';

/** A share of a unit's or a type's jobs below which it is an exception. */
const rare = 0.05;
/** With fewer jobs a share says nothing. */
const fewJobs = 5;

const words = {
  sales: /\b(sales|comfort advisors?|estimat(es?|ors?|ing)|advisors?)\b/i,
  production: /\b(production|install(s|ation|ations|ers?)?|crews?|construction|projects?|replacements?)\b/i,
  other:
    /\b(office|admin(istration)?|training|hr|human resources|marketing|warehouse|corporate|call center|do not use|test)\b/i,
  estimate:
    /\b(quotes?|quotation|consult(ation)?s?|proposals?|bids?|(sales|design) (call|visit|appointment|lead)s?)\b/i,
  warranty: /\b(warranty|warranties|recalls?|call ?-?backs?|go ?-?backs?|touch ?-?ups?|rework|redo)\b/i,
  excluded: /\b(meetings?|training|shop time|office)\b/i,
};

/**
 * What the names, flags and numbers of a company suggest beside what its rules say. A rule of the company's own file is never
 * contradicted, nor is what a name says by its ending.
 * @param document the company's file; undefined when it has none.
 */
export function proposalsOf(review: Review, document: RulesDocument | undefined): readonly Proposal[] {
  return [
    ...unitProposals(review.units, document),
    ...review.types.flatMap(typeProposal),
    ...review.customers.flatMap(customerProposal),
  ];
}

function unitProposals(units: readonly UnitReview[], document: RulesDocument | undefined): readonly Proposal[] {
  const known = units.filter(({id}) => id !== null);
  const sellers = known.filter((unit) => unit.group === 'SALES' || suggested(unit, true)?.[0] === 'SALES');
  const proposed = known
    .filter(({mappedBy}) => mappedBy === 'default' || mappedBy === 'nothing')
    .flatMap((unit) => unitProposal(unit, sellers));
  const production = proposed.some(({group}) => group === 'PRODUCTION');
  const isDivided = known.some(({isActive, group}) => isActive && group === 'PRODUCTION');
  if (!production || isDivided) return proposed;
  // A first production unit makes `auto` leave out what nothing matches: those that count by default must go on to do so.
  const left = known.filter((unit) => unit.mappedBy === 'default' && !proposed.some(({id}) => id === unit.id));
  if (left.length === 0) return proposed;
  const reason = 'beside a production unit, units that nothing matches would count nowhere';
  const {unmatched} = Object(document?.['business_units'] ?? {}) as {unmatched?: unknown};
  if (unmatched === undefined) return [...proposed, {section: 'business_units.unmatched', value: 'BOTH', reason}];
  if (unmatched !== 'auto') return proposed;
  return [...proposed, ...left.map((unit) => ruleFor(unit, 'BOTH', unit.rollup, reason))];
}

function unitProposal(unit: UnitReview, sellers: readonly UnitReview[]): readonly UnitProposal[] {
  const others = sellers.filter(({id}) => id !== unit.id);
  const [group, reason] = suggested(unit, others.length > 0) ?? [unit.group, ''];
  const isOut = unit.mappedBy === 'nothing' && group === 'OTHER';
  if (isOut || (group === unit.group && unit.rollup !== 'UNMAPPED')) return [];
  const rollup = rollupOf(unit, group, others);
  return rollup === '' ? [] : [ruleFor(unit, group as Group, rollup, reason)];
}

const ruleFor = ({id, name}: UnitReview, group: Group, rollup: string, reason: string): UnitProposal => ({
  section: 'business_units.rules',
  id: id ?? 0,
  name,
  group,
  rollup,
  reason,
});

/**
 * What a unit does by its name and by its jobs; undefined where neither says enough.
 * @param othersSell whether another unit sells, so that this one may do its work.
 */
function suggested({name, stakes}: UnitReview, othersSell: boolean): readonly [Group, string] | undefined {
  const {jobs, invoicedJobs, soldJobs} = stakes;
  const works = invoicedJobs > jobs * rare;
  const sells = soldJobs > jobs * rare;
  if (words.other.test(name) && !works && !sells) return ['OTHER', 'by its name, and no money passes through it'];
  if (jobs < fewJobs) return undefined;
  if (words.sales.test(name) && !works) return ['SALES', 'by its name, and others do the work'];
  if (works && sells) return ['BOTH', 'sells on jobs that it also invoices'];
  if (sells) return ['SALES', 'sells, and invoices next to nothing'];
  if (!works) return undefined;
  if (words.production.test(name) && othersSell)
    return ['PRODUCTION', 'by its name, and what it does was sold elsewhere'];
  return ['BOTH', 'does work, and nobody else is known to sell it'];
}

/** A crew and those who sell its work are one rollup, so that margins and sales stand side by side. */
function rollupOf({name, rollup}: UnitReview, group: string, others: readonly UnitReview[]): string {
  const own = rollup === 'UNMAPPED' ? snake(name) : rollup;
  const base = snake(name.replace(words.production, '').replace(words.sales, ''));
  const isPair = others.some((other) => other.rollup === base || snake(other.name.replace(words.sales, '')) === base);
  return (group === 'PRODUCTION' || group === 'SALES') && base !== '' && isPair ? base : own;
}

/** As the KPIs make a rollup of a name. */
function snake(name: string): string {
  return name
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
}

function typeProposal({id, name, isActive, isNoCharge, soldThreshold, kinds, stakes}: TypeReview): readonly Proposal[] {
  const is = (kind: string): boolean => kinds[kind] !== undefined;
  const propose = (kind: 'estimate' | 'warranty' | 'production_excluded', reason: string): readonly Proposal[] =>
    is(kind) ? [] : [{section: `job_types.${kind}`, id, name, reason}];
  const {jobs} = stakes;
  const of = (part: number): number => (jobs < fewJobs ? 0 : part / jobs);
  if (!isActive && jobs === 0) return [];
  const earnsNothing = stakes.invoicedJobs === 0 && stakes.soldJobs === 0;

  if (words.warranty.test(name)) return propose('warranty', 'by its name');
  if (of(stakes.recallJobs) >= 0.5 && !is('estimate')) return propose('warranty', 'most of its jobs are recalls');
  if (words.estimate.test(name) && of(stakes.invoicedJobs) < 0.5) return propose('estimate', 'by its name');
  if (of(stakes.estimateJobs) >= 0.6 && of(stakes.invoicedJobs) <= 0.2 && !is('warranty'))
    return propose('estimate', 'its visits end in an estimate, hardly ever in an invoice');
  const isIdle = earnsNothing && stakes.estimateJobs === 0 && !is('estimate') && !is('warranty');
  if (!isIdle || (soldThreshold ?? 0) > 0) return [];
  if (isNoCharge && jobs > 0) return propose('production_excluded', 'no charge, and no money passes through it');
  if (words.excluded.test(name)) return propose('production_excluded', 'by its name, and no money passes through it');
  return [];
}

function customerProposal({id, name, isTest}: CustomerReview): readonly Proposal[] {
  return isTest || !looksLikeTest(name) ? [] : [{section: 'test_customers', id, name, reason: 'by its name'}];
}

/** `812 jobs, 402,112 invoiced, 310,000 sold`. */
export function stakesText({jobs, invoiced, sold}: Stakes): string {
  const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
  return `${jobs === 1 ? '1 job' : `${whole(jobs)} jobs`}, ${whole(invoiced)} invoiced, ${whole(sold)} sold`;
}
