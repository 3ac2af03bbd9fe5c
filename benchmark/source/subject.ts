import {createOutput} from '../../src/airbyte/output/output';
import type {ConfiguredCatalog} from '../../src/airbyte/protocol';
import {readBatches} from '../../src/airbyte/read-streams';
import {streamNamed} from '../../src/catalogue';
import type {Config} from '../../src/config/config';
import {parseConfig} from '../../src/config/config';
import {keepHeapSmall} from '../../src/heap';

/** One design on one task, in a process of its own whose stdout goes into a pipe. */
export interface Task {
  readonly design: 'source' | 'axios + console.log' | 'parse + stringify' | 'sequential';
  readonly url: string;
  readonly streams: readonly string[];
  readonly pageSize: number;
  /** Absent: no limit, for tasks without latency. */
  readonly requestsPerSecond?: number;
  readonly concurrency: number;
}

export interface Measured {
  readonly seconds: number;
  readonly records: number;
  readonly peakMb: number;
}

const unlimited = 100_000;

function configOf({url, pageSize, requestsPerSecond, concurrency}: Task): Config {
  const credentials = {tenant_id: '1', client_id: 'benchmark', client_secret: 'benchmark', app_key: 'benchmark'};
  const limits = {page_size: pageSize, concurrency, requests_per_second: requestsPerSecond ?? 20};
  const config = parseConfig({...credentials, ...limits, api_url: url, auth_url: `${url}/connect/token`});
  return requestsPerSecond === undefined ? {...config, requestsPerSecond: unlimited, burst: unlimited} : config;
}

/** What `source-servicetitan read` does with the messages. */
async function runSource(task: Task): Promise<number> {
  keepHeapSmall();
  const output = createOutput(process.stdout, () => process.exit(1));
  const catalog: ConfiguredCatalog = {
    streams: task.streams.map((name) => ({stream: {name}, sync_mode: 'incremental'})),
  };
  let records = 0;
  for await (const chunk of readBatches({config: configOf(task), catalog})) {
    for (const message of chunk) {
      if (message.type === 'RECORDS') {
        records += message.records.length;
        await output.records(message);
        continue;
      }
      if (message.type === 'TRACE' && message.trace.type === 'ERROR') throw new Error(message.trace.error.message);
      if (!output.push(message)) await output.ready();
    }
  }
  await output.flush();
  return records;
}

/** Texts of all pages of a stream, one after the other. */
async function* pagesOf({url, streams, pageSize}: Task, get: (url: string) => Promise<string>): AsyncGenerator<string> {
  for (const stream of streams) {
    const [, api = '', resource = ''] = /^(\w+\/v\d)\/(.+)$/.exec(streamNamed(stream)?.list?.path ?? '') ?? [];
    for (let page = 1; ; page += 1) {
      const text = await get(`${url}/${api}/tenant/1/${resource}?page=${page}&pageSize=${pageSize}`);
      yield text;
      if (text.slice(0, 80).includes('"hasMore":false')) break;
    }
  }
}

const recordsOf = (text: string): readonly unknown[] => (JSON.parse(text) as {data: unknown[]}).data;
const lineOf = (data: unknown): string =>
  JSON.stringify({type: 'RECORD', record: {stream: 'jobs', emitted_at: Date.now(), data}});

/** How connectors are usually written: one page at a time, one `console.log` per record. */
async function runNaive(task: Task): Promise<number> {
  const {default: axios} = await import('axios');
  const get = async (url: string): Promise<string> =>
    (await axios.get<string>(url, {responseType: 'text', transformResponse: (body: unknown) => body})).data;
  let records = 0;
  for await (const page of pagesOf(task, get)) {
    for (const record of recordsOf(page)) {
      // eslint-disable-next-line no-console -- what is measured
      console.log(lineOf(record));
      records += 1;
    }
  }
  await new Promise((resolve) => process.stdout.write('', resolve));
  return records;
}

/** The loop alone: no network, no output. Fetching the pages is not counted. */
async function runLoop(task: Task): Promise<{seconds: number; records: number}> {
  let seconds = 0;
  let records = 0;
  for await (const page of pagesOf(task, async (url) => (await fetch(url)).text())) {
    const start = performance.now();
    for (const record of recordsOf(page)) records += lineOf(record) === '' ? 0 : 1;
    seconds += (performance.now() - start) / 1_000;
  }
  return {seconds, records};
}

async function measure(task: Task): Promise<Measured> {
  const start = performance.now();
  const done =
    task.design === 'parse + stringify'
      ? await runLoop(task)
      : {records: await (task.design === 'source' ? runSource(task) : runNaive(task))};
  const seconds = 'seconds' in done ? done.seconds : (performance.now() - start) / 1_000;
  return {seconds, records: done.records, peakMb: process.resourceUsage().maxRSS / 1_024};
}

void measure(JSON.parse(process.argv[2] ?? '{}') as Task).then((measured) => {
  process.send?.(measured, () => process.exit(0));
});
