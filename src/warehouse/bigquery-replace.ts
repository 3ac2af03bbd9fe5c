import {partitionExpression} from './bigquery-ddl';
import {mostPartitionsPerMerge} from './bigquery-merge';
import {identifier, literal, type Session} from './bigquery-session';
import {metadataColumns, type Table} from './table';

/**
 * Statements that put the rows of the side table in the place of the table's, inside a transaction: as many INSERTs as its
 * partitions need. The days are asked for here, before it: nobody else writes to a side table.
 * @param side with the columns of both tables.
 */
export async function replaceStatements(
  session: Session,
  target: string,
  sideName: string,
  side: Table,
): Promise<readonly string[]> {
  const names = [...side.columns, ...metadataColumns].map(({name}) => identifier(name)).join(', ');
  const insert = (where: string) =>
    `INSERT INTO ${target} (${names}) SELECT ${names} FROM ${sideName} WHERE ${where} AND @stream IS NOT NULL`;
  const day = side.partitionBy === undefined ? undefined : partitionExpression(side, side.partitionBy);
  const rows = day === undefined ? [] : await session.run(`SELECT DISTINCT ${day} AS day FROM ${sideName}`);
  const days = rows.flatMap(({day: text}) => (typeof text === 'string' ? [text] : [])).sort();
  const inserts = day === undefined || rows.length <= mostPartitionsPerMerge ? [insert('TRUE')] : [];
  if (day !== undefined && inserts.length === 0) {
    inserts.push(insert(`${day} IS NULL`));
    for (let from = 0; from < days.length; from += mostPartitionsPerMerge) {
      const [first, last] = [days[from], days[Math.min(from + mostPartitionsPerMerge, days.length) - 1]];
      inserts.push(insert(`${day} BETWEEN DATE ${literal(first ?? '')} AND DATE ${literal(last ?? '')}`));
    }
  }
  return [`TRUNCATE TABLE ${target}`, ...inserts];
}
