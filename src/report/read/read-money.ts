import type {SqlRunner} from '../../warehouse/warehouse';
import type {AgingRow, Debtor, FunnelWeek, ReportData, Scope} from '../data';
import {shownName} from '../page/html';
import {byScope, grouped, maybe, number, sumsOf} from './mart-rows';

const debtorsShown = 10;
const buckets = ['current', '1-30', '31-60', '61-90', '91-120', 'over 120', 'no due date'];

/** Receivables by age, in the order of the buckets. */
export async function aging(
  warehouse: SqlRunner,
  mart: string,
  scopes: readonly Scope[],
): Promise<ReportData['aging']> {
  const rows = await warehouse.query(
    `SELECT bu_rollup, bucket, invoices, gross, unapplied, net FROM ${mart}.ar_aging
     UNION ALL SELECT '', bucket, SUM(invoices), SUM(gross), SUM(unapplied), SUM(net) FROM ${mart}.ar_aging GROUP BY bucket`,
  );
  const groups = grouped(rows, (row): AgingRow => ({
    bucket: String(row.bucket),
    invoices: number(row, 'invoices'),
    gross: number(row, 'gross'),
    unapplied: number(row, 'unapplied'),
    net: number(row, 'net'),
  }));
  const place = ({bucket}: AgingRow): number => buckets.indexOf(bucket);
  return byScope(
    scopes,
    new Map([...groups].map(([unit, list]) => [unit, list.toSorted((a, b) => place(a) - place(b))])),
  );
}

/** Who owes most, in all and by unit. */
export async function debtors(
  warehouse: SqlRunner,
  mart: string,
  scopes: readonly Scope[],
): Promise<ReportData['debtors']> {
  const place = (partition: string): string =>
    `ROW_NUMBER() OVER (${partition}ORDER BY balance DESC, customer_id) AS place`;
  const columns = 'name, bu_rollup AS unit, balance, days_past_due';
  const rows = await warehouse.query(
    `SELECT * FROM (SELECT '' AS bu_rollup, ${columns}, ${place('')} FROM ${mart}.ar_by_customer
       UNION ALL SELECT bu_rollup, ${columns}, ${place('PARTITION BY bu_rollup ')} FROM ${mart}.ar_by_customer) AS ranked
     WHERE place <= ${debtorsShown} ORDER BY place`,
  );
  return byScope(
    scopes,
    grouped(rows, (row): Debtor => ({
      name: shownName(row.name) || 'no name',
      unit: shownName(row.unit),
      balance: number(row, 'balance'),
      daysPastDue: maybe(row, 'days_past_due'),
    })),
  );
}

/** Estimates by the week they were made in. */
export async function funnel(
  warehouse: SqlRunner,
  mart: string,
  scopes: readonly Scope[],
  from: string,
  to: string,
): Promise<ReportData['funnel']> {
  const counted = ['estimates_created', 'open_count', 'open_amount', 'sold_count', 'sold_amount', 'dismissed_count'];
  const names = [...counted, 'dismissed_amount'];
  const where = `FROM ${mart}.estimate_funnel WHERE week_start BETWEEN DATE '${from}' AND DATE '${to}'`;
  const rows = [
    ...(await warehouse.query(
      `SELECT '' AS bu_rollup, week_start, ${sumsOf(names)} ${where} GROUP BY week_start ORDER BY week_start`,
    )),
    ...(await warehouse.query(
      `SELECT bu_rollup, week_start, ${names.join(', ')}, median_days_to_close ${where} ORDER BY week_start`,
    )),
  ];
  return byScope(
    scopes,
    grouped(rows, (row): FunnelWeek => ({
      week: String(row.week_start),
      created: number(row, 'estimates_created'),
      open: number(row, 'open_count'),
      openAmount: number(row, 'open_amount'),
      sold: number(row, 'sold_count'),
      soldAmount: number(row, 'sold_amount'),
      dismissed: number(row, 'dismissed_count'),
      dismissedAmount: number(row, 'dismissed_amount'),
      medianDays: maybe(row, 'median_days_to_close'),
    })),
  );
}
