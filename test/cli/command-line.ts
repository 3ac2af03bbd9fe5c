import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {run} from '../../src/cli/main';

export interface Said {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Gives each test of a file an empty working folder and an environment that configures nothing.
 * @returns how to run a command line of `st-elt` in this very process; words are divided by single spaces.
 */
export function inEmptyFolder(): (line: string) => Promise<Said> {
  const home = process.cwd();
  const environment = process.env;
  let folder: string;
  let [out, err] = ['', ''];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'command-line-'));
    process.chdir(folder);
    process.env = {PATH: environment['PATH'], HOME: environment['HOME'], NO_COLOR: '1'};
    jest.spyOn(process.stdout, 'write').mockImplementation((chunk: unknown) => ((out += String(chunk)), true));
    jest.spyOn(process.stderr, 'write').mockImplementation((chunk: unknown) => ((err += String(chunk)), true));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.env = environment;
    process.chdir(home);
    process.exitCode = undefined;
    rmSync(folder, {recursive: true});
  });
  return async (line) => {
    [out, err] = ['', ''];
    process.exitCode = undefined;
    await run(['node', 'st-elt', ...line.split(' ')]);
    const exitCode = Number(process.exitCode ?? 0);
    process.exitCode = undefined;
    return {exitCode, out, err};
  };
}
