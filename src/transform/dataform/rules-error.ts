import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {ConfigError} from '../../errors';

const file = 'includes/kpi_rules.yaml';

/** What the compiler says of `kpi_rules.yaml`, with the line to look at; undefined when it speaks of something else. */
export function rulesError(message: string, projectDir: string): ConfigError | undefined {
  const broken = /kpi_rules\.yaml is not a valid YAML file: (?:\w+: )?(.+?) \((\d+):\d+\)/s.exec(message);
  if (broken !== null) return at(Number(broken[2]), `not valid YAML: ${broken[1] ?? ''}.`);
  const [, says] = /kpi_rules\.yaml: (.+)$/s.exec(message) ?? [];
  if (says === undefined) return undefined;
  const [, place = '', value = ''] = /^([\w.[\]]+) must be .* got (.+)\.$/s.exec(says) ?? [];
  return at(lineOf(readFileSync(join(projectDir, file), 'utf8').split('\n'), place, value), says);
}

function at(line: number, says: string): ConfigError {
  return new ConfigError(
    `${file}, line ${line}: ${says}`,
    'Edit that line of the Dataform project; nothing was read or built.',
  );
}

/**
 * Where a value stands, as the file writes it: below the keys of its place, e.g. `job_types.estimate.regex`.
 * @param value JSON. @returns the line of the last key that is found when the value is not.
 */
function lineOf(lines: readonly string[], place: string, value: string): number {
  const text = textOf(value);
  const holds = (from: number): number =>
    text === '' ? -1 : lines.findIndex((line, index) => index >= from && line.includes(text));
  let line = 0;
  for (const key of place.match(/[^.[\]]+/g) ?? []) {
    const pattern = new RegExp(`^\\s*(- *)?["']?${key}["']?\\s*:`);
    const found = lines.findIndex((each, index) => index >= line && pattern.test(each));
    // A key within braces is not found where it stands, but where the next section has one of its name.
    if (found >= 0 && (holds(line) < 0 || holds(found) >= 0)) line = found;
  }
  return Math.max(line, holds(line)) + 1;
}

function textOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  } catch {
    return '';
  }
}
