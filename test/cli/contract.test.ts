import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {program, run as runCommand} from '../../src/cli/main';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';

/** What may stand at the end: a command to run, or what to do. */
const whatNext = /st-elt|--help|[Cc]heck|[Gg]ive|[Rr]un|[Uu]se|[Ss]et|[Oo]pen|[Mm]end/;
const escapeCodes = /\u001b/;

type Command = ReturnType<typeof program>;

interface Said {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

const home = process.cwd();
const environment = process.env;
let folder: string;
let simulator: Simulator;
let out = '';
let err = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'contract-'));
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now: new Date()})});
  writeFileSync(join(folder, 'config.json'), JSON.stringify(simulator.config()));
  writeFileSync(join(folder, 'campaigns.csv'), 'id,name,modifiedOn\n990001,By hand,2024-01-31T00:00:00Z\n');
  process.chdir(folder);
  process.env = {PATH: environment['PATH'], HOME: environment['HOME'], NO_COLOR: '1'};
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk: unknown) => ((out += String(chunk)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation((chunk: unknown) => ((err += String(chunk)), true));
});
afterAll(async () => {
  jest.restoreAllMocks();
  process.env = environment;
  process.chdir(home);
  process.exitCode = undefined;
  await simulator.close();
  rmSync(folder, {recursive: true});
});

