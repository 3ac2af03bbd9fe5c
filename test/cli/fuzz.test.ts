import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import * as fc from 'fast-check';

import {run as runCommand} from '../../src/cli/main';
import {parseConfig} from '../../src/config/config';
import {AppError} from '../../src/errors';
import {parseState} from '../../src/servicetitan/read/state';

const runs = {seed: 20_251_115, numRuns: 300};
const secret = 'canary-9f2c';

/** What a person, a script or an attacker may put where a value is expected. */
const hostile = fc.oneof(
  fc.constantFrom('', ' ', '-1', 'NaN', '1e309', '../../../etc/passwd', "'; DROP TABLE x; --", '\u0000', '__proto__'),
  fc.constantFrom(
    'duckdb:',
    'bigquery:',
    'duckdb:/proc/nowhere/x.duckdb',
    'duckdb:missing/x.duckdb',
    'file:x',
    '9'.repeat(5_000),
  ),
  fc.constantFrom(
    '2024-02-30',
    '0000-00-00',
    'yesterday',
    'jobs',
    'jobs,,',
    'full',
    '=',
    'timezone=Mars',
    'a=b=c',
    '%s%n',
  ),
  fc.string({maxLength: 20, unit: 'binary'}),
);

const anything = fc.oneof(
  hostile,
  fc.jsonValue({maxDepth: 3}),
  fc.constantFrom(2 ** 53, -0, true, null, [], {}, [['core']], {jobs: {enabled: 'no'}}),
);

test('300 random configurations: a frozen configuration, or an error for people without a secret', () => {
  const names = ['tenant_id', 'client_id', 'app_key', 'environment', 'start_date', 'end_date', 'streams', 'entities'];
  const numbers = ['requests_per_second', 'concurrency', 'page_size', 'lookback_minutes', 'settle_minutes', 'api_url'];
  const fields = fc.dictionary(fc.constantFrom(...names, ...numbers, '__proto__', 'constructor'), anything);
  fc.assert(
    fc.property(fields, (given) => {
      const least = {tenant_id: '1', client_id: 'a', client_secret: secret, app_key: 'b'};
      try {
        expect(Object.isFrozen(parseConfig({...least, ...given}))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).exitCode).toBe(3);
        expect((error as AppError).message).not.toContain(secret);
        expect((error as AppError).message).not.toMatch(/\n\s+at /);
      }
    }),
    runs,
  );
});

test('300 random states: nothing, a state, or a stream that says that it is not ours', () => {
  const fields = fc.dictionary(
    fc.constantFrom('version', 'modifiedOn', 'upperBound', 'ranges', 'slices', 'continueFrom', 'startDate', 'x'),
    anything,
  );
  fc.assert(
    fc.property(fc.oneof(fields, anything), (state) => {
      try {
        parseState(state, 'jobs');
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).failureType).toBe('config_error');
      }
    }),
    runs,
  );
});

describe('on the command line', () => {
  const home = process.cwd();
  const environment = process.env;
  let folder: string;
  let said: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
    process.chdir(folder);
    process.env = {PATH: environment['PATH'], ST_CLIENT_SECRET: secret};
    const keep = (chunk: unknown): boolean => ((said += String(chunk)), true);
    jest.spyOn(process.stdout, 'write').mockImplementation(keep);
    jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  });
  afterAll(() => {
    jest.restoreAllMocks();
    process.env = environment;
    process.chdir(home);
    process.exitCode = undefined;
    rmSync(folder, {recursive: true});
  });

  // Those that go on for ever or make something by their nature are left out.
  const commands = ['sync', 'transform', 'query', 'status', 'runs', 'streams', 'backfill', 'schedule', 'init', 'ddl'];
  const flags = [
    '--config',
    '--warehouse',
    '--streams',
    '--mode',
    '--from',
    '--to',
    '--as-of',
    '--vars',
    '--limit',
    '--json',
  ];
  const more = [
    '--service-url',
    '--service-account',
    '--project',
    '--timezone',
    '--yes',
    '--no-transform',
    '--nonsense',
    '-x',
  ];
  const words = fc.array(fc.oneof(fc.constantFrom(...flags, ...more), hostile), {maxLength: 6});

  test('300 random command lines: an exit code that means something, a line for people, no trace, no secret, nothing left behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...commands, 'config'), words, async (name, given) => {
        said = '';
        process.exitCode = undefined;
        await runCommand(['node', 'st-elt', name, ...given]);
        expect([undefined, 0, 2, 3, 5]).toContain(process.exitCode);
        expect(said).not.toMatch(/\n\s+at |Unexpected error/);
        expect(said).not.toContain(secret);
        if (process.exitCode !== undefined && process.exitCode !== 0) expect(said.trim()).not.toBe('');
        expect(readdirSync(folder)).toEqual([]);
      }),
      runs,
    );
  });
});
