import type {SqlRunner} from '../../warehouse/warehouse';
import type {Definition, ReportData} from '../data';
import {shownName} from '../page/html';
import {maybe} from './rows';

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
