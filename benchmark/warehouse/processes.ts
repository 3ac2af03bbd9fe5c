import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Writable} from 'node:stream';

import {messageOf} from '../source/processes';
import {createRows} from '../source/rows';
import type {Loaded, LoadingTask} from './subject';

/** The stream whose rows are loaded. */
export const stream = 'jobs';

/** Runs one measurement in a process of its own; `feed` writes to its stdin. @throws Error with what it said when it fails. */
export async function loading(task: LoadingTask, feed?: (stdin: Writable) => Promise<void>): Promise<Loaded> {
  const child = spawn(process.execPath, [join(__dirname, 'subject.js'), JSON.stringify(task)], {
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  const loaded = messageOf(child).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${said}`);
  }) as Promise<Loaded>;
  child.stdin?.on('error', () => undefined);
  if (child.stdin !== null) {
    await feed?.(child.stdin);
    child.stdin.end();
  }
  return loaded;
}

/** Peak memory of `st-elt load` when it is sent so many records. */
export async function peakMbOf(records: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-'));
  try {
    const task = {kind: 'load', warehouse: `duckdb:${join(folder, 'st.duckdb')}`} as const;
    return (await loading(task, (stdin) => sendRecords(stdin, records))).peakMb;
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Airbyte messages made of serialised rows: some thousands of records at a time, and a state after them. */
async function sendRecords(stdin: Writable, records: number): Promise<void> {
  const rows = createRows({[stream]: records}).get(stream);
  const atOnce = 5_000;
  const head = `{"type":"RECORD","record":{"stream":"${stream}","emitted_at":1,"data":`;
  for (let from = 0; from < records; from += atOnce) {
    const page = rows?.slice(from, Math.min(records, from + atOnce)).toString() ?? '';
    const lines = page.replaceAll('},{"id":1', `}}}\n${head}{"id":1`);
    const state = `{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"${stream}"},"stream_state":{"at":${from}}}}}`;
    if (!stdin.write(`${head}${lines}}}\n${state}\n`)) await once(stdin, 'drain');
  }
}
