const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host, as `URL.hostname` writes it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return loopbackHost.test(hostname);
}

/**
 * Whether secrets may be sent to an address: over TLS anywhere, without TLS only to this machine.
 * The host is the one that a client would connect to, so `http://127.0.0.1@example.com` is not loopback.
 */
export function isSafeForSecrets(address: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) return false;
  const {protocol, hostname} = new URL(address);
  return hostname !== '' && (protocol === 'https:' || isLoopback(hostname));
}
