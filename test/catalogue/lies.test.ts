import {uncovered} from '../../scripts/generate/docs/not-read';
import {type EndpointFacts, readEndpoints, readRecordSchema} from '../../scripts/generate/facts';
import {liesOf} from '../../scripts/generate/stream-rules';
import {streamSchema} from '../../scripts/generate/stream-schema';
import {literals} from '../../src/streams';
import type {StreamLiteral} from '../../src/streams/definition';

const endpoints = readEndpoints();

const honest: StreamLiteral = {
  name: 'vendors',
  title: 'Vendors',
  description: 'Companies that sell material. One row per vendor.',
  group: 'extended',
  list: {path: 'inventory/v2/vendors', query: {active: 'Any'}, filters: ['modifiedOn'], sort: 'Id'},
  backfill: 'windows',
  follow: 'windows',
  cursor: 'modifiedOn',
};
const list = honest.list as NonNullable<StreamLiteral['list']>;
const {list: _list, ...withoutList} = honest;

test('the catalogue says nothing that the documents do not', () => {
  expect(literals.flatMap((stream) => liesOf(stream, endpoints))).toEqual([]);
  expect(liesOf(honest, endpoints)).toEqual([]);
});

describe('every documented GET endpoint', () => {
  it('is a stream or has its reason', () => expect(uncovered(endpoints)).toEqual([]));

  it('is missed when it is neither', () => {
    const facts = endpoints.get('/jpm/v2/tenant/{tenant}/jobs') as EndpointFacts;
    const path = '/jpm/v2/tenant/{tenant}/robots';
    expect(uncovered(new Map([...endpoints, [path, {...facts, path}]]))).toEqual([
      `GET ${path} is not a stream, and scripts/generate/docs/not-read.ts does not say why`,
    ]);
  });

  it('is not excused any more when it is gone', () => {
    const path = '/marketing/v2/tenant/{tenant}/email-channel-cost';
    const without = new Map([...endpoints].filter(([known]) => known !== path));
    expect(uncovered(without)).toEqual([
      `scripts/generate/docs/not-read.ts: GET ${path} is read, unknown or named twice`,
    ]);
  });
});

const lies: readonly (readonly [what: string, said: string, stream: StreamLiteral])[] = [
  ['a path', 'no documented endpoint', {...honest, list: {...list, path: 'inventory/v2/sellers'}}],
  ['an export', 'no documented export', {...honest, export: {path: 'inventory/v2/export/vendors'}}],
  ['a parameter', 'parameter colour is not', {...honest, list: {...list, query: {active: 'Any', colour: 'red'}}}],
  ['a sort', 'sort Colour is not', {...honest, list: {...list, sort: 'Colour'}}],
  ['a parameter for the sort', 'the sort parameter is', {...honest, list: {...list, sortParam: 'orderBy'}}],
  ['a list that hides rows', 'hides inactive rows', {...honest, list: {...list, query: {}}}],
  ['a list without pages', 'the endpoint has pages', {...honest, list: {...list, paged: false, total: false}}],
  ['a shape', 'an answer is {page', {...honest, list: {...list, shape: 'array'}}],
  ['an id in the path', 'needs a parent', {...honest, list: {...list, path: 'crm/v2/customers/{id}/notes'}}],
  ['a list nobody named', 'reads a list that is not named', withoutList],
  ['an export nobody named', 'reads an export that is not named', {...honest, follow: 'export'}],
  ['windows without a filter', 'needs a modifiedOn filter', {...honest, list: {...list, filters: []}}],
  [
    'a cursor that nobody can ask for',
    'is not a cursor',
    {...honest, list: {...list, filters: []}, backfill: 'whole', follow: 'whole'},
  ],
  ['rows that may lack modifiedOn', 'list.undated must', {...honest, list: {...list, undated: true}}],
  ['no grain', 'does not end with its grain', {...honest, description: 'Companies that sell material.'}],
  ['groups that cannot be read', 'groupBy needs', {...honest, groupBy: 'name'}],
  [
    'children that everybody reads',
    'it is opt_in',
    {
      ...honest,
      list: {...list, path: 'crm/v2/customers/{id}/notes', parent: {stream: 'customers', field: 'customerId'}},
    },
  ],
  [
    'pages larger than allowed',
    'pages are limited to 500 rows',
    {...honest, list: {path: 'accounting/v2/journal-entries', filters: ['modifiedOn']}},
  ],
  ['days that the list does not ask for', 'need each other', {...honest, backfill: 'days'}],
  [
    'a missing parameter that is required',
    'parameter activeOnly is required',
    {...honest, list: {path: 'inventory/v2/return-types', filters: ['modifiedOn']}},
  ],
];

test.each(lies)('refuses %s', (_what, said, stream) => {
  expect(liesOf(stream, endpoints).join('\n')).toContain(said);
});

test('a list that leaves out what the export says about deletion is refused as a backfill', () => {
  const splits = literals.find(({name}) => name === 'job_splits') as StreamLiteral;
  expect(liesOf({...splits, backfill: 'windows'}, endpoints).join()).toContain('backfill by export');
});

test('an export that hides rows is refused', () => {
  const feed: EndpointFacts = {
    path: '/inventory/v2/tenant/{tenant}/export/vendors',
    kind: 'export',
    responseShape: '{hasMore,continueFrom,data[]}',
    params: ['from', 'active'],
    active: {param: 'active', requestToGetAll: 'active=Any'},
  };
  const known = new Map([...endpoints, [feed.path, feed]]);
  const stream: StreamLiteral = {...honest, export: {path: 'inventory/v2/export/vendors'}};
  expect(liesOf(stream, known).join()).toContain('the export hides inactive rows unless active=Any is sent');
  expect(liesOf({...stream, export: {path: 'inventory/v2/export/vendors', query: {active: 'Any'}}}, known)).toEqual([]);
});

const fields: readonly (readonly [what: string, said: string, stream: StreamLiteral])[] = [
  ['a cursor', 'field changedOn is not documented', {...honest, cursor: 'changedOn'}],
  ['a key', 'key field number is not documented', {...honest, primaryKey: ['number']}],
  ['a column to cluster by', 'field colour is not documented', {...honest, clusterBy: ['colour']}],
  ['a group', 'field payrollId is not documented', {...honest, groupBy: 'payrollId'}],
  ['a field of a derived key', 'field memo2 is not documented', {...honest, keyFields: ['memo2']}],
  ['a lifted field', 'lifted path owner.id is not documented', {...honest, lifted: {ownerId: 'owner.id'}}],
];

test.each(fields)('refuses %s that no record has', (_what, said, stream) => {
  const facts = readRecordSchema('vendors');
  expect(() => streamSchema(honest, facts, {})).not.toThrow();
  expect(() => streamSchema(stream, facts, {})).toThrow(`vendors: ${said}`);
});
