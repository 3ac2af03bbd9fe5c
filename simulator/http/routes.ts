import {literals} from '../../src/streams';
import type {DailyRange, FixedQuery, ListEndpoint} from '../../src/streams/definition';
import type {StreamName} from '../business/book';
import {streamNames} from '../business/book';
import type {EndpointFacts} from '../facts';
import {endpointFacts, endpointPaths, fieldsOf} from '../facts';

/** An endpoint that the simulator serves. */
export interface Route {
  readonly stream: string;
  /** First part of the path: the module that a scope opens. */
  readonly api: string;
  /** `array` is a list without an envelope, `data` one that holds nothing but rows, `object` a single row. */
  readonly kind: 'list' | 'array' | 'data' | 'object' | 'export';
  readonly facts: EndpointFacts;
  /** Fields of the kept records that this endpoint leaves out. */
  readonly missing: readonly string[];
  /** Field that the id in the path must equal, for lists per parent. */
  readonly parentField?: string;
  /** Parameters that say between which days the records' `day` lies. */
  readonly daily?: DailyRange;
  /** What a request must ask for, of several routes with the same path. */
  readonly asked?: FixedQuery;
}

const resources: Record<StreamName, readonly [api: string, resource: string]> = {
  jobs: ['jpm/v2', 'jobs'],
  appointments: ['jpm/v2', 'appointments'],
  job_types: ['jpm/v2', 'job-types'],
  invoices: ['accounting/v2', 'invoices'],
  payments: ['accounting/v2', 'payments'],
  inventory_bills: ['accounting/v2', 'inventory-bills'],
  payment_types: ['accounting/v2', 'payment-types'],
  estimates: ['sales/v2', 'estimates'],
  customers: ['crm/v2', 'customers'],
  locations: ['crm/v2', 'locations'],
  payroll: ['payroll/v2', 'gross-pay-items'],
  payroll_adjustments: ['payroll/v2', 'payroll-adjustments'],
  payroll_activity_codes: ['payroll/v2', 'activity-codes'],
  job_splits: ['payroll/v2', 'jobs/splits'],
  campaigns: ['marketing/v2', 'campaigns'],
  campaign_categories: ['marketing/v2', 'categories'],
  campaign_costs: ['marketing/v2', 'costs'],
  business_units: ['settings/v2', 'business-units'],
  technicians: ['settings/v2', 'technicians'],
  employees: ['settings/v2', 'employees'],
  tag_types: ['settings/v2', 'tag-types'],
  appointment_assignments: ['dispatch/v2', 'appointment-assignments'],
  purchase_orders: ['inventory/v2', 'purchase-orders'],
  inventory_returns: ['inventory/v2', 'returns'],
  calls: ['telecom/v2', 'calls'],
  memberships: ['memberships/v2', 'memberships'],
  membership_types: ['memberships/v2', 'membership-types'],
  membership_status_changes: ['memberships/v2', 'membership-status-changes'],
};

/** Every endpoint served, by its path with `{tenant}` in it; several where one path has more than one kind of answer. */
export function routeTable(): ReadonlyMap<string, readonly Route[]> {
  const table = new Map<string, readonly Route[]>();
  const paths = endpointPaths();
  for (const stream of streamNames) {
    const [api, resource] = resources[stream];
    const base = `/${api}/tenant/{tenant}`;
    // The list of calls has a shape of its own, of which the facts know nothing.
    const lists = stream === 'calls' ? [] : [resource, `${resource}/paginated`];
    for (const path of [...lists, `export/${resource}`, `${resource}/export`].map((end) => `${base}/${end}`)) {
      if (paths.has(path)) table.set(path, [routeOf(stream, endpointFacts(path))]);
    }
  }
  for (const {name, list, export: feed} of literals) {
    for (const endpoint of [list, feed]) {
      if (endpoint === undefined) continue;
      const path = endpoint.path.replace(/^[^/]+\/[^/]+/, '/$&/tenant/{tenant}');
      const route = routeOf(name, endpointFacts(path), endpoint === list ? list : undefined);
      const known = table.get(path) ?? [];
      if (known.every(({asked}) => asked !== undefined)) table.set(path, [...known, route]);
    }
  }
  return table;
}

/** Stamps that a list is asked by, or a feed is ordered by, although its rows may not tell them. */
export function stampsKeptFor(stream: string): readonly string[] {
  const {list, export: feed} = literals.find(({name}) => name === stream) ?? {};
  if (list?.since === 'modifiedOn') return ['createdOn', 'modifiedOn'];
  const tells = fieldsOf(stream).has('modifiedOn') || fieldsOf(stream).has('createdOn');
  return list === undefined && feed !== undefined && !tells ? ['modifiedOn'] : [];
}

/** Whether another stream is read from the same path by another fixed query. */
function sharesPath(list: ListEndpoint | undefined): list is ListEndpoint & {readonly query: FixedQuery} {
  return list?.query !== undefined && literals.filter((other) => other.list?.path === list.path).length > 1;
}

function routeOf(stream: string, facts: EndpointFacts, list?: ListEndpoint): Route {
  const api = facts.path.split('/')[1] ?? '';
  const kind = facts.kind === 'export' ? 'export' : (list?.shape ?? (facts.responseShape === '[]' ? 'array' : 'list'));
  const fields = fieldsOf(stream);
  const shown = facts.activeFields?.includes('active') ?? false;
  const {parent: {field: parentField} = {}, daily} = list ?? {};
  const inactive = kind !== 'export' && !shown && fields.has('active') ? ['active'] : [];
  // What the simulator keeps to find records by, and the API does not tell.
  const stamps = stampsKeptFor(stream);
  const kept = [parentField, daily === undefined ? undefined : 'day', ...stamps].filter((name) => name !== undefined);
  const missing = [...inactive, ...kept.filter((name) => !fields.has(name))];
  return {
    stream,
    api,
    kind,
    facts,
    missing,
    ...(parentField === undefined ? {} : {parentField}),
    ...(daily === undefined ? {} : {daily}),
    ...(sharesPath(list) ? {asked: list.query} : {}),
  };
}
