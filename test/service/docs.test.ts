import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const read = (path: string): string => readFileSync(join(__dirname, '..', '..', path), 'utf8');
const page = read('docs/service.md');
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

test('the page lists the events that alerts can match, and no others', () => {
  const union = /export type LogEvent =([^;]+);/.exec(read('src/log.ts'))?.[1] ?? '';
  const events = found(union, /'(\w+)'/g);
  expect(events.length).toBeGreaterThan(10);
  const firstCells = page.slice(page.indexOf('| `event` |')).match(/^\| `[^|]*(?=\|)/gm) ?? [];
  const listed = found(firstCells.slice(1).join('\n'), /`(\w+)`/g);
  expect(listed).toEqual(events);
});

test('the page lists every path of the service', () => {
  const paths = found(read('src/service/app.ts'), /'(\/[a-z][\w/:-]*)'/g);
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) expect(page).toContain(path);
});

test('every event is said by some line of code', () => {
  const union = /export type LogEvent =([^;]+);/.exec(read('src/log.ts'))?.[1] ?? '';
  const code = [
    'service/runs',
    'service/http/request-log',
    'service/http/google-tokens',
    'runs/run-log',
    'cli/cloud/serve',
    'cli/terminal/terminal-log',
  ]
    .map((name) => read(`src/${name}.ts`))
    .join('\n');
  for (const event of found(union, /'(\w+)'/g)) expect(code).toContain(`'${event}'`);
});
