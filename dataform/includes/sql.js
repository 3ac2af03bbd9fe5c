// The only file that knows how BigQuery and DuckDB differ. Everything else is SQL that both read the same way.
// Every helper takes SQL expressions and gives back a SQL expression, unless it says otherwise.

const {dialect, timezone, weekStart: firstOfWeek} = require('includes/settings.js');

const bigquery = dialect === 'bigquery';
const type = {
  numeric: bigquery ? 'numeric' : 'decimal(38, 9)',
  instant: bigquery ? 'timestamp' : 'timestamptz',
};

// Literals: these take JavaScript values.

/** A text; `eval`-proof: whatever the value, it stays one literal. */
function text(value) {
  if (bigquery) {
    const escaped = value
      .replace(/[\\'"`]/g, '\\$&')
      .replace(/[\u0000-\u001f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
    return `'${escaped}'`;
  }
  if (value.includes('\0')) throw new Error('A text cannot hold the character NUL.');
  // A backtick marks a table name for whoever runs the compiled SQL on DuckDB, so none may stand in a literal.
  const parts = value.split('`').map((part) => `'${part.replace(/'/g, "''")}'`);
  return parts.length === 1 ? parts[0] : `(${parts.join(' || chr(96) || ')})`;
}

/** A column whose name may be a reserved word, like `end`. */
const name = (column) => (bigquery ? `\`${column}\`` : `"${column}"`);

/** An instant written as ISO text. */
const instant = (iso) => `${type.instant} ${text(iso)}`;

/** A JSON value written as text. */
const json = (value) => (bigquery ? `parse_json(${text(value)})` : `cast(${text(value)} as json)`);

/** A missing value of a type: numeric, instant, or a type both warehouses name alike. */
const missing = (typeName) => `cast(null as ${type[typeName] ?? typeName})`;

// Days. The calendar goes from 0001-01-01 to 9999-12-31 on both engines: servers write both ends, for "none"
// and for "never". What lies beyond is the first or the last of it. BigQuery would fail, and DuckDB go on.

const ends = {
  date: ["date '0001-01-01'", "date '9999-12-31'"],
  instant: [instant('0001-01-01T00:00:00Z'), instant('9999-12-31T23:59:59.999999Z')],
};

/** What a value made from another is where the calendar ends. `isLate` says, as SQL, at which end; of null it is null. */
const withinCalendar = (kind, value, from, isLate) => {
  const [first, last] = ends[kind];
  return bigquery
    ? `coalesce(safe.${value}, case when ${from} is not null then if(${isLate}, ${last}, ${first}) end)`
    : `case when ${from} is not null then least(greatest(${value}, ${first}), ${last}) end`;
};

/** Day of an instant in the company's time zone. */
const localDate = (moment) =>
  withinCalendar(
    'date',
    bigquery ? `date(${moment}, ${text(timezone)})` : `cast(${moment} at time zone ${text(timezone)} as date)`,
    moment,
    `${moment} > ${instant('5000-01-01T00:00:00Z')}`,
  );

/** The current day in the company's time zone. A zone that the warehouse does not know fails here. */
const today = (now) =>
  bigquery ? `date(${now}, ${text(timezone)})` : `cast(${now} at time zone ${text(timezone)} as date)`;

/** Day of an instant in UTC: the day as written in a date-only field. */
const writtenDate = (moment) => (bigquery ? `date(${moment})` : `cast(${moment} at time zone 'UTC' as date)`);

const truncated = (unit) => (day) =>
  bigquery ? `date_trunc(${day}, ${unit})` : `cast(date_trunc('${unit}', ${day}) as date)`;

/** First day of the week of a day. The calendar begins on a Monday: there its first week has no Sunday. */
const weekStart = (day) => {
  const onMonday = bigquery ? `date_trunc(${day}, week(monday))` : `cast(date_trunc('week', ${day}) as date)`;
  const onSunday = bigquery ? `date_trunc(${day}, week(sunday))` : `(cast(date_trunc('week', ${day} + 1) as date) - 1)`;
  return firstOfWeek === 'monday' ? onMonday : withinCalendar('date', onSunday, day, 'false');
};

// These take a number of JavaScript.

const addMonths = (day, months) =>
  withinCalendar(
    'date',
    bigquery ? `date_add(${day}, interval ${months} month)` : `cast(${day} + to_months(${months}) as date)`,
    day,
    months > 0,
  );

const addDays = (day, days) =>
  withinCalendar(
    'date',
    bigquery ? `date_add(${day}, interval ${days} day)` : `(${day} + cast(${days} as integer))`,
    day,
    days > 0,
  );

/** An instant some hours later. */
const addHours = (moment, hours) =>
  withinCalendar(
    'instant',
    bigquery ? `timestamp_add(${moment}, interval ${hours} hour)` : `(${moment} + to_hours(${hours}))`,
    moment,
    hours > 0,
  );

/** Last day of the month of a day. */
const monthEnd = (day) => `last_day(${day})`;

/** Whole hours from the first instant to the last. DuckDB's date_sub overlooks the microseconds. */
const hoursBetween = (first, last) =>
  bigquery ? `timestamp_diff(${last}, ${first}, hour)` : `((epoch_us(${last}) - epoch_us(${first})) // 3600000000)`;

/** Days from the first to the last, negative when the last comes first. */
const daysBetween = (first, last) =>
  bigquery ? `date_diff(${last}, ${first}, day)` : `date_diff('day', ${first}, ${last})`;

/** First day of a month given by numbers; null when there is no such month. */
const firstOfMonth = (year, month) =>
  bigquery
    ? `safe.date(${year}, ${month}, 1)`
    : `case when ${month} between 1 and 12 and ${year} between 1 and 9999 then make_date(${year}, ${month}, 1) end`;

/** For FROM: one row per day from first to last (or every `step` days), in the column `day`. */
const eachDay = (first, last, step = 1) =>
  bigquery
    ? `unnest(generate_date_array(${first}, ${last}, interval ${step} day)) as day`
    : `unnest(cast(generate_series(${first}, ${last}, interval ${step} day) as date[])) as days(day)`;

// Tables.

/**
 * For FROM: a table with columns that it may lack, which are null then. The two are matched by name when the query is run, so a
 * column that is left out in Airbyte, or that a later version added, needs no look at the table beforehand.
 * @param columns {name, type}, the type as BigQuery calls it
 */
const withColumns = (table, columns) => {
  const types = {NUMERIC: 'numeric', TIMESTAMP: 'instant'};
  const nothing = columns.map(
    ({name: column, type}) => `${missing(types[type] ?? type.toLowerCase())} as ${name(column)}`,
  );
  return `(
    select * from ${table}
    ${bigquery ? 'full union all corresponding' : 'union all by name'}
    select ${nothing.join(', ')} from (select 1) as nothing where false
  )`;
};

/**
 * Statements that add the columns that a kept table lacks, null in the rows that are there.
 * @param columns types by name: numeric, instant, or a type both warehouses name alike
 */
const addColumns = (table, columns) => {
  const clauses = Object.entries(columns).map(
    ([column, typeName]) => `add column if not exists ${name(column)} ${type[typeName] ?? typeName}`,
  );
  return bigquery
    ? `alter table ${table}\n  ${clauses.join(',\n  ')}`
    : clauses.map((clause) => `alter table ${table} ${clause}`).join(';\n');
};

/** A query: the names of the columns of each table of a dataset, in `table_name` and `column_name`. */
const columnsOf = (dataset) => {
  const database = dataform.projectConfig.defaultDatabase;
  const project = database ? `${database}.` : '';
  return `select table_name, column_name from ${
    bigquery
      ? `\`${project}${dataset}.INFORMATION_SCHEMA.COLUMNS\``
      : `information_schema.columns where table_schema = ${text(dataset)} and table_catalog = current_database()`
  }`;
};

// Numbers. Money is NUMERIC (38, 9), never a float.

const numeric = (value) => `cast(${value} as ${type.numeric})`;

/** Money of a column that may be null: null counts 0. */
const money = (value) => `coalesce(${numeric(value)}, 0)`;

/** A value in whole units of 10^-9, which is all that NUMERIC holds. DuckDB has no division of decimals: it would be a float. */
const nanos = (value) => `cast(${numeric(value)} * 1000000000 as hugeint)`;

/**
 * A quotient of whole numbers rounded half away from zero, in DuckDB. Null where a factor is null, the divisor is 0, or a
 * product does not fit 127 bits, which takes sums beyond 10^22.
 */
const roundedQuotient = (dividend, divisor) => {
  const [over, under] = [`abs(${dividend})`, `abs(${divisor})`];
  return `try(sign(${dividend}) * sign(${divisor}) * ((2 * ${over} + ${under}) // nullif(2 * ${under}, 0)))`;
};

/** Fraction with 6 decimals, exact half away from zero; null when the denominator is 0 or unknown. */
const ratio = (numerator, denominator) => {
  if (bigquery) {
    const wide = (value) => `cast(${numeric(value)} as bignumeric)`;
    return `safe_cast(round(safe_divide(${wide(numerator)}, ${wide(denominator)}), 6) as numeric)`;
  }
  const exact = roundedQuotient(`(${nanos(numerator)} * 1000000)`, nanos(denominator));
  const near = `round(cast(${numerator} as double) / nullif(cast(${denominator} as double), 0), 6)`;
  return `coalesce(${numeric(`cast(${exact} as decimal(32, 0)) * 0.000001`)}, try_cast(${near} as ${type.numeric}))`;
};

/** An id that names another record: 0 is none. */
const reference = (id) => `nullif(${id}, 0)`;

/** Number of rows where the condition holds, INT64, 0 of no rows. */
const countIf = (condition) => `cast(coalesce(countif(${condition}), 0) as int64)`;

/** Sum of whole numbers, INT64, 0 of no rows. */
const sumInt = (value) => `cast(coalesce(sum(${value}), 0) as int64)`;

/** Sum of money, 0 of no rows. */
const sumMoney = (value) => `coalesce(sum(${numeric(value)}), 0)`;

/** Money rounded to the cent, half away from zero. */
const cents = (value) => numeric(`round(${value}, 2)`);

/** Part of an amount by weight, rounded to the cent half away from zero. Weights of any size count, also 0.00001. */
const share = (amount, weight, weights) => {
  if (bigquery) return numeric(`round(cast(${amount} as bignumeric) * ${weight} / ${weights}, 2)`);
  // From 10^-9ths of the amount to cents: 10^7.
  const exact = roundedQuotient(`(${nanos(amount)} * ${nanos(weight)})`, `(${nanos(weights)} * 10000000)`);
  const near = `round(cast(${amount} as double) * cast(${weight} as double) / cast(${weights} as double), 2)`;
  return `coalesce(${numeric(`cast(${exact} as decimal(36, 0)) * 0.01`)}, ${numeric(near)})`;
};

/** Interpolated median within a partition, as a window function. */
const median = (value, partition) =>
  bigquery
    ? numeric(`round(percentile_cont(${value}, 0.5) over (partition by ${partition}), 6)`)
    : numeric(`round(quantile_cont(${value}, 0.5) over (partition by ${partition}), 6)`);

/** Whole number of a text, null when it is not one: `12.7` is not, nor is `0x1F`. */
const safeInt = (value) => `${bigquery ? 'safe_cast' : 'try_cast'}(regexp_extract(${value}, '^[-+]?[0-9]+$') as int64)`;

/** Number of a text, null when it is not one. DuckDB would take `1_000` for one. */
const safeNumeric = (value) =>
  bigquery ? `safe_cast(${value} as numeric)` : `try_cast(replace(${value}, '_', '?') as ${type.numeric})`;

// Text. Patterns are RE2, given as JavaScript texts.

const matches = (value, pattern) =>
  `coalesce(${bigquery ? 'regexp_contains' : 'regexp_matches'}(${value}, ${text(pattern)}), false)`;

/** Every match replaced by a fixed text without backslashes. */
const replaceAll = (value, pattern, replacement) =>
  `regexp_replace(${value}, ${text(pattern)}, ${text(replacement)}${bigquery ? '' : ", 'g'"})`;

/** White space as Unicode defines it, for a pattern. RE2's `\s` knows that of ASCII only. */
const space = '[\\s\\x{0b}\\x{85}\\p{Z}]';

/** Without white space at both ends. */
const trim = (value) => replaceAll(value, `^${space}+|${space}+$`, '');

// JSON. A path is field names joined by dots; '' is the value itself.

const jsonPath = (path) => {
  if (!/^([A-Za-z_]\w*(\.[A-Za-z_]\w*)*)?$/.test(path)) throw new Error(`Not a JSON path: ${path}`);
  return text(path === '' ? '$' : `$.${path}`);
};

const jsonExtract = (json, path) => `json_extract_string(${json}, ${jsonPath(path)})`;

/** Text of a scalar; null of an object, an array, a JSON null or nothing. */
const jsonText = (json, path) =>
  bigquery
    ? `json_value(${json}, ${jsonPath(path)})`
    : `case when json_type(${json}, ${jsonPath(path)}) not in ('OBJECT', 'ARRAY') then ${jsonExtract(json, path)} end`;

// DuckDB writes out objects and arrays, which are no numbers either.
const jsonNumeric = (json, path) => safeNumeric((bigquery ? jsonText : jsonExtract)(json, path));
const jsonInt = (json, path) => safeInt((bigquery ? jsonText : jsonExtract)(json, path));
const jsonBool = (json, path) => `case ${jsonText(json, path)} when 'true' then true when 'false' then false end`;

/** Instant of an ISO text in UTC, to the microsecond; null when it is none. The engines differ about the year 0 and 24:00:00. */
const jsonInstant = (json, path) => {
  const year = '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])';
  const time = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]';
  const cut = `'^(${year}-[0-9]{2}-[0-9]{2}T${time}(?:[.][0-9]{1,6})?)[0-9]*Z$'`;
  const text = (bigquery ? jsonText : jsonExtract)(json, path);
  return bigquery
    ? `safe_cast(regexp_extract(${text}, ${cut}) || '+00' as timestamp)`
    : `try_cast(regexp_extract(${text}, ${cut}, 1) || '+00' as timestamptz)`;
};

/** Number of elements of an array inside a JSON value; null where there is no array. */
const jsonLength = (json, path) =>
  bigquery
    ? `array_length(json_query_array(${json}, ${jsonPath(path)}))`
    : `case when json_type(${json}, ${jsonPath(path)}) = 'ARRAY' then cast(json_array_length(${json}, ${jsonPath(path)}) as int64) end`;

/** For FROM: one row per element of a JSON array, with the named columns of its row, `element` and `position` (from 0). */
const elements = (table, columns, array) => {
  const kept = columns.join(', ');
  return bigquery
    ? `(select ${kept}, element, position from ${table}, unnest(json_query_array(${array})) as element with offset as position)`
    : `(select ${kept}, unnest(items) as element, generate_subscripts(items, 1) - 1 as position ` +
        `from (select ${kept}, json_extract(${array}, '$[*]') as items from ${table}))`;
};

/** For CREATE TABLE: rows that lie together. DuckDB sorts nothing. */
const clusteredBy = (column) => (bigquery ? `cluster by ${column}` : '');

module.exports = {
  addColumns,
  addDays,
  addHours,
  addMonths,
  cents,
  clusteredBy,
  columnsOf,
  countIf,
  currentInstant: bigquery ? 'current_timestamp()' : 'now()',
  day: (iso) => `date '${iso}'`,
  daysBetween,
  eachDay,
  elements,
  firstOfMonth,
  hoursBetween,
  instant,
  json,
  jsonBool,
  jsonInstant,
  jsonInt,
  jsonLength,
  jsonNumeric,
  jsonText,
  localDate,
  matches,
  median,
  missing,
  money,
  monthEnd,
  monthStart: truncated('month'),
  name,
  numeric,
  ratio,
  reference,
  replaceAll,
  safeInt,
  safeNumeric,
  share,
  space,
  sumInt,
  sumMoney,
  text,
  today,
  trim,
  weekStart,
  withColumns,
  writtenDate,
  yearStart: truncated('year'),
};
