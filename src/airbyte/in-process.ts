import type {Config} from '../config/config';
import type {Log} from '../log';
import {brisk} from '../servicetitan/api/backoff';
import {createClient} from '../servicetitan/api/client';
import {ensureUsable as ensureUsableBy} from '../servicetitan/audit/access-check';
import type {Stream} from '../streams/definition';
import {systemClock} from '../time/clock';
import type {AirbyteMessage} from './protocol';
import {readMessages, type ReadRequest} from './read-streams';

/*
 * The source for callers in this process, without the CDK: its hundreds of modules take longer to load than a sync that finds
 * nothing new takes to run.
 */

/** Protocol messages of a read, one by one. Never throws for a single stream: that says ERROR and INCOMPLETE. */
export async function* messages(request: ReadRequest): AsyncGenerator<AirbyteMessage, void> {
  for await (const chunk of readMessages(request)) yield* chunk;
}

/**
 * Makes sure that the credentials reach anything of these streams.
 * @returns milliseconds by which ServiceTitan's clock is ahead of ours; 0 where they agree.
 * @throws ConfigError or TransientError with the reason, as a person needs it.
 */
export async function ensureUsable(config: Config, streams: readonly Stream[], log: Log): Promise<number> {
  const client = createClient({config, clock: systemClock, log, timing: brisk});
  return ensureUsableBy(config, streams, {client, clock: systemClock});
}
