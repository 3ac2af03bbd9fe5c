import {firstNames, lastNames} from './names';
import type {World} from './world';

/** Somebody on the payroll. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly hourlyCents: number;
}

interface Hiring {
  readonly unitId: number;
  /** When they were hired; `modifiedOn` is a while later. */
  readonly hired: number;
  readonly active?: boolean;
  readonly position?: string;
  readonly name?: string;
}

function personName(world: World): readonly [string, string] {
  return [world.random.pick(firstNames), world.random.pick(lastNames)];
}

/** A technician: sellers are technicians too in ServiceTitan. */
export function hireTechnician(world: World, hiring: Hiring): Person {
  const {random} = world;
  const [firstName, lastName] = personName(world);
  const id = world.newId('technicians');
  const position = hiring.position ?? 'Installer';
  const hourlyCents = random.int(...world.trade.wages.field);
  world.write('technicians', {
    id,
    userId: world.newId('part'),
    name: hiring.name ?? `${firstName} ${lastName}`,
    roleIds: [random.int(1, 9)],
    businessUnitId: hiring.unitId,
    mainZoneId: null,
    zoneIds: [],
    createdOn: world.stamp(hiring.hired),
    modifiedOn: world.stamp(hiring.hired + random.int(1, 80) * 86_400_000),
    email: `${firstName}.${id}@example.com`.toLowerCase(),
    phoneNumber: phone(world),
    loginName: `${firstName}${id}`.toLowerCase(),
    home: null,
    dailyGoal: position === 'Sales' ? 3000 : 0,
    isManagedTech: true,
    licenseType: 'ManagedTech',
    customFields: [],
    active: hiring.active ?? true,
    aadUserId: null,
    burdenRate: 0,
    team: position === 'Sales' ? 'Sales' : `Crew ${random.int(1, 9)}`,
    jobFilter: null,
    permissions: [],
    accountLocked: false,
    commissionRate: position === 'Sales' ? 8 : 0,
    currentValue: null,
    firstName,
    lastName,
    hourlyRate: hourlyCents / 100,
    jobId: null,
    mobilePhone: null,
    outboundCallerId: null,
    payrollId: `P${id % 10_000}`,
    payrollProfileId: null,
    appoitmentId: null,
    shiftStart: '07:00:00',
    shiftEnd: '15:30:00',
    soldByRate: 0,
    startDate: world.stamp(hiring.hired),
    status: 'Idle',
    skills: [],
    positions: [position],
    location: null,
    bio: null,
    memo: null,
  });
  return {id, name: hiring.name ?? `${firstName} ${lastName}`, hourlyCents};
}

/** Somebody in the office. */
export function hireEmployee(world: World, role: string, hiring: Hiring): Person {
  const {random} = world;
  const [firstName, lastName] = personName(world);
  const id = world.newId('employees');
  const hourlyCents = random.int(...world.trade.wages.office);
  const active = hiring.active ?? true;
  world.write('employees', {
    customFields: [],
    permissions: [],
    id,
    userId: world.newId('part'),
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    managerId: null,
    role,
    roleIds: [random.int(10, 20)],
    businessUnitId: hiring.unitId,
    createdOn: world.stamp(hiring.hired),
    modifiedOn: world.stamp(hiring.hired + random.int(1, 80) * 86_400_000),
    email: `${lastName.replace(/[^A-Za-z]/g, '')}.${id}@example.com`.toLowerCase(),
    phoneNumber: phone(world),
    loginName: `u${id}`,
    active,
    aadUserId: null,
    accountLocked: !active,
    home: null,
    agentId: random.int(100, 999),
    startDate: world.stamp(hiring.hired),
    terminationDate: active ? null : world.stamp(hiring.hired + 90 * 86_400_000),
    hourlyRate: hourlyCents / 100,
    overtimeProfileId: null,
  });
  return {id, name: `${firstName} ${lastName}`, hourlyCents};
}

/** A phone number of the range kept for fiction. */
export function phone(world: World): string {
  return `${world.random.pick(['602', '520', '702', '505', '979'])}555${String(world.random.int(100, 9999)).padStart(4, '0')}`;
}
