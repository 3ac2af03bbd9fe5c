import {Agent, request} from 'node:http';

/** Requests of many kinds at a steady rate, good and bad ones mixed by a seed. */
export interface TrafficOptions {
  readonly url: string;
  readonly token: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly seed: number;
  /** Nothing but this path. */
  readonly only?: string;
}

export interface Traffic {
  readonly sent: number;
  /** Answers by status; 0 for requests that got none. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Milliseconds until health answered, sorted. */
  readonly healthMs: readonly number[];
  /** Resident memory of the service by its own word, each second. */
  readonly memoryBytes: readonly number[];
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly token?: string;
  readonly body?: string;
}

/** Requests that are in order. The first begins the next run once the last one has ended, else it is answered with 409. */
const good: readonly string[] = [
  '/ingest-all?mode=full&parallel=true&transform=false',
  '/health',
  '/health',
  '/entities',
  '/ref-entities',
  '/metrics',
  '/status/jobs',
  '/last-sync/invoices',
];

/** Requests that are not. */
const bad: readonly Call[] = [
  {method: 'GET', path: '/entities', token: 'wrong'},
  {method: 'GET', path: '/entities', token: ''},
  {method: 'GET', path: '/ingest/frobs'},
  {method: 'GET', path: '/ingest/..%2F..%2Fetc%2Fpasswd'},
  {method: 'GET', path: "/status/jobs'%20OR%201=1--"},
  {method: 'GET', path: '/ingest/jobs?mode=sometimes'},
  {method: 'GET', path: '/ingest/jobs?from=yesterday'},
  {method: 'GET', path: '/ingest-all?parallel=perhaps'},
  {method: 'GET', path: '/runs/no-such-run'},
  {method: 'GET', path: '/full-sync/jobs'},
  {method: 'HEAD', path: '/ingest/jobs'},
  {method: 'DELETE', path: '/entities'},
  {method: 'POST', path: '/ingest/jobs', body: '{"mode": "full"}'},
  {method: 'POST', path: '/ingest/jobs', body: 'x'.repeat(100_000)},
  {method: 'GET', path: `/${'x'.repeat(4_000)}`},
];

/**
 * Sends each request when its time has come, whether or not earlier ones were answered; half of them are bad. Waits for every
 * answer but those of runs.
 */
export async function traffic({url, token, perSecond, seconds, seed, only}: TrafficOptions): Promise<Traffic> {
  const agent = new Agent({keepAlive: true, maxSockets: 256});
  const random = randomNumbers(seed);
  const statuses: Record<number, number> = {};
  const healthMs: number[] = [];
  const memoryBytes: number[] = [];
  const pending = new Set<Promise<void>>();

  async function one(call: Call): Promise<void> {
    const began = performance.now();
    const {status, text} = await answered(agent, url, call);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (call.path === '/health' && status === 200) healthMs.push(performance.now() - began);
    const memory = /^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1];
    if (memory !== undefined) memoryBytes.push(Number(memory));
  }

  const total = perSecond * seconds;
  const began = performance.now();
  let sent = 0;
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * perSecond));
    for (; sent < due; sent++) {
      const isGood = random() < 0.5 || only !== undefined;
      const path = only ?? good[Math.floor(random() * good.length)] ?? '/health';
      const other = bad[Math.floor(random() * bad.length)];
      const call = isGood || other === undefined ? {method: 'GET', path, token} : {token, ...other};
      const work: Promise<void> = one(call).finally(() => pending.delete(work));
      // A run may go on after the traffic has ended: it is answered when it has ended too.
      if (!call.path.startsWith('/ingest-all?mode')) pending.add(work);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(pending);
  agent.destroy();
  return {sent, statuses: {...statuses}, healthMs: healthMs.sort((a, b) => a - b), memoryBytes};
}

/** Status 0 when the connection failed, or nothing came within a minute. */
function answered(
  agent: Agent,
  url: string,
  {method, path, token, body}: Call,
): Promise<{status: number; text: string}> {
  return new Promise((resolve) => {
    const headers = token === undefined || token === '' ? {} : {Authorization: `Bearer ${token}`};
    const none = (): void => resolve({status: 0, text: ''});
    const sending = request(url + path, {agent, method, headers, timeout: 60_000}, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({status: response.statusCode ?? 0, text}));
      response.on('error', none);
    });
    sending.on('error', none).on('timeout', () => sending.destroy(new Error('no answer')));
    sending.end(body);
  });
}

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
