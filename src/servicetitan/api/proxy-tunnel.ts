import {type ClientRequest, type IncomingMessage, request as httpRequest} from 'node:http';
import {Agent, type AgentOptions, request as httpsRequest, type RequestOptions} from 'node:https';
import type {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {connect as connectTls, type ConnectionOptions} from 'node:tls';

import {getProxyForUrl} from 'proxy-from-env';

import {ConfigError} from '../../errors';

/** The proxy's own answer to CONNECT, which is none of ServiceTitan's, may be another one next time. */
export class ProxyUnwell extends Error {
  readonly code: string;
  constructor(proxy: string, status: number) {
    super(`the proxy ${proxy} answered ${status}`);
    this.code = this.message;
  }
}

const connectTimeoutMs = 30_000;

/**
 * The proxy that HTTPS_PROXY, ALL_PROXY and NO_PROXY name for an address; undefined: none.
 * @throws ConfigError when it is not the address of an HTTP proxy.
 */
export function proxyOf(url: string): URL | undefined {
  const text = getProxyForUrl(url);
  if (text === '') return undefined;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy !== undefined && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '') return proxy;
  throw new ConfigError(
    'HTTPS_PROXY is not the address of an HTTP proxy.',
    'Write e.g. HTTPS_PROXY=http://proxy.example.com:3128, or list the host in NO_PROXY.',
  );
}

/** Host and port, without user and password. */
export function nameOf(proxy: URL): string {
  return proxy.host;
}

/**
 * An agent that reaches HTTPS hosts through a proxy by CONNECT, and keeps the connections: one tunnel and one TLS handshake
 * serve as many requests as a direct connection would. Requests fail with a ConfigError when the proxy refuses, and
 * {@link ProxyUnwell} when another try may help.
 */
export class TunnelAgent extends Agent {
  /** The proxy's connection beneath each one that is kept. */
  private readonly inner = new WeakMap<Duplex, Socket>();

  constructor(
    private readonly proxy: URL,
    options: AgentOptions,
  ) {
    super(options);
  }

  override createConnection(options: RequestOptions, callback?: (error: Error | null, stream: Duplex) => void): null {
    const {proxy} = this;
    const fail = (error: Error): void => callback?.(error, undefined as unknown as Duplex);
    const target = `${options.host ?? ''}:${options.port ?? 443}`;
    const send = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send({
      hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: target,
      headers: {host: target, ...authorization(proxy)},
      agent: false,
      timeout: connectTimeoutMs,
    });
    request.once('connect', (answer: IncomingMessage, socket: Socket) => {
      socket.setTimeout(0);
      if (answer.statusCode === 200) {
        const tls = {ALPNProtocols: ['http/1.1'], ...(options as ConnectionOptions), socket};
        const secured = connectTls(tls);
        this.inner.set(secured, socket);
        return callback?.(null, secured);
      }
      socket.destroy();
      fail(refusalOf(proxy, answer.statusCode ?? 0));
    });
    request.once('timeout', () => request.destroy(new ProxyUnwell(nameOf(proxy), 0)));
    request.once('error', fail);
    request.end();
    return null;
  }

  /** Node lets a process end while connections are kept idle, but does not look beneath TLS. */
  override keepSocketAlive(socket: Duplex): void {
    this.inner.get(socket)?.unref();
    return super.keepSocketAlive(socket);
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    this.inner.get(socket)?.ref();
    super.reuseSocket(socket, request);
  }
}

function authorization({username, password}: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}`};
}

function refusalOf(proxy: URL, status: number): Error {
  if (status === 407)
    return new ConfigError(
      `The proxy ${nameOf(proxy)} refused (407): it wants a user and a password${proxy.username === '' ? '' : ', and not those of HTTPS_PROXY'}.`,
      'Put them into HTTPS_PROXY before the host, as USER:PASSWORD@HOST:PORT, special characters percent-encoded, or list the host in NO_PROXY.',
    );
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return new ProxyUnwell(nameOf(proxy), status);
  return new ConfigError(
    `The proxy ${nameOf(proxy)} refused to connect to ServiceTitan (${status}).`,
    'Ask whoever runs the proxy to allow the hosts of api_url and auth_url, or list them in NO_PROXY.',
  );
}
