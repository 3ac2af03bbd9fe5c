import type {Branch} from '../company';
import type {Client} from '../demand/customers';
import {adjustPay, payItem} from '../money/pay';
import type {Person} from '../staff';
import type {Job} from './jobs';
import type {Shop} from './shop';

interface Labor {
  readonly job: Job;
  readonly branch: Branch;
  readonly client: Client;
  readonly crew: readonly Person[];
  readonly days: readonly number[];
  /** Hours of each day, for people who are paid by the clock. */
  readonly hours: number;
  /** What the job was sold for; 0 for work that nobody pays for. */
  readonly cents: number;
}

/** Hours by the clock, then piece rates up to what crews earn on a job of this price. Days to come are not paid yet. */
export function payCrew({world, reference}: Shop, labor: Labor): void {
  const {random, calendar} = world;
  const {job, branch, client, crew, cents} = labor;
  const {pay} = reference;
  const {pieceRatePercent} = world.trade;
  const byTheClock = pieceRatePercent === undefined;
  const worked = labor.days.filter((day) => calendar.at(day, 16) <= calendar.now);
  const common = {job, client, unitName: branch.production.name};
  let paid = 0;
  for (const day of worked) {
    for (const person of crew) {
      const hours = byTheClock ? labor.hours : random.int(20, 34) / 4;
      const worth = Math.round(hours * person.hourlyCents);
      const paidTime = hours > 8 ? 'Overtime' : 'Regular';
      payItem(world, {
        ...common,
        person,
        day,
        hours,
        paidTime,
        activity: pay.working,
        type: 'TimesheetTime',
        cents: worth,
      });
      paid += worth;
      if (!byTheClock && random.chance(0.15)) {
        const drive = Math.round(0.5 * person.hourlyCents);
        payItem(world, {
          ...common,
          person,
          day,
          hours: 0.5,
          activity: pay.driving,
          type: 'TimesheetTime',
          cents: drive,
        });
        paid += drive;
      }
    }
  }
  const finished = worked.length === labor.days.length;
  if (byTheClock) return;
  const target = Math.round((cents * random.int(...pieceRatePercent)) / 100);
  const [lead] = crew;
  const lastDay = worked.at(-1);
  if (!finished || lead === undefined || lastDay === undefined || target - paid < 5000) return;
  const share = Math.round((target - paid) / crew.length);
  for (const person of crew)
    adjustPay(world, {...common, person, day: lastDay, activity: pay.adjustment, cents: share});
  if (random.chance(0.05)) {
    payItem(world, {
      ...common,
      person: lead,
      day: lastDay,
      activity: pay.bonus,
      type: 'InvoiceRelatedBonus',
      cents: random.int(20, 100) * 100,
      adjustmentCents: random.int(-20, 20) * 100,
    });
  }
}
