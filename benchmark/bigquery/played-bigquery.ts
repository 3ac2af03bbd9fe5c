import type {Readable} from 'node:stream';

import {GuardError, type Parameters} from '../../src/warehouse/bigquery/session';
import type {Row} from '../../src/warehouse/warehouse';
import {bytesBilled, type Known, statementsOf} from './bill';
import type {PlayedClock} from './played-clock';
import {type PlayedTable, playedTable, type StagedRows} from './played-tables';

/** How long things take, in played time. */
export interface Latency {
  /** A transaction, however much is in it. */
  readonly transactionMs: number;
  /** Any other query, and a change of a table. */
  readonly queryMs: number;
  /** A load job besides its upload. */
  readonly loadMs: number;
  readonly uploadBytesPerSecond: number;
}

/** An estimate: nothing was measured on BigQuery itself. */
export const usualLatency: Latency = {
  transactionMs: 25_000,
  queryMs: 2_000,
  loadMs: 5_000,
  uploadBytesPerSecond: 30_000_000,
};

export interface PlayedColumn {
  readonly name: string;
  readonly type: string;
}

/** What was done so far. */
export interface Done {
  readonly transactions: number;
  readonly bytesBilled: number;
  /** Rows of each batch that was committed. */
  readonly batches: readonly number[];
}

/**
 * As much of BigQuery as the loader's own statements need to run, with nothing kept of a row but its id: what its transactions
 * take and bill can be played with millions of rows. What the statements mean is tried on the emulator, not here.
 */
export interface PlayedBigQuery {
  readonly done: Done;
  columnsOf(table: string): readonly PlayedColumn[] | undefined;
  create(table: string, columns: readonly PlayedColumn[]): void;
  drop(table: string): void;
  /** Puts the lines of an NDJSON file into a table, in place of what it holds. */
  load(table: string, lines: Readable): Promise<void>;
  /** @throws Error for a statement that the loader did not make so far. */
  run(sql: string, parameters: Parameters): Promise<readonly Row[]>;
  rawTable(stream: string): PlayedTable;
}

