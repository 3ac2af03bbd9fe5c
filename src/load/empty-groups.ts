import type {JsonObject, JsonValue} from '../json';
import {fitters} from '../warehouse/coerce';
import type {Table} from '../warehouse/raw-table';
import type {EmptyGroup} from '../warehouse/warehouse';

/**
 * The groups that a state says were read as a whole and have no rows (`"emptied": {"groups": ["7"], "readOn": "2026-…"}`):
 * no record can say so. What is not of that form, or does not fit the column, names none.
 */
export function emptyGroupsOf(state: JsonObject | null, {groupBy, columns}: Table): readonly EmptyGroup[] {
  const {groups, readOn} = (state?.emptied ?? {}) as {readonly groups?: JsonValue; readonly readOn?: JsonValue};
  const type = columns.find(({name}) => name === groupBy)?.type;
  const at = typeof readOn === 'string' ? fitters.TIMESTAMP(readOn) : null;
  if (type === undefined || typeof at !== 'string' || !Array.isArray(groups)) return [];
  return (groups as readonly JsonValue[]).flatMap((value) => {
    const group = fitters[type](value);
    return typeof group === 'string' || typeof group === 'number' ? [{group: String(group), readOn: at}] : [];
  });
}
