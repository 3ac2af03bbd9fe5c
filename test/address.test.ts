import {errorMessages} from '../scripts/generate/docs/error-messages';
import {addressWithoutPasswords, withoutPasswords} from '../src/address';
import {ConfigError, describeError} from '../src/errors';
import {root} from './docs/pages';

describe('what is secret in an address is left out', () => {
  it.each([
    ['http://user:hunter2@proxy:3128', 'http://***@proxy:3128'],
    ['HTTPS://hunter2@api.example.com/x', 'HTTPS://***@api.example.com/x'],
    ['https://user:hunter2@[::1]:80/x', 'https://***@[::1]:80/x'],
    ['http://user:p@hunter2@host', 'http://***@host'],
    ['http://user:hun/ter2?x#y@host:3128 said no', 'http://***@host:3128 said no'],
    ['http://user:pass%40hunter2@host', 'http://***@host'],
    ['via http://a:hunter2@b and http://c:hunter2@d.', 'via http://***@b and http://***@d.'],
    ['postgres://user:hunter2@db/x?sslmode=require', 'postgres://***@db/x?sslmode=require'],
    ['https://x.example/a?access_token=hunter2&page=2', 'https://x.example/a?access_token=***&page=2'],
    ['s3://b/k?X-Amz-Signature=hunter2&X-Amz-Date=1', 's3://b/k?X-Amz-Signature=***&X-Amz-Date=1'],
    ['duckdb:md:db?motherduck_token=hunter2', 'duckdb:md:db?motherduck_token=***'],
    ['https://x.example/?sig=hunter2#top', 'https://x.example/?sig=***#top'],
    ['Server=x;Uid=y;Password=hunter2;', 'Server=x;Uid=y;Password=***;'],
    ['"https://u:hunter2@h"', '"https://***@h"'],
  ])('%s', (text, shown) => {
    expect(withoutPasswords(text)).toBe(shown);
    expect(addressWithoutPasswords(text)).toBe(shown);
  });

  it.each([
    'https://api.servicetitan.io/jpm/v2/tenant/1/jobs?page=2&pageSize=50&modifiedOnOrAfter=2024-01-01T00:00:00Z',
    'https://host:8080/a/b@c',
    'https://example.com/@name, or mail to a@example.com',
    '--member=serviceAccount:st-elt-scheduler@my-project.iam.gserviceaccount.com',
    'us-central1-docker.pkg.dev/p/st-elt/st-elt:0.1.0-17@sha256:abc',
    'duckdb:C:\\data\\a@b.duckdb',
    'gs://bucket/a@b.csv',
    '12:30@home',
  ])('and nothing else: %s', (text) => {
    expect(withoutPasswords(text)).toBe(text);
  });

  it.each([
    ['user:hunter2@proxy:3128', '***@proxy:3128'],
    ['duckdb:user:hunter2@host/db', 'duckdb:***@host/db'],
    ['postgres:user:hunter2@host', '***@host'],
    ['duckdb:me@home.duckdb', 'duckdb:me@home.duckdb'],
    ['duckdb:/data/a:b@c.duckdb', 'duckdb:/data/a:b@c.duckdb'],
    ['bigquery:my-project', 'bigquery:my-project'],
  ])('a setting without a scheme: %s', (setting, shown) => {
    expect(addressWithoutPasswords(setting)).toBe(shown);
  });
});

describe('errors', () => {
  it('hold no password of an address, whatever they are made of', () => {
    const error = new ConfigError('No answer of http://u:hunter2@p:1.', 'Look at https://x?token=hunter2.');
    for (const text of [error.message, error.summary, error.remedy, describeError(error), error.stack]) {
      expect(text).not.toContain('hunter2');
    }
    expect(describeError(new Error('connect http://u:hunter2@p:1'))).toContain('http://***@p:1');
  });

  it('keep their words', () => {
    for (const {summary, remedy} of errorMessages(root)) {
      expect([withoutPasswords(summary), withoutPasswords(remedy)]).toEqual([summary, remedy]);
    }
  });
});
