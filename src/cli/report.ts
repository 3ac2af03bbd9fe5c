import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

import {UsageError} from '../errors';
import type {Warehouse} from '../warehouse/warehouse';
import {openSettings} from './open-settings';
import {waitingOf, withReadableWarehouse} from './open-warehouse';
import type {WarehouseTarget} from './settings';
import type {Terminal} from './terminal';

/** Flags of `st-elt report`, as commander gives them. */
export interface ReportOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly out: string;
  readonly asOf?: string;
  readonly wait: string;
}

/** `st-elt report`: the KPI report of the marts as they stand, as one HTML file, or on stdout with `--out -`. */
export async function report(terminal: Terminal, options: ReportOptions): Promise<void> {
  const {target: targetOf, datasets} = openSettings(options);
  const target = targetOf();
  const page = await withReadableWarehouse(target, datasets, waitingOf(terminal, options.wait), (warehouse) =>
    reportOf(warehouse, target, options.asOf),
  );
  if (options.out === '-') return terminal.print(page);
  writeReport(options.out, page);
  terminal.print(options.out);
  terminal.say(`Open it in a browser: ${pathToFileURL(resolve(options.out)).href}`);
}

/** The report of a warehouse. The parts that draw are loaded only now: they are large. */
export async function reportOf(warehouse: Warehouse, target: WarehouseTarget, asOf?: string): Promise<string> {
  const {reportPage} = await import('../report/report');
  return reportPage(warehouse, {
    datasets: warehouse.datasets,
    ...(asOf === undefined ? {} : {asOf}),
    ...(target.kind === 'bigquery' ? {project: target.project} : {}),
  });
}

/** @throws UsageError when the file cannot be written. */
export function writeReport(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}.`, 'Give another file with --out.', error);
  }
}
