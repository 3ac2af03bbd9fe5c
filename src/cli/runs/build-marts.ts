import type {Rules} from '../../rules/rules-file';
import type {TransformOptions, TransformResult} from '../../transform/build';
import {transformAndPublish} from '../../transform/build-and-publish';
import {hasOfficialCli} from '../../transform/dataform/official-cli';
import type {Warehouse} from '../../warehouse/warehouse';
import type {WarehouseTarget} from '../settings/command-settings';
import {seconds, type Terminal} from '../terminal/terminal';
import {terminalLog} from '../terminal/terminal-log';

export interface BuildMarts {
  readonly vars: Readonly<Record<string, string>>;
  readonly rules: Rules | undefined;
  /** `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** The warehouse, as the user named it. */
  readonly target: WarehouseTarget;
}

/**
 * True where a load is followed by its marts: on the embedded warehouse, and in BigQuery when the official Dataform CLI is
 * installed. An emulator takes no Dataform.
 */
export function buildsMartsOf(target: WarehouseTarget): boolean {
  return target.kind === 'duckdb' || (hasOfficialCli() && target.settings.emulator === undefined);
}

/** Where the official Dataform CLI finds a BigQuery warehouse; nothing for the embedded one. */
export function bigQueryPlace(target: WarehouseTarget): Pick<TransformOptions, 'bigQuery'> {
  if (target.kind === 'duckdb') return {};
  const {project, settings} = target;
  const {location, emulator} = settings;
  return {bigQuery: {project, location, ...(emulator === undefined ? {} : {emulator})}};
}

/** Builds, checks and publishes the marts of what is loaded, and shows how far it is. Errors as of {@link transformAndPublish}. */
export async function buildMarts(
  terminal: Terminal,
  warehouse: Warehouse,
  {target, ...what}: BuildMarts,
): Promise<TransformResult> {
  const built = await transformAndPublish(warehouse, {
    ...what,
    ...bigQueryPlace(target),
    log: terminalLog(terminal),
    progress: ({done, total, name}) => terminal.progress('Building staging and marts', `${done} of ${total}: ${name}`),
  });
  terminal.say(`KPIs are as of ${built.asOf} (${built.steps.length} steps, ${seconds(built.durationMs)}).`);
  return built;
}
