import {selectStreams} from '../../src/catalogue';
import {scheduleOf} from '../../src/cli/cloud/schedule-plan';
import {planOf} from '../../src/cli/runs/pass-plan';
import {parseConfig} from '../../src/config/config';

const credentials = {tenant_id: '1', client_id: 'a', client_secret: 'b', app_key: 'c'};
const planned = (fields: object, asked?: string, mode?: string) =>
  planOf(parseConfig({...credentials, ...fields}), asked, mode).map((pass) => [
    pass.mode,
    pass.streams.map(({name}) => name),
  ]);

describe('which streams are read, and how', () => {
  const streams = ['jobs', 'calls', 'campaigns'];
  const entities = {jobs: {mode: 'full'}, calls: {enabled: false}};

  test('a stream may have a mode of its own and may be disabled', () => {
    expect(planned({streams, entities})).toEqual([
      ['incremental', ['campaigns']],
      ['full', ['jobs']],
    ]);
  });

  test('what is asked for goes before the file', () => {
    expect(planned({streams, entities}, 'calls, jobs', 'incremental')).toEqual([['incremental', ['jobs', 'calls']]]);
  });

  test('an unknown mode, and nothing left to read, are said', () => {
    expect(() => planned({}, undefined, 'fast')).toThrow('Unknown mode "fast"');
    expect(() => planned({streams: ['calls'], entities})).toThrow('disables every stream');
  });

  test.each([
    [{jbos: {}}, 'entities.jbos is not a stream. Did you mean jobs?'],
    [{jobs: 1}, 'entities.jobs must be an object'],
    [{jobs: {enabled: 'yes'}}, 'entities.jobs.enabled must be true or false'],
    [{jobs: {schedule: 'daily'}}, 'entities.jobs.schedule must be a cron expression'],
    [{jobs: {lookback_minutes: -1}}, 'entities.jobs.lookback_minutes must be a whole number'],
    [{jobs: {reconcile_days: 'weekly'}}, 'entities.jobs.reconcile_days must be a whole number'],
    [{jobs: {lookback_minute: 5}}, 'Did you mean lookback_minutes?'],
    [
      {jobs: {syncMode: 'full'}},
      'entities.jobs.syncMode is not a key of a stream. Did you mean mode? The keys are enabled, mode, ',
    ],
  ])('%j is refused', (wrong, says) => {
    expect(() => planned({entities: wrong})).toThrow(says);
  });
});

describe('the schedule', () => {
  const calls = (fields: object = {}) => scheduleOf(parseConfig({...credentials, ...fields}), selectStreams());

  test('has the core streams at night, five minutes apart, then the reference lists, keys, and on Sunday everything', () => {
    expect(calls().map(({name, schedule, path}) => `${schedule}  ${name}  ${path}`)).toMatchInlineSnapshot(`
      [
        "0 2 * * *  st-v2-jobs-daily  /ingest/jobs?mode=incremental",
        "5 2 * * *  st-v2-invoices-daily  /ingest/invoices?mode=incremental",
        "10 2 * * *  st-v2-estimates-daily  /ingest/estimates?mode=incremental",
        "15 2 * * *  st-v2-payments-daily  /ingest/payments?mode=incremental",
        "20 2 * * *  st-v2-payroll-daily  /ingest/payroll?mode=incremental",
        "25 2 * * *  st-v2-customers-daily  /ingest/customers?mode=incremental",
        "30 2 * * *  st-v2-locations-daily  /ingest/locations?mode=incremental",
        "35 2 * * *  st-v2-campaigns-daily  /ingest/campaigns?mode=incremental",
        "0 3 * * *  st-v2-reference-daily  /ingest-ref-all?reconcile=due&parallel=true",
        "30 3 * * *  st-v2-reconcile-daily  /ingest-all?reconcile=due&parallel=true&async=true",
        "0 4 * * 0  st-v2-full-weekly  /ingest-all?mode=full&parallel=true&async=true",
      ]
    `);
  });

  test("follows a stream's own schedule and mode", () => {
    const entities = {
      jobs: {schedule: '0 */2 * * *'},
      business_units: {schedule: '0 5 * * 1'},
      campaigns: {mode: 'full'},
    };
    const found = calls({entities});
    expect(found.find(({path}) => path.startsWith('/ingest/jobs'))?.schedule).toBe('0 */2 * * *');
    expect(found.find(({path}) => path === '/ingest-ref/business_units')?.schedule).toBe('0 5 * * 1');
    expect(found.map(({path}) => path)).toContain('/ingest/campaigns?mode=full');
    expect(new Set(found.map(({name}) => name)).size).toBe(found.length);
  });
});
