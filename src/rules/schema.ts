import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import Ajv, {type ErrorObject, type ValidateFunction} from 'ajv';

import {nearest} from '../nearest';
import {dataformProject, type RulesDocument} from '../transform/dataform/compile';
import {type Path, placeOf, type Problem} from './problem';

/** A longer value says no more of where it stands. */
const longestValue = 60;

/** The JSON Schema of rules files, which editors may use too. */
export const schemaFile = (): string => join(dataformProject(), 'rules', 'kpi_rules.schema.json');

/** Made when it is first needed, since that takes a while. */
let validate: ValidateFunction | undefined;

/** What a rules file says that it must not: unknown keys, values of another kind. In the order of the schema. */
export function schemaProblems(document: unknown): readonly Problem[] {
  validate ??= new Ajv({allErrors: true, verbose: true, allowUnionTypes: true}).compile(
    JSON.parse(readFileSync(schemaFile(), 'utf8')) as object,
  );
  if (validate(document)) return [];
  return (validate.errors ?? [])
    .filter(({schemaPath}) => !/\/(oneOf\/\d|propertyNames\/)/.test(schemaPath))
    .map((error) => problemOf(error, pathOf(error.instancePath, document as RulesDocument)));
}

/** Keys of a JSON pointer; positions in lists as numbers. */
function pathOf(pointer: string, document: RulesDocument): Path {
  let holder: unknown = document;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(holder) ? Number(key) : key;
      holder = (Object(holder ?? {}) as Record<string, unknown>)[key];
      return step;
    });
}

function problemOf({keyword, params, data, parentSchema, propertyName}: ErrorObject, path: Path): Problem {
  const place = path.length === 0 ? 'the file' : placeOf(path);
  const known = Object.keys(Object(parentSchema?.['properties'] ?? {}) as object);
  switch (keyword) {
    case 'additionalProperties': {
      const {additionalProperty: key} = params as {additionalProperty: string};
      return {
        path: [...path, key],
        says: `${place} has an unknown key ${shown(key)}${meant(key, known)}; it takes ${known.join(', ')}`,
      };
    }
    case 'required':
      return {path, says: `${place} lacks ${(params as {missingProperty: string}).missingProperty}`};
    case 'oneOf':
      return {path, says: `${place} must have one of id, name and regex, got ${shown(data)}`};
    case 'enum': {
      const allowed = (params as {allowedValues: readonly unknown[]}).allowedValues.filter(isText);
      return {path, says: `${place} must be ${choiceOf(allowed)}, got ${shown(data)}${meant(data, allowed)}`};
    }
    case 'propertyNames':
      return {path: [...path, propertyName ?? ''], says: `${place} has a name without a letter`};
    case 'pattern':
      return {path, says: `${place} must be ${patternOf(parentSchema)}, got ${shown(data)}`};
    default:
      return {path, says: `${place} must be ${kindOf(parentSchema?.['type'], known)}, got ${shown(data)}`};
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function meant(value: unknown, known: readonly string[]): string {
  const name = isText(value) ? nearest(value, known) : undefined;
  return name === undefined ? '' : ` (did you mean ${name}?)`;
}

/** Metrics are too many to be listed. */
function choiceOf(allowed: readonly string[]): string {
  return allowed.length > 10 ? 'the name of a metric, as in kpi_dictionary' : allowed.join(', ');
}

function patternOf(schema: object | undefined): string {
  const {pattern} = Object(schema ?? {}) as {pattern?: string};
  return pattern === '^[A-Z0-9_]+$' ? 'capitals, digits and _' : 'a text, not empty and without NUL';
}

function kindOf(type: unknown, keys: readonly string[]): string {
  const [name] = [type].flat();
  if (name === 'object') return keys.length === 0 ? 'a section' : `a section with ${keys.join(', ')}`;
  const words = {array: 'a list', string: 'a text', integer: 'a whole number', number: 'a number'};
  return words[name as keyof typeof words] ?? String(name);
}
