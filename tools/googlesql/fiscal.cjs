// The fiscal calendars of dataform/includes/fiscal.js on both engines, around the ends of their years.

const {include} = require('./helpers.cjs');

/** Ends of years of 52 and of 53 weeks, a leap day, and a day in the middle. */
const spans = [
  ['2022-12-24', '2023-01-10'],
  ['2024-01-24', '2024-02-12'],
  ['2024-02-28', '2024-03-02'],
  ['2025-09-25', '2025-10-08'],
  ['2020-12-25', '2021-01-12'],
];

/** The queries of a dialect, by setting. */
function fiscalQueries(vars) {
  const settings = ['months', '445', '454', '544'].flatMap((calendar) =>
    ['monday', 'sunday'].flatMap((week) => ['1', '2', '3', '10'].map((month) => [calendar, week, month])),
  );
  const queryOf = ([calendar, week, month]) => {
    const given = {...vars, fiscal_calendar: calendar, week_start: week, fiscal_year_start: month};
    const sql = include('includes/sql.js', given);
    const fiscal = include('includes/fiscal.js', given);
    const days = spans
      .map(([first, last]) => `select day from ${sql.eachDay(sql.day(first), sql.day(last))}`)
      .join(' union all ');
    const columns = ['year', 'quarter', 'period', 'week', 'year_start'].map((column) => `fiscal_${column}`);
    return `select day, ${columns.join(', ')}, last_fiscal_year_start, ${fiscal.lastYear(sql.addDays('day', -1))} as last_year
      from ${fiscal.withYear(`(${days})`, 'day')} as years`;
  };
  return new Map(settings.map((setting) => [setting.join(' '), queryOf(setting)]));
}

module.exports = {fiscalQueries};
