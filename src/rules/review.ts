import type {Row} from '../warehouse/warehouse';
import {type Finding, findingsOf} from './matches';
import type {Unbuilt} from './unbuilt';

/** What a year of jobs brought. Money in the company's currency. */
export interface Stakes {
  readonly jobs: number;
  /** Jobs with a net invoice above 0, and their net invoice subtotals. */
  readonly invoicedJobs: number;
  readonly invoiced: number;
  /** Jobs with an estimate, with a sold one, and what was sold. */
  readonly estimateJobs: number;
  readonly soldJobs: number;
  readonly sold: number;
  /** Jobs that are a recall of another. */
  readonly recallJobs: number;
}

/** A business unit, what is at stake in it, and what the rules make of it. */
export interface UnitReview {
  /** Null: jobs of no unit, or of units that are not loaded. */
  readonly id: number | null;
  readonly name: string;
  readonly isActive: boolean;
  readonly group: string;
  readonly rollup: string;
  /** `rule`, `rename`, `name`, `default` or `nothing`, as in `dim_bu_rollup`. */
  readonly mappedBy: string;
  /** Place of the rule or rename that decides. */
  readonly place?: string;
  readonly stakes: Stakes;
}

/** A job type, what is at stake in it, and of which kinds the rules take it. */
export interface TypeReview {
  readonly id: number;
  readonly name: string;
  readonly isActive: boolean;
  /** Null or 0: every job with an invoice above 0 converts. */
  readonly soldThreshold: number | null;
  readonly isNoCharge: boolean;
  /** Places of the conditions that match, by kind. */
  readonly kinds: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly stakes: Stakes;
}

/** A customer that looks like a test, or is one by the rules. */
export interface CustomerReview {
  readonly id: number;
  readonly name: string;
  readonly isTest: boolean;
  readonly place?: string;
  readonly jobs: number;
  readonly invoiced: number;
}

/** Everything that the rules decide about, largest first. */
export interface Review {
  /** The day up to which a year of jobs was looked at; null when there are none. */
  readonly newestDay: string | null;
  readonly units: readonly UnitReview[];
  readonly types: readonly TypeReview[];
  readonly customers: readonly CustomerReview[];
  readonly findings: readonly Finding[];
}

/** Customers that a review shows at most. */
const mostCustomers = 200;
const nothing: Stakes = {
  ...{jobs: 0, invoicedJobs: 0, invoiced: 0, estimateJobs: 0, soldJobs: 0, sold: 0, recallJobs: 0},
};

/** Words of which one alone makes a name that of a test; nobody is called so. */
const testName =
  /(^|[^\p{L}])(tests?|testing|tester|dummy|fake|sample|asdf+|do not use|donotuse)([^\p{L}]|$)|(^|[^\p{L}])(test|dummy|sample)_?(customer|account|user|client|job)/iu;

/** True for a name that was made up for trying things out: `TEST_ACCOUNT`, `zz test 2`; not `Testa` or `Contest`. */
export const looksLikeTest = (name: string): boolean => testName.test(name);

/** Looks at what the rules of a project decide about, in the raw tables as they are. */
export async function review(project: Unbuilt): Promise<Review> {
  const findings = await findingsOf(project);
  const {newestDay, byUnit, byType} = await stakesOf(project);
  return {
    newestDay,
    units: (await unitsOf(project, findings, byUnit)).sort(byStakes),
    types: (await typesOf(project, findings, byType)).sort(byStakes),
    customers: await customersOf(project, findings),
    findings,
  };
}

function byStakes({stakes: one}: {stakes: Stakes}, {stakes: other}: {stakes: Stakes}): number {
  return other.jobs - one.jobs || other.invoiced - one.invoiced;
}

type ById = ReadonlyMap<number | null, Stakes>;

/** Jobs of the year up to the newest one, by unit and by type. */
async function stakesOf({datasets: {stage, ref}, rows}: Unbuilt): Promise<{
  readonly newestDay: string | null;
  readonly byUnit: ById;
  readonly byType: ById;
}> {
  const found = await rows(
    `SELECT business_unit_id, job_type_id, COUNT(*) AS jobs, COUNTIF(invoice_subtotal > 0) AS invoiced_jobs,
       SUM(invoice_subtotal) AS invoiced, COUNTIF(estimate_count > 0) AS estimate_jobs,
       COUNTIF(sold_estimate_count > 0) AS sold_jobs, SUM(sold_amount) AS sold,
       COUNTIF(recall_for_id IS NOT NULL) AS recall_jobs, MAX(newest_day) AS newest_day
     FROM (
       SELECT job.*, MAX(CASE WHEN job.created_date <= run.as_of THEN job.created_date END) OVER () AS newest_day
       FROM \`${stage}.int_jobs\` AS job CROSS JOIN \`${ref}.run_context\` AS run ) AS dated
     WHERE created_date > newest_day - 365 AND created_date <= newest_day
     GROUP BY business_unit_id, job_type_id`,
  );
  const sums = (column: string): ById => {
    const all = new Map<number | null, Stakes>();
    for (const row of found) {
      const id = idOf(row[column]);
      all.set(id, added(all.get(id) ?? nothing, stakesIn(row)));
    }
    return all;
  };
  const days = found.map((row) => String(row['newest_day'])).sort();
  return {newestDay: days.at(-1) ?? null, byUnit: sums('business_unit_id'), byType: sums('job_type_id')};
}

