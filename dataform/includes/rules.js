// The rules as SQL: checked here, so that a slip of the pen is a message and never a wrong number.

const company = require('includes/company_rules.js');
const metrics = require('includes/metrics.js');
const sql = require('includes/sql.js');

const defaults = require('includes/kpi_rules.yaml').asJson;

const fail = (place, expected, value) => {
  throw new Error(`kpi_rules.yaml: ${place} must be ${expected}, got ${JSON.stringify(value)}.`);
};

const groups = ['SALES', 'PRODUCTION', 'BOTH', 'OTHER'];
const unmatched = ['auto', 'OTHER', 'BOTH'];
const isRollup = (value) => typeof value === 'string' && /^[A-Z0-9_]+$/.test(value);
const isText = (value) => typeof value === 'string' && value.trim() !== '';

/** Refuses a key that nobody reads: a rule under a misspelt name would silently not exist. */
function section(place, value, keys) {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) fail(place, `a section with ${keys.join(', ')}`, value);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) fail(place, `a section with ${keys.join(', ')} only`, unknown);
  return value;
}

function list(place, value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : fail(place, 'a list', value);
}

function ids(place, values) {
  return list(place, values).map((id) => (Number.isSafeInteger(id) ? id : fail(place, 'a list of whole numbers', id)));
}

const nameOf = (place, name) => (isText(name) ? name : fail(place, 'a name', name));

/** Sections of a rules file, with what is known inside of each. */
function sectionsOf(rules) {
  if (rules === undefined || rules === null) throw new Error('kpi_rules.yaml: the file is empty.');
  section('the file', rules, ['business_units', 'job_types', 'test_customers', 'targets']);
  return {
    units: section('business_units', rules.business_units, ['rules', 'renames', 'unmatched']),
    jobTypes: section('job_types', rules.job_types, ['estimate', 'warranty', 'production_excluded']),
    testCustomers: rules.test_customers,
    targets: rules.targets,
  };
}

/**
 * What holds: the company's file, and of kpi_rules.yaml the kinds of job types and the test customers that it says nothing of.
 * Rules of units, their renames and targets apply to no other company.
 */
function effective() {
  const byDefault = sectionsOf(defaults);
  if (company === null) return byDefault;
  const own = sectionsOf(company);
  return {
    ...own,
    jobTypes: {...byDefault.jobTypes, ...own.jobTypes},
    testCustomers: own.testCustomers ?? byDefault.testCustomers,
  };
}

const {units, jobTypes, testCustomers, targets: targetList} = effective();

/**
 * Whether RE2 takes a regex, as far as a compiler without RE2 can tell: what JavaScript takes, without what RE2 lacks
 * (look-around, back-references, other escapes, counts above 1,000), and with the flags and names that JavaScript writes
 * otherwise. A company's own file was asked about at RE2 itself, by st-elt.
 */
