import type {Named} from '../company';
import {lostReasons} from '../names';
import type {Person} from '../staff';
import {phone} from '../staff';
import type {Job} from '../work/jobs';
import type {World} from '../world';
import type {Client} from './customers';

interface CallPlan {
  readonly created: number;
  /** Null: outbound calls are of no type. */
  readonly type: 'Abandoned' | 'Unbooked' | 'Excused' | 'Booked' | 'NotLead' | null;
  readonly campaign?: Named;
  readonly client?: Client;
  readonly job?: Job;
  readonly agent: Person;
  readonly active?: boolean;
}

/** A phone call; outbound when it has no type. */
export function newCall(world: World, plan: CallPlan) {
  const {random} = world;
  const {created, type, campaign, client, job, agent} = plan;
  const inbound = type !== null;
  const lost = type === 'Unbooked' || type === 'Excused' || type === 'NotLead';
  const seconds = type === 'Abandoned' ? random.int(5, 59) : random.int(20, 900);
  const duration = `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  const theirs = phone(world);
  return world.write('calls', {
    id: world.newId('calls'),
    duration,
    from: inbound ? theirs : '6025550111',
    to: inbound ? '6025550111' : theirs,
    direction: inbound ? 'Inbound' : 'Outbound',
    status: 'Completed',
    type,
    recordingUrl: null,
    voiceMailPath: null,
    createdOn: world.stamp(created),
    modifiedOn: world.stamp(created + seconds * 1000),
    reason: lost ? {id: lostReasons.length, name: random.pick(lostReasons)} : null,
    customer: client === undefined ? null : {...client.customer},
    location: client === undefined ? null : {id: client.locationId, name: client.customer.name},
    campaign: campaign === undefined ? null : {...campaign},
    job: job === undefined ? null : {id: job.id, number: job.jobNumber},
    agent: type === 'Abandoned' ? null : {id: agent.id, name: agent.name},
    createdBy: {id: agent.id, name: agent.name},
    excuseMemo: type === 'Excused' ? 'Not in our area' : '',
    tag: '',
    active: plan.active ?? true,
    lead: null,
  });
}
