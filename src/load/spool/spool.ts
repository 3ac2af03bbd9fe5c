import {rmSync} from 'node:fs';
import {join} from 'node:path';

import type {JsonObject, JsonValue} from '../../json';
import {fitters, Misfit} from '../../warehouse/coerce';
import type {Table} from '../../warehouse/raw-table';
import {type Batch, type KeyBounds, type Rejection, spoolColumns, type WriteMode} from '../../warehouse/warehouse';
import {widenedBounds} from '../key-bounds';
import {openFields} from './fields';
import {openLineFile} from './line-file';

export interface SpoolOptions {
  /** A folder of this run alone. */
  readonly folder: string;
  /** As the catalogue has it. */
  readonly declared: Table;
  /** As the warehouse has it. */
  readonly table: Table;
  readonly mode: WriteMode;
  readonly generationId: number;
  readonly ingestionSource: string;
}

/** Collects the rows of one stream on disk, batch by batch, in the shape that both warehouses load. */
export interface Spool {
  /** Rows of the batch so far, those without a key included. */
  readonly rows: number;
  /** Size of the batch so far, in bytes. */
  readonly size: number;
  /** @param emittedAtMs when the request that brought the record was sent. */
  add(record: JsonObject, emittedAtMs: number): void;
  /** Counts a row that is not a record, and writes down why. */
  reject(rejection: Rejection): void;
  /** Writes down why a value of a row that is kept was left out. */
  note(rejection: Rejection): void;
  /** Ends the batch and begins the next. */
  take(state?: JsonObject | null): Batch;
}

interface MisfitValue {
  readonly field: string;
  readonly value: string;
  readonly misfit: Misfit;
}

/** Why a row is in `rejected_records` as a whole. */
const noKey = 'NO_PRIMARY_KEY';
const nestedTooDeep = 'NESTED_TOO_DEEP';
const notWritten = '"(nested too deep)"';

