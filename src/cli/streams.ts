import Table from 'cli-table3';

import {catalogue} from '../catalogue';
import type {Terminal} from './terminal';

/** Flags of `st-elt streams`, as commander gives them. */
export interface StreamsOptions {
  readonly json?: boolean;
}

/** `st-elt streams`: what can be read, and how. */
export function streams(terminal: Terminal, options: StreamsOptions): void {
  const rows = catalogue.map((stream) => ({
    name: stream.name,
    title: stream.title,
    group: stream.group,
    backfill: stream.backfill,
    follow: stream.follow,
    primary_key: stream.primaryKey,
    cursor: stream.cursor ?? null,
    table: `raw_${stream.name}`,
    description: stream.description,
  }));
  if (options.json === true) return terminal.printJson(rows);
  const table = new Table({
    head: ['stream', 'group', 'first read', 'then', 'cursor', 'what it is'],
    style: {head: [], border: [], compact: true},
  });
  for (const {name, group, backfill, follow, cursor, description} of rows)
    table.push([name, group, backfill, follow, cursor ?? '–', description]);
  terminal.print(table.toString());
}
