import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';

import {openTerminal} from '../../src/cli/terminal/terminal';
import {jsonLog} from '../../src/log';

const evil = 'Ann\u001b]0;owned\u0007\u009b2J\u202eevil\u2066\r\nsecond';
const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;

function textOf(talk: (terminal: ReturnType<typeof openTerminal>) => void): string {
  const stream = new PassThrough();
  talk(openTerminal(stream, Object.assign(stream, {isTTY: false}) as unknown as NodeJS.WriteStream));
  return String(stream.read());
}

test.each([
  ['a line', (terminal: ReturnType<typeof openTerminal>) => terminal.say(evil)],
  ['progress', (terminal: ReturnType<typeof openTerminal>) => terminal.progress(evil)],
  ['data', (terminal: ReturnType<typeof openTerminal>) => terminal.print(evil)],
  ['JSON', (terminal: ReturnType<typeof openTerminal>) => terminal.printJson({name: evil})],
])('%s holds no control character of the data', (_, talk) => {
  const text = textOf(talk);
  expect(text).toContain('Ann\\u001b]0;owned');
  expect(text).not.toMatch(obeyed);
});

test('one line stays one line, whatever is in it', () => {
  expect(
    textOf((terminal) => terminal.say(evil))
      .trim()
      .split('\n'),
  ).toHaveLength(1);
});

test('JSON stays the same JSON', () => {
  expect(JSON.parse(textOf((terminal) => terminal.printJson({name: evil})))).toEqual({name: evil});
});

test('a log line holds none either, and stays the same JSON', () => {
  let line = '';
  jsonLog({write: (text) => (line = text), context: 'test', now: () => 0}).warn(evil);
  expect(line.trimEnd()).not.toMatch(obeyed);
  expect(JSON.parse(line)).toMatchObject({message: evil});
});

test('only the terminal and the log of the command line write to the process', () => {
  const folder = join(__dirname, '..', '..', 'src');
  const writing = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /process\.std(out|err)\.write/.test(readFileSync(join(folder, name), 'utf8')));
  expect(writing.sort()).toEqual(['cli/terminal/terminal-log.ts', 'main-source.ts']);
});
