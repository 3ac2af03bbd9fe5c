import type {SqlRunner} from '../../warehouse/warehouse';
import type {Definition, ReportData} from '../data';
import {shownName} from '../page/html';
import {maybe} from './mart-rows';

/** The checks of `data_health`. */
export async function health(warehouse: SqlRunner, mart: string): Promise<ReportData['health']> {
  const rows = await warehouse.query(`SELECT * FROM ${mart}.data_health ORDER BY check_type, subject`);
  return rows.map((row) => ({
    check: String(row.check_type),
    subject: shownName(row.subject),
    value: maybe(row, 'value'),
    threshold: maybe(row, 'threshold'),
    status: String(row.status),
    detail: shownName(row.detail, 160),
  }));
}

/** Whether a query failed because a table is not there. */
export const isMissing = (error: unknown): boolean => /not exist|not found/i.test(String(error));

/** `check_type` of the mark that the Dataform project sets before a build and takes off at its end. */
export const unfinishedCheck = 'unfinished_build';

/**
 * What `data_health` says of a build that has not ended: it goes on, was killed, or one of its checks failed, and marts of
 * two builds may stand side by side.
 * @returns undefined when the last build has ended, or nothing was built yet.
 */
export async function unfinishedBuild(warehouse: SqlRunner, mart: string): Promise<string | undefined> {
  const [row] = await warehouse
    .query(`SELECT detail FROM ${mart}.data_health WHERE check_type = '${unfinishedCheck}'`)
    .catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
  return row === undefined ? undefined : shownName(row.detail, 160);
}

/** What the metrics mean. */
export async function definitions(warehouse: SqlRunner, mart: string): Promise<ReportData['definitions']> {
  const rows = await warehouse.query(`SELECT * FROM ${mart}.kpi_dictionary ORDER BY metric`);
  return new Map(
    rows.map((row): [string, Definition] => [
      String(row.metric),
      {
        title: String(row.title),
        description: String(row.description),
        formula: String(row.formula),
        dateBasis: String(row.date_basis),
        sourceFields: String(row.source_fields),
      },
    ]),
  );
}