function stakesIn(row: Row): Stakes {
  const of = (column: string): number => Number(row[column] ?? 0);
  return {
    jobs: of('jobs'),
    invoicedJobs: of('invoiced_jobs'),
    invoiced: of('invoiced'),
    estimateJobs: of('estimate_jobs'),
    soldJobs: of('sold_jobs'),
    sold: of('sold'),
    recallJobs: of('recall_jobs'),
  };
}

function added(one: Stakes, other: Stakes): Stakes {
  const keys = Object.keys(one) as (keyof Stakes)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as unknown as Stakes;
}

const idOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
/** Names may be anything, or missing. */
const nameIn = (value: unknown): string => (typeof value === 'string' ? value : '');

async function unitsOf(
  {datasets: {ref, stage}, rows}: Unbuilt,
  findings: readonly Finding[],
  byUnit: ById,
): Promise<UnitReview[]> {
  const units = await rows(
    `SELECT rollup_of.*, COALESCE(unit.active, TRUE) AS is_active
     FROM \`${ref}.dim_bu_rollup\` AS rollup_of
     JOIN \`${stage}.stg_business_units\` AS unit ON unit.id = rollup_of.business_unit_id
     ORDER BY business_unit_id`,
  );
  const known = new Set(units.map((row) => Number(row['business_unit_id'])));
  const rest = [...byUnit].filter(([id]) => id === null || !known.has(id)).map(([, stakes]) => stakes);
  const reviews = units.map((row): UnitReview => {
    const id = Number(row['business_unit_id']);
    const mappedBy = String(row['mapped_by']);
    const prefix = {rule: 'business_units.rules', rename: 'business_units.renames'}[mappedBy];
    const decisive = prefix === undefined ? undefined : placesOf(findings, id, prefix)[0];
    return {
      id,
      name: nameIn(row['bu_name']),
      isActive: row['is_active'] === true,
      group: String(row['bu_group']),
      rollup: String(row['bu_rollup']),
      mappedBy,
      ...(decisive === undefined ? {} : {place: decisive}),
      stakes: byUnit.get(id) ?? nothing,
    };
  });
  if (rest.length === 0) return reviews;
  const unknown = {id: null, name: '(no unit, or one that is not loaded)', isActive: false, mappedBy: 'nothing'};
  return [...reviews, {...unknown, group: 'OTHER', rollup: 'UNMAPPED', stakes: rest.reduce(added)}];
}

async function typesOf(
  {datasets: {stage}, rows}: Unbuilt,
  findings: readonly Finding[],
  byType: ById,
): Promise<TypeReview[]> {
  const types = await rows(
    `SELECT id, name, COALESCE(active, TRUE) AS is_active, sold_threshold, COALESCE(no_charge, FALSE) AS is_no_charge
     FROM \`${stage}.stg_job_types\` WHERE NOT is_deleted ORDER BY id`,
  );
  return types.map((row) => {
    const id = Number(row['id']);
    const kinds = ['estimate', 'warranty', 'production_excluded'].flatMap((kind) => {
      const places = placesOf(findings, id, `job_types.${kind}.`);
      return places.length === 0 ? [] : [[kind, places] as const];
    });
    return {
      id,
      name: nameIn(row['name']),
      isActive: row['is_active'] === true,
      soldThreshold: row['sold_threshold'] === null ? null : Number(row['sold_threshold']),
      isNoCharge: row['is_no_charge'] === true,
      kinds: Object.fromEntries(kinds),
      stakes: byType.get(id) ?? nothing,
    };
  });
}

/** Places of the conditions that find a record, from the top of the rules. */
function placesOf(findings: readonly Finding[], id: number, prefix: string): readonly string[] {
  return findings
    .filter(({place, found}) => place.startsWith(prefix) && found.some((record) => record.id === id))
    .map(({place}) => place);
}

async function customersOf(
  {datasets: {stage, ref}, rows}: Unbuilt,
  findings: readonly Finding[],
): Promise<CustomerReview[]> {
  const like = ['test', 'dummy', 'fake', 'sample', 'asdf', 'do not use', 'donotuse'];
  const found = await rows(
    `SELECT customer.customer_id, customer.name, customer.is_test_customer, COUNT(job.job_id) AS jobs,
       SUM(job.invoice_subtotal) AS invoiced
     FROM \`${ref}.dim_customers\` AS customer
     LEFT JOIN \`${stage}.int_jobs\` AS job ON job.customer_id = customer.customer_id
     WHERE customer.is_test_customer OR ${like.map((word) => `LOWER(customer.name) LIKE '%${word}%'`).join(' OR ')}
     GROUP BY customer.customer_id, customer.name, customer.is_test_customer
     ORDER BY 4 DESC, 1 LIMIT 1000`,
  );
  return found
    .map((row): CustomerReview => {
      const id = Number(row['customer_id']);
      const [place] = placesOf(findings, id, 'test_customers.');
      return {
        id,
        name: nameIn(row['name']),
        isTest: row['is_test_customer'] === true,
        ...(place === undefined ? {} : {place}),
        jobs: Number(row['jobs']),
        invoiced: Number(row['invoiced'] ?? 0),
      };
    })
    .filter(({isTest, name}) => isTest || looksLikeTest(name))
    .slice(0, mostCustomers);
}
