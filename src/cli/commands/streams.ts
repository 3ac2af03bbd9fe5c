import {catalogue, readingCostsOf, selectStreams, streamNamed} from '../../catalogue';
import type {Terminal} from '../terminal/terminal';
import {tableOf} from '../terminal/text-table';

/** Flags of `st-elt streams`, as commander gives them. */
export interface StreamsOptions {
  readonly json?: boolean;
}

/**
 * `st-elt streams`: what can be read, and how.
 * @param names streams and groups, also several with commas between them; none: everything.
 */
export function streams(terminal: Terminal, names: readonly string[], options: StreamsOptions): void {
  const wanted = names.flatMap((list) => list.split(',').map((name) => name.trim()));
  const rows = (wanted.length === 0 ? catalogue : selectStreams(wanted)).map((stream) => ({
    name: stream.name,
    title: stream.title,
    group: stream.group,
    backfill: stream.backfill,
    follow: stream.follow,
    primary_key: stream.primaryKey,
    cursor: stream.cursor ?? null,
    table: `raw_${stream.name}`,
    requests: readingCostsOf(stream, streamNamed(stream.list?.parent?.stream ?? '')),
    description: stream.description,
  }));
  if (options.json === true) return terminal.printJson(rows);
  terminal.print(
    tableOf({
      head: [
        'stream',
        'group',
        'first read',
        'then',
        'requests of a first read',
        'of a later one',
        'cursor',
        'what it is',
      ],
      rows: rows.map(({name, group, backfill, follow, requests, cursor, description}) => [
        ...[name, group, backfill, follow, requests.first, requests.later],
        cursor ?? '–',
        description,
      ]),
    }),
  );
}
