import {isCollection, isMap, isPair, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq} from 'yaml';

import {ConfigError} from '../errors';

/** One more item of a list, or the value of a key that is not there: YAML on one line, and what is to be said of it. */
export interface Addition {
  /** Keys down to the list, or to the key of the value. */
  readonly path: readonly string[];
  /** `{id: 5, group: BOTH, rollup: HVAC}`, `5`, `BOTH`. */
  readonly value: string;
  readonly isItem: boolean;
  /** For the line above, where there may be one; empty: nothing. */
  readonly comment: string;
}

/** Where a path leads in a file as it is. */
interface Spot {
  /** The innermost thing that is there. */
  readonly holder: unknown;
  /** Key and value of which the holder is the value; undefined for the file itself. */
  readonly pair: Pair | undefined;
  readonly missing: readonly string[];
  /** Inside of braces, where everything goes on in one line. */
  readonly isInFlow: boolean;
}

/**
 * A rules file with more in it. What stood there stands there still, comments and blanks included; only the brackets of an
 * empty list may go.
 * @throws ConfigError for a file that is written so that nothing can be put into it.
 */
export function withAdditions(text: string, additions: readonly Addition[]): string {
  if (additions.length === 0) return text;
  return additions.reduce(withAddition, text === '' || text.endsWith('\n') ? text : text + newlineOf(text));
}

function withAddition(text: string, addition: Addition): string {
  const newline = newlineOf(text);
  const spot = spotOf(parseDocument(text).contents, addition.path);
  const {holder, pair, missing} = spot;
  const lines = (indent: number): string =>
    linesOf(missing, addition, indent)
      .map((line) => `${line}${newline}`)
      .join('');
  if (holder === null || (isScalar(holder) && holder.value === null)) {
    if (pair === undefined) return text + lines(0);
    return put(text, lineAfter(text, endOf(pair.key)), lines(columnOf(text, startOf(pair.key)) + 2));
  }
  if (isSeq(holder) && missing.length === 0) return intoList(text, holder, spot, addition, lines);
  if (isMap(holder) && missing.length > 0) return intoMap(text, holder, spot, addition, lines);
  throw notPossible(addition.path);
}

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

function spotOf(contents: unknown, path: readonly string[]): Spot {
  let [holder, pair, isInFlow]: [unknown, Pair | undefined, boolean] = [contents, undefined, false];
  for (const [depth, key] of path.entries()) {
    isInFlow ||= isMap(holder) && holder.flow === true;
    const next = isMap(holder) ? holder.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    if (next === undefined) return {holder, pair, missing: path.slice(depth), isInFlow};
    [holder, pair] = [next.value, next];
  }
  return {holder, pair, missing: [], isInFlow};
}

function intoList(
  text: string,
  list: YAMLSeq,
  {pair, isInFlow}: Spot,
  {value}: Addition,
  lines: (indent: number) => string,
): string {
  const last = list.items.at(-1);
  if (last === undefined) {
    const [start, end] = [startOf(list), endOf(list)];
    const isEmpty = text.slice(start + 1, end - 1).trim() === '';
    if (isInFlow || pair === undefined || !isEmpty) return put(text, start + 1, value);
    const rest = text.slice(0, start).trimEnd() + text.slice(end);
    return put(rest, lineAfter(rest, endOf(pair.key)), lines(columnOf(text, startOf(pair.key)) + 2));
  }
  if (list.flow === true) return put(text, endOf(last), `, ${value}`);
  const first = startOf(list.items[0]);
  const dash = text.slice(0, first).lastIndexOf('-');
  return put(text, lineAfter(text, endOf(last)), lines(columnOf(text, dash)));
}

function intoMap(
  text: string,
  map: YAMLMap,
  {missing}: Spot,
  {value, isItem}: Addition,
  lines: (indent: number) => string,
): string {
  const last = map.items.at(-1);
  if (map.flow !== true && last !== undefined)
    return put(text, lineAfter(text, endOf(last)), lines(columnOf(text, startOf(map.items[0]))));
  const innermost = isItem ? `[${value}]` : value;
  const nested = missing.reduceRight(
    (inner, key, index) => (index === 0 ? `${keyText(key)}: ${inner}` : `{${keyText(key)}: ${inner}}`),
    innermost,
  );
  return last === undefined ? put(text, startOf(map) + 1, nested) : put(text, endOf(last), `, ${nested}`);
}

/** Lines of an addition below the keys that are not there yet. */
function linesOf(missing: readonly string[], {value, isItem, comment}: Addition, indent: number): readonly string[] {
  const keys = isItem ? missing : missing.slice(0, -1);
  const at = (depth: number): string => ' '.repeat(indent + 2 * depth);
  return [
    ...keys.map((key, depth) => `${at(depth)}${keyText(key)}:`),
    ...(comment === '' ? [] : [`${at(keys.length)}# ${comment}`]),
    `${at(keys.length)}${isItem ? '- ' : `${keyText(missing.at(-1) ?? '')}: `}${value}`,
  ];
}

const keyText = (key: string): string => (/^[a-z_]+$/.test(key) ? key : JSON.stringify(key));

const put = (text: string, offset: number, more: string): string => text.slice(0, offset) + more + text.slice(offset);

/** Where a node, or a key with its value, begins. */
const startOf = (node: unknown): number => rangeOf(isPair(node) ? node.key : node)[0];

/** Where it ends, without what is said behind it. */
function endOf(node: unknown): number {
  if (isPair(node))
    return isScalar(node.value) && node.value.value === null ? endOf(node.key) : endOf(node.value ?? node.key);
  if (isCollection(node) && node.flow !== true && node.items.length > 0) return endOf(node.items.at(-1));
  return rangeOf(node)[1];
}

function rangeOf(node: unknown): readonly [number, number] {
  const {range} = Object(node ?? {}) as {range?: readonly [number, number, number] | null};
  if (range === undefined || range === null) throw notPossible([]);
  return [range[0], range[1]];
}

/** Beginning of the line behind the one in which an end lies. */
function lineAfter(text: string, end: number): number {
  const at = text.indexOf('\n', text[end - 1] === '\n' ? end - 1 : end);
  return at < 0 ? text.length : at + 1;
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

function notPossible(path: readonly string[]): ConfigError {
  return new ConfigError(
    `Nothing can be added to ${path.length === 0 ? 'the rules file' : path.join('.')} as it is written.`,
    'Add the lines that `st-elt rules` proposes by hand.',
  );
}
