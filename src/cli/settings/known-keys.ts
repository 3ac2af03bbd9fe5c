import {topKeys, unknownTopKeys} from '../../config/config-keys';
import {ConfigError, UsageError} from '../../errors';
import {didYouMean, nearest} from '../../nearest';
import {defaultFormatSettings} from '../../report/format';
import {varNames} from '../../transform/vars';
import {defaultDatasets} from '../../warehouse/warehouse';

type Fields = Readonly<Record<string, unknown>>;

/** Sections of the configuration file and their keys. What `entities` holds is looked at when streams are read. */
const sections: Readonly<Record<string, {readonly keys: () => readonly string[]; readonly example: string}>> = {
  datasets: {keys: () => Object.keys(defaultDatasets), example: '{"raw": "st_raw_v2"}'},
  bigquery: {keys: () => ['location', 'labels', 'maximum_bytes_billed'], example: '{"location": "EU"}'},
  report: {keys: () => Object.keys(defaultFormatSettings), example: '{"currency": "CAD", "locale": "en-CA"}'},
  vars: {keys: () => varNames(), example: '{"timezone": "America/Denver"}'},
};

/**
 * Refuses what `st-elt` would pass over: unknown keys, and sections of the wrong type. A misspelled setting would silently
 * not be set.
 * @param file names the configuration file in the error.
 * @throws ConfigError that names every such key, and what was probably meant.
 */
export function refuseUnknownKeys(fields: Fields, file: string): void {
  const unknown = [...unknownTopKeys(fields)];
  for (const [name, {keys, example}] of Object.entries(sections)) {
    const section = fields[name] ?? {};
    if (typeof section !== 'object' || Array.isArray(section))
      throw new ConfigError(
        `Invalid configuration ${file}: ${name} must be an object.`,
        `Write e.g. "${name}": ${example}.`,
      );
    const known = keys();
    unknown.push(
      ...Object.keys(section)
        .filter((key) => !known.includes(key))
        .map((key) => `${name}.${key}`),
    );
  }
  if (unknown.length === 0) return;
  const meant = unknown.map(meantKey);
  const list = unknown.map((key, index) =>
    meant[index] === undefined ? key : `${key} (did you mean ${meant[index]}?)`,
  );
  throw new ConfigError(
    `Invalid configuration ${file}: unknown ${unknown.length === 1 ? 'key' : 'keys'} ${list.join(', ')}.`,
    `Correct or remove ${unknown.length === 1 ? 'it' : 'them'}.${meant.includes(undefined) ? ` Known keys: ${topKeys.join(', ')}.` : ''}`,
  );
}

/** `bigquery.locaton` and a `location` that stands at the top are both meant for `bigquery.location`. */
function meantKey(key: string): string | undefined {
  const [last = '', section] = key.split('.', 2).reverse();
  const beside = section === undefined ? topKeys : (sections[section]?.keys() ?? []);
  const within = nearest(last, beside);
  if (within !== undefined) return section === undefined ? within : `${section}.${within}`;
  const elsewhere = Object.entries(sections).map(([name, {keys}]) => ({name, found: nearest(last, keys())}));
  const there = elsewhere.find(({found}) => found !== undefined);
  return there === undefined ? nearest(last, topKeys) : `${there.name}.${there.found}`;
}

/** @throws UsageError for a name in `--vars` that the KPI project does not have. */
export function refuseUnknownVars(vars: Fields): void {
  const names = varNames();
  const unknown = Object.keys(vars).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UsageError(
      `Unknown variable "${unknown}" (--vars).${didYouMean(unknown, names)}`,
      `Use ${names.join(', ')}.`,
    );
}
