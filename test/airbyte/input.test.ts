import {catalogOf, statesOf} from '../../src/airbyte/input';
import {ConfigError} from '../../src/errors';

describe('a catalog', () => {
  it('may carry null where a client has nothing to say', () => {
    const stream = {name: 'jobs', json_schema: {}, namespace: null};
    const entry = {stream, sync_mode: 'incremental', cursor_field: null, primary_key: null, generation_id: null};
    expect(catalogOf({streams: [entry]}).streams).toEqual([entry]);
  });

  it.each([['none'], [''], ['Incremental'], [7], [null], [undefined]])('whose sync_mode is %j is refused', (mode) => {
    const entry = {stream: {name: 'jobs'}, sync_mode: mode};
    expect(() => catalogOf({streams: [entry]})).toThrow(
      'Invalid catalog: sync_mode of stream jobs must be "full_refresh" or "incremental"',
    );
  });

  it('that names a stream twice means it once', () => {
    const entry = {stream: {name: 'jobs'}, sync_mode: 'incremental'};
    expect(catalogOf({streams: [entry, entry]}).streams).toHaveLength(1);
  });

  it.each([[null], [undefined], [[]], [{}], [{streams: {}}], [{streams: [null]}], [{streams: [{name: 'jobs'}]}]])(
    'is not %j',
    (input) => {
      expect(() => catalogOf(input)).toThrow(ConfigError);
    },
  );
});

describe('a state', () => {
  const stream = {stream_descriptor: {name: 'jobs'}, stream_state: {version: 1}};

  it.each([[undefined], [null], [{}], [[]]])('is nothing for %j', (input) => {
    expect(statesOf(input).size).toBe(0);
  });

  it.each([
    ['an array of states', [{type: 'STREAM', stream}]],
    ['an array of messages', [{type: 'STATE', state: {type: 'STREAM', stream}}]],
    ['one state', {type: 'STREAM', stream}],
  ])('is read from %s', (_, input) => {
    expect([...statesOf(input)]).toEqual([['jobs', {version: 1}]]);
  });

  it('may be null for a stream that was reset', () => {
    expect([...statesOf([{type: 'STREAM', stream: {...stream, stream_state: null}}])]).toEqual([['jobs', null]]);
  });

  it.each([
    [{format: 'base64/gzip', data: 'H4sI'}],
    [[{type: 'GLOBAL', global: {}}]],
    ['text'],
    [[5]],
    [{jobs: {cursor: 1}}],
  ])('is refused when it is not kept per stream: %j', (input) => {
    expect(() => statesOf(input)).toThrow(ConfigError);
  });
});
