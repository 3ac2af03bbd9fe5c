import {AppError} from '../../errors';
import type {Datasets} from '../warehouse';
import {identifier, literal, type Session} from './session';
import {ensureLocation} from './warehouse-errors';

/** What a look at one part of a warehouse found: how it is, or what is wrong with it and how to fix it. */
export interface AccessFinding {
  readonly about: string;
  readonly found: string | AppError;
}

/** A table that no stream has; it is never made. */
const noTable = 'st_elt_doctor';

/**
 * Whether an account may do in a project what a run does, without doing it: run jobs, find each dataset in its place or make
 * it, and make tables there. Statements are sent as dry runs, which BigQuery refuses as it would refuse the statement.
 */
export async function examineAccess(
  session: Session,
  datasets: Datasets,
  location: string,
): Promise<readonly AccessFinding[]> {
  const jobs = await finding('BigQuery jobs', async () => {
    await session.estimate('SELECT 1', 'run a job');
    return `may be run in ${session.projectId}`;
  });
  // Without it nothing can be asked about the datasets either.
  if (jobs.found instanceof AppError) return [jobs];
  const findings = [jobs];
  for (const dataset of new Set<string>(Object.values(datasets)))
    findings.push(await finding(`dataset ${dataset}`, () => examineDataset(session, dataset, location)));
  return findings;
}

async function examineDataset(session: Session, dataset: string, location: string): Promise<string> {
  const path = `${identifier(session.projectId)}.${identifier(dataset)}`;
  const found = await session.locationOf(dataset);
  if (found === undefined) {
    await session.estimate(`CREATE SCHEMA ${path} OPTIONS (location = ${literal(location)})`, `make ${dataset}`);
    return `not there yet: the first sync makes it in ${location}`;
  }
  ensureLocation(dataset, found, location);
  await session.estimate(`CREATE TABLE ${path}.${noTable} (x INT64)`, `make tables in ${dataset}`);
  return `in ${found}, tables can be made`;
}

async function finding(about: string, look: () => Promise<string>): Promise<AccessFinding> {
  try {
    return {about, found: await look()};
  } catch (error) {
    if (error instanceof AppError) return {about, found: error};
    throw error;
  }
}
