import {transform, type TransformResult} from '../pipeline/transform';
import type {Warehouse} from '../warehouse/warehouse';
import {terminalLog} from './log';
import {seconds, type Terminal} from './terminal';

export interface BuildMarts {
  readonly vars: Readonly<Record<string, string>>;
  /** `YYYY-MM-DD`. */
  readonly asOf?: string;
}

/** Builds and checks the marts of what is loaded, and shows how far it is. Errors as of {@link transform}. */
export async function buildMarts(terminal: Terminal, warehouse: Warehouse, what: BuildMarts): Promise<TransformResult> {
  const built = await transform(warehouse, {
    ...what,
    log: terminalLog(terminal),
    progress: ({done, total, name}) => terminal.progress('Building staging and marts', `${done} of ${total}: ${name}`),
  });
  terminal.say(`KPIs are as of ${built.asOf} (${built.steps.length} steps, ${seconds(built.durationMs)}).`);
  return built;
}
