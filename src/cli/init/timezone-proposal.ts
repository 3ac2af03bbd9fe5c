import {AppError} from '../../errors';
import {type Asked, BudgetSpent} from '../../servicetitan/probe/asker';
import {type Proposal, proposalOf} from '../zones/zone-proposal';
import type {Access} from './tenant-access';

/** What the addresses of business units say about the time zone, else those of locations, which cost one request more. */
export async function zoneOfTenant({units, locations}: Access): Promise<Proposal> {
  const active = {...units, rows: units.rows.filter((unit) => unit['active'] !== false)};
  const byUnits = saidBy('business units', active);
  if (byUnits.isKnown) return byUnits;
  const byLocations = saidBy('locations', await answerOf(locations));
  return byLocations.isKnown ? byLocations : {...byLocations, says: `${byUnits.says}; ${byLocations.says}`};
}

function saidBy(what: string, answer: Asked | undefined): Proposal {
  if (answer === undefined) return {says: `${what} could not be asked for`, isKnown: false};
  const {status, rows} = answer;
  if (status !== 200) return {says: `${what} are refused with ${status}`, isKnown: false};
  return proposalOf(
    what,
    rows.map(({address}) => ({address, rows: 1})),
  );
}

/** A proposal is not worth a failure of what worked until now. */
async function answerOf(ask: () => Promise<Asked>): Promise<Asked | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError || error instanceof BudgetSpent) return undefined;
    throw error;
  }
}
