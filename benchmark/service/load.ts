import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {packageRoot} from '../../src/package-root';
import type {Line} from '../line';
import {median} from '../report';
import type {Section, Settings} from '../section';
import {traffic} from './traffic';

const token = 'benchmark-0123456789abcdef0123456789';
const usualSeconds = 60;
const perSecond = 200;
const fullLoad = '/ingest-all?mode=full&parallel=true&transform=false';

/** The service under traffic while full loads go on one after the other, against the same loads alone. */
export const serviceLoad: Section = {
  name: 'service',
  title: 'The HTTP service under traffic',
  notes: [
    `${perSecond} requests a second for ${usualSeconds} s, half of them bad (no token, no such entity, wrong parameters, bodies, hostile paths), while full ` +
      'loads of a simulated tenant go on one after the other. Traffic, service and simulated tenant are processes of one machine.',
    'The control is the same loads, for as long, without traffic but one health check a second.',
  ],
  run,
};

async function run(settings: Settings): Promise<readonly Line[]> {
  const seconds = Math.max(10, Math.round(usualSeconds * settings.scale));
  const folder = mkdtempSync(join(tmpdir(), 'service-load-'));
  const simulator = await started(['simulator', '--seed', '7', '--size', 'small', '--json'], folder, {});
  writeFileSync(join(folder, 'config.json'), simulator.line);
  const args = ['serve', '--config', 'config.json', '--warehouse', 'duckdb:st.duckdb', '--port', '0'];
  const service = await started(args, folder, {ST_ELT_SERVICE_TOKEN: token, LOG_LEVEL: 'warn'});
  try {
    const url = service.line;
    await call(url, fullLoad);
    settings.say(`  ${seconds} s of loads alone`);
    const alone = await Promise.all([
      loads(url, seconds),
      traffic({url, token, perSecond: 1, seconds, seed: 1, only: '/health'}),
    ]);
    settings.say(`  ${seconds} s of loads under ${perSecond} requests/s`);
    const busy = await Promise.all([loads(url, seconds), traffic({url, token, perSecond, seconds, seed: 2})]);
    return linesOf(alone, busy);
  } finally {
    for (const {child} of [service, simulator]) child.kill('SIGKILL');
    rmSync(folder, {recursive: true, force: true});
  }
}

type Measured = readonly [durationsMs: readonly number[], traffic: Awaited<ReturnType<typeof traffic>>];

function linesOf(
  [aloneMs, aloneTraffic]: Measured,
  [busyMs, {sent, statuses, healthMs, memoryBytes}]: Measured,
): Line[] {
  const bad = Object.entries(statuses).reduce(
    (sum, [status, n]) => sum + (status === '0' || Number(status) >= 500 ? n : 0),
    0,
  );
  const third = Math.ceil(memoryBytes.length / 3);
  const [first, last] = [median(memoryBytes.slice(0, third)), median(memoryBytes.slice(-third))];
  const [busyMedian, aloneMedian] = [median(busyMs), median(aloneMs)];
  const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
  const ms = (value: number): string => `${Math.round(value)} ms`;
  return [
    {what: 'answers 5xx, or none', subject: `${bad} of ${sent}`, value: bad, unit: '', atMost: 0},
    {
      what: 'health: 99th percentile',
      subject: ms(percentile(healthMs, 0.99)),
      control: ms(percentile(aloneTraffic.healthMs, 0.99)),
      value: percentile(healthMs, 0.99) / percentile(aloneTraffic.healthMs, 0.99),
      unit: '×',
    },
    {
      what: `a full load under traffic (${busyMs.length}) against one alone (${aloneMs.length})`,
      subject: ms(busyMedian),
      control: ms(aloneMedian),
      value: busyMedian / aloneMedian,
      unit: '×',
    },
    {
      what: 'memory in the last third against the first third',
      subject: megabytes(last),
      control: megabytes(first),
      value: last / first,
      unit: '×',
      atMost: 1.15,
    },
  ];
}

/** Full loads one after the other. @returns how long each took. */
async function loads(url: string, seconds: number): Promise<readonly number[]> {
  const until = performance.now() + seconds * 1_000;
  const durations: number[] = [];
  while (performance.now() < until) {
    const {status, duration} = await call(url, fullLoad);
    if (status === 200) durations.push(duration);
    // Another one was quicker: that of the traffic.
    else await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return durations;
}

async function call(url: string, path: string): Promise<{status: number; duration: number}> {
  const response = await fetch(url + path, {headers: {Authorization: `Bearer ${token}`}});
  const {duration} = (await response.json()) as {duration: number};
  return {status: response.status, duration};
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** A command of st-elt that goes on, and the first line that it prints. */
async function started(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{readonly child: ChildProcess; readonly line: string}> {
  const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'st-elt'), ...args], {
    cwd,
    env: {PATH: process.env['PATH'], HOME: cwd, ...env},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('exit', (code) => reject(new Error(`st-elt ${args[0]} ended with ${code}`)));
  });
  return {child, line};
}
