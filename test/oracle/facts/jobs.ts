import {type Decimal, ZERO} from '../exact/decimal';
import {nameRule} from '../rules/names';
import type {UnitPlace} from '../rules/units';
import type {ApiRecord, Day, Id, Rules} from '../types';
import type {Source} from './source';
import type {Units} from './units';
import {amount, id, ids, text} from './values';

/** What a job's type makes of it; the flags are independent and all their rules apply. */
export interface JobFlags {
  readonly isEstimate: boolean;
  readonly isWarranty: boolean;
  readonly isProductionExcluded: boolean;
}

export interface Job extends JobFlags {
  readonly id: Id;
  /** False: gone for every job metric, but its unit still tells where its records belong. */
  readonly isActive: boolean;
  readonly unitId: Id | null;
  readonly unit: UnitPlace;
  readonly status: string | null;
  readonly createdDay: Day | null;
  readonly completedDay: Day | null;
  readonly customerId: Id | null;
  readonly campaignId: Id | null;
  readonly soldById: Id | null;
  readonly recallForId: Id | null;
  readonly isNoCharge: boolean;
  /** Net invoiced amount from which the job counts as converted; null: more than 0. */
  readonly soldThreshold: Decimal | null;
  readonly total: Decimal;
  readonly estimateIds: readonly Id[];
  readonly createdFromEstimateId: Id | null;
}

/** Every job there is, inactive ones too, by id. */
export function readJobs(source: Source, units: Units, rules: Rules): ReadonlyMap<Id, Job> {
  const active = new Set(source.facts('jobs'));
  const flagsOf = jobFlags(source, rules);
  const thresholdOf = soldThresholds(source);
  const jobs = new Map<Id, Job>();
  for (const row of source.newest('jobs')) {
    const jobId = id(row['id']);
    if (jobId === null) continue;
    const unitId = id(row['businessUnitId']);
    jobs.set(jobId, {
      id: jobId,
      isActive: active.has(row),
      unitId,
      unit: units.placeOf(unitId),
      ...flagsOf(row),
      status: text(row['jobStatus']),
      createdDay: source.localDay(row['createdOn']),
      completedDay: source.localDay(row['completedOn']),
      customerId: id(row['customerId']),
      campaignId: id(row['campaignId']),
      soldById: id(row['soldById']),
      recallForId: id(row['recallForId']),
      isNoCharge: row['noCharge'] === true,
      soldThreshold: thresholdOf(id(row['jobTypeId'])),
      total: amount(row['total']),
      estimateIds: ids(row['estimateIds']),
      createdFromEstimateId: id(row['createdFromEstimateId']),
    });
  }
  return jobs;
}

/** The sold threshold of a job type; none where it is 0 or less, missing, or the type unknown. */
function soldThresholds(source: Source): (typeId: Id | null) => Decimal | null {
  const thresholds = new Map(
    source.dimension('job_types').map((row) => [id(row['id']), amount(row['soldThreshold'])] as const),
  );
  return (typeId) => {
    const threshold = thresholds.get(typeId) ?? ZERO;
    return typeId !== null && threshold > ZERO ? threshold : null;
  };
}

function jobFlags(source: Source, {jobTypes}: Rules): (job: ApiRecord) => JobFlags {
  const names = new Map(source.dimension('job_types').map((row) => [id(row['id']), text(row['name'])]));
  const isEstimate = nameRule(jobTypes.estimate);
  const isWarranty = nameRule(jobTypes.warranty);
  const isProductionExcluded = nameRule(jobTypes.production_excluded);
  return (job) => {
    const typeId = id(job['jobTypeId']);
    const name = names.get(typeId) ?? null;
    return {
      isEstimate: isEstimate(typeId, name),
      isWarranty: isWarranty(typeId, name),
      isProductionExcluded: isProductionExcluded(typeId, name),
    };
  };
}

/** The flags as one label: estimate, else warranty, else production_excluded, else other. */
export function jobClass(flags: JobFlags): string {
  if (flags.isEstimate) return 'estimate';
  if (flags.isWarranty) return 'warranty';
  return flags.isProductionExcluded ? 'production_excluded' : 'other';
}
