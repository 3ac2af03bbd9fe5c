import type {Graph} from '../dataform/graph';
import type {Log} from '../log';
import {rulesThatFindNothing} from '../rules/matches';
import type {Rules} from '../rules/rules-file';
import {unbuilt} from '../rules/unbuilt';
import type {SqlRunner} from '../warehouse/warehouse';
import type {StepResult} from './transform';

/** Checks of `data_health` that concern the run itself, with how each is told. */
const told: Readonly<Record<string, (log: Log, subject: string, detail: string) => void>> = {
  no_unit_counts: (log, subject, detail) =>
    log.error(`Every sales and production KPI is 0, because of the ${subject}: ${detail}.`),
  snapshot_not_kept: (log, subject, detail) => log.warn(`${subject}: ${detail}.`),
};

/**
 * Says what `data_health` found about this run. Silent when the table was not built: then the run fails anyway.
 * @param mart dataset of the marts.
 */
export async function reportHealth(
  warehouse: SqlRunner,
  mart: string,
  steps: readonly StepResult[],
  log: Log,
): Promise<void> {
  const table = `${mart}.data_health`;
  if (steps.find(({name}) => name.endsWith(table))?.status !== 'ok') return;
  const types = Object.keys(told).map((type) => `'${type}'`);
  const rows = await warehouse.query(
    `SELECT check_type, subject, detail FROM ${table} WHERE check_type IN (${types.join(', ')}) ORDER BY 1, 2`,
  );
  for (const {check_type, subject, detail} of rows) told[String(check_type)]?.(log, String(subject), String(detail));
}

/** Warns of conditions of the company's rules that find nothing, before anything is built by them. */
export async function warnOfRules(
  warehouse: SqlRunner,
  graph: Graph,
  rules: Rules | undefined,
  log: Log,
): Promise<void> {
  if (rules === undefined) return;
  for (const line of await rulesThatFindNothing(await unbuilt(warehouse, graph), rules)) log.warn(line);
}
