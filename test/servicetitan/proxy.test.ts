import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer as createHttpServer, request as httpRequest, type Server} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {type AddressInfo, connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Duplex} from 'node:stream';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {command, type Finished} from '../end-to-end/command';

const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
const certificate = join(folder, 'certificate.pem');
let simulator: Simulator;
/** The simulated tenant behind TLS, with a certificate that no machine trusts by itself. */
let front: Server;
let requests = 0;

const listen = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  const key = join(folder, 'key.pem');
  execFileSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=simulated'],
    ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate],
  ]);
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now: new Date()})});
  const {api_url} = simulator.config() as {api_url: string};
  front = createHttpsServer({key: readFileSync(key), cert: readFileSync(certificate)}, (request, answer) => {
    requests += 1;
    const {method, headers, url} = request;
    const inner = httpRequest(new URL(url ?? '', api_url), {method, headers}, (said) => {
      answer.writeHead(said.statusCode ?? 500, said.headers);
      said.pipe(answer);
    });
    request.pipe(inner);
  });
  await listen(front);
  const address = `https://127.0.0.1:${portOf(front)}`;
  const {auth_url} = simulator.config() as {auth_url: string};
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({...simulator.config(), api_url: address, auth_url: address + new URL(auth_url).pathname}),
  );
});
afterAll(async () => {
  front.closeAllConnections();
  await new Promise((resolve) => front.close(resolve));
  await simulator.close();
  rmSync(folder, {recursive: true});
});

/** A proxy that only tunnels, or answers CONNECT with a status. */
async function withProxy<T>(
  use: (proxy: {readonly port: number; readonly connects: () => number}) => Promise<T>,
  {refuse, password}: {readonly refuse?: string; readonly password?: string} = {},
): Promise<T> {
  let connects = 0;
  const sockets = new Set<Duplex>();
  const proxy = createHttpServer((_, answer) => void answer.writeHead(405).end());
  proxy.on('connect', (request, socket, head) => {
    connects += 1;
    sockets.add(socket);
    const given = Buffer.from(request.headers['proxy-authorization']?.split(' ')[1] ?? '', 'base64').toString();
    const status = password !== undefined && given !== password ? '407 Proxy Authentication Required' : refuse;
    socket.on('error', () => undefined);
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status}\r\nProxy-Authenticate: Basic realm="corp"\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const tunnel = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => socket.destroy());
  });
  await listen(proxy);
  try {
    return await use({port: portOf(proxy), connects: () => connects});
  } finally {
    for (const socket of sockets) socket.destroy();
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  }
}

async function check(
  env: Readonly<Record<string, string>>,
): Promise<{readonly status: string; readonly message?: string}> {
  const {stdout} = await command('source-servicetitan', ['check', '--config', join(folder, 'config.json')], {env});
  const line =
    stdout
      .trim()
      .split('\n')
      .find((each) => each.includes('CONNECTION_STATUS')) ?? '';
  return (JSON.parse(line) as {connectionStatus: {status: string; message?: string}}).connectionStatus;
}

const trusting = {NODE_EXTRA_CA_CERTS: certificate};
const through = (port: number, user = ''): Readonly<Record<string, string>> => ({
  ...trusting,
  HTTPS_PROXY: `http://${user}127.0.0.1:${port}`,
});

test('a certificate that is not trusted is said at once, with the variable that adds one', async () => {
  const began = Date.now();
  const {status, message} = await check({});
  expect({status, message}).toEqual({
    status: 'FAILED',
    message: expect.stringMatching(
      /certificate of 127\.0\.0\.1:\d+ is signed by an authority .* NODE_EXTRA_CA_CERTS/,
    ) as string,
  });
  // Patience with passing failures is 6 s for a check, 10 minutes for a run.
  expect(Date.now() - began).toBeLessThan(5_000);
  expect((await check(trusting)).status).toBe('SUCCEEDED');
});

test.each([
  ['407 Proxy Authentication Required', /^The proxy 127\.0\.0\.1:\d+ refused \(407\).* HTTPS_PROXY/],
  ['403 Forbidden', /^The proxy 127\.0\.0\.1:\d+ refused to connect to ServiceTitan \(403\)\. Ask whoever runs/],
  ['404 Not Found', /^The proxy 127\.0\.0\.1:\d+ refused to connect to ServiceTitan \(404\)/],
  ['302 Found', /^The proxy 127\.0\.0\.1:\d+ refused to connect to ServiceTitan \(302\)/],
])('%s to CONNECT is the answer of the proxy', async (refuse, said) => {
  await withProxy(
    async ({port, connects}) => {
      const {status, message} = await check(through(port));
      expect(status).toBe('FAILED');
      expect(message).toMatch(said);
      expect(connects()).toBe(1);
    },
    {refuse},
  );
});

test('502 to CONNECT may pass, and names the proxy when it does not', async () => {
  await withProxy(
    async ({port, connects}) => {
      const {message} = await check(through(port));
      expect(message).toMatch(/the proxy 127\.0\.0\.1:\d+ answered 502/);
      expect(connects()).toBeGreaterThan(1);
    },
    {refuse: '502 Bad Gateway'},
  );
});

test('user and password go to the proxy, percent-encoding undone, and into no message', async () => {
  const options = {password: 'ann:p@ss word'};
  await withProxy(async ({port}) => {
    expect((await check(through(port, 'ann:p%40ss%20word@'))).status).toBe('SUCCEEDED');
    const {message} = await check(through(port, 'ann:wrong-one@'));
    expect(message).toMatch(/407/);
    expect(message).not.toContain('wrong-one');
  }, options);
});

test('a proxy that is not there is named, and NO_PROXY leads past it', async () => {
  const {port, ...nowhere} = await withProxy(async ({port}) => ({port, ...through(port)}));
  expect((await check(nowhere)).message).toMatch(new RegExp(`ECONNREFUSED, proxy 127\\.0\\.0\\.1:${port}`));
  expect((await check({...nowhere, NO_PROXY: '127.0.0.1'})).status).toBe('SUCCEEDED');
});

test('an address that is no proxy is refused in words', async () => {
  expect((await check({...trusting, HTTPS_PROXY: 'socks5://127.0.0.1:1080'})).message).toMatch(
    /^HTTPS_PROXY is not the address of an HTTP proxy\./,
  );
});

test('connections through a proxy are kept: a whole sync takes a handful of tunnels', async () => {
  await withProxy(async ({port, connects}) => {
    requests = 0;
    const args = ['--config', join(folder, 'config.json'), '--warehouse', `duckdb:${join(folder, 'st.duckdb')}`];
    const result: Finished = await command('st-elt', ['sync', '--no-transform', ...args], {env: through(port)});
    expect(result).toMatchObject({exitCode: 0});
    expect(requests).toBeGreaterThan(50);
    // As many as requests may be in flight, and those that the server closed in between.
    expect(connects()).toBeLessThan(requests / 4);
    expect(connects()).toBeLessThanOrEqual(16);
  });
}, 90_000);
