import {UsageError} from '../../errors';
import {openSettings} from '../settings/open-settings';
import {copyOf, waitingOf} from '../settings/open-warehouse';
import type {Terminal} from '../terminal/terminal';

/** Flags of `st-elt backup`, as commander gives them. */
export interface BackupOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly out?: string;
  readonly wait: string;
}

/** `st-elt backup`: the whole DuckDB warehouse in a new file, which is a warehouse itself. */
export async function backup(terminal: Terminal, options: BackupOptions): Promise<void> {
  const target = openSettings(options).target();
  if (target.kind === 'bigquery')
    throw new UsageError(
      'BigQuery keeps what tables held in the last 7 days, so there is nothing to copy.',
      'See docs/backup.md for FOR SYSTEM_TIME AS OF and table snapshots.',
    );
  const copy = options.out ?? target.path.replace(/(\.duckdb)?$/, `.${stamp(new Date())}.duckdb`);
  terminal.progress(`Copying ${target.path}`);
  await copyOf(target, copy, waitingOf(terminal, options.wait));
  terminal.print(copy);
  terminal.say(`Next: st-elt status --warehouse duckdb:${copy}`);
}

/** `2025-01-31T100000Z`: sorts by time and may stand in a file name anywhere. */
function stamp(now: Date): string {
  return now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');
}
