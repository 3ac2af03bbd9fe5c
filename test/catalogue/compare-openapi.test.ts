import {compareWithFacts} from '../../scripts/generate/compare-openapi';
import {readEndpoints, readRecordSchema} from '../../scripts/generate/facts';
import {endpointsOf, fieldsOf, type OpenApiDocument, type OpenApiSchema} from '../../scripts/generate/openapi';

const path = '/jbce/v2/tenant/{tenant}/call-reasons';
const params = readEndpoints().get(path)?.params ?? [];
const known = readRecordSchema('call_reasons') as OpenApiSchema;

/** A document of one endpoint, as ServiceTitan writes them: schemas by reference, the module in the server's URL. */
function document(record: OpenApiSchema, query: readonly string[], resource = 'call-reasons'): OpenApiDocument {
  return {
    servers: [{url: 'https://api-integration.servicetitan.io/jbce/v2'}],
    paths: {
      [`/tenant/{tenant}/${resource}`]: {
        get: {
          parameters: [{name: 'tenant', in: 'path'}, ...query.map((name) => ({name, in: 'query'}))],
          responses: {'200': {content: {'application/json': {schema: {$ref: '#/components/schemas/Page'}}}}},
        },
      },
    },
    components: {
      schemas: {
        Page: {
          type: 'object',
          properties: {
            hasMore: {type: 'boolean'},
            data: {type: 'array', items: {$ref: '#/components/schemas/Reason'}},
          },
        },
        Reason: record,
      },
    },
  };
}

test('documents that say what the facts say make no noise', () => {
  expect(compareWithFacts([document(known, params)])).toBe('Nothing changed.\n');
  expect(compareWithFacts([])).toBe('Nothing changed.\n');
});

test('fields that came, went or changed their type are named, nested ones too', () => {
  const {isLead: _gone, ...rest} = known.properties ?? {};
  const changed: OpenApiSchema = {
    type: 'object',
    properties: {
      ...rest,
      name: {type: 'string', format: 'html'},
      owner: {oneOf: [{$ref: '#/components/schemas/Owner'}]},
    },
  };
  const given = document(changed, params);
  const schemas = {...given.components?.schemas, Owner: {type: 'object', properties: {id: {type: 'integer'}}}};
  expect(compareWithFacts([{...given, components: {schemas}}])).toBe(
    [
      'call_reasons',
      '  - isLead: boolean',
      '  + owner: object',
      '  + owner.id: integer',
      '  ~ name: string is now string (html)',
      '',
    ].join('\n'),
  );
});

test('parameters that came or went are named with their endpoint', () => {
  const query = [...params.filter((name) => name !== 'modifiedBefore'), 'colour'];
  expect(compareWithFacts([document(known, query)])).toBe(
    `call_reasons\n  + colour as a parameter of ${path}\n  - modifiedBefore as a parameter of ${path}\n`,
  );
});

test('values of an enum that came or went are named', () => {
  const changed = {...known, properties: {...known.properties, name: {type: 'string', enum: ['Red', 'Blue']}}};
  expect(compareWithFacts([document(changed, params)])).toBe(
    'call_reasons\n  + Blue as a value of name\n  + Red as a value of name\n',
  );
});

test('an endpoint that is gone and one that is new are named; APIs without a document are left alone', () => {
  const said = compareWithFacts([document(known, params, 'call-motives')]);
  expect(said).toContain(`call_reasons\n  - endpoint ${path} is gone\n`);
  expect(said).toContain('GET endpoints that the facts do not know\n  + /jbce/v2/tenant/{tenant}/call-motives\n');
  expect(said).not.toContain('customers');
});

test('a bare array, a single object and a schema that contains itself can be read', () => {
  const tree: OpenApiSchema = {
    type: 'object',
    properties: {name: {type: 'string'}, children: {type: 'array', items: {$ref: '#/components/schemas/Tree'}}},
  };
  expect([...fieldsOf(tree, {Tree: tree}).keys()]).toContain('children[].children[].name');
  const answers: readonly OpenApiSchema[] = [{type: 'array', items: tree}, tree];
  for (const schema of answers) {
    const [[, endpoint] = []] = endpointsOf({
      paths: {'/a': {get: {responses: {'200': {content: {'text/json': {schema}}}}}}},
      components: {schemas: {Tree: tree}},
    });
    expect(endpoint?.fields.get('name')).toEqual({type: 'string', enum: []});
  }
});
