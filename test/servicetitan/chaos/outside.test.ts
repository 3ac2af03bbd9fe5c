import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';

import type {Simulator} from '../../../simulator/server';
import {startSimulator} from '../../../simulator/server';
import {createTenant} from '../../../simulator/tenant';
import {messagesIn, startRead} from './process';

let simulator: Simulator;
beforeEach(async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
  tenant.clock.advance(3_600_000);
  simulator = await startSimulator({tenant});
});
afterEach(() => simulator.close());

const core = ['jobs', 'invoices', 'estimates', 'payments', 'customers', 'locations', 'appointments', 'calls'];

describe('the reader of stdout', () => {
  it('may stop reading for a while: the source stops asking, then goes on to the end', async () => {
    const {child, ended} = startRead(simulator, {streams: core, fields: {concurrency: 2}, untouched: true});
    await once(child.stdout, 'readable');
    let asked = -1;
    // Whatever fits the pipe and the pages in flight is read; then nothing moves.
    while (asked !== simulator.stats().total) {
      asked = simulator.stats().total;
      await sleep(500);
    }
    expect(child.exitCode).toBeNull();
    const lines: string[] = [];
    child.stdout.on('data', (part: Buffer) => void lines.push(part.toString('utf8')));
    expect(await ended).toBe(0);
    expect(simulator.stats().total).toBeGreaterThan(asked);
  });

  it('may go away: the source ends at once, and not well', async () => {
    const {child, ended} = startRead(simulator, {streams: core, untouched: true});
    await once(child.stdout, 'readable');
    child.stdout.destroy();
    expect(await ended).toBe(1);
  });
});

it('ends with 1 and INCOMPLETE when a stream fails, and completes the others', async () => {
  simulator.faults.add({kind: 'html200', match: /\/invoices\?/, times: Infinity});
  const {ended, text} = startRead(simulator, {streams: ['invoices', 'campaigns']});
  expect(await ended).toBe(1);
  const statuses = messagesIn(text()).flatMap((message) =>
    message.type === 'TRACE' && message.trace.type === 'STREAM_STATUS'
      ? [`${message.trace.stream_status.stream_descriptor.name} ${message.trace.stream_status.status}`]
      : [],
  );
  expect(statuses).toEqual(expect.arrayContaining(['invoices INCOMPLETE', 'campaigns COMPLETE']));
  expect(statuses).not.toContain('invoices COMPLETE');
}, 30_000);

it('tells no secret at any log level, whatever ServiceTitan echoes', async () => {
  const {client_secret, app_key, client_id} = simulator.config();
  const real = [client_secret, app_key, client_id].map(String);
  const body = JSON.stringify({title: `no: ${real.join(' ')} Bearer simulated.abc.1`});
  simulator.faults.add({kind: 'status', status: 500, body, match: /customers/, times: 2});
  simulator.faults.add({kind: 'revokeTokens', match: /customers/, times: 2});
  simulator.faults.add({kind: 'status', status: 400, body, match: /invoices/, times: Infinity});
  const canary = {client_secret: 'canary-client-secret', app_key: 'canary-app-key', client_id: 'canary-client-id'};
  const check = async (level: string): Promise<void> => {
    const env = {LOG_LEVEL: level};
    const reads = [
      startRead(simulator, {streams: ['customers', 'invoices'], env}),
      startRead(simulator, {streams: ['customers'], fields: canary, env}),
    ];
    for (const {ended, text} of reads) {
      expect(await ended).toBe(1);
      for (const secret of [...real, 'simulated.abc', 'canary-']) expect(text()).not.toContain(secret);
    }
    // The refusal was told, without the secrets.
    expect(reads[0]?.text()).toContain('Bearer ***');
  };
  for (const level of ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']) await check(level);
});
