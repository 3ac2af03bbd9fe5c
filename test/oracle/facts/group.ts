/** Items by key, in their order; an item without a key is left out. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K | null): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The smallest item in the given order; null of none, the first of equals. */
export function smallest<T>(items: Iterable<T>, compare: (a: T, b: T) => number): T | null {
  let best: T | null = null;
  for (const item of items) if (best === null || compare(item, best) < 0) best = item;
  return best;
}
