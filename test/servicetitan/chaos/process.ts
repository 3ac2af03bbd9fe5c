import type {ChildProcessByStdio} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable} from 'node:stream';

import type {Simulator} from '../../../simulator/http/server';
import type {AirbyteMessage, StateMessage} from '../../../src/airbyte/protocol';
import type {JsonObject} from '../../../src/json';

const bin = join(__dirname, '..', '..', '..', 'bin', 'source-servicetitan');

export interface ReadProcess {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** What came over stdout and stderr so far. */
  readonly text: () => string;
  /** Resolves to the exit code once the process is gone and everything was read; null after a signal. */
  readonly ended: Promise<number | null>;
}

export interface ReadArguments {
  readonly streams: readonly string[];
  /** Fields of the configuration beyond the simulator's. */
  readonly fields?: Record<string, unknown>;
  readonly states?: readonly StateMessage['state'][];
  readonly env?: Record<string, string>;
  /** Leaves stdout alone: the caller reads it. */
  readonly untouched?: boolean;
}

/** `source-servicetitan read` in a process of its own. */
export function startRead(simulator: Simulator, read: ReadArguments): ReadProcess {
  const {streams, fields = {}, states = [], env = {}, untouched = false} = read;
  const folder = mkdtempSync(join(tmpdir(), 'read-'));
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const catalog = {streams: streams.map((name) => ({stream: {name}, sync_mode: 'incremental'}))};
  const config = {...simulator.config(), requests_per_second: 40, ...fields};
  const args = ['read', '--config', file('config.json', config), '--catalog', file('catalog.json', catalog)];
  const child = spawn(process.execPath, [bin, ...args, '--state', file('state.json', states)], {
    env: {...process.env, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts: Buffer[] = [];
  const keep = (part: Buffer): void => void parts.push(part);
  if (!untouched) child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, untouched ? 'exit' : 'close').then(([code]) => code as number | null);
  return {child, text: () => Buffer.concat(parts).toString('utf8'), ended};
}

/** Complete lines of stdout as messages; a killed process may leave half a line, which is nobody's. */
export function messagesIn(text: string): AirbyteMessage[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as AirbyteMessage);
}

/** What a platform keeps of a run: the last state of each stream, and its records up to there. */
export function committed(messages: readonly AirbyteMessage[]): {
  readonly states: Map<string, StateMessage['state']>;
  readonly records: Map<string, JsonObject[]>;
} {
  const states = new Map<string, StateMessage['state']>();
  const records = new Map<string, JsonObject[]>();
  const waiting = new Map<string, JsonObject[]>();
  for (const message of messages) {
    if (message.type === 'RECORD') {
      const {stream, data} = message.record;
      waiting.set(stream, [...(waiting.get(stream) ?? []), data]);
    } else if (message.type === 'STATE') {
      const {name} = message.state.stream.stream_descriptor;
      states.set(name, message.state);
      records.set(name, [...(records.get(name) ?? []), ...(waiting.get(name) ?? [])]);
      waiting.delete(name);
    }
  }
  return {states, records};
}
