import {compare, type Comparison} from '../../audit/comparison';
import {refuseForeignWarehouse} from '../../load/owner';
import {nameOf} from '../settings/command-settings';
import {openSettings} from '../settings/open-settings';
import {waitingOf, withReadableWarehouse} from '../settings/open-warehouse';
import {count, type Terminal} from '../terminal/terminal';
import {tableOf} from '../terminal/text-table';

/** Flags of `st-elt compare`, as commander gives them. */
export interface CompareOptions {
  readonly with: string;
  readonly config?: string;
  readonly warehouse?: string;
  readonly wait: string;
  readonly json?: boolean;
}

/** `st-elt compare`: the raw tables beside those of another system in the same warehouse. Differences are for a person to judge. */
export async function compareDatasets(terminal: Terminal, options: CompareOptions): Promise<void> {
  const {target: targetOf, tenant: tenantOf, datasets} = openSettings(options);
  const target = targetOf();
  const tenant = tenantOf();
  const results = await withReadableWarehouse(
    target,
    datasets,
    waitingOf(terminal, options.wait),
    async (warehouse) => {
      await refuseForeignWarehouse(warehouse, tenant);
      return compare(warehouse, options.with);
    },
  );
  if (options.json === true) return terminal.printJson(results);
  terminal.print(
    tableOf({
      head: ['stream', 'measure', options.with, datasets.raw, 'difference'],
      align: ['left', 'left', 'right', 'right', 'right'],
      rows: results.map((row) => {
        const measure = row.column === null ? row.measure.replace('_', ' ') : `${row.measure} ${row.column}`;
        return [row.stream, measure, text(row.theirs), text(row.ours), differenceOf(row)];
      }),
    }),
  );
  const different = results.filter(({equal}) => !equal).length;
  terminal.say(`${results.length - different} of ${results.length} measures are equal.`);
  // Where they differ, ServiceTitan's own count says who is right.
  terminal.say(`Next: st-elt ${different === 0 ? 'report' : 'verify'} --warehouse ${nameOf(target)}`);
}

function differenceOf({equal, difference}: Comparison): string {
  return equal ? '' : (difference ?? 'differs');
}

function text(value: string | number | null): string {
  return typeof value === 'number' ? count(value) : (value ?? '');
}
