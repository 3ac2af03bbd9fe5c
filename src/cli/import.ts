import {randomUUID} from 'node:crypto';
import {existsSync, rmSync} from 'node:fs';

import {schemaOf, streamNamed} from '../catalogue';
import {UsageError} from '../errors';
import {formatOf, readExport} from '../pipeline/export-file';
import {importFile} from '../pipeline/import';
import {makeSpoolFolder} from '../pipeline/line-file';
import {createShaper} from '../servicetitan/record';
import type {Stream} from '../streams/definition';
import {fetchObject} from './fetch-object';
import {interruptible} from './interruption';
import {terminalLog} from './log';
import {openSettings, type Settings} from './open-settings';
import {withWarehouse} from './open-warehouse';
import {emulatorAddress, nameOf} from './settings';
import {count, type Terminal} from './terminal';

/** Flags of `st-elt import`, as commander gives them. */
export interface ImportOptions {
  readonly stream: string;
  readonly config?: string;
  readonly warehouse?: string;
  readonly json?: boolean;
}

/** `st-elt import`: a file of ServiceTitan's own data export, merged as rows that are older than any of the API. */
export async function importExport(terminal: Terminal, file: string, options: ImportOptions): Promise<void> {
  const stream = streamNamed(options.stream);
  if (stream === undefined)
    throw new UsageError(
      `There is no stream called "${options.stream}".`,
      'Run `st-elt streams` for the list of names.',
    );
  const [, scheme] = /^([a-z][a-z0-9]*):\/\//i.exec(file) ?? [];
  if (scheme !== undefined && scheme.toLowerCase() !== 'gs')
    throw new UsageError(
      `${file} is neither a file nor an object of Cloud Storage.`,
      'Give a path or gs://BUCKET/OBJECT.',
    );
  if (scheme === undefined && !existsSync(file)) throw new UsageError(`There is no file ${file}.`, 'Check the path.');
  const settings = openSettings(options);
  settings.target();
  settings.tenant();
  if (scheme === undefined) return importLocal(terminal, file, {...options, stream, settings});
  const folder = makeSpoolFolder();
  try {
    terminal.progress('Fetching', file);
    const copy = await fetchObject(file, folder, emulatorAddress(settings.env, 'STORAGE_EMULATOR_HOST'));
    await importLocal(terminal, copy, {...options, stream, settings});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

interface LocalImport extends Pick<ImportOptions, 'json'> {
  readonly stream: Stream;
  readonly settings: Settings;
}

async function importLocal(terminal: Terminal, file: string, {stream, settings, json}: LocalImport): Promise<void> {
  const target = settings.target();
  const tenant = settings.tenant();
  const shaper = createShaper(stream, schemaOf(stream));
  await interruptible((signal) =>
    withWarehouse(target, settings.datasets, async (warehouse) => {
      const {runId, counts, mapping} = await importFile({
        ...{warehouse, stream, signal},
        ...(tenant === undefined ? {} : {tenant}),
        runId: randomUUID(),
        rows: readExport(file, formatOf(file)),
        shape: (row) => shaper.row(row),
        clock: Date.now,
        log: terminalLog(terminal),
        progress: ({read}) => terminal.progress('Importing', `${count(read)} rows`),
      });
      for (const {column, field} of mapping) terminal.say(`${column} → ${field ?? '(left out: no such field)'}`);
      terminal.say(
        `Imported ${count(counts.read)} rows of ${stream.name}: ${count(counts.inserted)} new, ${count(counts.updated)} changed, ` +
          `${count(counts.unchanged)} as they were or older than the API's, ${count(counts.rejected)} rejected` +
          `${counts.rejected + counts.rejectedValues === 0 ? '' : ` and ${count(counts.rejectedValues)} values noted (see rejected_records)`}.`,
      );
      if (json === true) terminal.printJson({run_id: runId, stream: stream.name, mapping, counts});
      terminal.say(`Next: st-elt transform --warehouse ${nameOf(target)}`);
    }),
  );
}
