/** What tells a row from the others while paging. */
export interface Identity {
  /** Its id, else all of it. */
  readonly row: string;
  /** The same with its version: a row that was edited between two pages may rightly come twice, the same version may not. */
  readonly version: string;
}

/** What passes over the same pages have seen, and whether that was everything. */
export interface Sightings {
  /** A pass begins. */
  begin(): void;
  /**
   * The next page of the pass.
   * @param total rows of the whole query, as the API counted them with the first page of the pass.
   */
  add(rows: readonly Identity[], total?: number): void;
  /**
   * Versions that are proven to have been everything at one moment, and the pass (from 0) of that moment.
   * @param byOrder whether order may prove it as well as the API's count.
   */
  complete(byOrder: boolean): {readonly versions: ReadonlySet<string>; readonly pass: number} | undefined;
  /** Passes in a row that showed nothing new. */
  idlePasses(): number;
}

interface Seen {
  readonly first: number;
  last: number;
}

interface Pass {
  readonly rows: Set<string>;
  readonly versions: Set<string>;
  readonly onFirstPage: Set<string>;
  total?: number;
  shown: number;
  pages: number;
  /** Rows of the pass before that came again, and whether one came after a row that the pass before had not. */
  again: number;
  mixed: boolean;
  newRows: number;
}

/**
 * Two proofs. By count: what was seen both before and after the moment of a count was there at that moment, and if it is as
 * many rows as were counted, it was all of them; in whatever order pages come. By order: where every row of a pass comes again
 * in the next, each once, and new ones only behind all of them (or the pass before showed none twice), nothing moved forward past
 * a page that was read already.
 */
export function createSightings(): Sightings {
  const seen = new Map<string, Seen>();
  const passes: Pass[] = [];
  let idle = 0;

  const byCount = (): {versions: ReadonlySet<string>; pass: number} | undefined => {
    for (let at = passes.length - 1; at >= 0; at -= 1) {
      const {total, onFirstPage} = passes[at] as Pass;
      if (total === undefined) continue;
      const versions = new Set(onFirstPage);
      for (const [version, {first, last}] of seen) if (first < at && last >= at) versions.add(version);
      if (versions.size === total) return {versions, pass: at};
    }
    return undefined;
  };

  return {
    begin: () => {
      if (passes.length > 0) idle = passes.at(-1)?.newRows === 0 ? idle + 1 : 0;
      const none = {shown: 0, pages: 0, again: 0, mixed: false, newRows: 0};
      passes.push({rows: new Set(), versions: new Set(), onFirstPage: new Set(), ...none});
      // Only the newest two are asked for their rows again.
      passes.at(-3)?.rows.clear();
      passes.at(-3)?.versions.clear();
    },
    add: (rows, total) => {
      const [before, pass] = [passes.at(-2), passes.at(-1) as Pass];
      pass.pages += 1;
      pass.shown += rows.length;
      if (total !== undefined) pass.total ??= total;
      for (const {row, version} of rows) {
        if (before !== undefined && !pass.rows.has(row)) {
          const isOld = before.rows.has(row);
          if (isOld) pass.again += 1;
          pass.mixed ||= isOld && pass.rows.size > pass.again - 1;
        }
        pass.rows.add(row);
        pass.versions.add(version);
        if (pass.pages === 1) pass.onFirstPage.add(version);
        const known = seen.get(version);
        if (known === undefined) {
          seen.set(version, {first: passes.length - 1, last: passes.length - 1});
          pass.newRows += 1;
        } else known.last = passes.length - 1;
      }
    },
    complete: (byOrder) => {
      const [before, pass] = [passes.at(-2), passes.at(-1)];
      if (pass === undefined) return undefined;
      const isInOrder =
        before !== undefined && pass.again === before.rows.size && (!pass.mixed || before.shown === before.rows.size);
      if (byOrder && isInOrder && pass.shown === pass.versions.size) {
        return {versions: pass.versions, pass: passes.length - 1};
      }
      return byCount();
    },
    idlePasses: () => (passes.at(-1)?.newRows === 0 ? idle + 1 : 0),
  };
}
