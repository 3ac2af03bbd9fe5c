import {compile} from '../../src/transform/dataform/compile';
import {type Graph, inDependencyOrder, nameOf, type Step} from '../../src/transform/dataform/graph';

const isStored = ({kind, action}: Step): boolean => kind === 'table' && action.type !== 'view';

/** Checks of a daily run that stop it: all but those that are run when asked for, and the one that only warns. */
const isDailyCheck = ({kind, action}: Step): boolean =>
  kind === 'assertion' && !(action.tags ?? []).some((tag) => tag === 'thorough' || tag === 'freshness');

describe.each([
  ['bigquery', 'st_elt'],
  ['bigquery', 'airbyte'],
  ['duckdb', 'st_elt'],
])('a build in the dialect of %s, of tables that %s filled', (dialect, loader) => {
  let graph: Graph;
  let steps: ReadonlyMap<string, Step>;
  beforeAll(async () => {
    graph = await compile({dialect, loader});
    steps = new Map(inDependencyOrder(graph).map((step) => [nameOf(step.action.target), step]));
  });

  /** Names of all that a step waits for. */
  function before(name: string, found = new Set<string>()): ReadonlySet<string> {
    for (const target of steps.get(name)?.action.dependencyTargets ?? []) {
      if (found.has(nameOf(target))) continue;
      found.add(nameOf(target));
      before(nameOf(target), found);
    }
    return found;
  }

  it('is marked before anything that is stored is made', () => {
    const stored = [...steps].filter(([, step]) => isStored(step)).map(([name]) => name);
    expect(stored.length).toBeGreaterThan(50);
    expect(stored.filter((name) => !before(name).has('st_mart_v2.begin_build'))).toEqual([]);
    expect(before('st_mart_v2.begin_build').size).toBe(0);
  });

  it('has ended when everything that is stored was made and checked, and waits for no check that only warns', () => {
    const wanted = [...steps].filter(([, step]) => isStored(step) || isDailyCheck(step)).map(([name]) => name);
    const waited = before('st_mart_v2.end_build');
    expect(wanted.filter((name) => !waited.has(name))).toEqual([]);
    const unwanted = [...waited].filter(
      (name) => /\.(freshness)$/.test(name) || steps.get(name)?.action.tags?.includes('thorough'),
    );
    expect(unwanted).toEqual([]);
  });

  it('is marked by every run that makes a part of it, and ends with the marts', () => {
    const tags = new Set([...steps.values()].filter(isStored).flatMap(({action}) => action.tags ?? []));
    expect(new Set(steps.get('st_mart_v2.begin_build')?.action.tags)).toEqual(tags);
    expect(steps.get('st_mart_v2.end_build')?.action.tags).toEqual(['mart']);
  });
});
