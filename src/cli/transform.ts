import {transform as build} from '../pipeline/transform';
import {terminalLog} from './log';
import {withExistingWarehouse} from './open-warehouse';
import {datasetNames, parseVars, readEnvironment, warehouseTarget} from './settings';
import {seconds, type Terminal} from './terminal';

/** Flags of `st-elt transform`, as commander gives them. */
export interface TransformOptions {
  readonly warehouse?: string;
  readonly asOf?: string;
  readonly vars?: string;
  readonly json?: boolean;
}

/** `st-elt transform`: staging, reference, marts and their checks from what is loaded. */
export async function transform(terminal: Terminal, options: TransformOptions): Promise<void> {
  const env = readEnvironment();
  const vars = parseVars(options.vars);
  await withExistingWarehouse(warehouseTarget(options.warehouse, env), datasetNames(env), async (warehouse) => {
    const result = await build(warehouse, {
      vars,
      ...(options.asOf === undefined ? {} : {asOf: options.asOf}),
      log: terminalLog(terminal),
      progress: ({done, total, name}) =>
        terminal.progress('Building staging and marts', `${done} of ${total}: ${name}`),
    });
    if (options.json === true)
      terminal.printJson({as_of: result.asOf, duration_ms: result.durationMs, steps: result.steps});
    terminal.say(`KPIs are as of ${result.asOf} (${result.steps.length} steps, ${seconds(result.durationMs)}).`);
  });
}
