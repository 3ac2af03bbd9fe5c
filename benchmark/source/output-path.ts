import type {Line} from '../report';
import {median} from '../report';
import type {Section, Settings} from '../section';
import {inTurns, scaled} from '../section';
import {run, startServer} from './processes';
import {pageSize} from './rows';
import type {Measured, Task} from './subject';

const usualRows = 100_000;

export const jobsOutput = outputSection('jobs', {loop: 1.2, naive: 2.5});
export const invoicesOutput = outputSection('invoices', {loop: 0.8});

/** Records per second from the socket to the pipe, against what any Node program pays for the same. */
function outputSection(stream: string, atLeast: {readonly loop: number; readonly naive?: number}): Section {
  return {
    name: `output-${stream}`,
    title: `Output path, ${stream}`,
    notes: [
      'The server is a process of its own that copies serialised rows of the simulated business into pages of 5,000; output goes through a pipe to `cat`.',
      '*parse + stringify* is `JSON.parse` of each page and `JSON.stringify` of each record in memory, without network, output, lifted fields or money: what any program pays that looks at the records. *axios + console.log* is how connectors are usually written.',
    ],
    run: (settings) => compare(stream, atLeast, settings),
  };
}

async function compare(
  stream: string,
  atLeast: {readonly loop: number; readonly naive?: number},
  settings: Settings,
): Promise<Line[]> {
  const rows = scaled(usualRows, settings);
  const server = await startServer({baseMs: 0, perRowMs: 0}, {[stream]: rows});
  const task = (design: Task['design']) => () =>
    run({pageSize, concurrency: 8, design, url: server.url, streams: [stream]});
  const {source, loop, naive} = await inTurns(settings, {
    source: task('source'),
    loop: task('parse + stringify'),
    naive: task('axios + console.log'),
  });
  server.stop();
  for (const {records} of [...source, ...loop, ...naive]) {
    if (records !== rows) throw new Error(`${stream}: ${records} records arrived instead of ${rows}`);
  }
  const rateOf = (all: readonly Measured[]): number => median(all.map(({records, seconds}) => records / seconds));
  const line = (control: string, other: readonly Measured[], target: number | undefined): Line => ({
    what: `${stream}: records/s against ${control}`,
    subject: `${Math.round(rateOf(source))}/s`,
    control: `${Math.round(rateOf(other))}/s`,
    value: rateOf(source) / rateOf(other),
    unit: '×',
    ...(target === undefined ? {} : {atLeast: target}),
  });
  return [
    line('a parse + stringify loop in memory', loop, atLeast.loop),
    line('axios + console.log', naive, atLeast.naive),
  ];
}
