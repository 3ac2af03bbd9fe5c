import type {Context, Env} from 'hono';

import {catalogue, streamCalled} from '../../catalogue';
import type {FieldLog} from '../../log';
import {didYouMean} from '../../nearest';
import type {Stream} from '../../streams/definition';
import type {Answer} from './answers';
import {quoted} from './parameters';
import {Refusal} from './refusal';

export interface AppEnv extends Env {
  readonly Variables: {
    /** Says of every line to which request it belongs. */
    log: FieldLog;
  };
}

export type AppContext = Context<AppEnv>;

/** A call has nothing to say in its body; some clients send an empty object anyway. */
const mostBodyBytes = 1_024;
/** Clients read an answer once they have sent everything: so much is taken from them, and thrown away. */
const mostDrainedBytes = 16 * 1_024 * 1_024;

/** @throws Refusal with 413 for a body that is too long to look at, 400 for one that says something. */
export async function refuseBody(c: AppContext): Promise<void> {
  const reader = (c.req.raw.body as ReadableStream<Uint8Array> | null)?.getReader();
  let text = '';
  let bytes = 0;
  for (;;) {
    const part = await reader?.read().catch((error: unknown) => {
      throw new Refusal(400, `The body did not arrive (${error instanceof Error ? error.message : String(error)}).`);
    });
    if (part?.value === undefined) break;
    bytes += part.value.byteLength;
    if (bytes <= mostBodyBytes) text += Buffer.from(part.value).toString('latin1');
    if (bytes <= mostDrainedBytes) continue;
    await reader?.cancel();
    break;
  }
  if (bytes > mostBodyBytes) throw new Refusal(413, 'A call has no body. Parameters go into the address.');
  if (!['', '{}'].includes(text.trim())) {
    throw new Refusal(400, 'A call has no body. Parameters go into the address: ?mode=full&from=2024-01-01.');
  }
}

export function queryOf(c: AppContext): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

/**
 * The entity of the path.
 * @param known what the list of a refusal shows; others of the catalogue are taken too.
 * @param may which of the catalogue are taken.
 * @throws Refusal with 404 and the list.
 */
export function entityOf(
  c: AppContext,
  known: readonly Stream[],
  may: (stream: Stream) => boolean = () => true,
): Stream {
  const text = c.req.param('entity') ?? '';
  const stream = streamCalled(text);
  if (stream !== undefined && may(stream)) return stream;
  const {entities} = listed(known);
  const names = catalogue.filter(may).map(({name}) => name);
  const hint = stream === undefined ? didYouMean(text, names) : '';
  throw new Refusal(404, `Unknown entity ${quoted(text)}.${hint} These are: ${entities.join(', ')}.`, {
    entities,
  });
}

export function listed(streams: readonly Stream[]): {readonly entities: readonly string[]; readonly count: number} {
  return {entities: streams.map(({name}) => name), count: streams.length};
}

export function sent(c: AppContext, {status, body, headers}: Answer): Response {
  return c.json(body, status, {...headers});
}
