import type {IncomingMessage, ServerResponse} from 'node:http';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

import {literals} from '../../src/streams';
import type {RowBytes} from './rows';
import {createRows} from './rows';

/** What the server saw since it was last asked. */
export interface ServerStats {
  readonly requests: number;
  readonly maxStartsPerSecond: number;
}

/** Delay of an answer: as long for every request, and more for every row. */
export interface Latency {
  readonly baseMs: number;
  readonly perRowMs: number;
}

/**
 * An API in a process of its own that costs nearly nothing: pages are copied from serialised rows. Lists honour the window on
 * `modifiedOn`; export feeds have nothing new to tell. Argument: JSON of the latency and the rows per stream.
 */
function serve({latency, counts}: {latency: Latency; counts: Record<string, number>}): void {
  const rows = createRows(counts);
  const byPath = new Map(literals.flatMap(({name, list}) => (list === undefined ? [] : [[list.path, name] as const])));
  let starts: number[] = [];
  let most = 0;
  let requests = 0;
  const noteStart = (): void => {
    const now = performance.now();
    starts = [...starts.filter((at) => at > now - 1_000), now];
    most = Math.max(most, starts.length);
    requests += 1;
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://benchmark');
    response.setHeader('Content-Type', 'application/json');
    if (url.pathname === '/connect/token') {
      response.end('{"access_token":"benchmark","expires_in":900}');
      return;
    }
    noteStart();
    const path = url.pathname.replace(/^\/([^/]+\/v\d)\/tenant\/\d+\//, '$1/');
    const stream = rows.get(byPath.get(path) ?? '');
    const [body, count] = stream === undefined ? exportEnd : pageOf(stream, url.searchParams);
    setTimeout(
      () => {
        response.setHeader(
          'Content-Length',
          body.reduce((sum, part) => sum + part.length, 0),
        );
        for (const part of body) response.write(part);
        response.end();
      },
      latency.baseMs + latency.perRowMs * count,
    );
  });
  process.on('message', () => {
    process.send?.({requests, maxStartsPerSecond: most} satisfies ServerStats);
    [starts, most, requests] = [[], 0, 0];
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

type Body = readonly [parts: readonly Buffer[], rows: number];
const exportEnd: Body = [[Buffer.from('{"hasMore":false,"continueFrom":"end","data":[]}')], 0];

function pageOf(stream: RowBytes, query: URLSearchParams): Body {
  const first = firstFrom(stream, query.get('modifiedOnOrAfter'), 0);
  const end = firstFrom(stream, query.get('modifiedBefore'), stream.count);
  const pageSize = Number(query.get('pageSize') ?? 50);
  const from = Math.min(end, first + (Number(query.get('page') ?? 1) - 1) * pageSize);
  const to = Math.min(end, from + pageSize);
  const total = query.get('includeTotal') === 'true' ? Math.max(0, end - first) : 'null';
  const head = `{"page":1,"pageSize":${pageSize},"hasMore":${to < end},"totalCount":${total},"data":[`;
  return [[Buffer.from(head), stream.slice(from, to), Buffer.from(']}')], to - from];
}

/** Number of the first row modified at or after an instant. */
function firstFrom(stream: RowBytes, instant: string | null, otherwise: number): number {
  if (instant === null) return otherwise;
  const ms = Date.parse(instant);
  let [low, high] = [0, stream.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stream.modifiedMs(middle) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

serve(JSON.parse(process.argv[2] ?? '{}') as Parameters<typeof serve>[0]);
