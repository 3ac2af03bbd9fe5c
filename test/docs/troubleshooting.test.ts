import {errorMessages} from '../../scripts/generate/docs/error-messages';
import {read, root} from './pages';

const page = read('docs/troubleshooting.md').replaceAll('\\_', '_').replaceAll('&lt;', '<').replaceAll('\\|', '|');
const messages = errorMessages(root);

test('every kind of error is found in the source, from every part', () => {
  expect(messages.length).toBeGreaterThan(100);
  expect([...new Set(messages.map(({kind}) => kind))].sort()).toEqual([
    'ConfigError',
    'DataError',
    'SourceError',
    'TransientError',
    'UsageError',
    'WarehouseError',
  ]);
  expect(messages).toContainEqual({
    file: 'warehouse/lease-error.ts',
    kind: 'WarehouseError',
    summary: 'Run … has been loading this warehouse since ….',
    remedy: 'Wait until it is done; if it died, the next run takes over after ….',
  });
});

test('the page has the words of every message, and its remedy', () => {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const missing = messages.filter(
    ({summary, remedy}) => !page.includes(plain(summary)) || !page.includes(plain(remedy)),
  );
  expect(missing).toEqual([]);
});

test('almost every message has a remedy', () => {
  const without = messages.filter(({summary, remedy}) => remedy === '' && /[a-z]{3}/i.test(summary));
  expect(without.length).toBeLessThan(messages.length / 10);
});
