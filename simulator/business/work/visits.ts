import type {Person} from '../staff';
import type {World} from '../world';
import {touch} from '../world';
import type {Job} from './jobs';

interface VisitPlan {
  readonly start: number;
  readonly end: number;
  /** When the visit was put on the board. */
  readonly booked: number;
  readonly technicians: readonly Person[];
  readonly dispatcherId: number;
  /** When the visit was called off; absent: it takes place. */
  readonly canceled?: number;
  readonly active?: boolean;
  readonly unused?: boolean;
}

const hourMs = 3_600_000;

/** Books a visit of a job and the people who go there. Its status follows from the present. Returns the appointment. */
export function bookVisit(world: World, job: Job, plan: VisitPlan) {
  const {now, dayOf, today} = world.calendar;
  const status = visitStatus();
  const changed =
    plan.canceled ??
    (status === 'Done' ? plan.end : status === 'Working' || status === 'Dispatched' ? now : plan.booked);
  const id = world.newId('appointments');
  const appointment = world.write('appointments', {
    id,
    jobId: job.id,
    appointmentNumber: `${job.jobNumber}-${job.appointmentCount + 1}`,
    start: wholeSecond(plan.start),
    end: wholeSecond(plan.end),
    arrivalWindowStart: wholeSecond(plan.start),
    arrivalWindowEnd: wholeSecond(plan.start + hourMs),
    status,
    specialInstructions: null,
    createdOn: world.stamp(plan.booked),
    modifiedOn: world.stamp(Math.max(changed, plan.booked)),
    customerId: job.customerId,
    unused: plan.unused ?? false,
    createdById: plan.dispatcherId,
    isConfirmed: plan.canceled === undefined,
    active: plan.active ?? true,
  });
  job.appointmentCount++;
  if (job.firstAppointmentId === 0) job.firstAppointmentId = id;
  job.lastAppointmentId = id;
  touch(world, job, plan.booked);
  for (const technician of plan.technicians) assign(technician, true);
  if (world.random.chance(0.04) && plan.technicians.length > 0) assign(world.random.pick(plan.technicians), false);
  return appointment;

  function visitStatus(): string {
    if (plan.canceled !== undefined) return 'Canceled';
    if (plan.end <= now) return 'Done';
    if (plan.start <= now) return 'Working';
    return dayOf(plan.start) === today ? 'Dispatched' : 'Scheduled';
  }

  function assign(technician: Person, kept: boolean): void {
    const canceled = status === 'Canceled';
    world.write('appointment_assignments', {
      id: world.newId('appointment_assignments'),
      technicianId: technician.id,
      technicianName: technician.name,
      assignedById: plan.dispatcherId,
      assignedOn: world.stamp(plan.booked),
      status: canceled ? 'Scheduled' : status,
      isPaused: false,
      jobId: job.id,
      appointmentId: id,
      createdOn: world.stamp(plan.booked),
      modifiedOn: world.stamp(kept ? Math.max(changed, plan.booked) : plan.booked + hourMs),
      active: kept && !canceled && (plan.active ?? true),
    });
  }
}

/** How a job is shared; @param shares percent per technician. */
export function splitJob(
  world: World,
  job: Job,
  shares: readonly (readonly [Person, number])[],
  instant: number,
): void {
  for (const [technician, split] of shares) {
    world.write('job_splits', {
      id: world.newId('job_splits'),
      jobId: job.id,
      technicianId: technician.id,
      split,
      createdOn: world.stamp(instant),
      modifiedOn: world.stamp(instant + world.random.int(0, 3) * hourMs),
      active: !world.random.chance(0.04),
    });
  }
}

/** Visits start and end on whole seconds: somebody typed them. */
function wholeSecond(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
