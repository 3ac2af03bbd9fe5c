import {type JsonSchema, stampsOf} from '../../src/catalogue';
import type {StreamLiteral} from '../../src/streams/definition';

/**
 * Text fields of the API that hold a decimal number. They become JSON numbers, digit for digit, so that they land as NUMERIC.
 * Listed by name, because the documents only say "string".
 */
const decimalTexts = new Set([
  'total',
  'subTotal',
  'salesTax',
  'balance',
  'discountTotal',
  'unappliedAmount',
  'appliedAmount',
  'billAmount',
  'taxAmount',
  'shippingAmount',
  'quantity',
  'cost',
  'totalCost',
  'price',
  'memberPrice',
  'amount',
  'vendorInvoiceTotal',
]);

/** Sentences for fields: `{"*": {"id": "…"}, "jobs": {"jobStatus": "…"}}`; the stream's own win over `*`. */
export type FieldDescriptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The schema that a stream is discovered with: the documented fields and types, made permissive, because real tenants break
 * nullability and enums (everything but the key is nullable, enums are plain text, unknown fields pass).
 * @param parentId schema of the parent's id, for lists per parent.
 * @throws Error when a lifted path, key or cursor is not a documented field.
 */
export function streamSchema(
  stream: StreamLiteral,
  facts: JsonSchema,
  descriptions: FieldDescriptions,
  parentId?: JsonSchema,
): JsonSchema {
  const key = stream.primaryKey ?? ['id'];
  const parent = stream.list?.parent;
  const added = parent === undefined || parentId === undefined ? {} : {[parent.field]: parentId};
  const day = stream.list?.daily === undefined ? {} : {day: {type: 'string', format: 'date-time'}};
  const documented: Readonly<Record<string, JsonSchema>> = {...added, ...day, ...facts.properties};
  const properties: Record<string, JsonSchema> = {};
  const add = (name: string, schema: JsonSchema): void => {
    const description = descriptions[stream.name]?.[name] ?? descriptions['*']?.[name];
    properties[name] = {...(description === undefined ? {} : {description}), ...schema};
  };

  for (const name of key.filter((field) => !(field in documented))) {
    if (name !== '_key') throw new Error(`${stream.name}: key field ${name} is not documented`);
    add(name, {type: 'string'});
  }
  for (const [name, schema] of Object.entries(documented)) add(name, permissive(name, schema, key.includes(name)));
  for (const [name, path] of Object.entries(stream.lifted ?? {}))
    add(name, nullable(resolve(documented, path, stream.name), path));
  if (stream.groupBy !== undefined || stampsOf(stream).isStamped === true)
    add('_groupReadOn', permissive('_groupReadOn', {type: 'string', format: 'date-time'}, false));
  for (const name of [stream.cursor, stream.groupBy, ...(stream.keyFields ?? []), ...(stream.clusterBy ?? [])]) {
    if (name !== undefined && !(name in properties)) throw new Error(`${stream.name}: field ${name} is not documented`);
  }
  return {type: 'object', required: key, additionalProperties: true, properties};
}

function permissive(name: string, schema: JsonSchema, isKey: boolean): JsonSchema {
  const types = (typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])).filter(
    (type) => type !== 'null',
  );
  // Alternatives, or nothing said: anything goes.
  if (types[0] === undefined) return {};
  const type = decimalTexts.has(name) && types[0] === 'string' ? 'number' : types[0];
  return {
    type: isKey ? type : [type, 'null'],
    ...(schema.format === 'date-time' ? {format: 'date-time', airbyte_type: 'timestamp_with_timezone'} : {}),
    ...(schema.format === 'date' ? {format: 'date'} : {}),
    ...(schema.items === undefined ? {} : {items: permissive('', schema.items, false)}),
    ...(schema.properties === undefined
      ? {}
      : {
          additionalProperties: true,
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([child, childSchema]) => [
              child,
              permissive(child, childSchema, false),
            ]),
          ),
        }),
  };
}

/** Schema at a lifted path: `job.id`, or `appliedTo[only].appliedTo` for the element of an array that has just one. */
function resolve(documented: Readonly<Record<string, JsonSchema>>, path: string, stream: string): JsonSchema {
  let here: JsonSchema = {properties: documented};
  for (const step of path.split('.')) {
    const next = here.properties?.[step.replace('[only]', '')];
    if (next === undefined) throw new Error(`${stream}: lifted path ${path} is not documented`);
    here = step.endsWith('[only]') ? (next.items ?? {}) : next;
  }
  return here;
}

function nullable(schema: JsonSchema, path: string): JsonSchema {
  return permissive(path.split('.').at(-1) ?? '', schema, false);
}
