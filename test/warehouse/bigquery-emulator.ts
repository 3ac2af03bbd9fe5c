import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';

import type {Parameters, Session} from '../../src/warehouse/bigquery/session';
import type {Row} from '../../src/warehouse/warehouse';

/** A BigQuery emulator of its own: a process on a loopback port, with everything in memory. */
export interface Emulator {
  /** As `BIGQUERY_EMULATOR_HOST` wants it. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts one, in a third of a second. With every table that it drops, temporary ones too, it builds its catalog anew and leaves
 * the old one, some 13 MB, to Go's garbage collector, which would wait until memory has doubled: by then its engine is beyond
 * the 2 GB it can have, and the process ends. Told to collect sooner, it stays below 1 GB.
 * @throws Error when the environment does not say where it is.
 */
export async function startEmulator(): Promise<Emulator> {
  const binary = process.env['BIGQUERY_EMULATOR'];
  if (binary === undefined) throw new Error('Run this through scripts/ci/test-bigquery.sh: it builds an emulator.');
  const child = spawn(binary, ['--project=test', '--host=127.0.0.1', '--port=0', '--grpc-port=0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, GOGC: '10'},
  });
  const exited = once(child, 'exit');
  let [said, isWanted] = ['', false];
  child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-20_000)));
  child.on('close', (code, signal) => {
    // A panic begins with its reason.
    const why = said.slice(Math.max(0, said.search(/^(panic|fatal error|runtime)/m))).slice(0, 4_000);
    if (!isWanted) process.stderr.write(`The emulator ended by itself (${code ?? signal}): ${why}\n`);
  });
  const stop = async () => {
    isWanted = true;
    child.kill('SIGKILL');
    await exited;
  };
  for await (const line of createInterface({input: child.stdout})) {
    const address = /REST server listening at (\S+)/.exec(line)?.[1];
    if (address !== undefined) return {url: `http://${address}`, stop};
  }
  throw new Error('The emulator ended before it listened.');
}

/**
 * A session on an emulator that plays what it does not do: ALTER TABLE, which it takes and ignores, or refuses. The table is
 * made again with the column. The statement itself is judged by Google's SQL engine, see `test/warehouse/bigquery-sql.test.ts`.
 */
export function playingAlterTable(session: Session): Session {
  const run = async (sql: string, parameters?: Parameters): Promise<readonly Row[]> => {
    if (!sql.startsWith('ALTER TABLE')) return session.run(sql, parameters);
    for (const statement of sql.split(';\n').filter((each) => each !== ''))
      for (const step of remade(statement)) await session.run(step);
    return [];
  };
  return {...session, run};
}

function remade(alterTable: string): readonly string[] {
  const [statement, table] = /^ALTER TABLE (\S+) /.exec(alterTable) ?? [];
  const [, widened, to] = /ALTER COLUMN (`\w+`) SET DATA TYPE (\w+)/.exec(alterTable) ?? [];
  const added = [...alterTable.matchAll(/ADD COLUMN IF NOT EXISTS (`\w+`) (\w+)/g)].map(
    ([, name, type]) => `, CAST(NULL AS ${type}) AS ${name}`,
  );
  if (statement === undefined || (widened === undefined && added.length === 0))
    throw new Error(`This is not played: ${alterTable}`);
  const column = widened === undefined ? added.join('') : `REPLACE (CAST(${widened} AS ${to}) AS ${widened})`;
  const copy = table?.replace(/`$/, '__copy`');
  return [
    `CREATE TABLE ${copy} AS SELECT * ${column} FROM ${table}`,
    `DROP TABLE ${table}`,
    `CREATE TABLE ${table} AS SELECT * FROM ${copy}`,
    `DROP TABLE ${copy}`,
  ];
}
