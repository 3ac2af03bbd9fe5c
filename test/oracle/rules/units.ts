import type {Id, Rules, UnitGroup, UnitRule} from '../types';
import {folded, nameRegex, trimmed} from './names';

/** Where a business unit's numbers are shown. */
export interface UnitPlace {
  readonly group: UnitGroup;
  readonly rollup: string;
}

/** A unit that nothing matches, or that is not in the dimension: shown, never dropped. */
export const UNMAPPED: UnitPlace = {group: 'OTHER', rollup: 'UNMAPPED'};

/** Whether the unit's jobs count where SALES units do. */
export const countsAsSales = ({group}: UnitPlace): boolean => group === 'SALES' || group === 'BOTH';

/** Whether the unit's jobs count where PRODUCTION units do. */
export const countsAsProduction = ({group}: UnitPlace): boolean => group === 'PRODUCTION' || group === 'BOTH';

/** A rule says where a unit belongs, or null when it does not match. */
type Classify = (id: Id, name: string) => UnitPlace | null;

/** The tenant's rules in their order, the first match wins; after them the default rules. Null: nothing matches. */
export function unitRules({units, renames}: Pick<Rules, 'units' | 'renames'>): Classify {
  const inOrder = [...units.map(explicitRule), bySuffix(renames)];
  return (id, name) => {
    for (const classify of inOrder) {
      const place = classify(id, name);
      if (place !== null) return place;
    }
    return null;
  };
}

/** A unit of a company that does not divide sales from production: it does both, under its own name. */
export function undivided(name: string, renames: Rules['renames']): UnitPlace {
  return {group: 'BOTH', rollup: renamer(renames)(name)};
}

function explicitRule({match, group, rollup}: UnitRule): Classify {
  const byRegex = match.regex === undefined ? () => true : nameRegex(match.regex);
  return (id, name) => {
    const hit =
      (match.id === undefined || String(match.id) === id) &&
      (match.name === undefined || folded(match.name) === folded(name)) &&
      byRegex(name);
    return hit ? {group, rollup} : null;
  };
}

/** `-Sales` or ` Sales` at the end means SALES, `-Production` or ` Production` PRODUCTION; white space around the dash does not matter. */
const suffix = /^(.*?)(?:\p{White_Space}*-\p{White_Space}*|\p{White_Space}+)(sales|production)$/isu;

function bySuffix(renames: Rules['renames']): Classify {
  const rollupOf = renamer(renames);
  return (_id, name) => {
    const [, left, kind] = suffix.exec(trimmed(name)) ?? [];
    if (left === undefined || kind === undefined) return null;
    return {
      group: kind.toLowerCase() === 'sales' ? 'SALES' : 'PRODUCTION',
      rollup: rollupOf(left),
    };
  };
}

/** The name that a rename gives, else the name in upper snake case. */
function renamer(renames: Rules['renames']): (name: string) => string {
  const renamed = new Map(Object.entries(renames).map(([from, to]) => [folded(from), to]));
  return (name) => renamed.get(folded(name)) ?? upperSnake(name);
}

/** What is left of the name: every run of other characters is one `_`, none at the ends; nothing left is UNMAPPED. */
function upperSnake(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.join('_').toUpperCase() || UNMAPPED.rollup;
}
