import {median} from '../report';
import type {Section} from '../section';
import {inTurns, scaled} from '../section';
import {run, startServer} from './processes';
import {pageSize} from './rows';
import type {Measured} from './subject';

/** Peak memory may not grow with the number of records. */
export const memory: Section = {
  name: 'memory',
  title: 'Memory of a read',
  notes: ['Jobs, without latency, 8 requests in flight; each read is a process of its own. Medians of three rounds.'],
  run: async (settings) => {
    const [few, many] = [scaled(100_000, settings), scaled(400_000, settings)];
    const servers = await Promise.all([few, many].map((jobs) => startServer({baseMs: 0, perRowMs: 0}, {jobs})));
    const task =
      (url = '') =>
      () =>
        run({pageSize, concurrency: 8, design: 'source', url, streams: ['jobs']});
    const rounds = Math.min(settings.rounds, 3);
    const peaks = await inTurns({...settings, rounds}, {few: task(servers[0]?.url), many: task(servers[1]?.url)});
    servers.forEach((server) => server.stop());
    const peak = (all: readonly Measured[]): number => median(all.map(({peakMb}) => peakMb));
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
  },
};
