/** Longest difference, in edits, that still counts as a slip: one in a short name, three in a long one. */
const lettersPerSlip = 3;
const mostSlips = 3;
/** A shorter piece of a name says too little of which name was meant. */
const shortestPiece = 4;

/**
 * The known name that somebody meant who wrote another: spelled otherwise (`Job-Types`), with a slip (`jbos`, `job`), cut short
 * (`purchase`) or with something around it (`raw_jobs`).
 * @returns undefined when no known name is like it.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  return nearestBySlips(name, known) ?? byPiece(folded(name), known);
}

/**
 * The same for slips and spelling alone.
 * @param most slips, also in a long name.
 */
export function nearestBySlips(name: string, known: readonly string[], most = mostSlips): string | undefined {
  const wanted = folded(name);
  if (wanted === '') return undefined;
  const [closest] = known
    .filter((candidate) => Math.abs(folded(candidate).length - wanted.length) <= most)
    .map((candidate) => ({candidate, slips: edits(wanted, folded(candidate))}))
    .filter(({candidate, slips}) => slips <= Math.min(most, slipsIn(wanted, folded(candidate))))
    .sort((a, b) => a.slips - b.slips);
  return closest?.candidate;
}

/** ` Did you mean jobs?`, to be put behind a sentence; empty when no known name is like it. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

function byPiece(wanted: string, known: readonly string[]): string | undefined {
  if (wanted === '') return undefined;
  const shorter = (a: string, b: string): number => a.length - b.length;
  const begun = known.filter((name) => folded(name).startsWith(wanted)).sort(shorter);
  const ended = known.filter((name) => folded(name).endsWith(wanted));
  const within = known.filter((name) => folded(name).length >= shortestPiece && wanted.endsWith(folded(name)));
  const ofPiece = wanted.length < shortestPiece ? undefined : (begun[0] ?? (ended.length === 1 ? ended[0] : undefined));
  return ofPiece ?? within.sort(shorter).at(-1);
}

/** `Job-Types`, `jobTypes` and `job types` are spellings of `job_types`. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function slipsIn(a: string, b: string): number {
  return Math.min(mostSlips, Math.max(1, Math.floor(Math.max(a.length, b.length) / lettersPerSlip)));
}

/**
 * Letters to add, drop, change or swap with their neighbor to make one text of another: the optimal string alignment distance,
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance.
 */
function edits(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({length: b.length + 1}, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (last[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let least = smaller(changed, smaller(last[column] as number, next[column - 1] as number) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = smaller(least, (before[column - 2] as number) + 1);
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return last[b.length] as number;
}

function smaller(a: number, b: number): number {
  return a < b ? a : b;
}
