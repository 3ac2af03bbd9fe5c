import {Writable} from 'node:stream';

import {logMessage, recordMessage} from '../../src/airbyte/messages';
import {createOutput} from '../../src/airbyte/output/output';
import {RawNumber} from '../../src/json';

/** A reader that takes a chunk only when it is told to. */
function slowReader() {
  const chunks: string[] = [];
  const waiting: (() => void)[] = [];
  const stream = new Writable({
    highWaterMark: 16 * 1024,
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk.toString());
      waiting.push(() => done());
    },
  });
  return {stream, chunks, take: () => waiting.shift()?.()};
}
const record = (bytes: number) => recordMessage('jobs', {id: 1, text: 'x'.repeat(bytes)}, 0);

it('writes one message a line, numbers digit for digit', async () => {
  const chunks: string[] = [];
  const stream = new Writable({write: (chunk: Buffer, _, done) => (chunks.push(chunk.toString()), done())});
  const output = createOutput(stream, () => undefined);
  output.push(recordMessage('jobs', {id: new RawNumber('9007199254740993'), total: new RawNumber('1.10')}, 5));
  output.push(logMessage('INFO', 'two\nlines'));
  await output.flush();
  expect(chunks.join('')).toBe(
    '{"type":"RECORD","record":{"stream":"jobs","emitted_at":5,"data":{"id":9007199254740993,"total":1.10}}}\n' +
      '{"type":"LOG","log":{"level":"INFO","message":"two lines"}}\n',
  );
});

it('gathers messages into chunks', async () => {
  const {stream, chunks, take} = slowReader();
  const output = createOutput(stream, () => undefined);
  for (let message = 0; message < 100; message += 1) output.push(record(100));
  const flushed = output.flush();
  take();
  await flushed;
  expect(chunks).toHaveLength(1);
});

it('lets few messages go when nothing else happens', async () => {
  const {stream, chunks} = slowReader();
  createOutput(stream, () => undefined).push(record(10));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(chunks).toHaveLength(1);
});

it('asks to wait while the reader is slow', async () => {
  const {stream, take} = slowReader();
  const output = createOutput(stream, () => undefined);
  expect(output.push(record(10))).toBe(true);
  expect(output.push(record(70_000))).toBe(false);
  let ready = false;
  const waiting = output.ready().then(() => {
    ready = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(ready).toBe(false);
  take();
  await waiting;
});

it('says once that the reader went away, and holds nobody up', async () => {
  let told = 0;
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), {code: 'EPIPE'})),
  });
  const output = createOutput(stream, () => (told += 1));
  output.push(record(70_000));
  await output.ready();
  output.push(record(70_000));
  await output.flush();
  expect([told, output.closed]).toEqual([1, true]);
});

it('escapes U+2028 and U+2029, also where a chunk ends within one, so that no reader of lines ends a line there', async () => {
  for (const filling of Array.from({length: 12}, (_, shift) => 'x'.repeat(128 * 1024 - 95 + shift))) {
    const chunks: string[] = [];
    const stream = new Writable({write: (chunk: Buffer, _, done) => (chunks.push(chunk.toString('latin1')), done())});
    const output = createOutput(stream, () => undefined);
    const data = {id: 1, text: `“a\u2028b\u2029${filling}\u2029c\u2028\u2028—`, 'k\u2028': '\\u2028\u2027\u202a'};
    output.push(recordMessage('jobs', data, 0));
    output.push(logMessage('INFO', 'two\u2028lines'));
    await output.flush();
    const text = Buffer.from(chunks.join(''), 'latin1').toString();
    expect(text).not.toMatch(/[\u2028\u2029\ufffd]/);
    const [first, second] = text.split('\n').slice(0, -1);
    expect(JSON.parse(first ?? '')).toEqual(recordMessage('jobs', data, 0));
    expect((JSON.parse(second ?? '') as {log: {message: string}}).log.message).toBe('two\\u2028lines');
  }
});
