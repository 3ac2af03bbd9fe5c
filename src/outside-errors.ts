import {ConfigError} from './errors';

/** Codes of Node's TLS for a certificate whose issuer this machine does not know, as behind a proxy that inspects traffic. */
const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
]);
/** The same in words, where a library passed on the message alone. */
const untrustedWords =
  /self[- ]signed certificate|unable to verify the first certificate|unable to get (local )?issuer certificate/i;

/**
 * What a TLS error means that another try cannot fix.
 * @param where the host that was connected to.
 * @returns undefined for any other error.
 */
export function certificateError(error: unknown, where: string): ConfigError | undefined {
  const {code, message} = Object(error) as {code?: unknown; message?: unknown};
  if (untrusted.has(String(code)) || untrustedWords.test(String(message)))
    return new ConfigError(
      `The certificate of ${where} is signed by an authority that this machine does not trust.`,
      'If a proxy inspects the traffic, put its CA certificate (PEM) into a file and set NODE_EXTRA_CA_CERTS to its path; nothing else turns the check off.',
      error,
    );
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
    return new ConfigError(
      `The certificate of ${where} belongs to another host.`,
      'Check the address, and whether a proxy or a DNS entry leads elsewhere.',
      error,
    );
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return new ConfigError(
      `The certificate of ${where} ${code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not valid yet'}.`,
      'Check the clock of this machine first, then tell whoever runs that host or the proxy before it.',
      error,
    );
  return undefined;
}

const credentialsWords = /default credentials|invalid_grant|reauth|token has been expired or revoked/i;

/** Google's libraries without usable credentials; undefined for any other error. */
export function googleCredentialsError(error: unknown): ConfigError | undefined {
  const {message, code} = Object(error) as {message?: unknown; code?: unknown};
  return code === 401 || credentialsWords.test(String(message)) ? missingCredentials(error) : undefined;
}

export function missingCredentials(cause: unknown): ConfigError {
  return new ConfigError(
    'Google Cloud credentials are missing or have expired.',
    'Run `gcloud auth application-default login`, or give the service a service account; no key file is needed.',
    cause,
  );
}
