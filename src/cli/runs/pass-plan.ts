import {selectStreams} from '../../catalogue';
import {type Config, enabledStreams, type Reading} from '../../config/config';
import {UsageError} from '../../errors';
import type {SyncMode} from '../../runs/source-sync';
import type {Stream} from '../../streams/definition';

/** Streams that are read in one mode. */
export interface Pass {
  readonly mode: SyncMode;
  readonly streams: readonly Stream[];
}

/**
 * Which streams a command reads and how. Streams that are asked for by name are read even if the configuration disables them; a
 * mode that is asked for holds for all of them.
 * @param asked flag `--streams`: names and groups, separated by commas.
 * @throws UsageError for an unknown mode, and when nothing is left to read.
 */
export function planOf(config: Config, asked: string | undefined, mode: string | undefined): readonly Pass[] {
  if (mode !== undefined && mode !== 'incremental' && mode !== 'full') {
    throw new UsageError(`Unknown mode "${mode}".`, 'Use incremental or full.');
  }
  const streams = streamsOf(config, asked);
  const modeOf = ({name}: Stream): SyncMode => mode ?? config.entities[name]?.mode ?? 'incremental';
  return (['incremental', 'full'] as const)
    .map((each) => ({mode: each, streams: streams.filter((stream) => modeOf(stream) === each)}))
    .filter((pass) => pass.streams.length > 0);
}

/** Streams that a command is about, see {@link planOf}. */
export function streamsOf(config: Reading, asked: string | undefined): readonly Stream[] {
  if (asked !== undefined) return selectStreams(asked.split(',').map((name) => name.trim()));
  const enabled = enabledStreams(config);
  if (enabled.length > 0) return enabled;
  throw new UsageError(
    'The configuration disables every stream.',
    'Enable one under "entities", or name it with --streams.',
  );
}
