import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import type {Simulator} from '../../../simulator/http/server';
import {startSimulator} from '../../../simulator/http/server';
import {createTenant} from '../../../simulator/tenant';
import type {ReadProcess} from './process';
import {messagesIn, startRead} from './process';

let simulator: Simulator;
beforeEach(async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
  tenant.clock.advance(3_600_000);
  simulator = await startSimulator({tenant});
});
afterEach(() => simulator.close());

const core = ['jobs', 'invoices', 'estimates', 'payments', 'customers', 'locations', 'appointments', 'calls'];

/** What a process holds; 0 where the system does not tell. */
function memoryMb(pid = 0): number {
  const path = `/proc/${pid}/status`;
  const [, kB] = (existsSync(path) ? /VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8')) : null) ?? [];
  return Number(kB ?? 0) / 1_024;
}

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
    const heldMb = memoryMb(child.pid);
    await sleep(1_500);
    expect(memoryMb(child.pid)).toBeLessThanOrEqual(heldMb * 1.1 + 5);
    expect(simulator.stats().total).toBe(asked);
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

describe.each(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'])('at log level %s no secret is told', (level) => {
  const secrets = (): string[] => {
    const {client_secret, app_key, client_id} = simulator.config();
    return [client_secret, app_key, client_id].map(String);
  };
  /** What a server says that shows a request all it sent. */
  const echo = (): string => JSON.stringify({title: `no: ${secrets().join(' ')} Bearer simulated.abc.1`});
  const start = (fields: Record<string, unknown> = {}, env: Record<string, string> = {}): ReadProcess =>
    startRead(simulator, {streams: ['customers', 'invoices'], fields, env: {LOG_LEVEL: level, ...env}});
  /** The whole of stdout and stderr, states and all. */
  const told = async ({ended, text}: ReadProcess, code: number): Promise<string> => {
    expect(await ended).toBe(code);
    for (const secret of [...secrets(), 'simulated.', 'canary-']) expect(text()).not.toContain(secret);
    return text();
  };

  it('when the API fails, voids tokens and refuses, echoing the request', async () => {
    simulator.faults.add({kind: 'status', status: 500, body: echo(), match: /customers/, times: 1});
    simulator.faults.add({kind: 'revokeTokens', match: /customers/, times: 2});
    simulator.faults.add({kind: 'status', status: 400, body: echo(), match: /invoices/, times: Infinity});
    const text = await told(start(), 1);
    // The refusal was told, without the secrets, and the other stream has its states.
    expect(text).toContain('Bearer ***');
    expect(text).toContain('"type":"STATE"');
  });

  it('when the token endpoint fails and refuses, echoing the form', async () => {
    simulator.faults.add({kind: 'status', status: 503, body: echo(), match: /connect/, times: 1});
    simulator.faults.add({kind: 'status', status: 400, body: echo(), match: /connect/, times: Infinity});
    expect(await told(start(), 1)).toContain('refused client_id and client_secret');
    const canary = {client_secret: 'canary-client-secret', app_key: 'canary-app-key', client_id: 'canary-client-id'};
    await told(start(canary), 1);
  });

  it('when it crashes in the middle, and when it ends well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'crash-'));
    const file = join(folder, 'crash.cjs');
    writeFileSync(
      file,
      `const write = process.stdout.write.bind(process.stdout);
       let crashed = false;
       process.stdout.write = (chunk, ...more) => {
         if (!crashed && chunk.includes('"STATE"')) {
           crashed = true;
           setImmediate(() => { throw new Error('boom ' + ${JSON.stringify(echo())}); });
         }
         return write(chunk, ...more);
       };`,
    );
    const text = await told(start({}, {NODE_OPTIONS: `--require ${file}`}), 1);
    expect(text).toContain('boom');
    expect(text).toContain('stack_trace');
    await told(start(), 0);
    rmSync(folder, {recursive: true});
  });
});
