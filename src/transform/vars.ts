import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {dataformProject} from './dataform/compile';

/** Names of the vars that `workflow_settings.yaml` of a project has, in its order. */
export function varNames(projectDir: string = dataformProject()): readonly string[] {
  const settings = readFileSync(join(projectDir, 'workflow_settings.yaml'), 'utf8');
  const [, below = ''] = /^vars:\r?\n((?:[ #].*\r?\n|\r?\n)*)/m.exec(settings) ?? [];
  return [...below.matchAll(/^ +(\w+):/gm)].map(([, name = '']) => name);
}
