import type {Table} from '../../raw-table';
import {fewRetired, mostVanishing} from '../../sweep-limit';
import type {Batch} from '../../warehouse';
import {tallyTable} from '../books';
import {guard, identifier, temporary} from '../session';

/** Code of the guard that finds too many rows of groups gone. */
export const groupsGuard = 'groups';

/** Whether a later read of its group, at `newest`, no longer shows the row of this alias: one without an id, or any where groups are whole. */
export function supersededSql({isWholeGroup}: Table, alias: string, newest: string): string {
  return isWholeGroup === true
    ? `COALESCE(${alias}._groupReadOn < ${newest}, TRUE)`
    : `${alias}.id IS NULL AND ${alias}._groupReadOn < ${newest}`;
}

/** Groups that were read and are empty. Parameters: {@link emptiedParameters}. */
export function emptiedSql({columns, groupBy}: Table): string {
  const type = columns.find(({name}) => name === groupBy)?.type ?? 'STRING';
  return `SELECT CAST(one AS ${type}) AS g, TIMESTAMP(@emptied_on[OFFSET(n)]) AS newest
    FROM UNNEST(@emptied) AS one WITH OFFSET AS n`;
}

export function emptiedParameters({emptied = []}: Batch): {
  readonly emptied?: readonly string[];
  readonly emptied_on?: readonly string[];
} {
  if (emptied.length === 0) return {};
  return {emptied: emptied.map(({group}) => group), emptied_on: emptied.map(({readOn}) => readOn)};
}

/**
 * Statements of a merge that retire what a later read of its group no longer shows. The meaning is that of `duckdb-merge.ts`.
 * Parameters: `@now`, and {@link emptiedParameters} where groups are empty.
 * @param staged absent where the batch has no rows.
 */
export function retireStatements({
  target,
  staged,
  batch,
}: {
  readonly target: string;
  readonly staged?: string;
  readonly batch: Batch;
}): readonly string[] {
  const {table, emptied = [], force} = batch;
  const {groupBy} = table;
  if (groupBy === undefined || (staged === undefined && emptied.length === 0)) return [];
  const [group, groups] = [identifier(groupBy), temporary('regrouped')];
  const read = [
    ...(staged === undefined
      ? []
      : [
          `SELECT ${group} AS g, MAX(_groupReadOn) AS newest FROM ${target}
           WHERE ${group} IN (SELECT ${group} FROM ${staged}) GROUP BY ${group}`,
        ]),
    ...(emptied.length === 0 ? [] : [emptiedSql(table)]),
  ];
  const retired = `r.newest IS NOT NULL AND t._deleted_at IS NULL AND ${supersededSql(table, 't', 'r.newest')}`;
  const inserted = `(SELECT ANY_VALUE(inserted) FROM ${tallyTable})`;
  const shrunk = `(SELECT COUNTIF(${retired}) - ${inserted} <= GREATEST(${fewRetired},
      ${mostVanishing} * (COUNTIF(t._deleted_at IS NULL) - ${inserted}))
    FROM ${target} AS t LEFT JOIN ${groups} AS r ON t.${group} = r.g)`;
  return [
    `CREATE TEMP TABLE ${groups} AS SELECT g, MAX(newest) AS newest, TIMESTAMP(@now) AS now
      FROM (${read.join(' UNION ALL ')}) WHERE g IS NOT NULL GROUP BY g`,
    ...(force === true ? [] : [guard(shrunk, groupsGuard)]),
    `MERGE INTO ${target} AS t USING ${groups} AS r ON t.${group} = r.g
      WHEN MATCHED AND ${retired} THEN UPDATE SET _deleted_at = r.now, _ingested_at = r.now`,
  ];
}
