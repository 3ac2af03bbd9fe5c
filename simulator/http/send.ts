import type {IncomingMessage, ServerResponse} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';

import type {Answer} from './answer';
import type {Trouble} from './faults';

const compress = promisify(gzip);
const smallestToCompress = 1024;

/** Sends an answer, spoilt by the trouble where that is about the body. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  {status, body, headers = {}}: Answer,
  trouble: Trouble | undefined,
): Promise<void> {
  let bytes: Uint8Array = Buffer.from(trouble?.kind === 'truncate' ? body.slice(0, body.length / 2) : body, 'utf8');
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  if (trouble?.kind === 'badGzip') {
    response.setHeader('Content-Encoding', 'gzip');
  } else if (bytes.length >= smallestToCompress && /\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    response.setHeader('Content-Encoding', 'gzip');
    bytes = await compress(bytes, {level: 1});
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Content-Length', bytes.length);
  if (trouble?.kind === 'abort') {
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  } else if (trouble?.kind === 'slowBody') {
    await trickle(response, bytes, trouble.ms);
  } else {
    response.end(bytes);
  }
}

async function trickle(response: ServerResponse, bytes: Uint8Array, ms: number): Promise<void> {
  const parts = 10;
  const size = Math.ceil(bytes.length / parts);
  for (let i = 0; i < parts; i++) {
    response.write(bytes.subarray(i * size, (i + 1) * size));
    await sleep(ms / parts, undefined, {ref: false});
  }
  response.end();
}
