import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

import {ConfigError} from '../src/errors';
import {readJsonFile, textOf} from '../src/input-file';

const folder = mkdtempSync(join(tmpdir(), 'input-file-'));
afterAll(() => rmSync(folder, {recursive: true}));
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('a JSON file', () => {
  it.each(['state.json', 'catalog.txt', 'input.js', 'noending'])('is read whatever it is called: %s', (name) => {
    expect(readJsonFile(file(name, '\uFEFF{"a": [1]}'), 'catalog')).toEqual({a: [1]});
  });

  const text = '{"name":\r\n"Café 🏠 Zürich",\r\n"id": 1}\r\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE', bigEndian(text)],
    ['UTF-16BE with a mark', bigEndian(`\uFEFF${text}`)],
    ['UTF-8 with old line ends', Buffer.from(text.replaceAll('\r\n', '\r'))],
  ])('in %s is read', (_, bytes) => {
    expect(readJsonFile(file('encoded.json', bytes), 'configuration')).toEqual({name: 'Café 🏠 Zürich', id: 1});
  });

  it.each([
    ['Windows-1252', Buffer.from('{"name": "Café"}', 'latin1')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0, 0x7d, 0, 0, 0])],
    ['UTF-16 that was cut', Buffer.from(`\uFEFF${text}`, 'utf16le').subarray(0, 21)],
    ['UTF-16 with half a pair', Buffer.from('\uFEFF{"a": "\ud83c"}', 'utf16le')],
    ['gzip', gzipSync('{}')],
    ['NUL bytes', Buffer.from('{"a":"\0"}')],
  ])('in %s is refused in words, and not shown', (_, bytes) => {
    const path = file('foreign.json', bytes);
    expect(() => readJsonFile(path, 'state')).toThrow(ConfigError);
    expect(() => readJsonFile(path, 'state')).toThrow(
      `The state file ${path} is neither UTF-8 nor UTF-16 text. Save it as UTF-8.`,
    );
  });

  it('that is empty holds nothing', () => {
    expect(readJsonFile(file('empty.json', ' \n'), 'state')).toBeUndefined();
    expect(readJsonFile(file('mark.json', Buffer.from([0xff, 0xfe])), 'state')).toBeUndefined();
  });

  it.each([
    ['{"client_secret": "canary",}', 'line 1, column 28'],
    ['{"client_secret": canary}', 'line 1, column'],
    ["{\r\n'client_secret': 'canary'}", 'line 2, column 1'],
    ['{"client_secret": "canary', 'it ends too early'],
    ['{"client_secret": "canary"}\n}\n', 'line 2, column 1'],
    ['canary', 'line 1, column 1'],
  ])('that is none is named with its place, but not shown: %s', (content, place) => {
    const path = file('bad.json', content);
    expect(() => readJsonFile(path, 'configuration')).toThrow(ConfigError);
    expect(() => readJsonFile(path, 'configuration')).toThrow(`configuration file ${path} is not valid JSON (${place}`);
    expect(() => readJsonFile(path, 'configuration')).not.toThrow(/canary/);
  });

  it('that is not there is named', () => {
    expect(() => readJsonFile(join(folder, 'none.json'), 'state')).toThrow(
      /state file .*none\.json cannot be read \(ENOENT\)/,
    );
    expect(() => readJsonFile(folder, 'state')).toThrow(/cannot be read \(EISDIR\)/);
  });
});

it('a text that begins with a letter beyond ASCII is UTF-8', () => {
  expect(textOf(Buffer.from('# é\nü=1'))).toBe('# é\nü=1');
  expect(textOf(Buffer.from(''))).toBe('');
  expect(textOf(Buffer.from('a'))).toBe('a');
});
