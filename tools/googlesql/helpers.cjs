// The helpers of dataform/includes/sql.js on values that a golden tenant may never have: one query per helper, written in
// both dialects and evaluated on both engines.

const {readFileSync} = require('node:fs');
const {join} = require('node:path');
const {runInNewContext} = require('node:vm');

const project = join(__dirname, '..', '..', 'dataform');

/** What a script of the Dataform project exports under the given vars. */
function include(path, vars) {
  const module = {exports: {}};
  const require = (other) => include(other, vars);
  runInNewContext(readFileSync(join(project, path), 'utf8'), {
    module,
    dataform: {projectConfig: {vars}},
    require,
    Intl,
  });
  return module.exports;
}

const each = (values) => values.map((value) => [value]);
const whole = (number) => `cast(${number} as int64)`;
const times = (left, right) => left.flatMap((one) => right.map((other) => [one, other]));

/** By helper that makes a value: the lists of its arguments. Arguments that are SQL come from helpers themselves. */
function calls(sql) {
  const days = ['2024-02-29', '2025-06-29', '2024-12-30', '2025-01-01', '1999-12-31'].map(sql.day);
  // What .NET calls DateTime.MinValue and MaxValue, and their neighbors.
  const endDays = [
    '0001-01-01',
    '0001-01-02',
    '0001-01-07',
    '0001-02-28',
    '9999-11-30',
    '9999-12-30',
    '9999-12-31',
  ].map(sql.day);
  const instants = [
    '2025-07-01T06:59:59.999999Z',
    '2025-07-01T07:00:00Z',
    '2025-03-09T09:30:00Z',
    '2000-02-29T00:00:00.000001Z',
  ].map(sql.instant);
  const endInstants = [
    '0001-01-01T00:00:00Z',
    '0001-01-01T04:56:01.999999Z',
    '0001-01-01T04:56:02Z',
    '0001-01-01T23:59:59.999999Z',
    '9999-12-31T00:00:00Z',
    '9999-12-31T04:59:59.999999Z',
    '9999-12-31T05:00:00Z',
    '9999-12-31T23:59:59.999999Z',
  ].map(sql.instant);
  const noDay = sql.missing('date');
  const noInstant = sql.missing('instant');
  const texts = [
    '',
    ' a ',
    'O\'Neil \\ "x"; --',
    'tab\tline\nend',
    'a`b.c`d',
    'Ünïcode ẞ 木',
    '\u00a0x\u00a0',
    '\u2003\u0085\v\u3000x\u2028',
    'my test',
    '$1\\1',
  ];
  const textValues = [...texts.map(sql.text), sql.missing('string')];
  const decimals = [
    '0',
    '1',
    '-1',
    '0.005',
    '-0.005',
    '2.345',
    '-2.345',
    '7',
    '100',
    '1234567.89',
    '30000000000.45',
    '0.00001',
  ];
  const numbers = [...decimals.map((value) => sql.numeric(`'${value}'`)), sql.missing('numeric')];
  const endNumbers = [
    '99999999999999999999999999999.999999999',
    '-99999999999999999999999999999.999999999',
    '0.000000001',
  ].map((value) => sql.numeric(`'${value}'`));
  const endIntegers = ['9223372036854775807', '-9223372036854775808'].map(whole);
  const written = [
    ...'12|-12|+5|12.7|12.0|1e3|0x1F| 7 ||.5|5.|1,000|1_000|NaN|inf|true|00012'.split('|'),
    ...'9223372036854775807|9223372036854775808|0.1234567894|0.1234567895|-0.1234567895'.split('|'),
    ...'99999999999999999999999999999|100000000000000000000000000000|-9223372036854775808|-9223372036854775809'.split(
      '|',
    ),
    ...'99999999999999999999999999999.999999999|99999999999999999999999999999.9999999999|-0|+0.0|1e28|1e30'.split('|'),
  ];
  const fields = ['when', 'text', 'number', 'whole', 'big', 'yes', 'none', 'list', 'id', 'nowhere', 'list.no', ''];
  const object = `{"text": "a \\"b\\"", "number": 12.50, "whole": 7, "big": 1234567890123, "yes": true, "none": null,
    "list": [1, {}], "when": "2025-06-02T01:02:03.1234567Z", "id": "42"}`.replace(/\s+/g, ' ');
  const objects = [object, '{}', '[]', '[[], 2]', '"text"', '1.50', '1e2', 'null'].map(sql.json);
  const ofJson = times([...objects, sql.missing('json')], fields);
  const times24 = [
    ...['0001-01-01T00:00:00Z', '0000-12-31T00:00:00Z', '0010-10-10T00:00:00Z', '9999-12-31T23:59:59.9999999Z'],
    ...[
      '9999-12-31T24:00:00Z',
      '2016-12-31T23:59:60Z',
      '2025-02-29T00:00:00Z',
      '2025-06-02T01:02:03',
      '10000-01-01T00:00:00Z',
    ],
  ].map((when) => sql.json(JSON.stringify({when})));
  const patterns = ['(?i)\\btest\\b', '^\\s+|\\s+$', '[^A-Za-z0-9]+', '(?i)ünï', '\\d', '$'];
  return {
    addDays: times([...days, ...endDays, noDay], [2, -1, 0, 364, -364]),
    addHours: times([...instants, ...endInstants, noInstant], [1, -48, 24]),
    addMonths: times([...days, ...endDays, noDay], [1, 12, -1, -12, 120]),
    cents: each(numbers),
    countIf: each(['true', 'false', sql.missing('bool')]),
    day: each(['2024-02-29', '0001-01-01', '9999-12-31']),
    daysBetween: times([...days, ...endDays, noDay], [...days, ...endDays]),
    firstOfMonth: [
      ...times(['2024'], ['1', '12', '13', '0', '-1', sql.missing('int64'), ...endIntegers]),
      ...times(['0', '1', '9999', '10000', '-1', ...endIntegers, sql.missing('int64')], ['1', '12']),
    ],
    hoursBetween: times([...instants, ...endInstants, noInstant], [...instants, ...endInstants]),
    instant: each([
      ...['2025-07-01T06:59:59.999999Z', '1969-12-31T23:59:59Z'],
      ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999Z'],
    ]),
    json: each(['{"b": [1, 2.50, "x"], "a": {}}', 'null', '"\\u00fc"']),
    jsonBool: ofJson,
    jsonInstant: [...ofJson, ...times(times24, ['when'])],
    jsonInt: ofJson,
    jsonLength: ofJson,
    jsonNumeric: ofJson,
    jsonText: ofJson,
    localDate: each([...instants, ...endInstants, noInstant]),
    matches: times(textValues, patterns),
    money: each([...numbers, ...endNumbers]),
    monthEnd: each([...days, ...endDays, noDay]),
    monthStart: each([...days, ...endDays, noDay]),
    numeric: each(['0', '-1', '1.5', "'12.345678901'", '1234567']),
    ratio: times(numbers, numbers),
    reference: each(['0', '7', sql.missing('int64'), ...endIntegers]),
    replaceAll: times(textValues, patterns).map((pair) => [...pair, '_']),
    safeInt: each([...written.map(sql.text), sql.missing('string')]),
    safeNumeric: each([...written.map(sql.text), sql.missing('string')]),
    share: times(numbers, [...numbers.slice(1, 8), sql.numeric("'0.00003'")]).map((pair) => [
      ...pair,
      sql.numeric("'7'"),
    ]),
    sumInt: each(['1', sql.missing('int64'), ...endIntegers]),
    sumMoney: each([...numbers, ...endNumbers]),
    text: each(texts),
    trim: each(textValues),
    today: each(instants),
    weekStart: each([...days, ...endDays, noDay]),
    writtenDate: each([...instants, ...endInstants, noInstant]),
    yearStart: each([...days, ...endDays, noDay]),
  };
}

