import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Simulator} from '../../simulator/http/server';

/** A line of the service's log. */
export type LogLine = Readonly<Record<string, unknown>> & {readonly message: string; readonly severity: string};

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, parsed where it is JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The real service in a process of its own, with a folder for its warehouse. */
export interface Service {
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  call(path: string, init?: RequestInit): Promise<Answered>;
  /** Everything that it wrote. */
  written(): string;
  logs(): readonly LogLine[];
  /** Resolves with the exit code; the log is whole then. */
  readonly exited: Promise<number | null>;
  /** Ends it, if need be, and takes its folder away. */
  clear(): Promise<void>;
}

export interface ServiceOptions {
  readonly simulator: Simulator;
  readonly config?: object;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** A folder of an earlier service: its warehouse. */
  readonly folder?: string;
}

const bin = join(__dirname, '..', '..', 'bin', 'st-elt');

export async function startService({simulator, config, env = {}, args = [], folder}: ServiceOptions): Promise<Service> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'service-'));
  writeFileSync(join(home, 'config.json'), JSON.stringify({...simulator.config(), settle_minutes: 0, ...config}));
  const common = ['serve', '--config', 'config.json', '--warehouse', 'duckdb:st.duckdb', '--port', '0'];
  const child = spawn(process.execPath, [bin, ...common, ...args], {
    cwd: home,
    env: {PATH: process.env['PATH'], HOME: home, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) resolve(stdout.trim());
    });
    void exited.then((code) => reject(new Error(`The service ended with ${code}: ${stderr}`)));
  });
  return {
    url,
    folder: home,
    process: child,
    async call(path, init) {
      const response = await fetch(url + path, init);
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson && text !== '' ? (JSON.parse(text) as Answered['body']) : {},
      };
    },
    written: () => stdout + stderr,
    logs: () =>
      stderr
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as LogLine),
    exited,
    async clear() {
      child.kill('SIGKILL');
      await exited;
      rmSync(home, {recursive: true, force: true});
    },
  };
}
