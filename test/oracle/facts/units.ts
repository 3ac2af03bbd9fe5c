import {undivided, type UnitPlace, unitRules, UNMAPPED} from '../rules/units';
import type {Id, Rules} from '../types';
import type {Source} from './source';
import {id, text} from './values';

export interface Units {
  /** Where a unit's numbers are shown; an id that is not in the dimension is UNMAPPED. */
  readonly placeOf: (unitId: Id | null) => UnitPlace;
  /** Rollups of all units that exist, inactive ones too. */
  readonly rollups: ReadonlySet<string>;
}

export function readUnits(source: Source, rules: Rules): Units {
  const rows = source.dimension('business_units').flatMap((row) => {
    const unitId = id(row['id']);
    return unitId === null ? [] : [{unitId, name: text(row['name']) ?? '', isActive: row['active'] !== false}];
  });
  const placed = unitRules(rules);
  // A company that has an active PRODUCTION unit divides its work that way; what else it has belongs to neither side.
  const isDivided = rows.some(({unitId, name, isActive}) => isActive && placed(unitId, name)?.group === 'PRODUCTION');
  const unmatchedAreBoth = rules.unmatched === 'auto' ? !isDivided : rules.unmatched === 'BOTH';
  const unmatched = (name: string): UnitPlace => (unmatchedAreBoth ? undivided(name, rules.renames) : UNMAPPED);
  const places = new Map(rows.map(({unitId, name}) => [unitId, placed(unitId, name) ?? unmatched(name)]));
  return {
    placeOf: (unitId) => (unitId === null ? undefined : places.get(unitId)) ?? UNMAPPED,
    rollups: new Set([...places.values()].map((place) => place.rollup)),
  };
}
