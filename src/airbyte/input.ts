import {ConfigError} from '../errors';
import type {ConfiguredCatalog, ConfiguredStream} from './protocol';

/**
 * A configured catalog. Fields that clients set to null count as not set; a stream that is named twice is read once.
 * @throws ConfigError when it is not such a catalog, or a stream's sync mode is none that there is.
 */
export function catalogOf(input: unknown): ConfiguredCatalog {
  const streams = (input as {streams?: unknown} | null | undefined)?.streams;
  if (!Array.isArray(streams)) {
    throw new ConfigError(
      'The catalog has no list of streams.',
      'Pass a configured catalog, as `discover` and the UI make it.',
    );
  }
  const byName = new Map<string, ConfiguredStream>();
  for (const entry of streams as readonly (ConfiguredStream | null)[]) {
    const name: unknown = entry?.stream?.name;
    if (entry === null || typeof name !== 'string') {
      throw new ConfigError(
        'The catalog has a stream without a name.',
        'Pass a configured catalog, not the output of `discover`.',
      );
    }
    const mode: unknown = entry.sync_mode;
    if (mode !== 'full_refresh' && mode !== 'incremental') {
      throw new ConfigError(
        `Invalid catalog: sync_mode of stream ${name} must be "full_refresh" or "incremental", not ${JSON.stringify(mode ?? null)}.`,
        'Set it in the configured catalog.',
      );
    }
    if (!byName.has(name)) byName.set(name, entry);
  }
  return {streams: [...byName.values()]};
}

/**
 * The saved state of each stream, by name. Absent, null, `{}` and `[]` are no state; whether a stream's own state is sound
 * is looked at when the stream is read.
 * @throws ConfigError for a state that is not kept per stream.
 */
export function statesOf(input: unknown): ReadonlyMap<string, unknown> {
  const states = new Map<string, unknown>();
  if (isNothing(input)) return states;
  for (const item of Array.isArray(input) ? (input as readonly unknown[]) : [input]) {
    const state = ((item as {state?: unknown} | null)?.state ?? item) as StreamState | null;
    const name = state?.stream?.stream_descriptor?.name;
    if (typeof name !== 'string') {
      throw new ConfigError(
        'The saved state is not one state per stream, as this connector writes it.',
        'Reset the connection, or pass the state of its last run.',
      );
    }
    states.set(name, state?.stream?.stream_state);
  }
  return states;
}

interface StreamState {
  readonly stream?: {readonly stream_descriptor?: {readonly name?: unknown}; readonly stream_state?: unknown};
}

function isNothing(input: unknown): boolean {
  return input === undefined || input === null || (typeof input === 'object' && Object.keys(input).length === 0);
}
