import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {type Block, configurationOf, resources, strings, terraformFiles} from './configuration';

/** Made by `tools/terraform/extract.cjs` from the typed bindings of the providers. */
interface Known {
  readonly providers: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, {readonly arguments: Arguments; readonly attributes: readonly string[]}>>;
}

type Arguments = Readonly<Record<string, {readonly required?: true; readonly block?: Arguments}>>;

const known = JSON.parse(readFileSync(join(__dirname, '../../tools/terraform/arguments.json'), 'utf8')) as Known;
/** What Terraform itself takes in every resource. */
const meta = new Set(['for_each', 'count', 'depends_on', 'provider', 'lifecycle']);

const whole = configurationOf(terraformFiles());

/** What a block says that its provider does not know, and what it leaves out that it must say. */
function offences(block: Block, args: Arguments, place: string): readonly string[] {
  const {dynamic = {}, ...plain} = block as {dynamic?: Readonly<Record<string, readonly Block[]>>};
  const made = Object.entries(dynamic).map(([name, blocks]) => [name, blocks.flatMap(({content}) => content)] as const);
  const said: readonly (readonly [string, unknown])[] = [
    ...Object.entries(plain).filter(([name]) => !meta.has(name)),
    ...made,
  ];
  const missing = Object.entries(args).filter(([name, {required}]) => required && !said.some(([one]) => one === name));
  return [
    ...missing.map(([name]) => `${place}.${name} is missing`),
    ...said.flatMap(([name, value]) => {
      const argument = args[name];
      if (argument === undefined) return [`${place}.${name} is unknown`];
      if (argument.block === undefined) return [];
      if (!Array.isArray(value)) return [`${place}.${name} is a block`];
      return (value as readonly Block[]).flatMap((one) => offences(one, argument.block ?? {}, `${place}.${name}`));
    }),
  ];
}

test('resources say what their provider knows, and all that it must be told', () => {
  const blocks = resources(whole);
  expect(blocks.length).toBeGreaterThan(25);
  expect(
    blocks.flatMap(([address, kind, block]) => {
      const args = known.kinds[kind]?.arguments;
      return args === undefined ? [`${address} is of an unknown kind`] : offences(block, args, address);
    }),
  ).toEqual([]);
});

test('a word that no provider knows would be found', () => {
  const args: Arguments = {name: {required: true}, scaling: {block: {max: {}}}};
  expect(offences({nam: 'x', scaling: [{maximum: 1}]}, args, 'thing')).toEqual([
    'thing.name is missing',
    'thing.nam is unknown',
    'thing.scaling.maximum is unknown',
  ]);
});

test('what is referred to is there', () => {
  const expressions = strings(whole).flatMap((text) => text.match(/\$\{[\s\S]*\}/g) ?? []);
  const all = expressions.flatMap((text) => [
    ...text.matchAll(
      /(?<![\w.])(var|local|data\.google_\w+|google_\w+|time_\w+)\.(\w+)(?:\[(?:"[^"]*"|[^\]])*\])?(?:\.(\w+))?/g,
    ),
  ]);
  expect(all.length).toBeGreaterThan(80);
  const lost = all.filter(([, kind = '', name = '', attribute = '']) => {
    if (kind === 'var') return whole.variable[name] === undefined;
    if (kind === 'local') return !(name in whole.locals);
    const [type = '', place] = kind.startsWith('data.') ? [kind.slice(5), whole.data] : [kind, whole.resource];
    const {attributes = []} = known.kinds[kind.startsWith('data.') ? `data_${type}` : type] ?? {};
    return place[type]?.[name] === undefined || (attribute !== '' && !attributes.includes(attribute));
  });
  expect(lost.map(([text]) => text)).toEqual([]);
  const used = new Set(all.map(([, kind, name]) => `${kind}.${name}`));
  const unused = [
    ...Object.keys(whole.variable).map((name) => `var.${name}`),
    ...Object.keys(whole.locals).map((name) => `local.${name}`),
  ].filter((name) => !used.has(name));
  expect(unused).toEqual([]);
});

test('the versions that are asked for are those whose words are known', () => {
  const [{required_providers: [providers = {}] = []} = {}] = whole.terraform as readonly {
    required_providers?: readonly Readonly<Record<string, {version: string}>>[];
  }[];
  const asked = Object.entries(providers).map(([name, {version}]) => [name, version]);
  const bound = Object.entries(known.providers).map(([name, version]) => [
    name,
    `~> ${/^\d+\.\d+/.exec(version)?.[0]}`,
  ]);
  expect(asked.sort()).toEqual(bound.sort());
});
