import {jsonLog} from '../src/log';

function linesAt(level: string | undefined): {timestamp: string; severity: string; message: string}[] {
  const lines: string[] = [];
  const log = jsonLog({write: (line) => void lines.push(line), level, context: 'v2-ingestor', now: () => 0});
  for (const name of ['debug', 'info', 'warn', 'error', 'fatal'] as const) log[name](`a ${name} line`);
  return lines.map((line) => JSON.parse(line) as ReturnType<typeof linesAt>[number]);
}

test("levels have Cloud Logging's names, and FATAL is CRITICAL", () => {
  expect(linesAt('debug').map(({severity}) => severity)).toEqual(['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL']);
  expect(linesAt('debug')[0]).toEqual({
    timestamp: '1970-01-01T00:00:00.000Z',
    severity: 'DEBUG',
    context: 'v2-ingestor',
    message: 'a debug line',
  });
});

test.each([
  ['debug', 5],
  ['INFO', 4],
  ['warn', 3],
  ['WARNING', 3],
  ['error', 2],
  ['fatal', 1],
  ['critical', 1],
  [undefined, 4],
  ['loud', 4],
])('LOG_LEVEL %p says %i of five lines', (level, count) => {
  expect(linesAt(level)).toHaveLength(count);
});

test('what must not be seen is taken out of every text of a line, and a line stays a line', () => {
  const lines: string[] = [];
  const redact = (text: string): string => text.replaceAll('canary', '***');
  const log = jsonLog({write: (line) => void lines.push(line), context: 'c', now: Date.now, redact});
  log.error('the canary\nsings', {
    error: 'canary',
    httpRequest: {requestMethod: 'GET', requestUrl: '/canary', status: 1, latency: '0s'},
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]*\n$/);
  expect(lines[0]).not.toContain('canary');
});
