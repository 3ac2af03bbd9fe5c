import {randomUUID} from 'node:crypto';

import type {Column} from '../raw-table';
import type {Row} from '../warehouse';

/** A value beside a statement. Numbers become INT64, lists ARRAY<STRING>; instants travel as ISO text. */
export type Parameter = string | number | boolean | readonly string[];

export type Parameters = Readonly<Record<string, Parameter>>;

/** A column of a staging table: JSON arrives as text, and is parsed in SQL, where its numbers can be looked after. */
export interface StagedColumn {
  readonly name: string;
  readonly type: Column['type'];
  readonly repeated?: true;
}

/** A table as the service describes it. */
export interface Description {
  /** Types as {@link Column} names them; a type that is none of ours as the service spells it. */
  readonly columns: readonly {readonly name: string; readonly type: string}[];
  /** Absent where it is not clustered. */
  readonly clusteredBy?: readonly string[];
}

/**
 * How a load job ended: `replayed` when the job of this id had been run before, `spent` when it had failed then.
 * `again`: another job may do better.
 */
export type LoadOutcome = 'loaded' | 'replayed' | 'spent' | {readonly failed: string; readonly again: boolean};

/**
 * What the parts of the BigQuery adapter need of the service. Every method throws WarehouseError, but for the guards of
 * a script, which come as {@link GuardError}.
 */
export interface Session {
  readonly projectId: string;
  /**
   * Runs a script as one job. Parameters are `@name` in the text.
   * @param repeatable whether running it twice does what running it once does; default true. A job that fails on the
   *   service's side is then followed by another one: the first may have committed before its answer was lost.
   * @returns the rows of its last SELECT.
   */
  run(sql: string, parameters?: Parameters, repeatable?: boolean): Promise<readonly Row[]>;
  /** @returns undefined when there is no such table. */
  describe(dataset: string, table: string): Promise<Description | undefined>;
  /**
   * Bytes that a statement would be billed for, as BigQuery estimates them: it looks at the statement and at the right to
   * run it, and runs nothing. @param action what is said to be refused when it is.
   */
  estimate(sql: string, action: string): Promise<number>;
  /** Runs a statement of a person if the service's dry run calls it a SELECT. @throws UsageError when it does not. */
  select(sql: string): Promise<readonly Row[]>;
  /** Where a dataset is; undefined when it is not there. */
  locationOf(dataset: string): Promise<string | undefined>;
  /** Makes a dataset unless it is there. @throws WarehouseError when it is in another location. */
  ensureDataset(dataset: string): Promise<void>;
  /** Makes an empty table that vanishes by itself. */
  makeStagingTable(dataset: string, table: string, columns: readonly StagedColumn[], expiresMs: number): Promise<void>;
  /** Loads an NDJSON file into a table, in place of what it holds. Running the same job id again changes nothing. */
  load(
    jobId: string,
    file: string,
    dataset: string,
    table: string,
    columns: readonly StagedColumn[],
  ): Promise<LoadOutcome>;
  dropTable(dataset: string, table: string): Promise<void>;
  /** Changes how a table is clustered: rows that are there stay where they are until something writes them. No SQL does this. */
  clusterTable(dataset: string, table: string, columns: readonly string[]): Promise<void>;
}

/** A script stopped at one of its guards: see {@link guard}. */
export class GuardError extends Error {
  /** @param part which of several scripts that share a transaction, from 0; absent where it is all of them. */
  constructor(
    readonly code: string,
    readonly part?: number,
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** A name as SQL: whatever is in it stays a name. */
export function identifier(name: string): string {
  return `\`${name.replace(/[`\\]/g, '\\$&')}\``;
}

/** A text as SQL, where no parameter can stand. */
export function literal(text: string): string {
  const escaped = text.replace(/[\\'\n\r]/g, (found) => ({'\n': '\\n', '\r': '\\r'})[found] ?? `\\${found}`);
  return `'${escaped}'`;
}

/** An instant in milliseconds as a parameter for `TIMESTAMP(@name)`. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** An expression that ends the script, and undoes its transaction, when it is evaluated. */
export function stop(code: string): string {
  // In two parts, so that a message that quotes the statement is not taken for the error itself.
  return `ERROR(CONCAT('${guardMark}', ':${code}'))`;
}

/** Whether a text reads like one SELECT, which can be run again whatever became of it. */
export function onlyReads(sql: string): boolean {
  const statement = sql.replace(/^(?:\s|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*[^]*?\*\/|\()+/, '');
  return /^(?:SELECT|WITH|FROM)\b/i.test(statement) && !hasStatements(statement);
}

/** Whether a text reads like several statements, which BigQuery runs as a script. */
export function hasStatements(sql: string): boolean {
  return /;\s*\S/.test(sql);
}

/** A statement that ends the script unless the condition holds. A table is made of it so that it is evaluated at all. */
export function guard(condition: string, code: string): string {
  return `CREATE TEMP TABLE ${temporary(`guard_${code.replaceAll('-', '_')}`)} AS SELECT IF(${condition}, @run, ${stop(code)}) AS run`;
}

const guardMark = 'st-elt';

/** The guard that an error message of the service speaks of. */
export function guardIn(message: string): GuardError | undefined {
  const [, code, part] = /st-elt:([a-z-]+)(?:#(\d+))?/.exec(message) ?? [];
  return code === undefined ? undefined : new GuardError(code, part === undefined ? undefined : Number(part));
}

const ownSuffix = '__own';

/** The name of a temporary table, of one script alone once {@link transactionScript} has made it. */
export function temporary(name: string): string {
  return `${name}${ownSuffix}`;
}

/** Guards, texts and names in quotes, parameters, and what ends the name of a temporary table. */
const tokens = /(CONCAT\('st-elt', ':[a-z-]+)'|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|@(\w+)|__own\b/gs;

/** SQL whose parameters, temporary tables and guards bear a number, so that it can share a script with others. */
export function numbered(sql: string, part: number, parameters: Parameters): string {
  return sql.replace(tokens, (token: string, guarded?: string, parameter?: string) => {
    if (guarded !== undefined) return `${guarded}#${part}'`;
    if (parameter !== undefined) return parameter in parameters ? `${token}_${part}` : token;
    return token === ownSuffix ? `_${part}${ownSuffix}` : token;
  });
}

/**
 * Statements as one transaction; `result` is asked afterwards. What fails on the way undoes all of it. Each statement but
 * MERGE and TRUNCATE names a parameter: the emulator refuses those that name none in a script that has some.
 */
export function transactionScript(statements: readonly string[], result = 'SELECT @run AS run'): string {
  const script = ['BEGIN TRANSACTION', ...statements, 'COMMIT TRANSACTION', result].map((sql) => `${sql};`).join('\n');
  return script.replaceAll(ownSuffix, `_${randomUUID().slice(0, 8)}`);
}
