import type {JsonObject} from '../json';
import {tooManyRejected} from '../load/rejection-limit';
import {fitters, Misfit, type Plain} from '../warehouse/coerce';
import type {Table} from '../warehouse/raw-table';
import type {OpenedImport} from './open-import';

/** What an import would do, as far as the file alone can say. */
export interface Rehearsal {
  readonly counts: {readonly read: number; readonly rejected: number; readonly noted: number};
  /** Whether so many rows would be rejected that the import would fail. */
  readonly fails: boolean;
  /** The first rows as they would be stored, by column. */
  readonly samples: readonly Readonly<Record<string, Plain>>[];
  /** The first rows that would be rejected, and values that would be left out. */
  readonly problems: readonly {readonly line: number; readonly reason: string}[];
}

const samplesShown = 3;
const problemsShown = 10;

/** Reads a file to its end and stores nothing. */
export async function rehearse({rows, table}: OpenedImport, maxRejectedPercent?: number): Promise<Rehearsal> {
  const counts = {read: 0, rejected: 0, noted: 0};
  const samples: Rehearsal['samples'][number][] = [];
  const problems: Rehearsal['problems'][number][] = [];
  for await (const row of rows) {
    counts.read += 1;
    const found = 'record' in row ? row.noted : [row];
    if (problems.length < problemsShown) problems.push(...found.map(({reason}) => ({line: row.line, reason})));
    if ('record' in row) {
      const {stored, misfits} = fitted(row.record, table);
      counts.noted += row.noted.length + misfits;
      if (samples.length < samplesShown) samples.push(stored);
    } else counts.rejected += 1;
  }
  return {counts, fails: tooManyRejected(counts, maxRejectedPercent), samples, problems};
}

function fitted(
  record: JsonObject,
  {columns}: Table,
): {readonly stored: Record<string, Plain>; readonly misfits: number} {
  const stored: Record<string, Plain> = {};
  let misfits = 0;
  for (const {name, type} of columns) {
    const value = record[name];
    if (value === undefined) continue;
    const fit = fitters[type](value);
    if (fit instanceof Misfit && fit.change === 'NULLED') misfits += 1;
    const plain = fit instanceof Misfit ? fit.stored : fit;
    // As `query` prints them.
    stored[name] =
      type === 'INT64' && typeof plain === 'string' && Number.isSafeInteger(Number(plain)) ? Number(plain) : plain;
  }
  return {stored, misfits};
}
