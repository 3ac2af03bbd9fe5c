import type {SqlRunner} from '../../src/warehouse/warehouse';

/** Everything that is stored of a build, but for the moment of it: the rows of each table as text, by the table's name. */
export type Build = Readonly<Record<string, string>>;

export async function builtRows(warehouse: SqlRunner): Promise<Build> {
  const tables = await warehouse.query(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_schema IN ('st_stage_v2', 'st_ref_v2', 'st_mart_v2') AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const rows: Record<string, string> = {};
  for (const {name} of tables) {
    const table = String(name);
    const columns = table === 'st_ref_v2.run_context' ? '* EXCLUDE (run_at)' : '*';
    rows[table] = JSON.stringify(await warehouse.query(`SELECT ${columns} FROM ${table} ORDER BY ALL`));
  }
  return rows;
}
