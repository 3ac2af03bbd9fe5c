import type {ConfiguredStream} from '../airbyte/protocol';
import {ConfigError} from '../errors';
import type {WriteMode} from '../warehouse/warehouse';

/** How the rows of a stream are written, and which generation of the table they belong to. */
export interface Plan {
  readonly mode: WriteMode;
  readonly generationId: number;
}

/** For streams that no catalog configures. */
export const mergePlan: Plan = {mode: 'merge', generationId: 0};

/**
 * What Airbyte's catalog asks for. `minimum_generation_id` = `generation_id` > 0 means that what is there is to be
 * replaced once the stream is complete; without generations, `overwrite` does.
 */
export function planOf(configured: ConfiguredStream): Plan {
  const generationId = configured.generation_id ?? 0;
  const oldest = configured.minimum_generation_id ?? 0;
  if (oldest !== 0 && oldest !== generationId) {
    throw new ConfigError(
      `${configured.stream.name}: minimum_generation_id is ${oldest} and generation_id ${generationId}.`,
      'Only 0, or the same for both, can be loaded.',
    );
  }
  const destination = configured.destination_sync_mode ?? 'append_dedup';
  const overwrites = generationId > 0 ? oldest > 0 : destination.startsWith('overwrite');
  const mode = overwrites ? 'refresh' : destination === 'append' ? 'append' : 'merge';
  return {mode, generationId};
}
