// What lies inside the JSON columns of staging: objects opened beside their column, lists as tables of their own.

const catalogue = require('includes/catalogue.js');
const sql = require('includes/sql.js');
const {isReference, snakeCase} = require('includes/streams.js');

const readers = {
  BOOL: sql.jsonBool,
  DATE: sql.jsonText,
  INT64: sql.jsonInt,
  NUMERIC: sql.jsonNumeric,
  STRING: sql.jsonText,
  TIMESTAMP: sql.jsonInstant,
};

/** A field of a JSON value, with its type; a reference of 0 is null. */
const read = (stream, json, field) => {
  const value = readers[field.type](json, field.name);
  return isReference(stream, field) ? sql.reference(value) : value;
};

/** Fields of the objects of a stream as columns `<object>_<field>`, where no other column has that name. */
function opened(stream) {
  const taken = new Set(stream.columns.map((column) => snakeCase(column.name)));
  return stream.columns
    .filter((column) => column.fields !== undefined && !column.isList)
    .flatMap((column) =>
      column.fields.map((field) => ({
        name: `${snakeCase(column.name)}_${snakeCase(field.name)}`,
        expression: read(stream, sql.name(column.name), field),
        description: `${field.name} of ${snakeCase(column.name)}.`,
      })),
    )
    .filter(({name}) => !taken.has(name));
}

/** Lists that become tables: one row per record and position. `renamed` columns say what they hold, not what the API calls them. */
const lists = [
  {
    table: 'stg_invoice_items',
    stream: 'invoices',
    list: 'items',
    key: 'invoice_id',
    description: 'Lines of the invoices, as the API nests them. One row per invoice and position.',
  },
  {
    table: 'stg_estimate_items',
    stream: 'estimates',
    list: 'items',
    key: 'estimate_id',
    description: 'Lines of the estimates, as the API nests them. One row per estimate and position.',
  },
  {
    table: 'stg_payment_allocations',
    stream: 'payments',
    list: 'appliedTo',
    key: 'payment_id',
    renamed: {appliedTo: 'invoice_id'},
    description: 'Invoices that payments were applied to. One row per payment and position.',
  },
  {
    table: 'stg_purchase_order_items',
    stream: 'purchase_orders',
    list: 'items',
    key: 'purchase_order_id',
    description: 'Lines of the purchase orders, as the API nests them. One row per order and position.',
  },
  {
    table: 'stg_job_estimates',
    stream: 'jobs',
    list: 'estimateIds',
    key: 'job_id',
    element: 'estimate_id',
    description: 'Estimates that jobs name in their list of estimates. One row per job and position.',
  },
];

/** The columns that a list makes of each element. */
function columnsOf({stream: name, list, element, renamed = {}}) {
  const stream = catalogue.find((candidate) => candidate.name === name);
  if (element !== undefined) {
    const expression = sql.reference(sql.jsonInt('element', ''));
    return [{name: element, expression, description: `Element of ${snakeCase(list)}.`}];
  }
  const {fields} = stream.columns.find((column) => column.name === list);
  return fields.map((field) => ({
    name: renamed[field.name] ?? snakeCase(field.name),
    expression: read(stream, 'element', field),
    description: `${field.name} of the element.`,
  }));
}

/** Streams whose records carry custom fields. */
const withCustomFields = catalogue.filter(({columns}) =>
  columns.some(({name, isList}) => name === 'customFields' && isList),
);

module.exports = {columnsOf, lists, opened, snakeCase, withCustomFields};
