import type {CallKind} from '../call-kind';
import {type Region, region} from '../region';
import type {Trade} from '../trade';

/** Where a company lies: city, state and the first digits of its zip codes. */
export type Place = readonly [city: string, state: string, zip: string];

/** A department whose technicians sell on the call that they complete: one unit for both. @param crew technicians at full size. */
export function department(name: string, place: Place, crew: number, calls: readonly CallKind[]): Region {
  const people = {sellers: 0, crew};
  return region('', name, place, {salesUnit: name, productionUnit: name, share: 0, people, calls});
}

/** A department whose estimators sell what its crews install. */
export function installs(
  trade: string,
  name: string,
  place: Place,
  rest: Pick<Region, 'share' | 'closeRate' | 'typicalPrice'> & Partial<Region>,
): Region {
  return region('', name, place, {salesUnit: `${trade} - Sales`, productionUnit: name, ...rest});
}

/** What service companies have in common, whatever their trade. */
export const serviceCompany = {
  formerTechnician: 'Z Former Technician',
  warrantyTypes: ['Warranty', 'Recall'],
  offerNames: ['Good', 'Better', 'Best'],
  wages: {field: [2500, 4100], office: [2200, 3400]},
  leadDays: {residential: [2, 14], commercial: [7, 30]},
  billedAhead: 0,
  fates: [96, 0, 4],
  lateDays: [15, 75],
  writeOffDays: 110,
  recalls: {share: 0.04, days: [8, 40]},
  hasStrays: false,
} satisfies Partial<Trade>;
