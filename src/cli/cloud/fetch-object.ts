import {createWriteStream} from 'node:fs';
import {basename, join} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';

import {GoogleAuth} from 'google-auth-library';

import {ConfigError, UsageError, WarehouseError} from '../../errors';
import {certificateError, missingCredentials} from '../../outside-errors';

const service = 'https://storage.googleapis.com';
const scope = 'https://www.googleapis.com/auth/devstorage.read_only';

/**
 * Copies an object of Cloud Storage into a folder, with application default credentials.
 * @param uri `gs://BUCKET/OBJECT`.
 * @param emulator address of a server that asks for no credentials.
 * @returns path of the copy, which ends like the object's name.
 * @throws UsageError when there is no such object, ConfigError when it may not be read, WarehouseError when it does not arrive.
 */
export async function fetchObject(uri: string, folder: string, emulator?: string): Promise<string> {
  const [, bucket, object] = /^gs:\/\/([^/]+)\/(.+)$/i.exec(uri) ?? [];
  if (bucket === undefined || object === undefined)
    throw new UsageError(`${uri} does not name an object.`, 'Write gs://BUCKET/OBJECT.');
  const at = `${emulator ?? service}/storage/v1/b/${encodeURIComponent(bucket)}/o/${encodeURIComponent(object)}`;
  const headers = emulator === undefined ? await credentials(at) : new Headers();
  const path = join(folder, basename(object));
  try {
    const answer = await fetch(`${at}?alt=media`, {headers});
    if (!answer.ok || answer.body === null) throw refusal(uri, answer.status);
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(path));
    return path;
  } catch (error) {
    if (error instanceof UsageError || error instanceof ConfigError || error instanceof WarehouseError) throw error;
    throw new WarehouseError(`${uri} did not arrive (${codeOf(error)}).`, 'Check the network, then run again.', error);
  }
}

async function credentials(url: string): Promise<Headers> {
  try {
    return await new GoogleAuth({scopes: scope}).getRequestHeaders(url);
  } catch (error) {
    throw certificateError(error, 'Google') ?? missingCredentials(error);
  }
}

function refusal(uri: string, status: number): Error {
  if (status === 404) return new UsageError(`Object not found: ${uri}.`, 'Check bucket and name.');
  if (status === 401 || status === 403)
    return new ConfigError(`This account may not read ${uri}.`, 'Grant it the role Storage Object Viewer.');
  return new WarehouseError(`Cloud Storage did not give ${uri} (status ${status}).`, 'Run again later.');
}

function codeOf(error: unknown): string {
  const {code, cause, message} = Object(error) as {code?: unknown; cause?: {code?: unknown}; message?: unknown};
  return String(code ?? cause?.code ?? message);
}
