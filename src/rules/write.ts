import {isDeepStrictEqual} from 'node:util';

import {ConfigError} from '../errors';
import type {RulesDocument} from '../transform/dataform/compile';
import {visibleLine} from '../visible';
import {entriesOf} from './entries';
import {type Addition, withAdditions} from './insert';
import {type Proposal, stakesText} from './propose';
import type {Review} from './review';
import {parseRules} from './rules-file';

/** Names that YAML takes for something else. */
const notPlain = /^(true|false|null|yes|no|on|off|y|n)$/i;
const longestComment = 160;

/** What a text of rules is made from. */
export interface Writing {
  readonly review: Review;
  readonly proposals: readonly Proposal[];
  /** The rules as they come with st-elt: what a new file goes on from. */
  readonly shipped: RulesDocument;
  /** First line of a new file: where an editor finds the schema. */
  readonly schema: string;
}

/**
 * A company's file with the proposals in it; a new one begins with what counted without it.
 * @param text of the file; undefined when there is none.
 * @throws ConfigError when the proposals cannot be put in without a change to what is there.
 */
export async function rulesText(text: string | undefined, file: string, writing: Writing): Promise<string> {
  const before = text === undefined ? undefined : (await parseRules(text, file)).document;
  const written = withAdditions(text ?? headOf(writing), additionsOf(before, writing));
  const {document} = await parseRules(written, file);
  if (before !== undefined && !holds(document, before)) {
    throw new ConfigError(
      `${file} cannot be extended without changing what is in it.`,
      'Add the lines that `st-elt rules` proposes by hand.',
    );
  }
  return written;
}

/** True when everything of the second document is in the first, lists from their beginning. */
function holds(document: unknown, before: unknown): boolean {
  if (Array.isArray(before))
    return Array.isArray(document) && before.every((value, index) => isDeepStrictEqual(document[index], value));
  if (typeof before !== 'object' || before === null) return isDeepStrictEqual(document, before);
  return Object.entries(before).every(([key, value]) => holds((Object(document ?? {}) as RulesDocument)[key], value));
}

function additionsOf(document: RulesDocument | undefined, {proposals, review, shipped}: Writing): readonly Addition[] {
  const sections = new Set(proposals.map(({section}) => section));
  const own = entriesOf(document ?? {});
  const found = new Set(review.findings.filter((finding) => finding.found.length > 0).map(({place}) => place));
  // A kind that the file names takes the place of the shipped one, so that one has to come along.
  const kept = entriesOf(shipped)
    .filter(({place}) => found.has(place))
    .filter(({scope}) => !own.some((entry) => entry.scope === scope) && !isNamed(document, scope))
    .filter(({scope}) => (scope === 'renames' ? document === undefined : [...sections].some((name) => name === scope)))
    .map(({path, value, scope}, index, all): Addition => {
      const isItem = scope !== 'renames';
      const comment = all[index - 1]?.scope === scope ? '' : 'as shipped';
      const rollup = isItem ? value : valueAt(shipped, path);
      const keys = (isItem ? path.slice(0, -1) : path).map(String);
      return {path: keys, value: isItem ? quoted(String(value)) : plain(String(rollup)), isItem, comment};
    });
  return [...kept, ...proposals.map(additionOf)];
}

const valueAt = (document: RulesDocument, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((holder, key) => (Object(holder ?? {}) as Record<string | number, unknown>)[key], document);

const isNamed = (document: RulesDocument | undefined, scope: string): boolean =>
  document !== undefined && valueAt(document, scope.split('.')) !== undefined;

function additionOf(proposal: Proposal): Addition {
  const path = proposal.section.split('.');
  if (proposal.section === 'business_units.unmatched')
    return {path, value: proposal.value, isItem: false, comment: commentOf(proposal.reason)};
  const comment = commentOf(`${proposal.name}: ${proposal.reason}`);
  if (proposal.section !== 'business_units.rules')
    return {path: [...path, 'ids'], value: String(proposal.id), isItem: true, comment};
  const {id, group, rollup} = proposal;
  return {path, value: `{id: ${id}, group: ${group}, rollup: ${plain(rollup)}}`, isItem: true, comment};
}

const plain = (text: string): string =>
  /^[A-Z][A-Z0-9_]*$/.test(text) && !notPlain.test(text) ? text : JSON.stringify(text);
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A text of the tenant on one line, without what a terminal or YAML would obey. */
function commentOf(text: string): string {
  const line = visibleLine(text);
  return line.length > longestComment ? `${line.slice(0, longestComment)}…` : line;
}

/** Beginning of a new file: what it is, and how each unit counts as long as it says nothing. */
function headOf({review, schema}: Writing): string {
  const units = review.units
    .filter(({id}) => id !== null)
    .map(
      ({id, name, group, rollup, stakes}) =>
        `#   ${id} ${commentOf(`${name}: ${group} / ${rollup}; ${stakesText(stakes)}`)}`,
    );
  return [
    `# yaml-language-server: $schema=${schema}`,
    '#',
    '# How the company counts. Made by `st-elt rules --write`; it is yours to change. docs/rules.md says what can be in it.',
    ...(units.length === 0
      ? []
      : ['#', '# Business units as they counted when this was written, with a year of jobs:', ...units]),
    '',
    'business_units:',
    '  rules: []',
    '',
  ].join('\n');
}
