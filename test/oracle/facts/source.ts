import {compareInstants, type Instant, localDays, parseInstant, utcDay} from '../exact/instant';
import type {ApiRecord, Day, Id, OracleInput} from '../types';
import {id} from './values';

/** The tenant's records with versions and deletion settled, and its two ways to read a day. */
export interface Source {
  /** The version that counts of every row ever loaded, swept and inactive ones too. */
  newest(stream: string): readonly ApiRecord[];
  /** Rows that count as facts: a swept or inactive one is gone. */
  facts(stream: string): readonly ApiRecord[];
  /** Rows that only describe facts: an inactive one still does. */
  dimension(stream: string): readonly ApiRecord[];
  /** Day of a moment in the tenant's zone. */
  localDay(value: unknown): Day | null;
  /** Day of a date-only field, taken as written. */
  writtenDay(value: unknown): Day | null;
}

export function openSource({records, timezone}: Pick<OracleInput, 'records' | 'timezone'>): Source {
  const local = localDays(timezone);
  const dayBy = (toDay: (instant: Instant) => Day) => (value: unknown) => {
    const instant = parseInstant(value);
    return instant === null ? null : toDay(instant);
  };
  const newest = (stream: string) => newestVersions(stream, records[stream] ?? []);
  const dimension = (stream: string) => newest(stream).filter((row) => (row['_deleted_at'] ?? null) === null);
  return {
    newest,
    facts: (stream) => dimension(stream).filter(isActive),
    dimension,
    localDay: dayBy(local),
    writtenDay: dayBy(utcDay),
  };
}

/** A missing `active` means active. */
const isActive = (row: ApiRecord): boolean => row['active'] !== false;

/**
 * Of several rows of one id the newest `modifiedOn` counts, as an instant; where two are equal or one is missing, the later load.
 * Gross pay items may lack an id: then every row counts. Of any other stream a row without id is no record.
 */
function newestVersions(stream: string, rows: readonly ApiRecord[]): readonly ApiRecord[] {
  const kept = new Map<Id, ApiRecord>();
  const withoutId: ApiRecord[] = [];
  for (const row of rows) {
    const key = id(row['id']);
    if (key === null) {
      if (stream === 'payroll') withoutId.push(row);
      continue;
    }
    const known = kept.get(key);
    if (known === undefined || !isOlder(row, known)) kept.set(key, row);
  }
  return [...kept.values(), ...withoutId];
}

function isOlder(row: ApiRecord, known: ApiRecord): boolean {
  const mine = parseInstant(row['modifiedOn']);
  const theirs = parseInstant(known['modifiedOn']);
  return mine !== null && theirs !== null && compareInstants(mine, theirs) < 0;
}
