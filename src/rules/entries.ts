import type {RulesDocument} from '../transform/dataform/compile';
import {type Path, placeOf} from './problem';

/** What a rule looks at. */
export type Subject = 'business_unit' | 'job_type' | 'customer' | 'rollup';

/** One condition of a rules file: what it looks for, and where it stands. */
export interface Entry {
  readonly path: Path;
  /** The path as text; it names the entry in `rule_matches` too. */
  readonly place: string;
  readonly subject: Subject;
  readonly by: 'id' | 'name' | 'regex';
  readonly value: string | number;
  /** Entries of one scope are tried for the same decision. */
  readonly scope: string;
}

type Part = Readonly<Record<string, unknown>>;

const part = (value: unknown): Part => Object(value ?? {}) as Part;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Names of the kinds of job types. */
export const kinds = ['estimate', 'warranty', 'production_excluded'] as const;

/** Every condition of a well-formed rules file, in its order. */
export function entriesOf(document: RulesDocument): readonly Entry[] {
  const units = part(document['business_units']);
  return [
    ...listOf(units['rules']).flatMap((rule, index) => unitEntry(part(rule), index)),
    ...Object.keys(part(units['renames'])).map((name) =>
      entry(['business_units', 'renames', name], 'business_unit', 'name', name, 'renames'),
    ),
    ...kinds.flatMap((kind) => matchers(['job_types', kind], 'job_type', part(part(document['job_types'])[kind]))),
    ...matchers(['test_customers'], 'customer', part(document['test_customers'])),
    ...listOf(document['targets']).flatMap((target, index) => {
      const {rollup} = part(target);
      return typeof rollup === 'string'
        ? [entry(['targets', index, 'rollup'], 'rollup', 'name', rollup, `targets[${index}]`)]
        : [];
    }),
  ];
}

function unitEntry(rule: Part, index: number): readonly Entry[] {
  const by = (['id', 'name', 'regex'] as const).find((key) => rule[key] !== undefined);
  if (by === undefined) return [];
  const path = ['business_units', 'rules', index, by];
  return [entry(path, 'business_unit', by, rule[by] as string | number, 'business_units.rules')];
}

function matchers(path: Path, subject: Subject, matcher: Part): readonly Entry[] {
  const lists = {ids: 'id', names: 'name', regex: 'regex'} as const;
  return (Object.keys(lists) as (keyof typeof lists)[]).flatMap((list) =>
    listOf(matcher[list]).map((value, index) =>
      entry([...path, list, index], subject, lists[list], value as string | number, placeOf(path)),
    ),
  );
}

function entry(path: Path, subject: Subject, by: Entry['by'], value: string | number, scope: string): Entry {
  return {path, place: placeOf(path), subject, by, value, scope};
}
