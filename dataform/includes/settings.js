// The vars of workflow_settings.yaml, checked. What passes is harmless inside SQL: nothing here needs quoting.

const {meant, zones} = require('includes/zones.js');

const {vars} = dataform.projectConfig;

function setting(name, isValid, expected) {
  const value = String(vars[name] ?? '');
  if (!isValid(value)) throw new Error(`Var ${name} must be ${expected}, got "${value}".`);
  return value;
}

const oneOf = (name, ...values) => setting(name, (value) => values.includes(value), values.join(' or '));
const identifier = (name) => setting(name, (value) => /^[A-Za-z0-9_]{1,200}$/.test(value), 'letters, digits and _');

/** True for a day that the calendar has: 2025-02-30 is malformed. */
function isDay(value) {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

function timezone() {
  const near = meant(String(vars.timezone ?? ''));
  const example = near === undefined ? 'like America/Phoenix' : `(did you mean ${near}?)`;
  return setting('timezone', (value) => zones.includes(value), `an IANA time zone ${example}`);
}

const rawPrefix = setting(
  'raw_prefix',
  (value) => /^[A-Za-z0-9_]{0,100}$/.test(value),
  'letters, digits and _, or empty',
);
const weekStart = oneOf('week_start', 'monday', 'sunday');
const fiscalYearStart = setting('fiscal_year_start', (value) => /^([1-9]|1[0-2])$/.test(value), 'a month from 1 to 12');
const asOf = setting('as_of', (value) => value === '' || isDay(value), 'a day like 2025-06-30, or empty');

module.exports = {
  dialect: oneOf('dialect', 'bigquery', 'duckdb'),
  timezone: timezone(),
  weekStart,
  /** First and last day of a week, for descriptions. */
  weekDays: weekStart === 'monday' ? {first: 'Monday', last: 'Sunday'} : {first: 'Sunday', last: 'Saturday'},
  /** Month from 1 to 12. */
  fiscalYearStart: Number(fiscalYearStart),
  fiscalCalendar: oneOf('fiscal_calendar', 'months', '445', '454', '544'),
  /** A day, or null for the current day at run time. */
  asOf: asOf === '' ? null : asOf,
  arMinimum: setting('ar_minimum', (value) => /^-?\d{1,15}(\.\d{1,9})?$/.test(value), 'a number like 10 or 9.99'),
  /** Days after the last visit of a job from which no more pay for it is waited for. */
  laborGraceDays: setting('labor_grace_days', (value) => /^\d{1,4}$/.test(value), 'a whole number of days like 21'),
  historyStart: setting('history_start', isDay, 'a day like 2000-01-01'),
  loader: oneOf('loader', 'st_elt', 'airbyte'),
  datasets: {
    raw: identifier('raw_dataset'),
    stage: identifier('stage_dataset'),
    ref: identifier('ref_dataset'),
    mart: identifier('mart_dataset'),
    logs: identifier('logs_dataset'),
  },
  rawTable: (stream) => `${rawPrefix}${stream}`,
};
