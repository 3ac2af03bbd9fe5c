import {AppError} from '../../errors';
import {parseJson} from '../../json';
import {isTimezone} from '../../transform/timezones';
import type {Datasets, Warehouse} from '../../warehouse/warehouse';
import {type Addresses, isSameClock, type Proposal, proposalOf} from '../zones/zone-proposal';
import type {Line} from './checks';
import {rowsOf} from './query-rows';

/**
 * Whether the company's time zone is where its addresses are: those of the loaded business units, else of the locations.
 * @param timezone in which the days of the KPIs are.
 */
export async function checkAddresses(warehouse: Warehouse, datasets: Datasets, timezone: string): Promise<Line> {
  const line = {name: 'zone of addresses', concerns: 'configuration'} as const;
  const proposal = await proposed(warehouse, datasets);
  if (proposal?.timezone === undefined || !isTimezone(timezone))
    return {...line, state: 'skipped', says: proposal?.says ?? 'business units and locations are not loaded yet'};
  const {timezone: theirs, says} = proposal;
  if (isSameClock(theirs, timezone, Date.now())) return {...line, state: 'ok', says};
  return {
    ...line,
    state: 'warning',
    says: `${says}, but a day of the KPIs is a day in ${timezone}`,
    remedy: `If the company keeps its days there, put "vars": {"timezone": "${theirs}"} into the configuration and run st-elt transform.`,
  };
}

async function proposed(warehouse: Warehouse, {stage, ref}: Datasets): Promise<Proposal | undefined> {
  const units = await rowsOf(
    warehouse,
    `SELECT address FROM ${stage}.stg_business_units WHERE NOT is_deleted AND COALESCE(active, TRUE)`,
  );
  const byUnits =
    units &&
    proposalOf(
      'business units',
      units.map(({address}) => ({address: unpacked(address), rows: 1})),
    );
  if (byUnits?.isKnown === true) return byUnits;
  const places = await rowsOf(
    warehouse,
    `SELECT state, SUBSTR(TRIM(zip), 1, 5) AS zip, COUNT(*) AS locations FROM ${ref}.dim_locations
     WHERE is_active GROUP BY 1, 2`,
  );
  if (places === undefined) return byUnits;
  const addresses = places.map(({state, zip, locations}): Addresses => ({
    address: {state, zip},
    rows: Number(locations),
  }));
  const byLocations = proposalOf('locations', addresses);
  return byLocations.isKnown || byUnits === undefined
    ? byLocations
    : {...byLocations, says: `${byUnits.says}; ${byLocations.says}`};
}

/** A column of JSON comes as its text. */
function unpacked(address: unknown): unknown {
  if (typeof address !== 'string') return address;
  try {
    return parseJson(address);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof AppError) return undefined;
    throw error;
  }
}
