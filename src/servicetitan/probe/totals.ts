import {floorSeconds, parameterOf, type Seconds} from '../../time/instant';
import type {Asked, Asker} from './asker';
import {yesNo} from './bounds';
import {type Finding, found} from './questions';
import {between, fullPage, rowsPerSecond, type Sample} from './sample';

const windows = 3;
const widestSeconds = 86_400;
const narrowestSeconds = 60;

/** Whether totals count right, whether a filter hides rows, and how many rows one second can hold. */
export async function askTotals(asker: Asker, sample: Sample): Promise<readonly Finding[]> {
  let compared = 0;
  let exact = 0;
  for (const second of spread(sample)) {
    const counted = await countAround(asker, sample, second);
    if (counted === undefined) continue;
    compared += 2;
    exact += counted.totals.filter((total) => total === counted.rows).length;
  }
  const exactly = compared === 0 ? undefined : exact === compared;
  return [
    found('totals_exact', yesNo(exactly), {compared, exact}),
    await askUndated(asker, sample, exactly),
    await askTie(asker, sample),
  ];
}

/** The beginning, the middle and the end of the sample in time. */
function spread({rows}: Sample): readonly Seconds[] {
  const seconds = rows.map(({modifiedOn}) => floorSeconds(modifiedOn)).sort((a, b) => a - b);
  const places = Array.from({length: windows}, (_, i) => Math.round((i * (seconds.length - 1)) / (windows - 1)));
  return [...new Set(places.map((place) => seconds[place] as Seconds))];
}

interface Counted {
  readonly rows: number;
  /** By a page that holds all rows, and by a page of one row. */
  readonly totals: readonly [number, number];
}

/** Counts a window that fits one page, in which nothing changes any more. */
async function countAround(asker: Asker, sample: Sample, second: Seconds): Promise<Counted | undefined> {
  for (const width of [widestSeconds, narrowestSeconds]) {
    const bounds = [parameterOf(second - width), parameterOf(second + width)] as const;
    const page = await between(sample, asker, ...bounds);
    if (page.status !== 200 || page.total === undefined) return undefined;
    if (page.hasMore === true) continue;
    const one = await between(sample, asker, ...bounds, 1);
    if (one.total === undefined) return undefined;
    return {rows: page.rows.length, totals: [page.total, one.total]};
  }
  return undefined;
}

/** Rows that no filter on modifiedOn finds, if totals can be trusted to tell. */
async function askUndated(asker: Asker, {list}: Sample, exactly: boolean | undefined): Promise<Finding> {
  if (exactly !== true) return found('rows_without_modified_on', 'unknown', {});
  const count = async (query: Readonly<Record<string, string>>): Promise<number | undefined> =>
    (await asker.ask(list.path, {...list.query, ...query, page: '1', pageSize: '1', includeTotal: 'true'})).total;
  const dated = await count({modifiedBefore: '2100-01-01T00:00:00.000Z'});
  const all = await count({});
  if (all === undefined || dated === undefined) return found('rows_without_modified_on', 'unknown', {});
  // A row that was made between the two questions is not a row without a date.
  const undated = Math.max(0, all - dated);
  return found('rows_without_modified_on', yesNo(undated > 0), {undated, all});
}

/** The fullest second of the sample, looked at whole. */
async function askTie(asker: Asker, sample: Sample): Promise<Finding> {
  const [second, sampled] = [...rowsPerSecond(sample)].reduce((most, one) => (one[1] > most[1] ? one : most));
  const page: Asked = await between(sample, asker, parameterOf(second), parameterOf(second + 1));
  if (page.status !== 200 || page.hasMore === undefined) return found('largest_tie', 'unknown', {sampled});
  const rows = Math.max(page.rows.length, sampled);
  return found('largest_tie', yesNo(page.hasMore), {rows, page: fullPage});
}
