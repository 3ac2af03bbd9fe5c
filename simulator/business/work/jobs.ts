import type {Named} from '../company';
import type {Client} from '../demand/customers';
import type {World} from '../world';
import {touch} from '../world';

interface JobOrder {
  readonly client: Client;
  readonly unit: Named;
  readonly type: Named;
  /** 0 where nobody knows how the customer came. */
  readonly campaignId: number;
  readonly created: number;
  readonly createdById: number;
  readonly noCharge?: boolean;
  readonly recallForId?: number;
  readonly createdFromEstimateId?: number;
  readonly soldById?: number;
  readonly leadCallId?: number;
  readonly tagTypeIds?: readonly number[];
}

export type Job = ReturnType<typeof newJob>;

/** A job as it is booked. What happens to it later is written into the same record. */
export function newJob(world: World, order: JobOrder) {
  const id = world.newId('jobs');
  const stamp = world.stamp(order.created);
  return world.write('jobs', {
    summary: order.type.name,
    customFields: [] as {typeId: number; name: string; value: string}[],
    externalData: world.random.chance(0.05) ? [{key: 'crm', value: `lead-${id}`}] : [],
    id,
    jobNumber: String(id),
    projectId: null,
    customerId: order.client.customer.id,
    locationId: order.client.locationId,
    jobStatus: 'Scheduled',
    completedOn: null as string | null,
    businessUnitId: order.unit.id,
    jobTypeId: order.type.id,
    priority: 'Normal',
    campaignId: order.campaignId,
    appointmentCount: 0,
    firstAppointmentId: 0,
    lastAppointmentId: 0,
    recallForId: order.recallForId ?? null,
    warrantyId: null,
    jobGeneratedLeadSource: null,
    noCharge: order.noCharge ?? false,
    notificationsEnabled: true,
    createdOn: stamp,
    createdById: order.createdById,
    modifiedOn: stamp,
    tagTypeIds: order.tagTypeIds ?? [],
    leadCallId: order.leadCallId ?? null,
    partnerLeadCallId: null,
    bookingId: null,
    soldById: order.soldById ?? null,
    customerPo: '',
    invoiceId: 0,
    membershipId: null as number | null,
    total: 0,
    createdFromEstimateId: order.createdFromEstimateId ?? null,
    estimateIds: [] as number[],
    active: true,
  });
}

/** Moves a job to another status at an instant; Completed also sets `completedOn`, as does Canceled for a job that was done. */
export function moveJob(
  world: World,
  job: Job,
  status: string,
  instant: number,
  completed = status === 'Completed',
): void {
  job.jobStatus = status;
  if (completed) job.completedOn = world.stamp(instant);
  touch(world, job, instant);
}
