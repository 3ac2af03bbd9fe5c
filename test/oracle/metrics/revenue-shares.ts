import {CENT, type Decimal, ONE, roundedQuotient, sum, ZERO} from '../exact/decimal';
import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';
import {compareIds} from '../facts/values';
import type {Id} from '../types';
import {netSubtotal} from './production';

/**
 * A job's revenue per technician. Active job splits share it (split / sum of splits), also those of technicians without an assignment;
 * without splits, or when they add up to 0, the assigned technicians share equally. Each share is rounded half away from zero to the
 * cent; the difference goes to the technician with the lowest id.
 */
export function revenueShares(tenant: Tenant, job: Job): ReadonlyMap<Id, Decimal> {
  const revenue = netSubtotal(tenant, job);
  const weights = [...weightsOf(tenant, job)].sort(([a], [b]) => compareIds(a, b));
  const totalWeight = sum(weights, ([, weight]) => weight);
  const shares = new Map(
    weights.map(([technicianId, weight]) => [
      technicianId,
      roundedQuotient(revenue * weight, totalWeight * CENT) * CENT,
    ]),
  );
  const [lowest] = shares.keys();
  if (lowest !== undefined) {
    const rest = revenue - sum(shares.values(), (share) => share);
    shares.set(lowest, (shares.get(lowest) ?? ZERO) + rest);
  }
  return shares;
}

/** What each technician weighs in the sharing; the weights never add up to 0. */
function weightsOf(tenant: Tenant, job: Job): ReadonlyMap<Id, Decimal> {
  const weights = new Map<Id, Decimal>();
  for (const {technicianId, split} of tenant.crews.splits(job)) {
    weights.set(technicianId, (weights.get(technicianId) ?? ZERO) + split);
  }
  if (sum(weights.values(), (weight) => weight) !== ZERO) return weights;
  return new Map([...tenant.crews.technicianIds(job)].map((technicianId) => [technicianId, ONE]));
}
