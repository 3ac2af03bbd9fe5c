import type {JsonObject} from '../../json';
import {parseInstant} from '../../time/instant';
import {textOf} from '../pages/records';
import type {Asked, Asker} from './asker';
import {yesNo} from './bounds';
import {type Finding, found} from './questions';

/** The feed of jobs, and the list that should show the same. */
const feedPath = 'jpm/v2/export/jobs';
const listPath = 'jpm/v2/jobs';
const mostPages = 3;
/** Values that `ids` takes at most. */
const idsAtOnce = 50;

/** How an export feed behaves: its order, its tokens, and the rows that only it shows. */
export async function askFeed(asker: Asker, nowIso: string): Promise<readonly Finding[]> {
  const first = await asker.ask(feedPath);
  const pages: Asked[] = [first];
  for (let page = first; page.hasMore === true && page.continueFrom !== undefined && pages.length < mostPages;) {
    page = await asker.ask(feedPath, {from: page.continueFrom});
    pages.push(page);
  }
  const rows = pages.flatMap((page) => page.rows);
  return [
    await askHidden(asker, rows),
    order(pages),
    await askToken(asker, first),
    await askEnd(asker, nowIso),
    await askBadToken(asker),
  ];
}

function order(pages: readonly Asked[]): Finding {
  const instants = pages
    .flatMap((page) => page.rows)
    .flatMap((row) => parseInstant(textOf(row.modifiedOn) ?? '') ?? []);
  const milliseconds = instants.map((at) => at.slice(0, 23));
  const inversions = milliseconds.filter((at, i) => i > 0 && at < (milliseconds[i - 1] as string)).length;
  const answer = instants.length < 2 ? undefined : inversions === 0;
  return found('export_in_order', yesNo(answer), {rows: instants.length, inversions, pages: pages.length});
}

async function askHidden(asker: Asker, rows: readonly JsonObject[]): Promise<Finding> {
  const inactive = rows.filter((row) => row.active === false).map((row) => textOf(row.id) ?? '');
  const ids = [...new Set(inactive)].slice(0, idsAtOnce);
  if (ids.length === 0) return found('jobs_list_hides_inactive', 'unknown', {inactive: 0});
  const listed = await asker.ask(listPath, {ids: ids.join(','), page: '1', pageSize: String(idsAtOnce)});
  if (listed.status !== 200) return found('jobs_list_hides_inactive', 'unknown', {inactive: ids.length});
  const hidden = ids.length - listed.rows.length;
  return found('jobs_list_hides_inactive', yesNo(hidden > 0), {inactive: ids.length, hidden});
}

/** Uses a token that was given out twice: by then the pages above may have used it once already. */
async function askToken(asker: Asker, first: Asked): Promise<Finding> {
  if (first.continueFrom === undefined) return found('export_token_reusable', 'unknown', {});
  const once = await asker.ask(feedPath, {from: first.continueFrom});
  const twice = await asker.ask(feedPath, {from: first.continueFrom});
  const refused = [once, twice].some(({status}) => status >= 400 && status < 500);
  const answer = refused ? false : once.status === 200 && twice.status === 200 ? true : undefined;
  return found('export_token_reusable', yesNo(answer), {firstStatus: once.status, secondStatus: twice.status});
}

async function askEnd(asker: Asker, nowIso: string): Promise<Finding> {
  const end = await asker.ask(feedPath, {from: nowIso});
  const drained = end.status === 200 && end.hasMore === false;
  return found('export_end_has_token', yesNo(drained ? end.continueFrom !== undefined : undefined), {
    status: end.status,
  });
}

async function askBadToken(asker: Asker): Promise<Finding> {
  const {status} = await asker.ask(feedPath, {from: 'no-such-token'});
  return found('bad_token_refused', yesNo(status === 200 ? false : status < 500 ? true : undefined), {status});
}
