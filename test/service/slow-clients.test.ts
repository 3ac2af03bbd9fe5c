import {connect, type Socket} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

import {type RunningServer, startServer} from '../../src/service/server';

let server: RunningServer;
const sockets: Socket[] = [];
beforeEach(async () => {
  const fetch = (request: Request): Response =>
    new Response(request.url.endsWith('/large') ? 'x'.repeat(30_000_000) : 'well');
  server = await startServer({port: 0, host: '127.0.0.1', fetch});
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close(100);
});

/** A client that never closes its side by itself; `gone` once the server has let go of the connection. */
function client(sends: string): {readonly socket: Socket; gone: boolean} {
  const {hostname: host, port} = new URL(server.url);
  const socket = connect({host, port: Number(port), allowHalfOpen: true});
  const state = {socket, gone: false};
  socket.on('error', () => (state.gone = true)).on('close', () => (state.gone = true));
  if (sends !== '') socket.write(sends);
  sockets.push(socket);
  return state;
}
/** How many the server still holds: a write to a connection that it let go of fails. */
async function held(clients: readonly {readonly socket: Socket; gone: boolean}[]): Promise<number> {
  for (let tries = 0; tries < 3; tries += 1) {
    for (const {socket, gone} of clients) if (!gone && socket.writable) socket.write('x');
    await sleep(100);
  }
  return clients.filter(({gone}) => !gone).length;
}

test('clients that neither ask, read nor leave are cut off', async () => {
  const clients = [
    '',
    'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ',
    'not http at all\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n',
    'GET /large HTTP/1.1\r\nHost: a\r\n\r\n',
  ].flatMap((sends) => Array.from({length: 40}, () => client(sends)));
  for (const {socket} of clients.slice(-40)) socket.pause();
  await sleep(500);
  expect(await (await fetch(server.url)).text()).toBe('well');
  await sleep(48_000);
  for (const {socket} of clients) socket.resume();
  expect(await held(clients)).toBe(0);
}, 90_000);

test('more connections than the limit are closed at once, and those before them are served', async () => {
  const first = Array.from({length: 500}, () => client(''));
  await sleep(300);
  expect(await (await fetch(server.url)).text()).toBe('well');
  const more = Array.from({length: 100}, () => client(''));
  await sleep(500);
  expect(more.filter(({gone, socket}) => gone || socket.readableEnded).length).toBeGreaterThanOrEqual(80);
  expect(first.filter(({gone}) => gone)).toEqual([]);
});
