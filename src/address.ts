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

/**
 * User and password of an address, between `://` and `@`. A password may hold `/`, `?` or `#` that nobody encoded: then it
 * ends at the last `@`, unless what looks like it is a port.
 */
const userInfo = /\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/?#"'<>]*|[^\s/?#:@"'<>]+:(?!\d+[/?#])[^\s"'<>]*)@/gi;
/** A secret in the query of an address, or in a connection string: `?access_token=…`, `&X-Amz-Signature=…`, `;Password=…`. */
const secretParameter =
  /([?&;][\w.%-]*(?:passw|passphrase|pwd|secret|token|key|signature|credential|auth(?!or)|\bsig|\bsas|\bpass)[\w.%-]*=)[^\s&;#"'<>]*/gi;
/** The same without a scheme; what stands before a warehouse's path is none. */
const userInfoAlone = /^((?:(?:duckdb|bigquery):)?)(?!duckdb:|bigquery:)[^\s:/@]+:(?!\/\/)[^\s@]+@(?=[\w[])/;

/** A text that may hold addresses, with what is secret in them as `***`. */
export function withoutPasswords(text: string): string {
  return text.replace(userInfo, '$1***@').replace(secretParameter, '$1***');
}

/** A setting that may be an address, also one without a scheme: `user:password@host:3128`. */
export function addressWithoutPasswords(setting: string): string {
  return withoutPasswords(setting).replace(userInfoAlone, '$1***@');
}
