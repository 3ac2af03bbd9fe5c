import {parseInstant} from '../../time/instant';
import {textOf} from '../pages/records';
import type {Asked, Asker} from './asker';
import {yesNo} from './bounds';
import {type Finding, found} from './questions';
import type {Sample} from './sample';

const sortedRows = 200;
/** A list without date filters, and one that no row can pass. */
const unfiltered = 'accounting/v2/payment-types';
const future = '2100-01-01T00:00:00.000Z';

/** Whether lists sort as documented, and what they make of parameters that they do not document. */
export async function askLists(asker: Asker, sample: Sample): Promise<readonly Finding[]> {
  return [await askSort(asker, sample), await askUndocumented(asker)];
}

async function askSort(asker: Asker, {list}: Sample): Promise<Finding> {
  const sorted = (sort: string): Promise<Asked> =>
    asker.ask(list.path, {...list.query, sort, page: '1', pageSize: String(sortedRows)});
  const [byId, byChange] = [await sorted('+Id'), await sorted('+ModifiedOn')];
  if (byId.status >= 500 || byChange.status >= 500) return found('sort_accepted', 'unknown', {});
  const ids = byId.rows.map((row) => Number(textOf(row.id)));
  const changes = byChange.rows.flatMap((row) => parseInstant(textOf(row.modifiedOn) ?? '') ?? []);
  const accepted = byId.status === 200 && byChange.status === 200;
  const idInversions = inversions(ids);
  const changeInversions = inversions(changes);
  return found('sort_accepted', yesNo(accepted && idInversions + changeInversions === 0), {
    idStatus: byId.status,
    modifiedOnStatus: byChange.status,
    idInversions,
    changeInversions,
  });
}

function inversions<T>(values: readonly T[]): number {
  return values.filter((value, i) => i > 0 && value < (values[i - 1] as T)).length;
}

async function askUndocumented(asker: Asker): Promise<Finding> {
  const page = {page: '1', pageSize: '1'};
  const plain = await asker.ask(unfiltered, page);
  const filtered = await asker.ask(unfiltered, {...page, modifiedOnOrAfter: future});
  const evidence = {plainStatus: plain.status, status: filtered.status};
  if (plain.status !== 200 || plain.rows.length === 0) return found('undocumented_parameter', 'unknown', evidence);
  if (filtered.status === 400) return found('undocumented_parameter', 'refused', evidence);
  if (filtered.status !== 200) return found('undocumented_parameter', 'unknown', evidence);
  return found('undocumented_parameter', filtered.rows.length > 0 ? 'ignored' : 'honoured', evidence);
}
