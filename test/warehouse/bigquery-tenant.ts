import {type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import type {Row} from '../../src/warehouse/warehouse';
import {command, type Finished} from '../end-to-end/command';
import {type Emulator, startEmulator} from './bigquery-emulator';
import {interpose, type Interposer} from './interposer';

/** Streams that are read: a feed of changes each, and one list that is read whole. */
export const streams = ['invoices', 'customers', 'campaigns'] as const;

const minuteMs = 60_000;
const commandMs = 5 * minuteMs;

/** A simulated tenant, an emulator with an interposer before it, and the command line between them. */
export interface BigQueryTenant {
  readonly simulator: Simulator;
  readonly emulator: Emulator;
  readonly between: Interposer;
  /** A folder for files; its `config.json` is the tenant's. */
  readonly folder: string;
  /** Any command on the warehouse. */
  run(
    args: readonly string[],
    more?: {stdin?: string; env?: Readonly<Record<string, string>>; started?: (child: ChildProcess) => void},
  ): Promise<Finished>;
  sync(more?: readonly string[], started?: (child: ChildProcess) => void): Promise<Finished>;
  query(sql: string): Promise<readonly Row[]>;
  /** The office changes five rows of each stream, and an hour goes by. */
  work(): void;
  /** Five minutes pass without a word of the program that holds the lease, if there is one. */
  expireLease(): Promise<void>;
  /** What the warehouse has that the tenant has not, and the other way round; a row that is there twice shows as well. */
  differences(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openBigQueryTenant(): Promise<BigQueryTenant> {
  const folder = mkdtempSync(join(tmpdir(), 'bigquery-'));
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
  // What changed in the last minutes is left to the next run.
  tenant.clock.advance(20 * minuteMs);
  const simulator = await startSimulator({tenant});
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({...simulator.config(), requests_per_second: 40}));
  const emulator = await startEmulator();
  const between = await interpose(emulator.url);
  const on = (url: string) => ({env: {BIGQUERY_EMULATOR_HOST: url, TMPDIR: folder}, cwd: folder, timeoutMs: commandMs});
  const toBigQuery = ['--warehouse', 'bigquery:test'];

  const run: BigQueryTenant['run'] = ([name = '', ...args], {env, ...more} = {}) => {
    const options = on(between.url);
    return command('st-elt', [name, ...toBigQuery, ...args], {...options, env: {...options.env, ...env}, ...more});
  };

  async function query(sql: string): Promise<readonly Row[]> {
    const {stdout, stderr} = await command(
      'st-elt',
      ['query', ...toBigQuery, '--json', '--write', sql],
      on(emulator.url),
    );
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as readonly Row[];
  }

  async function differencesOf(stream: string): Promise<readonly string[]> {
    const text = ({id, modifiedOn}: Row) => `${stream} ${String(id)} as of ${microseconds(String(modifiedOn))}`;
    const here = (await query(`SELECT id, modifiedOn FROM st_raw_v2.raw_${stream}`)).map(text);
    const there = tenant.records(stream).map(text);
    return [
      ...there.filter((row) => !here.includes(row)).map((row) => `lost: ${row}`),
      ...here.filter((row) => !there.includes(row)).map((row) => `stale: ${row}`),
      ...here.filter((row, at) => here.indexOf(row) !== at).map((row) => `twice: ${row}`),
    ];
  }

  return {
    ...{simulator, emulator, between, folder, run, query},
    sync: (more = [], started) =>
      run(
        ['sync', '--config', config, '--streams', streams.join(), '--no-transform', ...more],
        started === undefined ? {} : {started},
      ),
    work() {
      for (const stream of streams) {
        for (const {id} of tenant.records(stream).slice(0, 5)) tenant.edit(stream, Number(id), {});
      }
      tenant.clock.advance(60 * minuteMs);
    },
    async expireLease() {
      const past = "UPDATE st_logs_v2.leases SET expires_at = TIMESTAMP '2000-01-01 00:00:00+00' WHERE TRUE";
      // A program that died early has not even made the table.
      await query(past).catch((error: unknown) => expect(String(error)).toMatch(/not found/i));
    },
    differences: async () => (await Promise.all(streams.map(differencesOf))).flat(),
    async close() {
      await between.close();
      await emulator.stop();
      await simulator.close();
      rmSync(folder, {recursive: true});
    },
  };
}

function microseconds(instant: string): string {
  return instant.replace(/(?:\.(\d{1,6})\d*)?Z$/, (_, digits?: string) => `.${(digits ?? '').padEnd(6, '0')}Z`);
}
