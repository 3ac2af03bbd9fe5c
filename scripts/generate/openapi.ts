/** The parts of an OpenAPI 3 document that are looked at. */
export interface OpenApiDocument {
  readonly servers?: readonly {readonly url: string}[];
  readonly paths: Readonly<Record<string, {readonly get?: Operation}>>;
  readonly components?: {readonly schemas?: Readonly<Record<string, OpenApiSchema>>};
}

export interface OpenApiSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly items?: OpenApiSchema;
  readonly allOf?: readonly OpenApiSchema[];
  readonly oneOf?: readonly OpenApiSchema[];
  readonly anyOf?: readonly OpenApiSchema[];
}

interface Operation {
  readonly parameters?: readonly {readonly name: string; readonly in: string}[];
  readonly responses?: Readonly<
    Record<string, {readonly content?: Readonly<Record<string, {readonly schema?: OpenApiSchema}>>}>
  >;
}

/** A field of a record, by its path: `items[].price`. */
export interface Field {
  /** Type and format, `string (date-time)`; nullability is left out, since nobody can rely on it. */
  readonly type: string;
  readonly enum: readonly string[];
}

/** A GET endpoint as a document describes it. */
export interface Endpoint {
  /** Query parameters. */
  readonly params: readonly string[];
  /** Fields of one row; empty where the document describes none. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** How deep schemas are followed, for those that contain themselves. */
const deepest = 8;

/** All GET endpoints of a document by path, `/jpm/v2/tenant/{tenant}/jobs`. */
export function endpointsOf(document: OpenApiDocument): ReadonlyMap<string, Endpoint> {
  const server = document.servers?.[0]?.url ?? '';
  const base = server.replace(/^https?:\/\/[^/]+/, '').replace(/\/$/, '');
  const schemas = document.components?.schemas ?? {};
  return new Map(
    Object.entries(document.paths).flatMap(([path, {get}]) => {
      if (get === undefined) return [];
      const params = (get.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({name}) => name);
      const answer = Object.values(get.responses?.['200']?.content ?? {})[0]?.schema;
      const fields = answer === undefined ? new Map<string, Field>() : fieldsOf(rowOf(answer, schemas), schemas);
      return [[`${base}${path}`, {params, fields}] as const];
    }),
  );
}

/** Fields of a schema, nested ones too. @param schemas what `$ref` points into. */
export function fieldsOf(
  schema: OpenApiSchema,
  schemas: Readonly<Record<string, OpenApiSchema>> = {},
): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  const walk = (given: OpenApiSchema, path: string, depth: number): void => {
    const {properties = {}, items} = resolved(given, schemas);
    if (depth > deepest) return;
    if (items !== undefined) walk(items, `${path}[]`, depth + 1);
    for (const [name, property] of Object.entries(properties)) {
      const inner = path === '' ? name : `${path}.${name}`;
      fields.set(inner, fieldOf(resolved(property, schemas)));
      walk(property, inner, depth + 1);
    }
  };
  walk(schema, '', 0);
  return fields;
}

function fieldOf(schema: OpenApiSchema): Field {
  const types = [schema.type ?? 'anything'].flat().filter((type) => type !== 'null');
  const format = schema.format === undefined ? '' : ` (${schema.format})`;
  return {type: `${types.join(' or ')}${format}`, enum: (schema.enum ?? []).filter((one) => one !== null).map(String)};
}

/** The row in an answer: of a page, a feed or a bare array its element, else the answer itself. */
function rowOf(answer: OpenApiSchema, schemas: Readonly<Record<string, OpenApiSchema>>): OpenApiSchema {
  const schema = resolved(answer, schemas);
  if (schema.items !== undefined) return schema.items;
  const data = schema.properties?.data;
  return (data === undefined ? undefined : resolved(data, schemas).items) ?? schema;
}

/** Follows `$ref`, and takes the one schema out of `allOf`, `oneOf` or `anyOf` where there is just one. */
function resolved(schema: OpenApiSchema, schemas: Readonly<Record<string, OpenApiSchema>>): OpenApiSchema {
  const choices = schema.allOf ?? schema.oneOf ?? schema.anyOf ?? [];
  const name = schema.$ref?.replace('#/components/schemas/', '');
  const next = name === undefined ? (choices.length === 1 ? choices[0] : undefined) : schemas[name];
  return next === undefined ? schema : resolved(next, schemas);
}
