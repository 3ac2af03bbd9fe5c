import type {SyncMode} from '../../runs/source-sync';
import {type Instant, parseInstant} from '../../time/instant';
import {Refusal} from './refusal';

/** What a caller asks of a run. */
export interface RunParameters {
  /** Absent: as each entity is configured. */
  readonly mode?: SyncMode;
  /** Whether the entities are read at once in one run, or one after the other. */
  readonly parallel: boolean;
  /** Answer at once, work afterwards. */
  readonly async: boolean;
  /** Whether the KPIs are renewed afterwards. */
  readonly transform: boolean;
  /** Whether keys are compared afterwards, of the entities whose time has come. */
  readonly reconcile: boolean;
  /** Rows modified in this range only; the saved state is left alone. */
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Parameters that a path may take. */
export type ParameterName = 'mode' | 'parallel' | 'async' | 'transform' | 'reconcile' | 'from' | 'to';

/**
 * Reads the query of a request. What is not known is refused: a mistyped `mode` must not read something else.
 * @param transform what it is when nothing is said.
 * @throws Refusal naming what is wrong.
 */
export function parametersOf(
  query: URLSearchParams,
  known: readonly ParameterName[],
  transform = false,
): RunParameters {
  for (const name of query.keys()) {
    if (!known.some((each) => each === name)) {
      const list = known.length === 0 ? 'This path takes none.' : `This path takes ${known.join(', ')}.`;
      throw new Refusal(400, `Unknown parameter ${quoted(name)}. ${list}`);
    }
    if (query.getAll(name).length > 1) throw new Refusal(400, `The parameter ${name} is given more than once.`);
  }
  const mode = query.get('mode');
  if (mode !== null && mode !== 'incremental' && mode !== 'full') {
    throw new Refusal(400, `Unknown mode ${quoted(mode)}. Use incremental or full.`);
  }
  const reconcile = query.get('reconcile');
  if (reconcile !== null && reconcile !== 'due') {
    throw new Refusal(400, `reconcile is ${quoted(reconcile)}. Use due.`);
  }
  const [from, to] = [instantOf(query, 'from'), instantOf(query, 'to')];
  if (from !== undefined && to !== undefined && from >= to) throw new Refusal(400, 'to must be later than from.');
  return {
    ...(mode === null ? {} : {mode}),
    parallel: flagOf(query, 'parallel', false),
    async: flagOf(query, 'async', false),
    transform: flagOf(query, 'transform', transform),
    reconcile: reconcile !== null,
    ...(from === undefined ? {} : {from}),
    ...(to === undefined ? {} : {to}),
  };
}

function flagOf(query: URLSearchParams, name: string, otherwise: boolean): boolean {
  const text = query.get(name) ?? String(otherwise);
  if (text === 'true' || text === 'false') return text === 'true';
  throw new Refusal(400, `${name} is ${quoted(text)}. Use true or false.`);
}

function instantOf(query: URLSearchParams, name: string): Instant | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = parseInstant(text);
  if (value !== undefined) return value;
  throw new Refusal(400, `${name} is ${quoted(text)}, not a date. Use e.g. 2024-01-31 or 2024-01-31T00:00:00Z.`);
}

const longestQuote = 60;

/** What a caller sent, short and without what could disturb a log or a screen. */
export function quoted(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]|["\\<>]/g, '?');
  return `"${plain.length > longestQuote ? `${plain.slice(0, longestQuote)}…` : plain}"`;
}
