import {schemaOf} from '../catalogue';
import type {Config} from '../config';
import type {Log} from '../log';
import {createClient} from '../servicetitan/client';
import {systemClock} from '../servicetitan/clock';
import type {KeySource} from '../servicetitan/keys';
import {createPageMemory, pageMemoryBytes} from '../servicetitan/page-memory';
import type {Stream} from '../streams/definition';

/** Opens the API for reading keys and counts; all streams share one client, and so one limiter. */
export function openKeySource(config: Config, log: Log, signal: AbortSignal): (stream: Stream) => KeySource {
  const client = createClient({config, clock: systemClock, log, signal});
  const memory = createPageMemory(pageMemoryBytes(config.concurrency));
  return (stream) => ({config, client, log, memory, schema: schemaOf(stream)});
}