function isRe2(regex) {
  const escapes = regex.match(/\\./gs) ?? [];
  const plain = regex.replace(/\\./gs, '.');
  const lacks =
    /\(\?[=!<](?!\w+>)|\[\^?\]/.test(plain) ||
    /\[(?:\\.|[^\]\\])*\\[AbBCzQE]/s.test(regex) ||
    escapes.some((escape) => !/^\\(?:[aAbBCdDEfnpPQrsStvwWxz0]|[^A-Za-z0-9])$/s.test(escape)) ||
    [...plain.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].some(([, min, max]) => Number(min) > 1000 || Number(max ?? 0) > 1000);
  if (lacks) return false;
  try {
    new RegExp(
      regex.replace(/\(\?P</g, '(?<').replace(/\(\?[imsU-]+(:|\))/g, (_, end) => (end === ':' ? '(?:' : '(?<=)')),
    );
    return true;
  } catch {
    return false;
  }
}

/** Better to say so now than on the first run. */
function pattern(place, regex) {
  if (!isText(regex) || (company === null && !isRe2(regex))) fail(place, 'an RE2 regex', regex);
  return `(?i)(?:${regex})`;
}

const idIs = (id, value) => `coalesce(${id} = ${value}, false)`;

/** Both sides are trimmed and lowered by the warehouse: what it takes for white space or a capital holds for both. */
const normal = (name) => `lower(${sql.trim(name)})`;
const nameIs = (name, value) => `coalesce(${normal(name)} = ${normal(sql.text(value))}, false)`;

/** Conditions of a matcher {ids, names, regex}, each with its place in the file, as SQL over an id and a name. */
function conditionsOf(place, {ids: idList, names, regex}) {
  const all = {
    ids: ids(`${place}.ids`, idList).map((value) => (id) => idIs(id, value)),
    names: list(`${place}.names`, names).map((value) => (_, name) => nameIs(name, nameOf(`${place}.names`, value))),
    regex: list(`${place}.regex`, regex).map(
      (value) => (_, name) => sql.matches(sql.trim(name), pattern(`${place}.regex`, value)),
    ),
  };
  return Object.entries(all).flatMap(([key, conditions]) =>
    conditions.map((on, index) => ({place: `${place}.${key}[${index}]`, on})),
  );
}

/** Condition: the record's id or name is in the matcher {ids, names, regex}. False without a name and id. */
function matcher(place, given, id, name) {
  const conditions = conditionsOf(place, given).map(({on}) => on(id, name));
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
}

/** The explicit unit rules, checked: {place, group, rollup, on}. */
const unitRules = () =>
  list('business_units.rules', units.rules).map((entry, index) => {
    const place = `business_units.rules[${index}]`;
    const rule = section(place, entry, ['id', 'name', 'regex', 'group', 'rollup']);
    if (!groups.includes(rule.group)) fail(`${place}.group`, groups.join(', '), rule.group);
    if (!isRollup(rule.rollup)) fail(`${place}.rollup`, 'capitals, digits and _', rule.rollup);
    const given = ['id', 'name', 'regex'].filter((key) => rule[key] !== undefined);
    if (given.length !== 1) fail(place, 'one of id, name, regex', rule);
    const only = (key) => (rule[key] === undefined ? [] : [rule[key]]);
    const matches = {ids: only('id'), names: only('name'), regex: only('regex')};
    return {...rule, place: `${place}.${given[0]}`, on: (id, name) => matcher(place, matches, id, name)};
  });

/** CASE over the explicit unit rules, giving one of their fields; null where none matches. */
function unitRule(field, id, name) {
  const cases = unitRules().map((rule) => `when ${rule.on(id, name)} then ${sql.text(rule[field])}`);
  return cases.length === 0 ? sql.missing('string') : `case ${cases.join(' ')} end`;
}

// What stands before -Sales or -Production, white space around the dash tolerated.
const ending = (word) => `(?i)(${sql.space}*-${sql.space}*|${sql.space}+)${word}$`;
const endsWith = (name, word) => sql.matches(name, ending(word));
const before = (name, word) => sql.replaceAll(name, ending(word), '');

/** CASE that gives the group which the ending of a trimmed name says; null without one. */
const groupByName = (name) =>
  `case when ${endsWith(name, 'sales')} then 'SALES' when ${endsWith(name, 'production')} then 'PRODUCTION' end`;

/** What is left of a trimmed name without such an ending: the name that renames look at. */
const ownName = (name) =>
  `case when ${endsWith(name, 'sales')} then ${before(name, 'sales')} ` +
  `when ${endsWith(name, 'production')} then ${before(name, 'production')} else ${name} end`;

/** The renames, checked: {place, rollup, on}. */
const renames = () =>
  Object.entries(units.renames ?? {}).map(([name, rollup]) => {
    const place = `business_units.renames.${name}`;
    if (!isRollup(rollup)) fail(place, 'capitals, digits and _', rollup);
    return {place, rollup, on: (left) => nameIs(left, nameOf('business_units.renames', name))};
  });

/** CASE that renames what is left of a unit's name; null where no rename is given. */
function rename(left) {
  const cases = renames().map(({rollup, on}) => `when ${on(left)} then ${sql.text(rollup)}`);
  return cases.length === 0 ? sql.missing('string') : `case ${cases.join(' ')} end`;
}

/**
 * Group of a unit that no rule and no name matches.
 * @param dividesItself condition: the company has active units that are production only
 */
function unmatchedGroup(dividesItself) {
  const setting = units.unmatched ?? 'auto';
  if (!unmatched.includes(setting)) fail('business_units.unmatched', unmatched.join(', '), setting);
  return setting === 'auto' ? `case when ${dividesItself} then 'OTHER' else 'BOTH' end` : sql.text(setting);
}

const kindOf = (kind) => section(`job_types.${kind}`, jobTypes[kind], ['ids', 'names', 'regex']);
const customersOf = () => section('test_customers', testCustomers, ['ids', 'regex']);

/** Condition: a job type is of a kind (estimate, warranty, production_excluded). */
const jobTypeIs = (kind, id, name) => matcher(`job_types.${kind}`, kindOf(kind), id, name);

const isTestCustomer = (id, name) => matcher('test_customers', customersOf(), id, name);

/** True for what the company's file says itself; shipped rules may match nothing without a warning. */
const isCompanys = (place) => {
  if (company === null) return false;
  const [, kind] = /^job_types\.(\w+)/.exec(place) ?? [];
  if (kind !== undefined) return (company.job_types ?? {})[kind] !== undefined;
  return !place.startsWith('test_customers') || company.test_customers !== undefined;
};

/**
 * Every condition of the rules: its place in the file, what it looks at, and the condition over the columns record_id,
 * record_name and own_name.
 */
function entries() {
  const of = (subject, conditions, name = 'record_name') =>
    conditions.map(({place, on}) => ({place, subject, condition: on('record_id', name)}));
  const kinds = ['estimate', 'warranty', 'production_excluded'];
  return [
    ...of('business_unit', unitRules()),
    ...renames().map(({place, on}) => ({place, subject: 'business_unit', condition: on('own_name')})),
    ...kinds.flatMap((kind) => of('job_type', conditionsOf(`job_types.${kind}`, kindOf(kind)))),
    ...of('customer', conditionsOf('test_customers', customersOf())),
    ...list('targets', targetList).flatMap(({rollup}, index) =>
      rollup === undefined
        ? []
        : [{place: `targets[${index}].rollup`, subject: 'rollup', condition: `record_name = ${sql.text(rollup)}`}],
    ),
  ];
}

/** Rows for `kpi_targets`, as SELECTs. */
function targets() {
  return list('targets', targetList).map((entry, index) => {
    const place = `targets[${index}]`;
    const {metric, rollup, target} = section(place, entry, ['metric', 'rollup', 'target']);
    if (!metrics.dictionary.some(({name}) => name === metric))
      fail(`${place}.metric`, 'the name of a metric, as in kpi_dictionary', metric);
    if (rollup !== undefined && !isRollup(rollup)) fail(`${place}.rollup`, 'capitals, digits and _', rollup);
    if (typeof target !== 'number' || !Number.isFinite(target)) fail(`${place}.target`, 'a number', target);
    const name = rollup === undefined ? sql.missing('string') : sql.text(rollup);
    return `select ${sql.text(metric)} as metric, ${name} as bu_rollup, ${sql.numeric(target)} as target`;
  });
}

/** The file that holds, as JSON: the company's, else kpi_rules.yaml. */
const written = JSON.stringify(company ?? defaults);

module.exports = {
  entries,
  groupByName,
  isCompanys,
  isTestCustomer,
  jobTypeIs,
  ownName,
  rename,
  targets,
  unitRule,
  unmatchedGroup,
  written,
};
