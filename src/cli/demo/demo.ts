import {join} from 'node:path';

import {selectStreams} from '../../catalogue';
import {parseConfig} from '../../config/config';
import {ConfigError} from '../../errors';
import {defaultFormat} from '../../report/format';
import {ServiceTitanSource} from '../../source';
import {transformAndPublish} from '../../transform/build-and-publish';
import {defaultDatasets} from '../../warehouse/warehouse';
import {reportOf, writeReport} from '../commands/report';
import {interruptible} from '../runs/interruption';
import {failOnFailedStreams, runSync} from '../runs/run-sync';
import {withWarehouse} from '../settings/open-warehouse';
import {weeklyKpiTable} from '../terminal/kpi-table';
import {totals} from '../terminal/row-counts';
import {count, seconds, type Terminal} from '../terminal/terminal';
import {terminalLog} from '../terminal/terminal-log';
import {demoRules, demoTenant, whileServing} from './demo-tenant';
import {sizeNamed, tradeNamed, wholeNumber} from './simulator';

/** Flags of `st-elt demo`, as commander gives them. */
export interface DemoOptions {
  readonly trade: string;
  readonly dir?: string;
  readonly seed: string;
  readonly size: string;
}

/** Zone in which the simulated company keeps its days. */
const timezone = 'America/Phoenix';

/** `st-elt demo`: the whole way, on a simulated tenant. A second run reads what changed since the first: nothing. */
export async function demo(terminal: Terminal, options: DemoOptions): Promise<void> {
  const began = Date.now();
  wholeNumber(options.seed, '--seed', Number.MAX_SAFE_INTEGER);
  const size = sizeNamed(options.size);
  const trade = tradeNamed(options.trade);
  const dir = options.dir ?? (trade === 'painting' ? '.st-elt/demo' : `.st-elt/demo-${trade}`);
  const tenant = demoTenant(dir, {seed: options.seed, size, trade});
  const rules = await demoRules(trade);
  const target = {kind: 'duckdb', path: join(dir, 'demo.duckdb')} as const;
  const asOf = new Date(tenant.now).toLocaleDateString('en-CA', {timeZone: timezone});

  await interruptible((signal) =>
    withWarehouse(target, defaultDatasets, async (warehouse) => {
      terminal.progress('Starting a simulated ServiceTitan tenant', `${trade}, seed ${tenant.seed}`);
      const loaded = await whileServing(tenant, async (given) => {
        const config = parseConfig({...given, requests_per_second: 40});
        const source = new ServiceTitanSource();
        const [ok, problem] = await source.checkConnection(config);
        if (!ok) throw new ConfigError(problem?.message ?? 'The simulated tenant cannot be read.');
        terminal.say(`check     ${config.apiUrl} answers as a ServiceTitan tenant`);
        const {catalog} = await source.discover();
        const streams = selectStreams();
        terminal.say(`discover  ${catalog.streams.length} streams`);
        const readingBegan = Date.now();
        const result = await runSync(terminal, {config, warehouse, streams, mode: 'incremental', signal});
        const {read, inserted, updated, unchanged} = totals(result);
        terminal.say(
          `read      ${count(read)} rows into ${target.path}: ${count(inserted)} new, ${count(updated)} changed, ` +
            `${count(unchanged)} as they were (${seconds(Date.now() - readingBegan)})`,
        );
        return result;
      });
      const built = await transformAndPublish(warehouse, {
        vars: {timezone},
        rules,
        asOf,
        log: terminalLog(terminal),
        progress: ({done, total}) => terminal.progress('Building staging and marts', `${done} of ${total}`),
      });
      const steps = (wanted: string): number => built.steps.filter(({kind}) => kind === wanted).length;
      terminal.say(
        `dataform  ${steps('table')} tables and views built, ${steps('assertion')} checks passed (${seconds(built.durationMs)})\n`,
      );
      terminal.print(await weeklyKpiTable(warehouse, defaultDatasets.mart, defaultFormat));
      const reportFile = join(dir, 'report.html');
      writeReport(reportFile, await reportOf(warehouse, target, defaultFormat));
      const rows = (await warehouse.streamStatus()).reduce((sum, {record_count}) => sum + (record_count ?? 0), 0);
      terminal.print(
        [
          `${loaded.streams.length} streams, ${count(rows)} rows, ${seconds(Date.now() - began)} in all; KPIs as of ${built.asOf}.`,
          `The report is ${reportFile}: open it in a browser.`,
          `The warehouse is ${target.path}; st_mart_v2 holds the marts.`,
          `Next: bin/st-elt query --warehouse duckdb:${target.path} "SELECT * FROM st_mart_v2.job_costing LIMIT 5"`,
        ].join('\n'),
      );
      failOnFailedStreams(loaded);
    }),
  );
}
