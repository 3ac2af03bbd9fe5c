import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {packageRoot} from '../src/package-root';
import {run, startServer} from './processes';
import type {Line} from './report';
import {consoleTable, markdownOf, median} from './report';
import {backfillRows} from './rows';
import type {Measured, Task} from './subject';

/** Rounds of each comparison, subjects and controls taking turns. */
const rounds = Number(process.env.BENCHMARK_ROUNDS ?? 7);
/** Rounds of the backfill, whose sequential control alone takes minutes. */
const backfillRounds = Number(process.env.BENCHMARK_BACKFILL_ROUNDS ?? rounds);
/** Part of the rows that are read: below 1 for a quick look. */
const scale = Number(process.env.BENCHMARK_SCALE ?? 1);
const pageSize = 5_000;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const scaled = (rows: number): number => Math.round(rows * scale);
const rateOf = ({records, seconds}: Measured): number => records / seconds;

/** Runs every task once per round, in turns, beginning with another one each time. */
async function inTurns<Name extends string>(
  times: number,
  tasks: Readonly<Record<Name, () => Promise<Measured>>>,
): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(tasks) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>;
  for (let round = 0; round < times; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length] as Name;
      const result = await tasks[name]();
      measured[name].push(result);
      say(`  ${round + 1}/${times} ${name}: ${result.seconds.toFixed(2)} s, ${Math.round(rateOf(result))} records/s`);
    }
  }
  return measured;
}

const unhurried = {pageSize, concurrency: 8} as const;

/** Records per second from the socket to the pipe, against what any Node program pays for the same. */
async function outputPath(stream: string, atLeast: {loop: number; naive: number | undefined}): Promise<Line[]> {
  say(`Output path, ${stream}`);
  const rows = scaled(100_000);
  const server = await startServer({baseMs: 0, perRowMs: 0}, {[stream]: rows});
  const task = (design: Task['design']) => () => run({...unhurried, design, url: server.url, streams: [stream]});
  const {source, loop, naive} = await inTurns(rounds, {
    source: task('source'),
    loop: task('parse + stringify'),
    naive: task('axios + console.log'),
  });
  server.stop();
  for (const {records} of [...source, ...loop, ...naive]) {
    if (records !== rows) throw new Error(`${stream}: ${records} records arrived instead of ${rows}`);
  }
  const rate = median(source.map(rateOf));
  const line = (control: string, other: Measured[], target: number | undefined): Line => ({
    what: `${stream}: records/s against ${control}`,
    subject: `${Math.round(rate)}/s`,
    control: `${Math.round(median(other.map(rateOf)))}/s`,
    value: rate / median(other.map(rateOf)),
    unit: '×',
    ...(target === undefined ? {} : {atLeast: target}),
  });
  return [
    line('a parse + stringify loop in memory', loop, atLeast.loop),
    line('axios + console.log', naive, atLeast.naive),
  ];
}

/** Half a million records in eight streams behind 200 ms + 0.1 ms per record, against one request after the other. */
async function backfill(): Promise<Line[]> {
  say('Backfill');
  const counts = Object.fromEntries(Object.entries(backfillRows).map(([name, rows]) => [name, scaled(rows)]));
  const streams = Object.keys(counts);
  const server = await startServer({baseMs: 200, perRowMs: 0.1}, counts);
  let mostStarts = 0;
  const task = (limits: Pick<Task, 'design' | 'concurrency' | 'requestsPerSecond'>) => async () => {
    const measured = await run({...limits, pageSize, url: server.url, streams});
    mostStarts = Math.max(mostStarts, (await server.stats()).maxStartsPerSecond);
    return measured;
  };
  const {defaults, fast, sequential} = await inTurns(backfillRounds, {
    defaults: task({design: 'source', concurrency: 8, requestsPerSecond: 20}),
    fast: task({design: 'source', concurrency: 16, requestsPerSecond: 38}),
    sequential: task({design: 'sequential', concurrency: 1}),
  });
  server.stop();
  const seconds = (all: Measured[]): number => median(all.map((one) => one.seconds));
  const line = (what: string, subject: Measured[], atLeast: number): Line => ({
    what: `backfill with ${what} against a sequential reader`,
    subject: `${seconds(subject).toFixed(1)} s`,
    control: `${seconds(sequential).toFixed(1)} s`,
    value: seconds(sequential) / seconds(subject),
    unit: '×',
    atLeast,
  });
  return [
    line('the defaults (8 in flight, 20 rps)', defaults, 5),
    line('16 in flight, 38 rps', fast, 8),
    {what: 'most request starts in any second', subject: `${mostStarts}`, value: mostStarts, unit: '', atMost: 60},
  ];
}

/** Peak memory may not grow with the number of records. */
async function memory(): Promise<Line[]> {
  say('Memory');
  const [few, many] = [scaled(100_000), scaled(400_000)];
  const servers = await Promise.all([few, many].map((jobs) => startServer({baseMs: 0, perRowMs: 0}, {jobs})));
  const task =
    (url = '') =>
    () =>
      run({...unhurried, design: 'source', url, streams: ['jobs']});
  const peaks = await inTurns(Math.min(rounds, 3), {few: task(servers[0]?.url), many: task(servers[1]?.url)});
  servers.forEach((server) => server.stop());
  const peak = (all: Measured[]): number => median(all.map(({peakMb}) => peakMb));
  const [small, large] = [peak(peaks.few), peak(peaks.many)];
  return [
    {
      what: `peak memory at ${many} records against ${few}`,
      subject: `${Math.round(large)} MB`,
      control: `${Math.round(small)} MB`,
      value: large / small,
      unit: '×',
      atMost: 1.15,
    },
    {what: `peak memory at ${many} records, 8 in flight`, subject: '', value: large, unit: ' MB', atMost: 200},
  ];
}

async function main(): Promise<void> {
  const lines = [
    ...(await outputPath('jobs', {loop: 1.2, naive: 2.5})),
    ...(await outputPath('invoices', {loop: 0.8, naive: undefined})),
    ...(await memory()),
    ...(await backfill()),
  ];
  process.stdout.write(consoleTable(lines));
  const file = join(packageRoot(), 'docs', 'benchmarks.md');
  writeFileSync(file, markdownOf(lines, {rounds, backfillRounds, scale}));
  say(`Written to ${file}`);
}

void main();
