import {compareInstants, type Instant, parseInstant} from '../exact/instant';
import type {Day, Id} from '../types';
import {groupBy, smallest} from './group';
import type {Source} from './source';
import {id, text} from './values';

/** An active appointment that has a start. */
export interface Visit {
  readonly jobId: Id;
  readonly start: Instant;
  readonly day: Day;
  readonly isCanceled: boolean;
}

/** Visits by job. An appointment without a job or a start is no visit. */
export function readVisits(source: Source): ReadonlyMap<Id, readonly Visit[]> {
  const visits: Visit[] = [];
  for (const row of source.facts('appointments')) {
    const jobId = id(row['jobId']);
    const start = parseInstant(row['start']);
    const day = source.localDay(row['start']);
    if (jobId === null || start === null || day === null) continue;
    visits.push({jobId, start, day, isCanceled: text(row['status']) === 'Canceled'});
  }
  return groupBy(visits, (visit) => visit.jobId);
}

/** Day of a job's first visit: its earliest one that is not Canceled; if all are Canceled, the earliest of those. */
export function firstVisitDay(visits: readonly Visit[]): Day | null {
  const standing = visits.filter((visit) => !visit.isCanceled);
  const candidates = standing.length > 0 ? standing : visits;
  return smallest(candidates, (a, b) => compareInstants(a.start, b.start))?.day ?? null;
}
