import {ensureUsable} from '../../airbyte/in-process';
import {type Differing, type VerifiedStream, verify as compare} from '../../audit/verification';
import {parseConfig} from '../../config/config';
import {tenantOf} from '../../config/tenant';
import {DataError, SourceError} from '../../errors';
import {refuseForeignWarehouse} from '../../load/owner';
import {deletedSince} from '../../servicetitan/audit/deleted-rows';
import {dueRows} from '../../servicetitan/audit/lost-rows';
import {readKeys} from '../../servicetitan/audit/stream-keys';
import {parseState} from '../../servicetitan/read/state';
import type {Stream} from '../../streams/definition';
import {interruptible} from '../runs/interruption';
import {openKeySource} from '../runs/key-source';
import {streamsOf} from '../runs/pass-plan';
import {nameOf} from '../settings/command-settings';
import {openSettings} from '../settings/open-settings';
import {withExistingWarehouse} from '../settings/open-warehouse';
import {count, type Terminal} from '../terminal/terminal';
import {terminalLog} from '../terminal/terminal-log';
import {tableOf} from '../terminal/text-table';

/** Flags of `st-elt verify`, as commander gives them. */
export interface VerifyOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly streams?: string;
  readonly json?: boolean;
}

/** `st-elt verify`: the keys of the stored rows against ServiceTitan's. It asks as much as a reconcile, and writes nothing. */
export async function verify(terminal: Terminal, options: VerifyOptions): Promise<void> {
  const {raw, target, datasets} = openSettings(options);
  const config = parseConfig(raw);
  const streams = streamsOf(config, options.streams);
  const warehouseTarget = target();
  terminal.progress('Asking ServiceTitan for a token');
  await ensureUsable(config, streams, terminalLog(terminal));
  const results = await interruptible((signal) =>
    withExistingWarehouse(warehouseTarget, datasets, async (warehouse) => {
      const tenant = tenantOf(config);
      await refuseForeignWarehouse(warehouse, tenant);
      const source = openKeySource(config, terminalLog(terminal), signal);
      const states = await warehouse.readState();
      const stateOf = ({name}: Stream) => parseState(states.get(name), name, tenant);
      return compare({
        warehouse,
        streams,
        progress: (stream) => terminal.progress('Reading the keys of all rows', stream),
        skip: (stream) => {
          if (stream.backfill === 'days') return 'Its rows are sums of days, which ServiceTitan restates.';
          const state = stateOf(stream);
          if (state === undefined) return 'It was not loaded yet.';
          return state.watermark === undefined ? 'Its first load is not finished; run sync to go on.' : undefined;
        },
        keys: (stream) => readKeys(stream, source(stream)),
        due: (stream) => dueRows(stream, config, stateOf(stream)),
        deleted: (stream) => deletedSince(stream, source(stream), stateOf(stream)?.watermark ?? -Infinity),
        clock: Date.now,
      });
    }),
  );
  if (options.json === true) terminal.printJson(results);
  else terminal.print(comparison(results));
  failOnDifferences(results);
  const compared = results.filter(({status}) => status === 'ok').length;
  terminal.say(`${compared} of ${results.length} streams hold the rows that ServiceTitan shows.`);
  if (options.json === true) return;
  const next = compared === results.length ? 'report' : 'status';
  terminal.say(`Next: st-elt ${next} --warehouse ${nameOf(warehouseTarget)}`);
}

function comparison(results: readonly VerifiedStream[]): string {
  const number = (value: number | null): string => (value === null ? '' : count(value));
  return tableOf({
    head: ['stream', 'status', 'ServiceTitan', 'stored', 'difference', 'changed since', 'duplicates', 'note'],
    align: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
    rows: results.map((row) => [
      row.stream,
      row.status,
      number(row.source_rows),
      number(row.stored_rows),
      number(row.difference),
      number(row.changed_since),
      number(row.duplicates),
      row.note ?? (row.differing === null ? '' : differences(row.differing)),
    ]),
  });
}

/** `missing here: 5, 9 and 3 more; outdated here: 7` */
function differences({missing, outdated, surplus}: Differing): string {
  const kinds = [
    ['missing here', missing],
    ['outdated here', outdated],
    ['not at ServiceTitan', surplus],
  ] as const;
  return kinds
    .filter(([, {rows}]) => rows > 0)
    .map(([what, {rows, keys}]) => {
      const more = rows - keys.length;
      return `${what}: ${keys.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''} (${count(rows)})`;
    })
    .join('; ');
}

/** What brings the stored rows of differing streams in line. */
function remedyFor(differing: readonly VerifiedStream[]): string {
  const names = (rows: readonly VerifiedStream[]): string => rows.map(({stream}) => stream).join(',');
  const doubled = differing.filter(({duplicates}) => (duplicates ?? 0) > 0);
  const others = differing.filter((row) => !doubled.includes(row));
  return [
    ...(others.length === 0
      ? []
      : [
          `Run \`st-elt sync --streams ${names(others)} --reconcile\`: it fetches what is missing or outdated and marks what is gone.`,
        ]),
    ...(doubled.length === 0
      ? []
      : [`Run \`st-elt sync --mode full --streams ${names(doubled)}\`: it replaces tables that hold a key twice.`]),
  ].join(' ');
}

/** @throws DataError naming the streams that differ; SourceError when some could not be compared. */
function failOnDifferences(results: readonly VerifiedStream[]): void {
  const differing = results.filter(({status}) => status === 'differs');
  if (differing.length > 0) {
    const list = differing.map(({stream, difference, duplicates, differing: rowsThatDiffer}) => {
      const sign = (difference ?? 0) > 0 ? '+' : '';
      const rows = rowsThatDiffer === null ? '' : differences(rowsThatDiffer);
      return `${stream} ${sign}${difference ?? 0}${duplicates === 0 ? '' : ` and ${duplicates ?? 0} duplicates`}${rows === '' ? '' : ` (${rows})`}`;
    });
    throw new DataError(
      `${differing.length} of ${results.length} streams differ from ServiceTitan (stored minus shown): ${list.join(', ')}.`,
      remedyFor(differing),
    );
  }
  const failed = results.filter(({status}) => status === 'failed');
  if (failed.length > 0) {
    throw new SourceError(
      `${failed.length} of ${results.length} streams could not be compared: ${failed.map(({note}) => note ?? '').join(' ')}`,
      'Run `st-elt doctor`, then verify again.',
    );
  }
}
