// The fiscal calendar of the company. Of months, a fiscal year begins on the first of its month. Of weeks (445, 454, 544), it has 52 or
// 53 whole ones and begins on the first day of a week that is nearest to that first, as retail counts: from a Sunday near February 1
// these are the weeks of the NRF, from a Monday near January 1 those of ISO 8601.

const {fiscalCalendar, fiscalYearStart: month} = require('includes/settings.js');
const sql = require('includes/sql.js');

const isOfWeeks = fiscalCalendar !== 'months';
const monthsBefore = month - 1;

/** Ends of the twelve periods but the last, in weeks or in months of the year. What comes after them, a 53rd week too, is in the last. */
const lengths = isOfWeeks ? [...fiscalCalendar.repeat(4)].map(Number) : Array(12).fill(1);
const ends = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, length) => sum + length));
const periodEnds = ends.slice(0, -1);
const quarterEnds = [ends[2], ends[5], ends[8]];

const shifted = (day, months) => (months === 0 ? day : sql.addMonths(day, months));
const counted = (value, upTo) =>
  `cast(case ${upTo.map((end, index) => `when ${value} <= ${end} then ${index + 1}`).join(' ')} else ${upTo.length + 1} end as int64)`;

/** The first of the month near which the fiscal year of a day begins: a week belongs to the year in which its fourth day lies. */
const near = (day) => {
  const within = isOfWeeks ? sql.addDays(sql.weekStart(day), 3) : day;
  return shifted(sql.yearStart(shifted(within, -monthsBefore)), monthsBefore);
};

const begun = (first) => (isOfWeeks ? sql.weekStart(sql.addDays(first, 3)) : first);

/** The week or the month of its fiscal year in which a day lies. */
const reached = (day) => (isOfWeeks ? 'fiscal_week' : `(mod(extract(month from ${day}) + ${12 - month}, 12) + 1)`);

/**
 * For FROM: the rows of a table with the fiscal year of one of its days (`fiscal_year`, named by the calendar year in which its twelfth month
 * ends), its first day and that of the year before, and the week, period and quarter of the day in it.
 */
const withYear = (table, day) => `(
  select *,
    ${counted(reached(day), periodEnds)} as fiscal_period,
    ${counted(reached(day), quarterEnds)} as fiscal_quarter
  from (
    select *,
      cast(${sql.daysBetween(sql.weekStart('fiscal_year_start'), sql.weekStart(day))} / 7 as int64) + 1 as fiscal_week
    from (
      select *,
        ${begun('fiscal_month')} as fiscal_year_start,
        ${begun(sql.addMonths('fiscal_month', -12))} as last_fiscal_year_start,
        cast(extract(year from fiscal_month) + ${month === 1 ? 0 : 1} as int64) as fiscal_year
      from (
        select *, ${near(day)} as fiscal_month
        from ${table} ) as dated ) as begun ) as numbered )`;

/**
 * The day of the fiscal year before that corresponds to a day of this one: the same date, or the same day of the same week. A 53rd week
 * has none: up to it the whole year before corresponds.
 */
const lastYear = (day) =>
  isOfWeeks
    ? `least(case when ${sql.daysBetween('last_fiscal_year_start', 'fiscal_year_start')} = 371 then ${sql.addDays(day, -371)} else ${sql.addDays(day, -364)} end, ${sql.addDays('fiscal_year_start', -1)})`
    : sql.addMonths(day, -12);

module.exports = {lastYear, withYear};
