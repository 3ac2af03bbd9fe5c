import type {Id, NameRule} from '../types';

/** A name without white space at its ends, by Unicode's definition: a non-breaking space is white space too. */
export const trimmed = (name: string): string => name.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');

/** Names are trimmed and compared in any case. */
export const folded = (name: string): string => trimmed(name).toLowerCase();

/** Unanchored and in any case, with an ASCII `\b`: JavaScript's word boundary is that already. */
export function nameRegex(pattern: string): (name: string) => boolean {
  const regex = new RegExp(pattern.replace(/^\(\?i\)/, ''), 'i');
  return (name) => regex.test(trimmed(name));
}

/** Tells whether a record is one that the rule picks: by id, by exact name or by regex. */
export function nameRule(rule: NameRule): (id: Id | null, name: string | null) => boolean {
  const ids = new Set((rule.ids ?? []).map(String));
  const names = new Set((rule.names ?? []).map(folded));
  const matches = rule.regex === undefined ? () => false : nameRegex(rule.regex);
  return (id, name) => (id !== null && ids.has(id)) || (name !== null && (names.has(folded(name)) || matches(name)));
}
