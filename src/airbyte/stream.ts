import {schemaOf} from '../catalogue';
import type {Config} from '../config/config';
import type {JsonObject} from '../json';
import {createClient} from '../servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../servicetitan/api/page-memory';
import {readStream} from '../servicetitan/reader';
import type {Stream} from '../streams/definition';
import {systemClock} from '../time/clock';
import {type AirbyteLogger, type AirbyteStream, AirbyteStreamBase, SyncMode} from './cdk';

/** An entry of the catalogue as the CDK knows streams. */
export class CatalogueStream extends AirbyteStreamBase {
  constructor(
    logger: AirbyteLogger,
    private readonly entry: Stream,
    private readonly config?: Config,
  ) {
    super(logger);
  }

  override get name(): string {
    return this.entry.name;
  }

  getJsonSchema(): Record<string, unknown> {
    return {$schema: 'http://json-schema.org/draft-07/schema#', ...schemaOf(this.entry)};
  }

  get primaryKey(): string[] {
    return [...this.entry.primaryKey];
  }

  override get cursorField(): string | string[] {
    return this.entry.cursor ?? [];
  }

  /** Adds what the CDK does not know: whether a full refresh can go on where it stopped. */
  override asAirbyteStream(): AirbyteStream & {is_resumable: boolean} {
    return {...super.asAirbyteStream(), is_resumable: this.entry.backfill !== 'whole'};
  }

  /** All records of the stream, one by one, for callers that drive the CDK's stream themselves. */
  async *readRecords(
    syncMode: SyncMode,
    _cursorField?: string[],
    _slice?: Record<string, unknown>,
    streamState?: Record<string, unknown>,
  ): AsyncGenerator<JsonObject> {
    if (this.config === undefined) throw new Error(`${this.name} was opened for discovery only`);
    const batches = readStream(this.entry, {
      config: this.config,
      client: createClient({config: this.config, clock: systemClock, log: this.logger}),
      log: this.logger,
      memory: createPageMemory(pageMemoryBytes(this.config.concurrency)),
      schema: schemaOf(this.entry),
      mode: syncMode === SyncMode.INCREMENTAL ? 'incremental' : 'full_refresh',
      state: streamState,
    });
    for await (const {rows} of batches) yield* rows;
  }
}
