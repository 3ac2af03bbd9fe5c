// The time zones of dataform/includes/zones.js on both engines: known under the same name, and the same day there.

const {include} = require('./helpers.cjs');

/** Zones that are asked for in one query. */
const chunk = 100;

/** Before, between and after the changes of the clocks; the engines may know of later changes of the rules. */
const instants = [
  '2019-01-01T05:30:00Z',
  '2019-04-05T12:00:00Z',
  '2019-07-01T18:30:00Z',
  '1999-12-31T23:59:59.999999Z',
];

/** The queries of a dialect, by the first and the last zone of each. */
function zoneQueries(vars) {
  const {zones} = include('includes/zones.js', vars);
  const rowOf = (timezone) => {
    const sql = include('includes/sql.js', {...vars, timezone});
    const days = instants.map((instant, index) => `${sql.localDate(sql.instant(instant))} as day_${index}`);
    return `select ${sql.text(timezone)} as zone, ${sql.today(sql.instant(instants[0]))} as today, ${days.join(', ')}`;
  };
  const chunks = Array.from({length: Math.ceil(zones.length / chunk)}, (_, index) =>
    zones.slice(index * chunk, (index + 1) * chunk),
  );
  return new Map(chunks.map((list) => [`${list[0]} … ${list.at(-1)}`, list.map(rowOf).join('\nunion all ')]));
}

module.exports = {zoneQueries};
