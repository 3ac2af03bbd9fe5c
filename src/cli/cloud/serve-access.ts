import {UsageError} from '../../errors';
import type {FieldLog} from '../../log';
import {type Access, loopbackAccess, tokenAccess} from '../../service/http/caller-access';
import {googleTokens} from '../../service/http/google-tokens';
import {emulatorAddress} from '../settings/command-settings';
import type {Environment} from '../settings/variables';

const loopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/i;
/** A token of fewer characters can be guessed. */
const shortestToken = 24;

/**
 * Who may call the service, from the environment: `ST_ELT_SERVICE_TOKEN`, or `ST_ELT_SERVICE_AUDIENCE` with
 * `ST_ELT_SERVICE_ACCOUNTS`.
 * @throws UsageError when the settings would let everybody in, or nobody.
 */
export function accessOf(env: Environment, host: string, log: FieldLog): Access {
  const token = env['ST_ELT_SERVICE_TOKEN'] || undefined;
  const audiences = listOf(env['ST_ELT_SERVICE_AUDIENCE']);
  const accounts = listOf(env['ST_ELT_SERVICE_ACCOUNTS']);
  if (audiences.length > 0 !== accounts.length > 0) {
    throw new UsageError(
      'ST_ELT_SERVICE_AUDIENCE and ST_ELT_SERVICE_ACCOUNTS belong together.',
      'Set the address of the service and the accounts that may call it, separated by commas.',
    );
  }
  if (token !== undefined && token.length < shortestToken) {
    throw new UsageError(
      `ST_ELT_SERVICE_TOKEN is shorter than ${shortestToken} characters.`,
      'Make one with `openssl rand -hex 32`.',
    );
  }
  const isBehindCloudRunIam = env['ST_ELT_SERVICE_IAM'] === 'cloud-run';
  if (isBehindCloudRunIam && !env['K_SERVICE']) {
    throw new UsageError(
      'ST_ELT_SERVICE_IAM=cloud-run trusts Cloud Run to check tokens, and this is not Cloud Run.',
      'Unset it.',
    );
  }
  if (token === undefined && audiences.length === 0) {
    if (loopback.test(host)) return loopbackAccess;
    throw new UsageError(
      `Without a token everybody who reaches ${host} could start runs and read data.`,
      'Set ST_ELT_SERVICE_TOKEN, or ST_ELT_SERVICE_AUDIENCE and ST_ELT_SERVICE_ACCOUNTS; or use --host 127.0.0.1.',
    );
  }
  const certsUrl = emulatorAddress(env, 'ST_ELT_CERTS_URL');
  return tokenAccess({
    isBehindCloudRunIam,
    ...(token === undefined ? {} : {token}),
    ...(audiences.length === 0
      ? {}
      : {
          google: googleTokens({
            audiences,
            accounts,
            signatureChecked: isBehindCloudRunIam,
            log,
            ...(certsUrl && {certsUrl}),
          }),
        }),
  });
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
