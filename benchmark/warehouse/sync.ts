import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {selectStreams} from '../../src/catalogue';
import type {Stream} from '../../src/streams/definition';
import type {Line} from '../line';
import {median} from '../report';
import type {Section} from '../section';

const rounds = 5;
const bin = join(__dirname, '..', '..', '..', 'bin', 'st-elt');

/** `st-elt sync` when nothing has changed: how much it asks, and how long it takes beyond what its rate allows. */
export const sync: Section = {
  name: 'sync',
  title: 'A sync that finds nothing new',
  notes: [
    `The whole command, from the start of Node to its end: the streams that the KPIs need, a small simulated tenant, DuckDB. Medians of ${rounds} rounds.`,
  ],
  run: measure,
};

async function measure(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-'));
  const tenant = createTenant({seed: 7, size: 'small', now: new Date('2026-03-11T18:00:00Z')});
  // What changed in the last minutes would be left to the next run.
  tenant.clock.advance(20 * 60_000);
  const simulator = await startSimulator({tenant});
  const requestsPerSecond = 20;
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({...simulator.config(), requests_per_second: requestsPerSecond}));
  const args = ['sync', '--config', config, '--warehouse', `duckdb:${join(folder, 'st.duckdb')}`, '--no-transform'];
  const followed = selectStreams().filter(({follow}) => follow !== 'whole');
  const sync = async (): Promise<number> => {
    const start = performance.now();
    const child = spawn(process.execPath, [bin, ...args], {stdio: 'ignore'});
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`st-elt sync ended with ${code}`);
    return (performance.now() - start) / 1_000;
  };
  try {
    await sync();
    const seconds: number[] = [];
    let [total, most] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      simulator.resetStats();
      seconds.push(await sync());
      const stats = simulator.stats();
      total = stats.total;
      most = Math.max(...followed.map((each) => requestsOf(each, stats.requests)));
    }
    return [
      {
        what: `most requests for one of ${followed.length} streams with a window or feed, in a sync that finds nothing new`,
        subject: `${total} for all ${selectStreams().length} streams`,
        value: most,
        unit: '',
        atMost: 3,
      },
      {
        what: `the time of that sync against its requests at ${requestsPerSecond} a second`,
        subject: `${median(seconds).toFixed(2)} s`,
        control: `${(total / requestsPerSecond).toFixed(2)} s`,
        value: median(seconds) / (total / requestsPerSecond),
        unit: '×',
        atMost: 1.3,
      },
    ];
  } finally {
    await simulator.close();
    rmSync(folder, {recursive: true});
  }
}

/** Requests to the list and the feed of a stream. */
function requestsOf({list, export: feed}: Stream, requests: Readonly<Record<string, number>>): number {
  const paths = [list?.path, feed?.path].flatMap((path) => (path === undefined ? [] : [path]));
  return Object.entries(requests)
    .filter(([asked]) => paths.some((path) => asked.replace(/\/tenant\/\d+/, '') === `/${path}`))
    .reduce((sum, [, times]) => sum + times, 0);
}