/** By helper that makes something else than a value: a query. */
function others(sql) {
  const [first, last] = [sql.day('2025-02-27'), sql.day('2025-03-02')];
  const lists = ['[{"a": 5}, null, 3]', '{}', '[]', 'null'].map(
    (text, id) => `select ${whole(id)} as id, ${sql.json(text)} as list`,
  );
  const types = ['numeric', 'instant', 'json', 'int64', 'string', 'bool', 'date'];
  const numbers = ['1', '2', '4.5', '10', '-3'].map(
    (value, id) => `select ${whole(id > 3 ? 2 : 1)} as id, ${sql.numeric(value)} as x`,
  );
  return {
    currentInstant: `select ${sql.currentInstant} > ${sql.instant('2020-01-01T00:00:00Z')} as is_after`,
    eachDay: ['1', '2', '7']
      .map((step) => `select ${whole(step)} as step, day from ${sql.eachDay(first, last, step)}`)
      .concat(`select ${whole(0)}, day from ${sql.eachDay(last, first)}`)
      .join(' union all '),
    elements: `select id, element, position from ${sql.elements(`(${lists.join(' union all ')})`, ['id'], 'list')}`,
    median: `select id, ${sql.median('x', 'id')} as middle from (${numbers.join(' union all ')}) as numbers`,
    missing: `select ${types.map((type) => `${sql.missing(type)} as ${type}_value`).join(', ')}`,
    space: `select ${['\u2003', '\u00a0', '\u0085', '\v', 'x', '\u200b']
      .map((text, index) => `${sql.matches(sql.text(text), sql.space)} as is_space_${index}`)
      .join(', ')}`,
    columnsOf: `select count(*) > 0 as has_rows from (${sql.columnsOf('st_raw_v2')}) as columns where column_name = 'jobNumber'`,
    withColumns: `select id, there, lacking, stamp, id2 from ${sql.withColumns(
      `(select ${whole(1)} as id, ${sql.numeric('1.5')} as there, ${whole(2)} as id2 union all select ${whole(2)}, null, null)`,
      [
        {name: 'lacking', type: 'STRING'},
        {name: 'THERE', type: 'NUMERIC'},
        {name: 'stamp', type: 'TIMESTAMP'},
      ],
    )} as padded`,
    name: `select ${whole(1)} as ${sql.name('end')}, ${whole(2)} as ${sql.name('from')}`,
  };
}

/** Helpers that make no query: what they write is analyzed in the actions that use them. */
const partsOfStatements = ['addColumns', 'clusteredBy'];

/**
 * The queries of a dialect, by helper.
 * @throws Error naming a helper of sql.js that nothing here tries
 */
function helperQueries(vars) {
  const sql = include('includes/sql.js', vars);
  const labels = calls(include('includes/sql.js', {...vars, dialect: 'bigquery'}));
  const values = Object.entries(calls(sql)).map(([helper, list]) => {
    const rows = list.map((values, index) => {
      const label = sql.text(labels[helper][index].join(', '));
      return `select ${label} as called_with, ${sql[helper](...values)} as result from (select 1 as one) as one_row`;
    });
    return [helper, rows.join('\nunion all ')];
  });
  const queries = new Map([...values, ...Object.entries(others(sql))]);
  const untried = Object.keys(sql).filter((helper) => !queries.has(helper) && !partsOfStatements.includes(helper));
  if (untried.length > 0)
    throw new Error(`tools/googlesql/helpers.cjs has no cases for ${untried.join(', ')} of sql.js.`);
  return queries;
}

module.exports = {helperQueries, include};