async function run(...args: readonly string[]): Promise<Said> {
  [out, err] = ['', ''];
  process.exitCode = undefined;
  await runCommand(['node', 'st-elt', ...args]);
  const exitCode = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  expect(out + err).not.toMatch(escapeCodes);
  expect(out + err).not.toMatch(/^\s+at |Unexpected error/m);
  return {exitCode, out, err};
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

/** Every command that does something, by its words. */
const commands = leaves(program());
const named = commands.map(({words}) => words.join(' '));

function leaves(command: Command, words: readonly string[] = []): {words: readonly string[]; command: Command}[] {
  if (command.commands.length === 0) return [{words, command}];
  return command.commands.flatMap((each) => leaves(each, [...words, each.name()]));
}

const has = (command: Command, flag: string): boolean => command.options.some(({long}) => long === flag);
/** Flags and arguments without which a command is wrong usage. */
const needed = (command: Command): readonly string[] => [
  ...command.options.flatMap(({mandatory, long}) =>
    mandatory ? [long ?? '', long === '--from' ? '2024-01-01' : 'campaigns'] : [],
  ),
  ...command.registeredArguments.map((argument) => (argument.name() === 'file' ? 'campaigns.csv' : 'SELECT 1')),
];

test('the commands are those that are promised', () => {
  expect(named.sort()).toMatchInlineSnapshot(`
    [
      "backfill",
      "backup",
      "compare",
      "config show",
      "dataform publish",
      "ddl",
      "demo",
      "deploy",
      "doctor",
      "import",
      "init",
      "load",
      "query",
      "report",
      "rules",
      "runs",
      "schedule",
      "serve",
      "simulator",
      "status",
      "streams",
      "sync",
      "transform",
      "verify",
    ]
  `);
});

test.each(commands)(
  '$words --help has an example that its flags allow, and nothing to colour',
  async ({words, command}) => {
    const {exitCode, out: help} = await run(...words, '--help');
    expect(exitCode).toBe(0);
    const [, example = ''] = /\nExample:\n {2}(.+)\n/.exec(help) ?? [];
    expect(example).toContain(`st-elt ${words.join(' ')}`);
    const ofThis = example.slice(example.indexOf(`st-elt ${words.join(' ')}`));
    for (const flag of ofThis.match(/--[a-z-]+/g) ?? []) expect([flag, has(command, flag)]).toEqual([flag, true]);
  },
);

test('the exit codes are in the help', async () => {
  expect((await run('--help')).out).toMatch(/Exit codes: 0 ok, 2 usage, 3 configuration.*, 1 a bug\./);
});

/** Those whose result is no data: a page, a file, a story for a person, or a server. */
const withoutJson = ['backup', 'demo', 'deploy', 'init', 'report', 'serve'];

test('every command that prints data takes --json', () => {
  const without = commands.filter(({command}) => !has(command, '--json')).map(({words}) => words.join(' '));
  expect(without.sort()).toEqual(withoutJson);
});

test.each(commands)(
  '$words with a flag that is not there is wrong usage: 2, and says where to look',
  async ({words, command}) => {
    const {exitCode, out: data, err: talk} = await run(...words, ...needed(command), '--nonsense');
    expect({exitCode, data}).toEqual({exitCode: 2, data: ''});
    expect(talk).toMatch(/unknown option '--nonsense'/);
    expect(lastLine(talk)).toBe('Run with --help for the options.');
  },
);

test.each(['sync --nonsense=1', 'dataform', 'config', 'no-such-command', 'import', 'query', 'backfill'])(
  '%s is wrong usage too',
  async (line) => {
    const {exitCode, err: talk} = await run(...line.split(' '));
    expect(exitCode).toBe(2);
    expect(talk).not.toBe('');
  },
);

/** `init` writes the file, it does not read it. */
const reading = commands.filter(({words, command}) => has(command, '--config') && words[0] !== 'init');

test.each(reading)('$words with a configuration that is not there: 3, and what to do', async ({words, command}) => {
  const {exitCode, err: talk} = await run(...words, ...needed(command), '--config', 'missing.json');
  expect(exitCode).toBe(3);
  expect(lastLine(talk)).toMatch(whatNext);
});

test('each step of the way from nothing to a report says at its end what to run next', async () => {
  const to = ['--warehouse', 'duckdb:st.duckdb'];
  const from = ['--config', 'config.json', ...to];
  const next: Record<string, string> = {};
  expect((await run('sync', ...from, '--streams', 'campaigns', '--no-transform')).exitCode).toBe(0);
  await copyOfRaw('other');
  for (const [step, ...flags] of [
    ['sync', ...from, '--streams', 'campaigns,job_types', '--no-transform'],
    ['verify', ...from, '--streams', 'campaigns,job_types'],
    ['import', ...to, '--stream', 'campaigns', 'campaigns.csv'],
    ['status', ...to],
    ['runs', ...to],
    ['compare', ...to, '--with', 'other'],
    ['transform', ...to],
  ]) {
    const {exitCode, err: talk} = await run(step ?? '', ...flags);
    expect({step, exitCode, talk: exitCode === 0 ? '' : talk}).toEqual({step, exitCode: 0, talk: ''});
    next[step ?? ''] = lastLine(talk);
  }
  expect(next).toMatchInlineSnapshot(`
    {
      "compare": "Next: st-elt verify --warehouse duckdb:st.duckdb",
      "import": "Next: st-elt transform --warehouse duckdb:st.duckdb",
      "runs": "Next: st-elt status --warehouse duckdb:st.duckdb",
      "status": "Next: st-elt verify --warehouse duckdb:st.duckdb",
      "sync": "Next: st-elt transform --warehouse duckdb:st.duckdb",
      "transform": "Next: st-elt report --warehouse duckdb:st.duckdb",
      "verify": "Next: st-elt report --warehouse duckdb:st.duckdb",
    }
  `);
}, 120_000);

/** The dataset of another system that loaded the same. */
async function copyOfRaw(dataset: string): Promise<void> {
  const warehouse = await openDuckDb('st.duckdb', {});
  await warehouse.execute(`CREATE SCHEMA ${dataset}`);
  await warehouse.execute(`CREATE TABLE ${dataset}.raw_campaigns AS SELECT * FROM st_raw_v2.raw_campaigns`);
  await warehouse.close();
}

test('programs that ask for JSON get JSON, and no advice', async () => {
  for (const words of [['status'], ['runs'], ['compare', '--with', 'other']]) {
    const {exitCode, out: data, err: talk} = await run(...words, '--warehouse', 'duckdb:st.duckdb', '--json');
    expect({words, exitCode, talk}).toEqual({words, exitCode: 0, talk: ''});
    expect(Array.isArray(JSON.parse(data))).toBe(true);
  }
});

/** `import` draws how far it is, `streams` a table. */
test.each([
  ['on a terminal there may be colours', {}, true, true],
  ['on a terminal with NO_COLOR there are none', {NO_COLOR: '1'}, true, false],
  ['on none there are none, even where a CI says that it can show them', {CI: 'true'}, false, false],
])('%s', (_, env, onTerminal, coloured) => {
  const options = {env: {PATH: environment['PATH'], HOME: environment['HOME'], TERM: 'xterm', ...env}, cwd: folder};
  const shown = [
    ['streams'],
    ['import', '--stream', 'campaigns', '--warehouse', 'duckdb:colours.duckdb', 'campaigns.csv'],
  ].map((words) => {
    const line = [process.execPath, join(home, 'bin', 'st-elt'), ...words];
    const [executable = '', ...args] = onTerminal ? ['python3', join(__dirname, 'talk.py'), ...line] : line;
    const {stdout, stderr} = spawnSync(executable, args, {...options, input: '[]', encoding: 'utf8'});
    return stdout + stderr;
  });
  expect(shown.join('')).toMatch(/campaigns[^]*Imported 1 rows of campaigns/);
  expect(escapeCodes.test(shown.join(''))).toBe(coloured);
});
