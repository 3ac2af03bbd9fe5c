import type {Id, Rules, UnitGroup, UnitRule} from '../types';
import {folded, nameRegex} from './names';

/** Where a business unit's numbers are shown. */
export interface UnitPlace {
  readonly group: UnitGroup;
  readonly rollup: string;
}

/** A unit that nothing matches, or that is not in the dimension: shown, never dropped. */
export const UNMAPPED: UnitPlace = {group: 'OTHER', rollup: 'UNMAPPED'};

/** A rule says where a unit belongs, or null when it does not match. */
type Classify = (id: Id, name: string) => UnitPlace | null;

/** The tenant's rules in their order, the first match wins; after them the default rules. */
export function unitRules({units, renames}: Pick<Rules, 'units' | 'renames'>): (id: Id, name: string) => UnitPlace {
  const inOrder = [...units.map(explicitRule), bySuffix(renames)];
  return (id, name) => {
    for (const classify of inOrder) {
      const place = classify(id, name);
      if (place !== null) return place;
    }
    return UNMAPPED;
  };
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

/** `-Sales` or ` Sales` at the end means SALES, `-Production` or ` Production` PRODUCTION; spaces around the dash do not matter. */
const suffix = /^(.*?)(?:\s*-\s*|\s+)(sales|production)$/i;

function bySuffix(renames: Rules['renames']): Classify {
  const renamed = new Map(Object.entries(renames).map(([from, to]) => [folded(from), to]));
  return (_id, name) => {
    const [, left, kind] = suffix.exec(name.trim()) ?? [];
    if (left === undefined || kind === undefined) return null;
    return {
      group: kind.toLowerCase() === 'sales' ? 'SALES' : 'PRODUCTION',
      rollup: renamed.get(folded(left)) ?? upperSnake(left),
    };
  };
}

/** What is left of the name: every run of other characters is one `_`, none at the ends; nothing left is UNMAPPED. */
function upperSnake(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.join('_').toUpperCase() || UNMAPPED.rollup;
}
