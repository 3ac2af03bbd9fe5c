import type {Id, NameRule} from '../types';

/** Names are trimmed and compared in any case. */
export const folded = (name: string): string => name.trim().toLowerCase();

/** Unanchored and in any case, with an ASCII `\b`: JavaScript's word boundary is that already. */
export function nameRegex(pattern: string): (name: string) => boolean {
  const regex = new RegExp(pattern.replace(/^\(\?i\)/, ''), 'i');
  return (name) => regex.test(name.trim());
}

/** Tells whether a record is one that the rule picks: by id, by exact name or by regex. */
export function nameRule(rule: NameRule): (id: Id | null, name: string | null) => boolean {
  const ids = new Set((rule.ids ?? []).map(String));
  const names = new Set((rule.names ?? []).map(folded));
  const matches = rule.regex === undefined ? () => false : nameRegex(rule.regex);
  return (id, name) => (id !== null && ids.has(id)) || (name !== null && (names.has(folded(name)) || matches(name)));
}
