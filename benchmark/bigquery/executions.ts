import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import type {Line} from '../line';
import {scaled, type Section, type Settings} from '../section';
import {startServer} from '../source/processes';
import {createRows} from '../source/rows';
import type {ExecutionTask} from './execution';
import {shares} from './first-load';
import {playBigQuery, type PlayedBigQuery, usualLatency} from './played-bigquery';
import {playedSession} from './played-session';
import {answerTo} from './remote-session';

const gibibyte = 2 ** 30;
/** What Cloud Run gives a container: memory, in which files are too, and time between SIGTERM and SIGKILL. */
const memoryBytes = 4 * gibibyte;
const graceMs = 10_000;
/**
 * The default limit of a Cloud Run job (https://docs.cloud.google.com/run/docs/configuring/task-timeout), which five million rows take
 * several times. Less for fewer rows, so that executions are cut short, and never too little for what waits for its transaction.
 */
const executionMsFor = (scale: number): number => Math.max(150_000, 600_000 * Math.min(1, scale));
/** More than that, and it does not end. */
const mostExecutions = 60;

interface Execution {
  readonly seconds: number;
  readonly peakBytes: number;
  readonly end: 'complete' | 'SIGTERM' | 'SIGKILL' | 'memory';
}

/** Runs the job once, as Cloud Run would. @throws Error when it fails by itself. */
async function execute(task: ExecutionTask, played: PlayedBigQuery, executionMs: number): Promise<Execution> {
  const folder = mkdtempSync(join(tmpdir(), 'execution-'));
  const begun = performance.now();
  const child = fork(join(__dirname, 'execution.js'), [JSON.stringify(task)], {env: {...process.env, TMPDIR: folder}});
  answerTo(child, playedSession(played));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let [peakBytes, end]: [number, Execution['end']] = [0, 'complete'];
  try {
    for (let isOver = false; !isOver;) {
      isOver = await Promise.race([exited.then(() => true), sleep(200, false)]);
      if (isOver) break;
      peakBytes = Math.max(peakBytes, residentBytes(child) + bytesBelow(folder));
      const elapsedMs = performance.now() - begun;
      if (peakBytes > memoryBytes) [end] = ['memory' as const, child.kill('SIGKILL')];
      else if (elapsedMs > executionMs + graceMs) [end] = ['SIGKILL' as const, child.kill('SIGKILL')];
      else if (elapsedMs > executionMs && end === 'complete') [end] = ['SIGTERM' as const, child.kill('SIGTERM')];
    }
    const [code] = await exited;
    if (end === 'complete' && code !== 0) throw new Error(`an execution ended with ${code}`);
    return {seconds: (performance.now() - begun) / 1_000, peakBytes, end: code === 0 ? 'complete' : end};
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function residentBytes({pid}: ChildProcess): number {
  try {
    return 1_024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, {recursive: true}).reduce((sum, name) => {
    try {
      return sum + statSync(join(folder, String(name))).size;
    } catch {
      return sum;
    }
  }, 0);
}

async function measure(settings: Settings): Promise<readonly Line[]> {
  const {scale, say} = settings;
  const rows = scaled(5_000_000, settings);
  const executionMs = executionMsFor(scale);
  const counts = Object.fromEntries(
    Object.entries(shares).map(([name, share]) => [name, Math.round((share * rows) / 100)]),
  );
  const latency = Object.fromEntries(
    Object.entries(usualLatency).map(([name, value]) => [
      name,
      name.endsWith('Ms') ? value * Math.min(1, scale) : value,
    ]),
  ) as unknown as typeof usualLatency;
  const played = playBigQuery(latency, {sleep: (ms) => sleep(ms), aside: (work) => work()});
  const server = await startServer({baseMs: 200, perRowMs: 0.1}, counts);
  const executions: Execution[] = [];
  try {
    while (executions.at(-1)?.end !== 'complete' && executions.length < mostExecutions) {
      const execution = await execute({url: server.url, streams: Object.keys(counts)}, played, executionMs);
      executions.push(execution);
      const {end, seconds, peakBytes} = execution;
      const stored = Object.keys(counts).reduce((sum, name) => sum + played.rawTable(name).rows, 0);
      say(
        `  ${executions.length}: ${end} after ${seconds.toFixed(0)} s, ${Math.round(peakBytes / 1e6)} MB, ${stored} rows stored`,
      );
    }
  } finally {
    server.stop();
  }
  const made = createRows(counts);
  const wrong = Object.entries(counts).reduce(
    (sum, [name, count]) => sum + played.rawTable(name).wrong(count, made.get(name)?.modifiedMs).length,
    0,
  );
  const stopped = executions.filter(({end}) => end !== 'complete').length;
  const ended = executions.at(-1)?.end === 'complete';
  const peakMb = Math.max(...executions.map(({peakBytes}) => peakBytes)) / 1e6;
  const what = `first load of ${rows.toLocaleString('en-US')} rows in executions of ${executionMs / 1_000} s`;
  return [
    {
      what: `${what}: rows that are not there exactly once, as sent`,
      subject: `${wrong}`,
      value: wrong,
      unit: '',
      atMost: 0,
    },
    {
      what: `${what}: executions cut short before one ended`,
      subject: `${stopped}`,
      value: ended ? stopped : NaN,
      unit: '',
      atLeast: 1,
    },
    {
      what: `${what}: peak memory, files included`,
      subject: `${Math.round(peakMb)} MB`,
      value: peakMb,
      unit: ' MB',
      atMost: 4_294,
    },
  ];
}

/** A first load that is stopped again and again, as a job of Cloud Run with a short limit would be. */
export const executions: Section = {
  name: 'executions',
  title: 'First load in executions that are cut short',
  notes: [
    'Each execution is a process of its own that reads from a server over HTTP and loads, as `st-elt sync` does, and has 4 GiB for itself and its files together, measured five times a second; at its limit it gets SIGTERM, and SIGKILL 10 s later. The next one begins at once and goes on.',
    'BigQuery is played in the process that starts them: as on BigQuery, what was sent is done although its sender is gone, unless another run has the lease by then. Its times are those of the section before, in real time, shorter by as much as fewer rows are loaded.',
    'Every row is looked for afterwards: each has to be there exactly once, with the `modifiedOn` that was sent.',
  ],
  run: measure,
};
