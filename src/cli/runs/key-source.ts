import {schemaOf} from '../../catalogue';
import type {Config} from '../../config/config';
import type {Log} from '../../log';
import {createClient} from '../../servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../../servicetitan/api/page-memory';
import type {KeySource} from '../../servicetitan/audit/stream-keys';
import type {Stream} from '../../streams/definition';
import {systemClock} from '../../time/clock';

/** Opens the API for reading keys and counts; all streams share one client, and so one limiter. */
export function openKeySource(config: Config, log: Log, signal: AbortSignal): (stream: Stream) => KeySource {
  const client = createClient({config, clock: systemClock, log, signal});
  const memory = createPageMemory(pageMemoryBytes(config.concurrency));
  return (stream) => ({config, client, log, memory, schema: schemaOf(stream)});
}
