import type {JsonSchema} from '../../catalogue';
import type {Stream} from '../../streams/definition';
import type {Text} from './bytes';
import {textOf} from './bytes';

/** Types of JSON values as bits, so that a value is held against its schema in one operation. */
export const typeBits = {null: 1, boolean: 2, integer: 4, number: 8, string: 16, array: 32, object: 64} as const;
const anyType = 127;

/** What is known of a value before it is seen. */
export interface ValuePlan {
  /** Types that the schema allows. */
  readonly types: number;
  /** Decimal texts become numbers here. */
  readonly isMoney: boolean;
  /** Numbers become texts here: a key that is declared as a text is one, however the API writes it. */
  readonly isTextKey: boolean;
  /** Of a date-time that is a column of its own, no more than six decimals leave. */
  readonly isInstant: boolean;
  /** Fields that matter, when it is an object; absent: nothing inside matters. */
  readonly object?: ObjectPlan;
  /** Of each element, when it is an array and its inside matters. */
  readonly items?: ValuePlan;
  /** Lifted fields that are this value. */
  readonly slots: readonly number[];
  /** Lifted fields that are a part of the only element of this array. */
  readonly onlySlots: readonly number[];
}

/** A key of an object, known from the schema or met on the way. */
export interface KeyPlan {
  readonly name: string;
  /** `"name":`, as it stands in compact JSON. */
  readonly text: Text;
  readonly value: ValuePlan;
  /** Whether the schema knows it. */
  readonly isKnown: boolean;
  /** Which of the fields that the reader looks at it is; -1: none. */
  readonly tracked: number;
  /** The object it was last seen in, so that a key that comes twice is noticed. */
  seenIn: number;
  /** The key that came after it last time: most rows have the same keys in the same order. */
  next: KeyPlan | undefined;
}

export interface ObjectPlan {
  readonly keys: Map<string, KeyPlan>;
  first: KeyPlan | undefined;
}

/** A lifted field: what is written before its value, and where its value comes from. */
export interface LiftPlan {
  readonly name: string;
  /** Name of the top-level field that it is taken from: without it the lifted field stays unset. */
  readonly source: string;
}

/** How the rows of one stream are read without being parsed. */
export interface RowPlan {
  readonly object: ObjectPlan;
  readonly lifts: readonly LiftPlan[];
  /** Top-level fields whose values the reader looks at. */
  readonly tracked: readonly string[];
  /** Whether rows get a `_key` out of their id, and the time their group was read. */
  readonly keyed: boolean;
}

/**
 * Compiles what there is to do with the rows of a stream.
 * @returns undefined for streams whose rows must be parsed: those that derive keys from fields.
 */
export function rowPlanOf(stream: Stream, schema: JsonSchema): RowPlan | undefined {
  const keyed = stream.primaryKey.includes('_key');
  if (keyed && stream.groupBy === undefined) return undefined;
  const lifted = Object.entries(stream.lifted);
  const paths = lifted.map(([, path], slot) => ({slot, steps: stepsOf(path)}));
  const tracked = [
    ...new Set(
      ['id', 'modifiedOn', 'createdOn', 'active', stream.cursor, stream.groupBy].filter((name) => name !== undefined),
    ),
  ];
  const object = objectPlanOf(schema.properties ?? {}, paths, {tracked, textKeys: textKeysOf(stream, schema)});
  const lifts = lifted.map(([name, path]) => ({name, source: stepsOf(path)[0]?.name ?? name}));
  return {object, lifts, tracked, keyed};
}

/** Fields that tell a row, or the row it belongs to, and are texts by the schema; the API may send them as numbers. */
export function textKeysOf({primaryKey, list}: Stream, {properties = {}}: JsonSchema): ReadonlySet<string> {
  const keys = [...primaryKey, list?.parent?.field].filter((name) => name !== undefined);
  return new Set(keys.filter((name) => [properties[name]?.type].flat().includes('string')));
}

