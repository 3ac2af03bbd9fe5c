import {createRequire} from 'node:module';
import {join} from 'node:path';

import {dataformProject} from './dataform/compile';

interface Zones {
  readonly zones: readonly string[];
  readonly meant: (name: string) => string | undefined;
}

/** The list that the Dataform project is compiled with: `dataform/includes/zones.js`. */
function list(): Zones {
  const file = join(dataformProject(), 'includes', 'zones.js');
  return createRequire(file)(file) as Zones;
}

/** Whether a company may have this time zone: an IANA name, with its capitals, that both warehouses know. */
export function isTimezone(name: string): boolean {
  return list().zones.includes(name);
}

/** What to write instead of a name that is not a time zone. */
export function timezoneFor(name: string): string {
  return list().meant(name) ?? 'an IANA name, e.g. America/Phoenix';
}
