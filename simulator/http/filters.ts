import type {ApiRecord} from '../business/book';
import {fieldsOf} from '../facts';
import {instantText} from '../instants';
import {Refusal} from './answer';
import type {Manners} from './manners';
import type {Route} from './routes';

export type Test = (record: ApiRecord) => boolean;

/** What the documents call the dates, and the fields that hold them. */
const dateFields: Readonly<Record<string, string>> = {
  modified: 'modifiedOn',
  created: 'createdOn',
  completed: 'completedOn',
  invoiced: 'invoiceDate',
  dueDate: 'dueDate',
  paid: 'date',
  date: 'date',
  starts: 'start',
  sold: 'soldOn',
  posted: 'postedOn',
  returnDate: 'returnDate',
  sent: 'sentOn',
  submitted: 'submittedOn',
};

/** What a documented filter lets through. @throws Refusal 400 for a bad value, 501 for a filter this simulator lacks. */
export function filterTest(route: Route, name: string, value: string, manners: Manners): Test {
  return dateTest(name, value, manners) ?? valueTest(route, name, value);
}

function dateTest(name: string, value: string, manners: Manners): Test | undefined {
  const match = /^(\w+?)(OnOrAfter|OnOrBefore|OnBefore|OnAfter|Before|After)$/.exec(name);
  const field = dateFields[match?.[1] ?? ''];
  if (match === null || field === undefined) return undefined;
  const given = instantText(value);
  if (given === undefined) throw new Refusal(400, `${name} is not a date: ${value}`);
  const kept = {honoured: Infinity, milliseconds: 23, truncated: 19}[manners.fractions];
  const cut = (text: string): string => (kept === Infinity ? text : `${text.slice(0, kept)}Z`);
  const bound = cut(given);
  const passes: (at: string) => boolean = {
    OnOrAfter: (at: string) => (manners.bounds === 'exclusive' ? at > bound : at >= bound),
    OnAfter: (at: string) => at > bound,
    After: (at: string) => at > bound,
    OnOrBefore: (at: string) => at <= bound,
    OnBefore: (at: string) => (manners.bounds === 'inclusive' ? at <= bound : at < bound),
    Before: (at: string) => (manners.bounds === 'inclusive' ? at <= bound : at < bound),
  }[match[2] as 'OnOrAfter' | 'OnAfter' | 'After' | 'OnOrBefore' | 'OnBefore' | 'Before'];
  return (record) => {
    const at = record[field];
    return typeof at === 'string' && passes(cut(instantText(at) ?? at));
  };
}

function valueTest(route: Route, name: string, value: string): Test {
  const plural = name === 'ids' || name.endsWith('Ids');
  const wanted = new Set(plural ? value.split(',') : [value]);
  if (name === 'ids' && wanted.size > 50) throw new Refusal(400, 'ids takes at most 50 values');
  const field = plural ? name.slice(0, -1) : name;
  const fields = fieldsOf(route.stream);
  const parent = field.replace(/Id$/, '');
  if (fields.has(field)) return (record) => wanted.has(plain(record[field], 'name'));
  if (fields.has(parent)) return (record) => wanted.has(plain(record[parent], 'id'));
  throw new Refusal(501, `This simulator does not know the filter ${name} of ${route.facts.path}`);
}

function plain(value: unknown, part: 'id' | 'name'): string {
  return String(typeof value === 'object' && value !== null ? (value as ApiRecord)[part] : value);
}

/** Records of the days that a list is asked for which answers for nothing else. @throws Refusal 400 without a span. */
export function dayTest({daily, facts}: Route, query: URLSearchParams, manners: Manners): Test | undefined {
  if (daily === undefined) return undefined;
  const bound = (name: string, unbounded: string): string => {
    if (manners.ignoredParameters.includes(name)) return unbounded;
    const at = instantText(query.get(name) ?? '');
    if (at === undefined) throw new Refusal(400, `${name} of ${facts.path} must be a date`);
    return at;
  };
  const [from, before] = [bound(daily.from, '0'), bound(daily.before, '9')];
  return ({day}) => typeof day === 'string' && day >= from && day < before;
}

/** The rows that an endpoint shows by default, or as its `active` parameter says. */
export function activeTest(route: Route, value: string | null): Test | undefined {
  const {active} = route.facts;
  const visible = (record: ApiRecord): boolean => record.active !== false;
  if (active === undefined) return route.missing.includes('active') ? visible : undefined;
  const documented = active.values.find((known) => known.toLowerCase() === value?.toLowerCase());
  if (value !== null && documented === undefined) throw new Refusal(400, `${active.param} cannot be ${value}`);
  switch (active.param) {
    case 'isArchived':
      return documented === undefined ? undefined : (record) => String(record.isArchived) === documented;
    case 'includeInactive':
      return documented === 'true' ? undefined : visible;
    case 'activeOnly':
      return documented === 'false' ? undefined : visible;
  }
  const chosen = documented ?? (active.values.includes(active.default) ? active.default : active.values[0]);
  switch (chosen) {
    case 'Any':
    case 'All':
      return undefined;
    case 'False':
    case 'InactiveOnly':
      return (record) => record.active === false;
    default:
      return visible;
  }
}
