import {literals} from '../../../src/streams';
import {documentedPath, type EndpointFacts} from '../facts';

/** Documented GET endpoints that no stream asks, since the rows of another stream hold what they answer; `what` is added. */
const heldBy: readonly (readonly [path: string, stream: string, what?: string])[] = [
  ['accounting/v2/credit-memos/{id}/items', 'credit_memo_items'],
  ['accounting/v2/inventory-bills', 'inventory_bills', 'the same rows without pages that say whether there is more'],
  ['crm/v2/bookings', 'bookings', 'the feed shows deleted ones too'],
  ['crm/v2/booking-provider/{booking_provider}/bookings', 'bookings'],
  ['crm/v2/booking-provider/{booking_provider}/bookings/{id}/contacts', 'bookings_contacts'],
  ['crm/v2/contacts/{contactId}/contact-methods', 'contact_methods'],
  ['crm/v2/contacts/relationships/{relationshipId}', 'contacts_relationships', 'the same links from their other end'],
  ['crm/v2/customers/contacts', 'customers_contacts', 'the feed shows deleted ones too'],
  ['crm/v2/customers/{id}/contacts', 'customers_contacts'],
  ['crm/v2/leads', 'leads', 'the feed shows deleted ones too'],
  ['crm/v2/locations/contacts', 'locations_contacts', 'the feed shows deleted ones too'],
  ['crm/v2/locations/{id}/contacts', 'locations_contacts'],
  ['jpm/v2/jobs/cancel-reasons', 'job_canceled_logs', 'this list only answers for jobs that are named'],
  ['jpm/v2/jobs/{id}/canceled-log', 'job_canceled_logs'],
  ['jpm/v2/jobs/{id}/history', 'job_history'],
  ['jpm/v2/jobs/{id}/notes', 'job_notes'],
  ['jpm/v2/projects', 'projects', 'the feed shows deleted ones too'],
  ['jpm/v2/projects/{id}/notes', 'project_notes'],
  [
    'jpm/v2/work-breakdown-structure/segments/{segmentId}/items/{segmentItemId}/children',
    'wbs_segment_items',
    'read with the items of all levels',
  ],
  ['marketing/v2/campaigns/{id}/costs', 'campaign_costs'],
  ['memberships/v2/invoice-templates', 'invoice_templates', 'this list only answers for templates that are named'],
  [
    'memberships/v2/membership-types',
    'membership_types',
    'and in the streams of their discounts, services and billing',
  ],
  ['memberships/v2/memberships/{id}/status-changes', 'membership_status_changes'],
  ['memberships/v2/recurring-service-events', 'recurring_service_events', 'the feed shows deleted ones too'],
  ['payroll/v2/employees/{employee}/payroll-settings', 'payroll_settings'],
  ['payroll/v2/employees/{employee}/payrolls', 'payrolls'],
  ['payroll/v2/jobs/{job}/splits', 'job_splits'],
  ['payroll/v2/jobs/{job}/timesheets', 'job_timesheets'],
  ['payroll/v2/technicians/{technician}/payroll-settings', 'payroll_settings'],
  ['payroll/v2/technicians/{technician}/payrolls', 'payrolls'],
  ['pricebook/v2/services', 'pricebook_services', 'without the prices that the list works out when it is asked'],
  ['sales/v2/estimates/export', 'estimates', 'the older name of the same feed'],
  ['sales/v2/opportunities', 'opportunities', 'the feed needs no sort, of which the documents name no field'],
  ['sales/v2/opportunities/followups', 'opportunity_followups'],
  ['sales/v2/opportunities/{id}/followups', 'opportunity_followups'],
  ['service-agreements/v2/service-agreements', 'service_agreements', 'the feed shows deleted ones too'],
  ['telecom/v2/calls', 'calls', 'the same calls in another shape, of which the feed has more'],
  ['telecom/v3/calls', 'calls', 'the same calls in another shape, of which the feed has more'],
];

