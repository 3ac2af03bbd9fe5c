import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

import {DataError, UsageError} from '../../errors';
import {type Format, formatOf} from '../../report/format';
import {unfinishedBuild} from '../../report/read/read-health';
import {areCountedBy} from '../../rules/counted-by';
import type {Rules} from '../../rules/rules-file';
import type {Warehouse} from '../../warehouse/warehouse';
import type {WarehouseTarget} from '../settings/command-settings';
import {openSettings} from '../settings/open-settings';
import {waitingOf, withPublishedWarehouse} from '../settings/open-warehouse';
import type {Terminal} from '../terminal/terminal';
import {writeWholeFile} from '../whole-file';

/** Flags of `st-elt report`, as commander gives them. */
export interface ReportOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly out: string;
  readonly asOf?: string;
  readonly rules?: string;
  readonly wait: string;
}

/**
 * `st-elt report`: the KPI report of the marts as they stand, as one HTML file, or on stdout with `--out -`.
 * @throws DataError when they are of an unfinished build; the report is written anyway, and begins with it.
 */
export async function report(terminal: Terminal, options: ReportOptions): Promise<void> {
  const {target: targetOf, datasets, rules: rulesOf, report: writtenAs} = openSettings(options);
  const target = targetOf();
  const rules = await rulesOf();
  const {page, unfinished} = await withPublishedWarehouse(
    target,
    datasets,
    waitingOf(terminal, options.wait),
    async (warehouse) => {
      const text = await reportOf(warehouse, target, formatOf(writtenAs), options.asOf);
      if (rules !== undefined && !(await areCountedBy(warehouse, datasets.ref, rules))) sayOtherRules(rules);
      return {page: text, unfinished: await unfinishedBuild(warehouse, datasets.mart)};
    },
  );
  if (options.out === '-') terminal.print(page);
  else {
    writeReport(options.out, page);
    terminal.print(options.out);
    terminal.say(`Open it in a browser: ${pathToFileURL(resolve(options.out)).href}`);
  }
  if (unfinished !== undefined)
    throw new DataError(
      `The marts are of an unfinished build, so some numbers may be older than others: ${unfinished}.`,
      '`st-elt transform` says what is wrong.',
    );

  /** A report of the marts as they stand is still one; whoever names the rules wants no other. */
  function sayOtherRules({file}: Rules): void {
    const says = `The marts were counted by other rules than those of ${file}.`;
    const remedy = 'Run `st-elt transform` with these rules first.';
    if (options.rules !== undefined) throw new DataError(says, remedy);
    terminal.say(`${says} ${remedy}`);
  }
}

/** The report of a warehouse. The parts that draw are loaded only now: they are large. */
export async function reportOf(
  warehouse: Warehouse,
  target: WarehouseTarget,
  format: Format,
  asOf?: string,
): Promise<string> {
  const {reportPage} = await import('../../report/render');
  return reportPage(warehouse, {
    datasets: warehouse.datasets,
    format,
    ...(asOf === undefined ? {} : {asOf}),
    ...(target.kind === 'bigquery' ? {project: target.project} : {}),
  });
}

/** @throws UsageError when the file cannot be written. */
export function writeReport(file: string, page: string): void {
  try {
    writeWholeFile(file, page);
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}.`, 'Give another file with --out.', error);
  }
}
