import {randomUUID} from 'node:crypto';

import {catalogOf} from '../../airbyte/input';
import {readJsonFile} from '../../input-file';
import {withLease} from '../../load/held-lease';
import {type LineCounts, loadLines} from '../../load/input/lines';
import {sayAdopted} from '../../load/owner';
import {interruptible} from '../runs/interruption';
import {failOnFailedStreams} from '../runs/run-sync';
import {nameOf} from '../settings/command-settings';
import {openSettings} from '../settings/open-settings';
import {withWarehouse} from '../settings/open-warehouse';
import {rejections, totals} from '../terminal/row-counts';
import {count, type Terminal} from '../terminal/terminal';
import {terminalLog} from '../terminal/terminal-log';

/** Flags of `st-elt load`, as commander gives them. */
export interface LoadOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly catalog?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `st-elt load`: Airbyte messages on stdin, e.g. of `source-servicetitan read`. */
export async function load(terminal: Terminal, options: LoadOptions): Promise<void> {
  const settings = openSettings(options);
  const target = settings.target();
  const tenant = settings.tenant();
  const catalog = options.catalog === undefined ? undefined : catalogOf(readJsonFile(options.catalog, 'catalog'));
  await interruptible((signal) =>
    withWarehouse(target, settings.datasets, async (warehouse) => {
      const log = terminalLog(terminal);
      const result = await withLease(
        warehouse,
        randomUUID(),
        async (lease) => {
          if (tenant !== undefined) sayAdopted(await warehouse.claim(lease, tenant), tenant, log);
          return loadLines(process.stdin, {
            warehouse,
            lease,
            mode: 'load',
            clock: Date.now,
            log,
            maxRejectedPercent: settings.maxRejectedPercent,
            signal,
            force: options.force === true,
            progress: ({stream, counts}) => terminal.progress('Loading', `${stream}: ${count(counts.read)} rows`),
            ...(catalog === undefined ? {} : {catalog}),
          });
        },
        log,
      );
      const rows = totals(result);
      if (options.json === true) {
        terminal.printJson({run_id: result.runId, streams: result.streams, lines: linesAsJson(result.lines)});
      }
      terminal.say(
        `Loaded ${count(rows.read)} rows of ${result.streams.length} streams: ${count(rows.inserted)} new, ` +
          `${count(rows.updated)} changed, ${count(rows.unchanged)} as they were, ${rejections(rows)}.`,
      );
      sayLines(terminal, result.lines);
      failOnFailedStreams(result);
      terminal.say(`Next: st-elt transform --warehouse ${nameOf(target)}`);
    }),
  );
}

function sayLines(terminal: Terminal, {read, messages, talk, badBytes, firstBadLine}: LineCounts): void {
  terminal.say(`${count(read)} lines = ${count(messages)} messages + ${count(talk)} of talk.`);
  if (badBytes === 0) return;
  terminal.say(
    `${count(badBytes)} bytes are not UTF-8, the first of them in line ${count(firstBadLine ?? 0)}; each was stored as U+FFFD.`,
  );
}

function linesAsJson({read, messages, talk, badBytes}: LineCounts): Readonly<Record<string, number>> {
  return {read, messages, talk, bytes_not_utf8: badBytes};
}
