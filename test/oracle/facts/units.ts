import {type UnitPlace, unitRules,UNMAPPED} from '../rules/units';
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
  const classify = unitRules(rules);
  const places = new Map<Id, UnitPlace>();
  for (const row of source.dimension('business_units')) {
    const unitId = id(row['id']);
    if (unitId !== null) places.set(unitId, classify(unitId, text(row['name']) ?? ''));
  }
  return {
    placeOf: (unitId) => (unitId === null ? undefined : places.get(unitId)) ?? UNMAPPED,
    rollups: new Set([...places.values()].map((place) => place.rollup)),
  };
}
