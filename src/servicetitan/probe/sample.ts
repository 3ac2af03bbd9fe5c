import type {JsonObject} from '../../json';
import {floorSeconds, type Instant, parseInstant, type Seconds} from '../../time/instant';
import {textOf} from '../pages/records';
import type {Asker} from './asker';

/** A list with documented modifiedOn filters, and what makes it show everything. */
export interface ProbedList {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The largest lists of most tenants; the first that can be read and is not empty is asked everything. */
const candidates: readonly ProbedList[] = [
  {path: 'crm/v2/customers', query: {active: 'Any'}},
  {path: 'crm/v2/locations', query: {active: 'Any'}},
  {path: 'jpm/v2/jobs', query: {}},
  {path: 'accounting/v2/invoices', query: {activeState: 'All'}},
];

export const fullPage = 5_000;
const sampleRows = 500;

/** Some rows of a list with the instants at which they changed. */
export interface Sample {
  readonly list: ProbedList;
  readonly rows: readonly {readonly id: string; readonly modifiedOn: Instant}[];
}

/** @returns undefined when no candidate holds rows that this app may read. */
export async function takeSample(asker: Asker): Promise<Sample | undefined> {
  for (const list of candidates) {
    const {rows} = await asker.ask(list.path, {...list.query, page: '1', pageSize: String(sampleRows)});
    const dated = rows.flatMap((row) => {
      const [id, modifiedOn] = [textOf(row.id), parseInstant(textOf(row.modifiedOn) ?? '')];
      return id === null || id === undefined || modifiedOn === undefined ? [] : [{id, modifiedOn}];
    });
    if (dated.length > 0) return {list, rows: dated};
  }
  return undefined;
}

/** Rows of the list that changed from `from` on and before `before`, at most a full page. Texts are sent as they are. */
export function between({list}: Sample, asker: Asker, from: string, before: string, pageSize = fullPage) {
  const bounds = {modifiedOnOrAfter: from, modifiedBefore: before};
  return asker.ask(list.path, {...list.query, ...bounds, page: '1', pageSize: String(pageSize), includeTotal: 'true'});
}

/** Number of sampled rows per second in which they changed. */
export function rowsPerSecond({rows}: Sample): ReadonlyMap<Seconds, number> {
  const counts = new Map<Seconds, number>();
  for (const {modifiedOn} of rows) {
    const second = floorSeconds(modifiedOn);
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return counts;
}

export function hasRow(rows: readonly JsonObject[], id: string): boolean {
  return rows.some((row) => textOf(row.id) === id);
}
