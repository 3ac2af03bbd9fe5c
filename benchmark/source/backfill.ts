import type {Line} from '../line';
import {median} from '../report';
import type {Section} from '../section';
import {inTurns, scaled} from '../section';
import {run, startServer} from './processes';
import {backfillRows, pageSize} from './rows';
import type {Measured, Task} from './subject';

/** The sequential control takes more than a minute, nearly all of it waiting: it need not run as often as the others. */
const controlRounds = 3;

/** Half a million records in eight streams behind 200 ms + 0.1 ms per record, against one request after the other. */
export const backfill: Section = {
  name: 'backfill',
  title: 'Backfill',
  notes: [
    `500,000 records in 8 streams; every request takes 200 ms and 0.1 ms per record. The control asks for one page of 5,000 after the other and writes with \`console.log\`. The control takes more than a minute and runs in ${controlRounds} of the rounds.`,
  ],
  run: async (settings) => {
    const counts = Object.fromEntries(
      Object.entries(backfillRows).map(([name, rows]) => [name, scaled(rows, settings)]),
    );
    const streams = Object.keys(counts);
    const server = await startServer({baseMs: 200, perRowMs: 0.1}, counts);
    let mostStarts = 0;
    const task = (limits: Pick<Task, 'design' | 'concurrency' | 'requestsPerSecond'>) => async () => {
      const measured = await run({...limits, pageSize, url: server.url, streams});
      mostStarts = Math.max(mostStarts, (await server.stats()).maxStartsPerSecond);
      return measured;
    };
    const {defaults, fast, sequential} = await inTurns(
      settings,
      {
        defaults: task({design: 'source', concurrency: 8, requestsPerSecond: 20}),
        fast: task({design: 'source', concurrency: 16, requestsPerSecond: 38}),
        sequential: task({design: 'sequential', concurrency: 1}),
      },
      {sequential: controlRounds},
    );
    server.stop();
    const seconds = (all: readonly Measured[]): number => median(all.map((one) => one.seconds));
    const peakMb = (all: readonly Measured[]): number => Math.round(median(all.map((one) => one.peakMb)));
    const line = (what: string, subject: readonly Measured[], atLeast: number): Line => ({
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
      {
        what: 'peak memory of that backfill, 8 and 16 in flight',
        subject: `${peakMb(defaults)} MB`,
        control: `${peakMb(fast)} MB`,
        value: peakMb(defaults) / peakMb(fast),
        unit: '×',
      },
      {what: 'most request starts in any second', subject: `${mostStarts}`, value: mostStarts, unit: '', atMost: 60},
    ];
  },
};
