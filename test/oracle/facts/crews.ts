import type {Decimal} from '../exact/decimal';
import type {Id} from '../types';
import {groupBy} from './group';
import type {Job} from './jobs';
import type {Source} from './source';
import {amount, id} from './values';

/** A technician's active split of a job. */
export interface Split {
  readonly technicianId: Id;
  readonly split: Decimal;
}

/** Who worked on a job. */
export interface Crews {
  /** Technicians with an active appointment assignment of the job, each once. */
  readonly technicianIds: (job: Job) => ReadonlySet<Id>;
  readonly splits: (job: Job) => readonly Split[];
}

export function readCrews(source: Source): Crews {
  const assignments = groupBy(source.facts('appointment_assignments'), (row) => id(row['jobId']));
  const splits = groupBy(source.facts('job_splits'), (row) => id(row['jobId']));
  return {
    technicianIds: (job) =>
      new Set((assignments.get(job.id) ?? []).map((row) => id(row['technicianId'])).filter((each) => each !== null)),
    splits: (job) =>
      (splits.get(job.id) ?? []).flatMap((row) => {
        const technicianId = id(row['technicianId']);
        return technicianId === null ? [] : [{technicianId, split: amount(row['split'])}];
      }),
  };
}
