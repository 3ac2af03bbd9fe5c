import {randomUUID} from 'node:crypto';
import {existsSync, rmSync} from 'node:fs';

import {meantStream, schemaOf, streamNamed} from '../../catalogue';
import {DataError, UsageError} from '../../errors';
import {defaultLocale} from '../../import/amounts';
import {importFile} from '../../import/import-file';
import {type OpenedImport, openImport} from '../../import/open-import';
import {rehearse} from '../../import/rehearse';
import {makeSpoolFolder} from '../../load/spool/line-file';
import {createShaper} from '../../servicetitan/pages/records';
import type {Stream} from '../../streams/definition';
import {fetchObject} from '../cloud/fetch-object';
import {interruptible} from '../runs/interruption';
import {emulatorAddress, nameOf} from '../settings/command-settings';
import {openSettings, type Settings} from '../settings/open-settings';
import {withWarehouse} from '../settings/open-warehouse';
import {defaultTimezone, requireTimezone} from '../settings/timezone';
import {rejections} from '../terminal/row-counts';
import {count, type Terminal} from '../terminal/terminal';
import {terminalLog} from '../terminal/terminal-log';

/** Flags of `st-elt import`, as commander gives them. */
export interface ImportOptions {
  readonly stream: string;
  readonly config?: string;
  readonly warehouse?: string;
  readonly sheet?: string;
  readonly locale?: string;
  readonly timezone?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `st-elt import`: a file of an export, a report or a spreadsheet, merged as rows that are older than any of the API. */
export async function importExport(terminal: Terminal, file: string, options: ImportOptions): Promise<void> {
  const stream = streamNamed(options.stream);
  if (stream === undefined)
    throw new UsageError(
      `Unknown stream "${options.stream}".`,
      `${meantStream(options.stream)}Run \`st-elt streams\` for the list of names.`,
    );
  const [, scheme] = /^([a-z][a-z0-9]*):\/\//i.exec(file) ?? [];
  if (scheme !== undefined && scheme.toLowerCase() !== 'gs')
    throw new UsageError(
      `${file} is neither a file nor an object of Cloud Storage.`,
      'Give a path or gs://BUCKET/OBJECT.',
    );
  if (scheme === undefined && !existsSync(file)) throw new UsageError(`File not found: ${file}.`, 'Check the path.');
  const settings = openSettings(options);
  if (options.dryRun !== true) {
    settings.target();
    settings.tenant();
  }
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

interface LocalImport extends Omit<ImportOptions, 'stream'> {
  readonly stream: Stream;
  readonly settings: Settings;
}

async function importLocal(terminal: Terminal, file: string, options: LocalImport): Promise<void> {
  const {stream, settings, sheet, locale = defaultLocale, dryRun} = options;
  const timezone = options.timezone ?? settings.vars['timezone'] ?? defaultTimezone;
  requireTimezone(timezone);
  const shaper = createShaper(stream, schemaOf(stream));
  const shape = (row: Parameters<typeof shaper.row>[0]) => shaper.row(row);
  const opened = await openImport(file, {
    ...{stream, shape, locale, timezone},
    ...(sheet === undefined ? {} : {sheet}),
  });
  const remarks = [...opened.remarks, `Times that name no zone are of ${timezone} (--timezone).`];
  for (const remark of remarks) terminal.say(remark);
  if (dryRun === true) await showRehearsal(terminal, opened, {...options, remarks});
  else await store(terminal, opened, options);
}

async function store(terminal: Terminal, opened: OpenedImport, {stream, settings, json}: LocalImport): Promise<void> {
  const target = settings.target();
  const tenant = settings.tenant();
  const runId = randomUUID();
  await interruptible((signal) =>
    withWarehouse(target, settings.datasets, async (warehouse) => {
      const {counts, failure} = await importFile({
        ...{warehouse, stream, signal, runId, opened},
        ...(tenant === undefined ? {} : {tenant}),
        maxRejectedPercent: settings.maxRejectedPercent,
        clock: Date.now,
        log: terminalLog(terminal),
        progress: ({read}) => terminal.progress('Importing', `${count(read)} rows`),
      });
      sayMapping(terminal, opened);
      terminal.say(
        `Imported ${count(counts.read)} rows of ${stream.name}: ${count(counts.inserted)} new, ${count(counts.updated)} changed, ` +
          `${count(counts.unchanged)} as they were or older than the API's, ${rejections(counts)}.`,
      );
      if (json === true) terminal.printJson({run_id: runId, stream: stream.name, mapping: opened.mapping(), counts});
      if (failure !== undefined) throw failure;
      terminal.say(`Next: st-elt transform --warehouse ${nameOf(target)}`);
    }),
  );
}

function sayMapping(terminal: Terminal, {mapping}: OpenedImport): void {
  for (const {column, field} of mapping()) terminal.say(`${column} → ${field ?? '(left out: no such field)'}`);
}

/** What would be stored. @throws DataError when the import would fail for its rejected rows. */
async function showRehearsal(
  terminal: Terminal,
  opened: OpenedImport,
  {stream, settings, json, remarks}: LocalImport & {readonly remarks: readonly string[]},
): Promise<void> {
  terminal.progress('Reading');
  const {counts, fails, samples, problems} = await rehearse(opened, settings.maxRejectedPercent);
  const {read, rejected, noted} = counts;
  sayMapping(terminal, opened);
  if (json === true) {
    terminal.printJson({stream: stream.name, remarks, mapping: opened.mapping(), rows: samples, counts, problems});
  } else for (const row of samples) terminal.print(JSON.stringify(row, null, 2));
  for (const {line, reason} of problems) terminal.say(`line ${line}: ${reason}`);
  terminal.say(
    `${count(read)} rows of ${stream.name}: ${count(read - rejected)} would be stored, ${rejections({
      rejected,
      rejectedValues: rejected + noted,
    }).replace(/ \(see .*/, '')}. Nothing was stored.`,
  );
  if (fails)
    throw new DataError('Too many rows would be rejected, so the import would fail.', 'Correct the file first.');
}