export function openSpool({folder, declared, table, mode, generationId, ingestionSource}: SpoolOptions): Spool {
  const fields = openFields(declared, table);
  const keyFields = declared.primaryKey.map((name) => fields.all.find(({column}) => column.name === name));
  /** Counts every row of the stream, so that no row is taken for the one before it. */
  let row = 0;
  let batchNumber = 0;
  let batch = emptyBatch();
  let stamp = {ms: NaN, text: ''};

  function emptyBatch() {
    const path = (kind: string) => join(folder, `${declared.stream}-${batchNumber}.${kind}.ndjson`);
    return {
      lines: openLineFile(path('rows')),
      rejected: openLineFile(path('rejected')),
      rows: 0,
      rejectedRows: 0,
      rejections: 0,
      keyBounds: undefined as KeyBounds | 'unknown' | undefined,
    };
  }

  function add(record: JsonObject, emittedAtMs: number): void {
    row += 1;
    const line: Record<string, unknown> = {};
    let sent = 0;
    const misfits: MisfitValue[] = [];
    for (const name of Object.keys(record)) {
      const value = record[name];
      if (value === undefined) continue;
      const field = fields.find(name, value);
      if (field === undefined) continue;
      let fitted = fitters[field.column.type](value);
      if (fitted instanceof Misfit) {
        fields.widen(field, value);
        fitted = fitters[field.column.type](value);
      }
      if (fitted instanceof Misfit) {
        const original = originalOf(value);
        if (original === undefined)
          return rejectRow({primary_key: null, field: name, value: notWritten, reason: nestedTooDeep});
        misfits.push({field: name, value: original, misfit: fitted});
        fitted = fitted.stored;
      }
      field.lastRow = row;
      field.lastValue = fitted;
      sent += 1;
      if (fitted !== null) line[field.column.name] = fitted;
    }
    const key = keyOfRow();
    if (key === undefined) {
      const keyNames = declared.primaryKey.join(',');
      return rejectRow({primary_key: null, field: keyNames, value: originalOf(record) ?? notWritten, reason: noKey});
    }
    line._airbyte_extracted_at = instantOf(emittedAtMs);
    line[spoolColumns.position] = row;
    if (misfits.length > 0) line._airbyte_meta = metaOf(misfits);
    if (sent < fields.all.length) line[spoolColumns.absent] = columnsAbsent();
    batch.lines.add(JSON.stringify(line));
    batch.rows += 1;
    noteKey();
    for (const field of fields.all) if (field.lastRow === row) field.sentRows += 1;
    for (const {field, value, misfit} of misfits) {
      if (misfit.change === 'NULLED') note({primary_key: key, field, value, reason: misfit.reason});
    }
  }

  /** The primary key of the row just read as text; undefined when a part of it is missing. */
  function keyOfRow(): string | undefined {
    const values = keyFields.map((field) => (field?.lastRow === row ? field.lastValue : null));
    return values.includes(null) ? undefined : values.join(',');
  }

  function noteKey(): void {
    const [first] = keyFields;
    const type = first?.column.type;
    if (first === undefined || batch.keyBounds === 'unknown') return;
    const isKnown = type === 'INT64' || type === 'STRING';
    batch.keyBounds =
      (isKnown ? widenedBounds(batch.keyBounds, first.lastValue, type === 'INT64') : undefined) ?? 'unknown';
  }

  function columnsAbsent(): readonly string[] {
    return fields.all.filter((field) => field.lastRow !== row).map((field) => field.column.name);
  }

  function rejectRow(rejection: Rejection): void {
    batch.rejectedRows += 1;
    note(rejection);
  }

  function note(rejection: Rejection): void {
    batch.rejections += 1;
    batch.rejected.add(JSON.stringify(rejection));
  }

  /** Records of a page share their time: its text is made once. */
  function instantOf(ms: number): string {
    if (ms !== stamp.ms) stamp = {ms, text: new Date(ms).toISOString()};
    return stamp.text;
  }

  function take(state?: JsonObject | null): Batch {
    const {lines, rejected, keyBounds, ...counts} = batch;
    lines.close();
    rejected.close();
    const sent = fields.all.filter(({sentRows}) => sentRows > 0);
    const taken: Batch = {
      table: {...table, columns: fields.all.map(({column}) => column)},
      mode,
      file: lines.path,
      longestLineBytes: Math.max(lines.longestLineBytes, rejected.longestLineBytes),
      sent: new Set(sent.map(({column}) => column.name)),
      partlySent: new Set(sent.filter(({sentRows}) => sentRows < counts.rows).map(({column}) => column.name)),
      rejectedFile: rejected.path,
      ...counts,
      ...(keyBounds === undefined || keyBounds === 'unknown' ? {} : {keyBounds}),
      drift: fields.takeDrift(),
      generationId,
      ingestionSource,
      ...(state === undefined ? {} : {state}),
    };
    for (const field of fields.all) field.sentRows = 0;
    batchNumber += 1;
    batch = emptyBatch();
    return taken;
  }

  return {
    get rows() {
      return batch.rows + batch.rejectedRows;
    },
    get size() {
      return batch.lines.size + batch.rejected.size;
    },
    add,
    reject: rejectRow,
    note,
    take,
  };
}

/** A value as JSON; undefined when it is nested too deep to be kept or written. */
function originalOf(value: JsonValue): string | undefined {
  const text = fitters.JSON(value);
  return text instanceof Misfit ? undefined : ((text as string | null) ?? 'null');
}

/** Deletes the files of a batch that is in the warehouse, or never will be. */
export function discard(batch: Batch): void {
  for (const file of [batch.file, batch.rejectedFile]) rmSync(file, {force: true});
}

/** `_airbyte_meta` as Airbyte writes it, with the original value besides. */
function metaOf(misfits: readonly MisfitValue[]): string {
  const changes = misfits.map(({field, value, misfit: {change, reason}}) => ({field, change, reason, value}));
  return JSON.stringify({changes});
}
