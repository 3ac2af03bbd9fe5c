import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {AirbyteMessage} from '../../src/airbyte/protocol';
import {schemaOf, streamNamed} from '../../src/catalogue';
import type {JsonObject} from '../../src/json';
import {withLease} from '../../src/load/held-lease';
import {load} from '../../src/load/loader';
import {silent} from '../../src/log';
import {createShaper} from '../../src/servicetitan/pages/records';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Warehouse} from '../../src/warehouse/warehouse';

type Records = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * Loads records as the source would emit them into a new DuckDB file, in the order given. Further versions of a row come in runs of
 * their own, as they would.
 */
export async function whileLoaded<T>(records: Records, use: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'random-tenant-'));
  const warehouse = await openDuckDb(join(folder, 'test.duckdb'));
  try {
    await loadTenant(warehouse, records);
    return await use(warehouse);
  } finally {
    await warehouse.close();
    rmSync(folder, {recursive: true});
  }
}

/** Loads records as the source would emit them, in the order given; further versions of a row in runs of their own. */
export async function loadTenant(warehouse: Warehouse, records: Records): Promise<void> {
  for (const [run, wave] of wavesOf(records).entries()) {
    await withLease(warehouse, `run-${run}`, (lease) =>
      load(messagesOf(wave, run), {warehouse, lease, mode: 'full', clock: Date.now, log: silent}),
    );
  }
}

/** The records with only the fields that the API documents for their entity: the random ones carry a few too many. */
export function documented(records: Records): Records {
  return Object.fromEntries(
    Object.entries(records).map(([name, rows]) => {
      const stream = streamNamed(name);
      if (stream === undefined) throw new Error(`no stream ${name}`);
      const known = new Set(Object.keys(schemaOf(stream).properties ?? {}));
      return [name, rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => known.has(field))))];
    }),
  );
}

/** The first versions of all rows, then the second ones, and so on. */
function wavesOf(records: Records): Records[] {
  const waves: Record<string, Readonly<Record<string, unknown>>[]>[] = [];
  for (const [stream, rows] of Object.entries(records)) {
    const seen = new Map<unknown, number>();
    for (const row of rows) {
      const wave = row['id'] === null ? 0 : (seen.get(row['id']) ?? 0);
      seen.set(row['id'], wave + 1);
      ((waves[wave] ??= {})[stream] ??= []).push(row);
    }
  }
  return waves;
}

async function* messagesOf(records: Records, run: number): AsyncGenerator<AirbyteMessage> {
  const readOn = `2026-03-26T00:0${run}:00.0000000Z`;
  const emitted_at = Date.parse(readOn);
  for (const [name, rows] of Object.entries(records)) {
    const stream = streamNamed(name);
    if (stream === undefined) throw new Error(`no stream ${name}`);
    const shaper = createShaper(stream, schemaOf(stream));
    const given = rows as readonly JsonObject[];
    // Rows that may lack an id are read by whole groups: the first run has all of them.
    const shaped =
      stream.groupBy !== undefined && run === 0 ? shaper.group(given, readOn) : given.map((row) => shaper.row(row));
    for (const data of shaped) yield {type: 'RECORD', record: {stream: name, emitted_at, data}};
  }
}
