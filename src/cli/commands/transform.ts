import {refuseForeignWarehouse} from '../../load/owner';
import {buildMarts} from '../runs/build-marts';
import {nameOf} from '../settings/command-settings';
import {openSettings} from '../settings/open-settings';
import {withExistingWarehouse} from '../settings/open-warehouse';
import type {Terminal} from '../terminal/terminal';

/** Flags of `st-elt transform`, as commander gives them. */
export interface TransformOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly asOf?: string;
  readonly vars?: string;
  readonly rules?: string;
  readonly json?: boolean;
}

/** `st-elt transform`: staging, reference, marts and their checks from what is loaded. */
export async function transform(terminal: Terminal, options: TransformOptions): Promise<void> {
  const {target: targetOf, tenant: tenantOf, datasets, vars, rules: rulesOf} = openSettings(options);
  const target = targetOf();
  const tenant = tenantOf();
  const rules = await rulesOf();
  await withExistingWarehouse(target, datasets, async (warehouse) => {
    // Another tenant's configuration has another time zone and other rules.
    await refuseForeignWarehouse(warehouse, tenant);
    const asOf = options.asOf === undefined ? {} : {asOf: options.asOf};
    const result = await buildMarts(terminal, warehouse, {vars, rules, target, ...asOf});
    if (options.json === true)
      terminal.printJson({as_of: result.asOf, duration_ms: result.durationMs, steps: result.steps});
    else terminal.say(`Next: st-elt report --warehouse ${nameOf(target)}`);
  });
}