/** Quoted and qualified names end with the table's. */
const lastName = (qualified: string): string => /`([^`]+)`$/.exec(qualified)?.[1] ?? qualified;

/** @param storedBytes of tables whose rows are not played. */
export function playBigQuery(
  latency: Latency,
  {sleep, aside}: Pick<PlayedClock, 'sleep' | 'aside'>,
  storedBytes: ReadonlyMap<string, number> = new Map(),
): PlayedBigQuery {
  const columns = new Map<string, readonly PlayedColumn[]>();
  const staged = new Map<string, StagedRows>();
  const tables = new Map<string, PlayedTable>();
  const states = new Map<string, string | null>();
  const refreshes = new Map<string, {generationId: number; state: string | null}>();
  const batches: number[] = [];
  let [fence, transactions, billed] = [0, 0, 0];

  const table = (name: string): PlayedTable => {
    const found = tables.get(name) ?? playedTable();
    tables.set(name, found);
    return found;
  };
  /** Of temporary tables. */
  const sizes = new Map<string, number>();
  const bytesOf = (qualified: string): number => {
    const name = lastName(qualified);
    return sizes.get(name) ?? staged.get(name)?.bytes ?? storedBytes.get(name) ?? tables.get(name)?.bytes ?? 0;
  };
  const known: Known = {
    bytesOf,
    columnsOf: (qualified) => columns.get(lastName(qualified))?.map((column) => column.name),
  };

  async function transaction(script: string, parameters: Parameters): Promise<readonly Row[]> {
    await sleep(latency.transactionMs);
    transactions += 1;
    const statements = statementsOf(script);
    // Whoever has the lease now has written its row since this one began.
    if (parameters['fence'] !== undefined && parameters['fence'] !== fence) throw new GuardError('lease-lost');
    if (script.includes('SELECT MAX(fence) AS fence')) return [{fence: (fence += 1)}];
    const sources = new Map<string, string>();
    for (const statement of statements) {
      const [, temporary, from] =
        /^CREATE TEMP TABLE ((?:changes|latest)\w*) AS[^]*? FROM[^`]*(`[^`]+`\.`[^`]+`\.`(?:staging_|raw_\w+__refresh)[^`]*`)/.exec(
          statement,
        ) ?? [];
      if (temporary !== undefined && from !== undefined) {
        sources.set(temporary, lastName(from));
        sizes.set(temporary, bytesOf(from));
      }
    }
    aside(() => {
      for (const statement of statements) {
        billed += bytesBilled(statement, known);
        apply(statement, parameters, sources);
      }
    });
    return [{last_result: resultOf(script, parameters), run_id: parameters['run']}];
  }

  function apply(statement: string, parameters: Parameters, sources: ReadonlyMap<string, string>): void {
    const text = (name: string | undefined) => String(parameters[name ?? '']);
    const [, inserted, from] =
      /^INSERT INTO (`.*?`) \([^]*FROM (`\S*`) AS i\s*$/.exec(statement) ??
      /^INSERT INTO (`.*?`) \([^]*?FROM (`[^ ]*`|\w+)/.exec(statement) ??
      [];
    const [, merged, using] = /^MERGE INTO (`\S*?`) AS t USING (\w+) /.exec(statement) ?? [];
    const target = lastName(inserted ?? merged ?? '');
    if (target.startsWith('raw_')) {
      const source = (from ?? using) as string;
      const rows = staged.get(lastName(source)) ?? staged.get(sources.get(source) ?? '');
      if (rows === undefined) {
        table(target).replaceBy(table(sources.get(source) as string));
        return;
      }
      batches.push(rows.ids.length);
      if (merged === undefined) table(target).append(rows);
      else table(target).merge(rows);
      return;
    }
    const [, stream, stateless, isRefresh, state] =
      /@(stream\w*) AS stream[^]*?(FALSE)? AS sets_state, (TRUE|FALSE) AS is_refresh, (@state\w*|CAST\(NULL AS STRING\)) AS state/.exec(
        statement,
      ) ?? [];
    if (stream !== undefined) {
      const value = state?.startsWith('@') === true ? text(state.slice(1)) : null;
      const begun = refreshes.get(text(stream));
      if (stateless !== undefined) return;
      if (isRefresh === 'FALSE') states.set(text(stream), value);
      else if (begun !== undefined) begun.state = value;
      return;
    }
    const [, closed] =
      /^UPDATE \S*`sync_state` SET state = \(SELECT state FROM \S*`refreshes` WHERE entity_type = @(\w+)/.exec(
        statement,
      ) ?? [];
    const [, forgotten] = /^DELETE FROM \S*`refreshes` WHERE entity_type = @(\w+)/.exec(statement) ?? [];
    const [, opened, generation] = /^INSERT INTO \S*`refreshes` [^]*?SELECT @(\w+), (\d+),/.exec(statement) ?? [];
    if (closed !== undefined) states.set(text(closed), refreshes.get(text(closed))?.state ?? null);
    if (forgotten !== undefined) refreshes.delete(text(forgotten));
    if (opened !== undefined) refreshes.set(text(opened), {generationId: Number(generation), state: null});
  }

  /** What the loader is told: of each batch the rows that it wrote, of a swap the rows that it left out. */
  function resultOf(script: string, parameters: Parameters): string {
    const expression = /last_result = ([^]*?)\n\s*WHERE name = @lease_name/.exec(script)?.[1] ?? '';
    return expression
      .split("';'")
      .map((part) => {
        const [, number = ''] = /FROM tally((?:_\d+)?)_[0-9a-f]{8}\)/.exec(part) ?? [];
        if (part.includes('CAST(inserted AS STRING)')) return `${String(parameters[`rows${number}`] ?? 0)},0`;
        const [, side] = /SELECT COUNT\(`\w+`\) FROM (\S*__refresh`)/.exec(part) ?? [];
        if (side === undefined) return part.includes('adopted') ? 'false' : '';
        return String(table(lastName(side)).times.reduce((sum, count) => sum + Math.max(0, count - 1), 0));
      })
      .join(';');
  }

  function answer(sql: string): readonly Row[] {
    const rowsOf = (map: ReadonlyMap<string, unknown>) => [...map.keys()].map((entity_type) => ({entity_type}));
    if (/^SELECT entity_type, state FROM \S*`sync_state`/.test(sql))
      return rowsOf(states).flatMap(({entity_type}) => {
        const state = states.get(entity_type) ?? null;
        return state === null ? [] : [{entity_type, state}];
      });
    if (/^SELECT entity_type, generation_id, state/.test(sql))
      return [...refreshes].map(([entity_type, {generationId, state}]) => ({
        entity_type,
        generation_id: generationId,
        state,
      }));
    if (/AS live,[^]*AS shown/.test(sql)) return [{live: 0, deleted: 0, shown: 1}];
    if (/ AS pairs /.test(sql)) return [{pairs: 1}];
    if (/^SELECT EXISTS\(/.test(sql)) return [{yes: true}];
    if (/^SELECT COUNT\(\*\) AS live FROM/.test(sql)) {
      const [, name = ''] = /FROM \w+\.(\w+)/.exec(sql) ?? [];
      return [{live: table(name).rows}];
    }
    return [];
  }

  return {
    get done() {
      return {transactions, bytesBilled: billed, batches};
    },
    columnsOf: (name) => columns.get(name),
    create: (name, made) => void (columns.has(name) || columns.set(name, made)),
    drop(name) {
      columns.delete(name);
      staged.delete(name);
      tables.delete(name);
    },
    async load(name, lines) {
      const rows = await idsOf(lines, aside);
      await sleep(latency.loadMs + (rows.bytes / latency.uploadBytesPerSecond) * 1_000);
      staged.set(name, rows);
    },
    async run(sql, parameters) {
      if (sql.startsWith('BEGIN TRANSACTION')) return transaction(sql, parameters);
      await sleep(latency.queryMs);
      const [, created] = /^CREATE TABLE IF NOT EXISTS \S*`([^`]+)` \(/.exec(sql) ?? [];
      if (created !== undefined) {
        const made = [...sql.matchAll(/^ {2}`(\w+)` (\w+)/gm)].map(([, column = '', type = '']) => ({
          name: column,
          type,
        }));
        if (!columns.has(created)) columns.set(created, made);
        return [];
      }
      billed += statementsOf(sql).reduce((sum, statement) => sum + bytesBilled(statement, known), 0);
      return answer(sql);
    },
    rawTable: (stream) => table(`raw_${stream}`),
  };
}

/** Ids of the rows of an NDJSON file; lines without one are no rows of a stream. */
async function idsOf(lines: Readable, aside: PlayedClock['aside']): Promise<StagedRows> {
  const [ids, modifiedMs]: [number[], number[]] = [[], []];
  let [bytes, rest] = [0, ''];
  const read = (chunk: string): void => {
    bytes += chunk.length;
    const whole = (rest + chunk).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) {
      const id = /"id":"?(\d{9})\b/.exec(line)?.[1];
      if (id === undefined) continue;
      ids.push(Number(id));
      modifiedMs.push(Date.parse(/"modifiedOn":"([^"]+)"/.exec(line)?.[1] ?? ''));
    }
  };
  for await (const chunk of lines.setEncoding('latin1')) aside(() => read(chunk as string));
  return {ids, modifiedMs, bytes};
}
