import {readFileSync} from 'node:fs';

import {Document, isMap, isScalar, LineCounter, parseDocument, YAMLError} from 'yaml';

import {ConfigError} from '../errors';
import type {RulesDocument} from '../transform/dataform/compile';
import {refusedByRe2} from '../warehouse/duckdb/regex';
import {duplicatesOf} from './duplicates';
import {entriesOf} from './entries';
import type {Path, Problem} from './problem';
import {schemaProblems} from './schema';

/** How a company counts: its file, read and checked. */
export interface Rules {
  /** The file, as the user named it. */
  readonly file: string;
  /** As written, without keys that have no value. */
  readonly document: RulesDocument;
  /** Number of the line on which something stands: a value, else what holds it. */
  readonly lineOf: (path: Path) => number;
  /** Where a condition stands, by its place as text; undefined for one that is not of this file. */
  readonly pathOf: (place: string) => Path | undefined;
}

/** More than that would not fit into a terminal. */
const problemsSaid = 10;

/**
 * Reads a company's rules, and says everything that is wrong with them at once.
 * @throws ConfigError with the number of each line.
 */
export async function readRules(file: string): Promise<Rules> {
  return parseRules(textOf(file), file);
}

/** The same of a text. */
export async function parseRules(text: string, file: string): Promise<Rules> {
  const lines = new LineCounter();
  const yaml = parseDocument(text, {lineCounter: lines, prettyErrors: false, logLevel: 'error'});
  if (yaml.errors.length > 0) throw refusal(file, brokenLines(yaml.errors, text, lines));
  const document = contentOf(yaml, file);
  const lineOf = (path: Path): number => lineIn(yaml, lines, path);
  const slips = schemaProblems(document);
  // What is malformed cannot be looked at any further.
  const problems = slips.length > 0 ? slips : [...duplicatesOf(document, lineOf), ...(await regexProblems(document))];
  if (problems.length > 0) {
    throw refusal(
      file,
      problems.map(({path, says}) => ({line: lineOf(path), says})),
    );
  }
  const paths = new Map(entriesOf(document).map(({place, path}) => [place, path]));
  return {file, document, lineOf, pathOf: (place) => paths.get(place)};
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new ConfigError(`The rules file ${file} cannot be read.`, 'Check the path and its permissions.', error);
  }
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch (error) {
    throw new ConfigError(`The rules file ${file} is not text in UTF-8.`, 'Save it as UTF-8.', error);
  }
}

/** The values of a file, without keys that have none. */
function contentOf(yaml: Document, file: string): RulesDocument {
  let content: unknown;
  try {
    content = yaml.toJS();
  } catch (error) {
    // An alias without its anchor, or so many that they would fill the memory.
    throw refusal(file, [{line: 1, says: error instanceof Error ? error.message : String(error)}]);
  }
  if (content === null || content === undefined) throw refusal(file, [{line: 1, says: 'the file is empty'}]);
  return JSON.parse(
    JSON.stringify(content, (_, value: unknown) => (value === null ? undefined : value)),
  ) as RulesDocument;
}

async function regexProblems(document: RulesDocument): Promise<readonly Problem[]> {
  const regexes = entriesOf(document).filter(({by}) => by === 'regex');
  const refused = await refusedByRe2(regexes.map(({value}) => String(value)));
  return regexes.flatMap(({path, place, value}) => {
    const reason = refused.get(String(value));
    return reason === undefined
      ? []
      : [{path, says: `${place} must be an RE2 regex, got ${JSON.stringify(value)} (${reason})`}];
  });
}

/** Every key that is there twice; of what is no YAML the first place only, the others follow from it. */
function brokenLines(errors: readonly YAMLError[], text: string, lines: LineCounter): readonly LineProblem[] {
  const twice = errors.filter(({code}) => code === 'DUPLICATE_KEY');
  return (twice.length === errors.length ? twice : errors.slice(0, 1)).map(({code, message, pos: [start]}) => {
    const {line} = lines.linePos(start);
    const [key = ''] = /^[^:\r\n]*/.exec(text.slice(start)) ?? [];
    if (code === 'DUPLICATE_KEY') return {line, says: `the key ${key.trim()} is there twice`};
    if (code === 'MULTIPLE_DOCS') return {line, says: 'a second document begins here (---), and the rules are one'};
    return {line, says: `not valid YAML: ${message.replace(/\.$/, '')}`};
  });
}

interface LineProblem {
  readonly line: number;
  readonly says: string;
}

function refusal(file: string, problems: readonly LineProblem[]): ConfigError {
  const [first, ...rest] = [...problems].sort((a, b) => a.line - b.line).slice(0, problemsSaid);
  const others = rest.map(({line, says}) => `; line ${line}: ${says}`).join('');
  const more = problems.length > problemsSaid ? `; and ${problems.length - problemsSaid} more` : '';
  return new ConfigError(
    `${file}, line ${first?.line ?? 1}: ${first?.says ?? 'wrong'}${others}${more}.`,
    'Correct the file; nothing was read or built. dataform/rules/ has examples.',
  );
}

/** Line of the innermost part of a path that stands in the text; a key counts with its value. */
function lineIn(yaml: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const holder = length === 1 ? yaml.contents : yaml.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const key = isMap(holder)
      ? holder.items.find(({key}) => isScalar(key) && String(key.value) === String(last))?.key
      : undefined;
    const node: unknown = key ?? yaml.getIn(path.slice(0, length), true);
    const range = Object(node ?? {}) as {range?: readonly number[] | null};
    const start = range.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}
