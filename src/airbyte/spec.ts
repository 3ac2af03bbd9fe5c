import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import type {JsonObject} from '../json';
import {packageRoot} from '../package-root';
import type {SpecMessage} from './protocol';

/** The form that a person fills in, from `spec.json`. Needs nothing else, so that `spec` answers at once. */
export function specMessage(): SpecMessage {
  return {type: 'SPEC', spec: JSON.parse(readFileSync(join(packageRoot(), 'spec.json'), 'utf8')) as JsonObject};
}
