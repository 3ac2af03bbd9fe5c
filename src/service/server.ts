import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';

import {getRequestListener} from '@hono/node-server';

import {ConfigError} from '../errors';

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

export interface RunningServer {
  /** `http://HOST:PORT`. */
  readonly url: string;
  /** Takes no more connections, and ends those that nobody waits on. */
  stopListening(): void;
  /** Resolves when every answer is out, at the latest after `mostMs`. */
  close(mostMs: number): Promise<void>;
}

/** A request must have arrived by then; the answer may take as long as a run takes. */
const requestTimeoutMs = 30_000;
const headersTimeoutMs = 15_000;
/** Longer than the proxies before it keep a connection, so that they never use one that is being closed. */
const keepAliveTimeoutMs = 75_000;
const mostHeaderBytes = 16 * 1_024;
/** Far more than Cloud Run sends to one instance; what comes beyond is closed at once. */
const mostConnections = 512;
/** A client that takes nothing of an answer for so long is cut off. */
const stalledMs = 30_000;
const checkEveryMs = 5_000;

/** @throws ConfigError when the port cannot be had. */
export async function startServer({port, host, fetch}: ServerOptions): Promise<RunningServer> {
  const listener = getRequestListener(fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => jsonResponse(400, 'The request is not one that HTTP allows.'),
  });
  const server = createServer({
    requestTimeout: requestTimeoutMs,
    headersTimeout: headersTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    maxHeaderSize: mostHeaderBytes,
    connectionsCheckingInterval: checkEveryMs,
    // A request without Host is answered below, with words.
    requireHostHeader: false,
  });
  server.on('request', (request, response) => void listener(request, response));
  server.on('clientError', answerBrokenRequest);
  server.maxConnections = mostConnections;
  cutOffStalledClients(server);
  server.listen(port, host);
  await Promise.race([once(server, 'listening'), failure(server, host, port)]);
  const {port: actual} = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    stopListening() {
      server.close();
      server.closeIdleConnections();
    },
    async close(mostMs) {
      const closed = once(server, 'close');
      const timer = setTimeout(() => server.closeAllConnections(), mostMs);
      if (server.listening) server.close();
      server.closeIdleConnections();
      await closed;
      clearTimeout(timer);
    },
  };
}

async function failure(server: Server, host: string, port: number): Promise<never> {
  const [error] = (await once(server, 'error')) as [NodeJS.ErrnoException];
  throw new ConfigError(
    `The service cannot listen on ${host}:${port} (${error.code ?? error.message}).`,
    'Use another --port.',
  );
}

function jsonResponse(status: number, error: string): Response {
  return Response.json({success: false, error}, {status});
}

/**
 * Node times requests, not answers: a client that does not read, or does not close its side after ours, holds its connection
 * until it leaves.
 */
function cutOffStalledClients(server: Server): void {
  const seen = new Map<Socket, {readonly sentBytes: number; readonly atMs: number}>();
  server.on('connection', (socket: Socket) => {
    seen.set(socket, {sentBytes: 0, atMs: performance.now()});
    socket.once('close', () => seen.delete(socket));
  });
  const check = (): void => {
    for (const [socket, last] of seen) {
      const sentBytes = socket.bytesWritten - socket.writableLength;
      const waits = socket.writableLength > 0 || socket.writableEnded;
      if (!waits || sentBytes > last.sentBytes) seen.set(socket, {sentBytes, atMs: performance.now()});
      else if (performance.now() - last.atMs >= (socket.writableEnded ? checkEveryMs : stalledMs)) socket.destroy();
    }
  };
  const timer = setInterval(check, checkEveryMs);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}

/** What never became a request gets an answer anyway, written by hand. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, reason] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The headers are too long.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request did not arrive in time.']
        : ['400 Bad Request', 'The request is not one that HTTP allows.'];
  const body = JSON.stringify({success: false, error: reason});
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}
