/**
 * JSON Schema of a company's rules, for editors and for `st-elt`: what a file may say, in the words that an editor shows.
 * `null` is a key whose value is left out.
 * @param metrics names that a target may have.
 */
export function rulesSchema(metrics: readonly string[]): object {
  const rollup = {
    type: 'string',
    pattern: '^[A-Z0-9_]+$',
    description: 'Name under which numbers are added up: capitals, digits and _.',
  };
  const text = {type: 'string', pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$'};
  const id = {type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER};
  const name = {...text, description: 'A whole name, in any case, without white space at its ends.'};
  const regex = {...text, description: "RE2, anywhere in the name, in any case. Write it in 'single quotes'."};
  const list = (items: object, description: string): object => ({type: ['array', 'null'], items, description});
  const section = (description: string, properties: object, more: object = {}): object => ({
    type: ['object', 'null'],
    additionalProperties: false,
    properties,
    description,
    ...more,
  });
  const ids = list({...id, description: "ServiceTitan's id."}, "ServiceTitan's ids; they survive a renaming.");
  const regexes = list(regex, 'Regexes (RE2) on the name.');
  const kind = (description: string): object =>
    section(description, {ids, names: list(name, 'Whole names.'), regex: regexes});

  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'How a company counts',
    description: 'Business units, job types, test customers and targets of a company, for st-elt.',
    type: 'object',
    additionalProperties: false,
    properties: {
      business_units: section('Which units sell, which do the work, and under which name their numbers are added up.', {
        rules: list(
          {
            type: 'object',
            additionalProperties: false,
            required: ['group', 'rollup'],
            oneOf: ['id', 'name', 'regex'].map((key) => ({required: [key]})),
            properties: {
              id: {...id, description: "ServiceTitan's id of the unit."},
              name,
              regex,
              group: {
                enum: ['SALES', 'PRODUCTION', 'BOTH', 'OTHER'],
                description:
                  'SALES sells, PRODUCTION does the work, BOTH sells on the call that it completes, OTHER counts nowhere.',
              },
              rollup,
            },
            description: 'One of id, name, regex, with a group and a rollup.',
          },
          'Tried from top to bottom: the first that matches a unit decides.',
        ),
        renames: {
          type: ['object', 'null'],
          propertyNames: {pattern: text.pattern},
          additionalProperties: rollup,
          description: 'What is left of a name without "-Sales" or "-Production", and the rollup that it gets.',
        },
        unmatched: {
          enum: ['auto', 'OTHER', 'BOTH', null],
          description:
            'Units that nothing matches. auto: OTHER where an active unit is PRODUCTION, else BOTH under their own names.',
        },
      }),
      job_types: section('Kinds of job types. A job type can be of several; a kind that is left out is as shipped.', {
        estimate: kind('Visits to make an offer: the base of leads and estimates. Shipped: "estimate" in the name.'),
        warranty: kind('Work without pay on something done before. Shipped: Warranty and Touchup.'),
        production_excluded: kind('Work of production units that is no production. Shipped: none.'),
      }),
      test_customers: section(
        'Customers for trying things out: no leads. Left out, it is as shipped: the word "test".',
        {
          ids,
          regex: regexes,
        },
      ),
      targets: list(
        {
          type: 'object',
          additionalProperties: false,
          required: ['metric', 'target'],
          properties: {
            metric: {enum: metrics, description: 'A metric of kpi_dictionary.'},
            rollup,
            target: {type: 'number', description: 'What is aimed at; ratios are fractions, 0.45 for 45 %.'},
          },
          description: 'A metric, the value aimed at, and the unit where it is for one unit only.',
        },
        'What the company aims at, for reports.',
      ),
    },
  };
}