interface Step {
  readonly name: string;
  readonly only: boolean;
}

interface Path {
  readonly slot: number;
  readonly steps: readonly Step[];
}

function stepsOf(path: string): Step[] {
  return path.split('.').map((step) => ({name: step.replace('[only]', ''), only: step.endsWith('[only]')}));
}

function objectPlanOf(
  properties: Readonly<Record<string, JsonSchema>>,
  paths: readonly Path[],
  row?: {readonly tracked: readonly string[]; readonly textKeys: ReadonlySet<string>},
): ObjectPlan {
  const names = new Set([...Object.keys(properties), ...paths.map(({steps: [step]}) => step?.name ?? '')]);
  const keys = [...names].map((name) => {
    const own = paths.filter(({steps: [step]}) => step?.name === name);
    const property = properties[name];
    const value = {
      ...valuePlanOf(property ?? {}, own),
      isTextKey: row?.textKeys.has(name) ?? false,
      isInstant: row !== undefined && property?.format === 'date-time',
    };
    return keyPlanOf(name, value, property !== undefined, row?.tracked.indexOf(name));
  });
  return {keys: new Map(keys.map((key) => [key.name, key])), first: undefined};
}

export function keyPlanOf(name: string, value: ValuePlan, isKnown: boolean, tracked = -1): KeyPlan {
  return {name, text: textOf(`"${name}":`), value, isKnown, tracked, seenIn: -1, next: undefined};
}

/** @param paths lifted fields that lead through this value; their first step has led here. */
function valuePlanOf(schema: JsonSchema, paths: readonly Path[]): ValuePlan {
  const types = typesOf(schema);
  const onward = (only: boolean): Path[] =>
    paths.flatMap(({slot, steps: [step, ...rest]}) => (step?.only === only ? [{slot, steps: rest}] : []));
  const isEnd = ({steps}: Path): boolean => steps.length === 0;
  const inside = onward(false).filter((path) => !isEnd(path));
  const inOnly = onward(true);
  const money = schema.type !== undefined && (types & typeBits.number) !== 0;
  const object = insideOf(schema, inside);
  const items = itemsOf(schema, inOnly);
  return {
    types,
    isMoney: money,
    isTextKey: false,
    isInstant: false,
    slots: onward(false)
      .filter(isEnd)
      .map(({slot}) => slot),
    onlySlots: inOnly.map(({slot}) => slot),
    ...(object === undefined || money ? {} : {object}),
    ...(items === undefined || money ? {} : {items}),
  };
}

function insideOf({type, properties = {}}: JsonSchema, paths: readonly Path[]): ObjectPlan | undefined {
  const isArray = type !== undefined && (type === 'array' || type.includes('array'));
  if (paths.length === 0 && (isArray || !Object.values(properties).some(hasMoney))) return undefined;
  return objectPlanOf(properties, paths);
}

function itemsOf({items}: JsonSchema, paths: readonly Path[]): ValuePlan | undefined {
  if (paths.length === 0 && (items === undefined || !hasMoney(items))) return undefined;
  // As if a step had led to each element.
  return valuePlanOf(
    items ?? {},
    paths.map(({slot, steps}) => ({slot, steps: [{name: '', only: false}, ...steps]})),
  );
}

function hasMoney(schema: JsonSchema): boolean {
  return (
    (schema.type !== undefined && (typesOf(schema) & typeBits.number) !== 0) ||
    (schema.items !== undefined && hasMoney(schema.items)) ||
    Object.values(schema.properties ?? {}).some(hasMoney)
  );
}

function typesOf({type}: JsonSchema): number {
  if (type === undefined) return anyType;
  const names = typeof type === 'string' ? [type] : type;
  const bits = names.reduce((sum, name) => sum | (typeBits[name as keyof typeof typeBits] ?? 0), 0);
  return (bits & typeBits.number) === 0 ? bits : bits | typeBits.integer;
}