/** Those that hold something else, each group with why it is not read. */
const otherReasons: readonly {readonly paths: readonly string[]; readonly why: string}[] = [
  {
    paths: ['marketing/v2/campaign-cost-summary'],
    why: 'Sums over a span of days that the question names. The costs themselves, per campaign and month, are in [`campaign_costs`](campaign_costs.md), from which any span can be added up.',
  },
  {
    paths: ['marketing/v2/email-channel-cost'],
    why: 'One sum for a span of days, nothing smaller. The documents do not say whether the day of `to` belongs to it, so a table by day could count days twice without anybody noticing. The seam: a `daily` list of one object, once a live tenant shows which it is.',
  },
  {
    paths: ['crm/v2/contacts/{contactId}/contact-methods/{contactMethodId}/preferences'],
    why: 'A request for every telephone number and email address there is, by two ids; a list per parent takes one. [`contact_preference_types`](contact_preference_types.md) says which preferences there can be. The seam: a parent whose rows give both ids.',
  },
  {
    paths: [
      'jpm/v2/work-breakdown-structure/projects/{projectId}/segments/{segmentId}/items',
      'jpm/v2/work-breakdown-structure/projects/{projectId}/segments/{segmentId}/items/{segmentItemId}/children',
    ],
    why: 'A request for every segment of every project, by two ids. [`wbs_project_budget_codes`](wbs_project_budget_codes.md) has the items that a project uses, with code, description and path.',
  },
  {
    paths: [
      'jpm/v2/work-breakdown-structure/budget-codes/match',
      'jpm/v2/work-breakdown-structure/projects/{projectId}/budget-codes/match',
    ],
    why: 'Looks up codes that the question names; the codes are in [`wbs_budget_codes`](wbs_budget_codes.md) and [`wbs_project_budget_codes`](wbs_project_budget_codes.md).',
  },
  {
    paths: ['reporting/v2/dynamic-value-sets/{dynamicSetId}'],
    why: 'Values to choose from for the parameters of a custom report. Only the description of that report names the set, and custom reports are not read.',
  },
  {
    paths: ['schedulingpro/v2/routers/{id}/sessions', 'schedulingpro/v2/routers/{id}/performance'],
    why: 'No documented endpoint lists routers, and no other record names one, so that nobody can be asked about. They are two literals with a parent once there is a list.',
  },
];

/** What ServiceTitan offers by POST, and what it would take. */
const posts = [
  '- **Custom reports** (`POST /reporting/…/reports/{id}/data`): their columns are known only when they run, and each may run once a minute.',
  "  The seam: a literal per report that a tenant names, its schema made from the report's description, read `whole` by a POST.",
  '- **Dispatch capacity** (`POST /dispatch/…/capacity`): computed for at most 14 days, mostly to come, from a question in the body. The seam:',
  '  a `daily` list whose range goes into a body.',
];

/** The chapter of the index of streams on what is not read. */
export const notRead: readonly string[] = [
  '## Not read, and why',
  '',
  'Every GET endpoint of the documents that answers with rows is a stream, or has its reason here; `npm run generate` refuses one that is neither.',
  '',
  '| GET | why |',
  '| --- | --- |',
  ...otherReasons.map(({paths, why}) => `| ${paths.map(asCode).join('<br>')} | ${why} |`),
  '',
  'By POST:',
  '',
  ...posts,
  '',
  'Held by the rows of another stream:',
  '',
  '| GET | in |',
  '| --- | --- |',
  ...heldBy.map(([path, stream, what]) => {
    const held = `[\`${stream}\`](${stream}.md)`;
    return `| ${asCode(path)} | ${what === undefined ? held : `${held}: ${what}`} |`;
  }),
  '',
];

function asCode(path: string): string {
  return `\`${documentedPath(path)}\``;
}

/** Endpoints that are neither read nor excused, and excuses for what is read or does not exist; one sentence each. */
export function uncovered(endpoints: ReadonlyMap<string, EndpointFacts>): string[] {
  const read = new Set(
    literals.flatMap(({list, export: feed}) =>
      [list, feed].flatMap((endpoint) => (endpoint === undefined ? [] : [documentedPath(endpoint.path)])),
    ),
  );
  const names = new Set(literals.map(({name}) => name));
  const excuses = [...heldBy.map(([path]) => path), ...otherReasons.flatMap(({paths}) => paths)].map(documentedPath);
  const excused = new Set(excuses);
  return [
    ...[...endpoints.keys()]
      .filter((path) => !read.has(path) && !excused.has(path))
      .map((path) => `GET ${path} is not a stream, and scripts/generate/docs/not-read.ts does not say why`),
    ...excuses
      .filter((path, at) => !endpoints.has(path) || read.has(path) || excuses.indexOf(path) !== at)
      .map((path) => `scripts/generate/docs/not-read.ts: GET ${path} is read, unknown or named twice`),
    ...heldBy
      .filter(([, stream]) => !names.has(stream))
      .map(([path, stream]) => `scripts/generate/docs/not-read.ts: ${path} is in ${stream}, which is not a stream`),
  ];
}
