/** Rows of a stream by their ids alone, and how often each is there. Ids are `firstId` and those after it. */
export interface PlayedTable {
  readonly rows: number;
  readonly bytes: number;
  /** Adds rows, those of a known key too. */
  append(rows: StagedRows): void;
  /** Adds the rows whose key is not there. @returns how many. */
  merge(rows: StagedRows): number;
  /** Takes one row for each key of another table, in place of its own. */
  replaceBy(side: PlayedTable): void;
  /**
   * Of so many ids those that are not there exactly once, or with another version than is said of their place, and those
   * that should not be there.
   */
  readonly wrong: (count: number, modifiedMs?: (place: number) => number) => readonly number[];
  readonly times: Uint8Array;
}

export interface StagedRows {
  readonly ids: readonly number[];
  /** Of each row its `modifiedOn`, NaN where it has none. */
  readonly modifiedMs: readonly number[];
  readonly bytes: number;
}

/** Of the rows that the benchmark's server makes. */
export const firstId = 100_000_000;

export function playedTable(): PlayedTable {
  let times = new Uint8Array(0);
  let versions = new Float64Array(0);
  let [rows, bytes] = [0, 0];

  function grow(length: number): void {
    if (length <= times.length) return;
    const larger = Math.max(length, 2 * times.length);
    const [moreTimes, moreVersions] = [new Uint8Array(larger), new Float64Array(larger)];
    moreTimes.set(times);
    moreVersions.set(versions);
    [times, versions] = [moreTimes, moreVersions];
  }

  function add({ids, modifiedMs, bytes: more}: StagedRows, isWanted: (at: number) => boolean): number {
    let added = 0;
    for (const [n, id] of ids.entries()) {
      const at = id - firstId;
      grow(at + 1);
      if (!isWanted(at)) continue;
      versions[at] = modifiedMs[n] ?? NaN;
      times[at] = Math.min(255, (times[at] ?? 0) + 1);
      added += 1;
    }
    rows += added;
    bytes += ids.length === 0 ? 0 : (more * added) / ids.length;
    return added;
  }

  return {
    get rows() {
      return rows;
    },
    get bytes() {
      return bytes;
    },
    get times() {
      return times;
    },
    append: (staged) => void add(staged, () => true),
    merge: (staged) => add(staged, (at) => times[at] === 0),
    replaceBy(side) {
      times = side.times.map((count) => Math.min(1, count));
      rows = times.reduce((sum, count) => sum + count, 0);
      bytes = side.rows === 0 ? 0 : (side.bytes * rows) / side.rows;
    },
    wrong(count, modifiedMs) {
      const found: number[] = [];
      for (let at = 0; at < Math.max(count, times.length); at += 1)
        if ((times[at] ?? 0) !== (at < count ? 1 : 0)) found.push(firstId + at);
        else if (at < count && modifiedMs !== undefined && versions[at] !== modifiedMs(at)) found.push(firstId + at);
      return found;
    },
  };
}
