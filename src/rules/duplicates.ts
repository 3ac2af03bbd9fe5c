import type {RulesDocument} from '../transform/dataform/compile';
import {entriesOf} from './entries';
import {type Path, placeOf, type Problem} from './problem';

/**
 * What is said twice in a rules file: a second rule for the same unit never decides anything, a second rename or target would
 * contradict the first.
 */
export function duplicatesOf(document: RulesDocument, lineOf: (path: Path) => number): readonly Problem[] {
  const said = [
    ...entriesOf(document)
      .filter(({subject}) => subject !== 'rollup')
      .map(({path, scope, by, value}) => ({
        path,
        what: `${by} ${JSON.stringify(value)}`,
        key: keyOf(scope, by, value),
      })),
    ...targetsOf(document),
  ];
  const first = new Map<string, Path>();
  return said.flatMap(({path, what, key}) => {
    const before = first.get(key);
    if (before !== undefined) return [{path, says: `${placeOf(path)}: ${what} is in line ${lineOf(before)} already`}];
    first.set(key, path);
    return [];
  });
}

/** Names are compared in any case, without white space at their ends; a regex is as it is written. */
function keyOf(scope: string, by: string, value: string | number): string {
  return JSON.stringify([scope, by, by === 'name' ? String(value).trim().toLowerCase() : value]);
}

function targetsOf(
  document: RulesDocument,
): readonly {readonly path: Path; readonly what: string; readonly key: string}[] {
  const targets = (document['targets'] ?? []) as readonly {readonly metric: string; readonly rollup?: string}[];
  return targets.map(({metric, rollup}, index) => ({
    path: ['targets', index],
    what: `the target of ${metric}${rollup === undefined ? '' : ` for ${rollup}`}`,
    key: JSON.stringify(['targets', metric, rollup ?? null]),
  }));
}
