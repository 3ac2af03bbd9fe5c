import type {Line} from '../line';
import {median} from '../report';
import type {Section, Settings} from '../section';
import {inTurns, scaled} from '../section';
import {run, startServer} from './processes';
import {pageSize} from './rows';
import type {Measured, Task} from './subject';

/** So many that starting and warming up, some 0.3 s, weigh little. */
const usualRows = 200_000;

export const jobsOutput = outputSection('jobs', {loop: 1.2, naive: 2.5});
export const invoicesOutput = outputSection('invoices', {loop: 0.8});

/** How many times as fast as each control the source is to be. */
interface Floors {
  readonly loop: number;
  readonly naive?: number;
}

/** Records per second from the socket to the pipe, against what any Node program pays for the same. */
function outputSection(stream: string, atLeast: Floors): Section {
  return {
    name: `output-${stream}`,
    title: `Output path, ${stream}`,
    notes: [
      'The server is a process of its own that copies serialised rows of the simulated business (jobs with custom fields, 1.6 kB each; invoices 1.9 kB) into pages of 5,000; output goes through a pipe to `cat`.',
      '*parse + stringify* is `JSON.parse` of each page and `JSON.stringify` of each record in memory, without network, output, lifted fields or money: what any program pays that looks at the records. *axios + console.log* is how connectors are usually written.',
    ],
    run: (settings) => compare(stream, scaled(usualRows, settings), atLeast, settings),
  };
}

async function compare(stream: string, rows: number, atLeast: Floors, settings: Settings): Promise<Line[]> {
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
