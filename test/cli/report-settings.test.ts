import {reportSettings} from '../../src/cli/settings/command-settings';
import {ConfigError} from '../../src/errors';

test('the environment goes over the file, the file over the defaults', () => {
  expect(reportSettings({})).toEqual({currency: 'USD', locale: 'en-US'});
  expect(reportSettings({}, {report: null})).toEqual({currency: 'USD', locale: 'en-US'});
  const file = {report: {currency: 'cad', locale: ' fr-CA '}};
  expect(reportSettings({}, file)).toEqual({currency: 'CAD', locale: 'fr-CA'});
  expect(reportSettings({REPORT_CURRENCY: 'GBP', REPORT_LOCALE: ''}, file)).toEqual({currency: 'GBP', locale: 'fr-CA'});
});

test.each([
  [{currency: 'dollars'}, 'report.currency "DOLLARS" is not a currency', 'ISO 4217, e.g. USD'],
  [{currency: '$'}, 'report.currency "$" is not a currency', 'ISO 4217'],
  [{currency: 36}, 'report.currency must be a string', '"CAD"'],
  [{locale: 'en_US'}, 'report.locale "en_US" is not a locale', 'Use e.g. en-US'],
  [{locale: 'xx'}, 'report.locale "xx" is not a locale', 'Use e.g. en-US'],
  [{locale: ['en-US']}, 'report.locale must be a string', '"en-CA"'],
  [{locale: 'a\u001b[31m'}, 'report.locale "a\\u001b[31m" is not', 'Use e.g. en-US'],
])('%j is one line with what to write instead', (report, says, remedy) => {
  const read = (): unknown => reportSettings({}, {report});
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(`Invalid configuration: ${says}`);
  expect(read).toThrow(remedy);
  expect(read).not.toThrow('\n');
});
