import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {ensureUsable} from '../../src/airbyte/in-process';
import {selectStreams} from '../../src/catalogue';
import {parseConfig} from '../../src/config/config';
import {ServiceTitanSource} from '../../src/source';
import {keptLog} from '../servicetitan/reading-fixture';

const tenant = createTenant({seed: 7, size: 'tiny', now: new Date()});
const statuses = [401, 403, 404] as const;

let simulator: Simulator;
afterEach(() => simulator.close());

/** A tenant whose app lacks these scopes. */
async function without(apis: readonly string[], missingScope: (typeof statuses)[number]): Promise<void> {
  simulator = await startSimulator({tenant, manners: {missingScope}});
  apis.forEach((api) => simulator.faults.forbid(api));
}

async function check(fields: object = {}): Promise<{status: string; message?: string}> {
  const config = parseConfig({...simulator.config(), requests_per_second: 40, ...fields});
  return (await new ServiceTitanSource().check(config)).connectionStatus;
}

const payroll = ['payroll', 'payroll_adjustments', 'payroll_activity_codes', 'job_splits'];

/** The names that a message says can be read. */
function readableIn(message = ''): readonly string[] {
  return (/read only these streams: (.*?)\. /.exec(message)?.[1] ?? '').split(', ');
}

describe.each(statuses)('a missing scope that is answered with %d', (status) => {
  it('is named with its streams, what can be read without it, and how to leave it out', async () => {
    await without(['payroll'], status);
    const {status: outcome, message} = await check();
    expect(outcome).toBe('FAILED');
    expect(message).toContain(`The app lacks the read scope of payroll (${payroll.join(', ')})`);
    const others = selectStreams().map(({name}) => name);
    expect(readableIn(message)).toEqual(others.filter((name) => !payroll.includes(name)));
    expect(message).toContain(`untick ${payroll.join(', ')} in the connection`);
    expect(message).toContain('--streams');
    // What the message says to do is enough.
    expect(await check({streams: readableIn(message)})).toEqual({status: 'SUCCEEDED'});
    const entities = Object.fromEntries(payroll.map((name) => [name, {enabled: false}]));
    expect(await check({entities})).toEqual({status: 'SUCCEEDED'});
  });

  it('is named together with all others', async () => {
    await without(['payroll', 'telecom', 'sales'], status);
    const {message} = await check();
    expect(message).toMatch(
      /read scope of sales \(estimates[^)]*\), payroll \([^)]+\) and telecom \(calls\): add them/,
    );
    expect(message?.match(/The app lacks/g)).toHaveLength(1);
    for (const name of [...payroll, 'estimates', 'calls']) expect(readableIn(message)).not.toContain(name);
    expect(readableIn(message)).toEqual(expect.arrayContaining(['jobs', 'invoices', 'customers']));
  });

  it('is a scope, too, where nothing else is asked for', async () => {
    await without(['payroll'], status);
    const {message} = await check({streams: ['payroll', 'job_splits']});
    expect(message).toContain('read scope of payroll (payroll, job_splits)');
    expect(message).toContain('none of the streams that are asked for can be read');
    expect(message).not.toContain('read only these streams');
  });

  it('does not keep others from being read, whichever is asked first', async () => {
    await without(['jpm'], status);
    const config = parseConfig({...simulator.config(), requests_per_second: 40});
    await expect(ensureUsable(config, selectStreams(['jobs', 'customers']), keptLog())).resolves.toBe(0);
    await expect(ensureUsable(config, selectStreams(['jobs']), keptLog())).rejects.toThrow('read scope of jpm (jobs)');
  });

  it('is not blamed where nothing of the tenant can be read', async () => {
    await without([...new Set(selectStreams().map(apiOf)), 'settings'], status);
    const {status: outcome, message} = await check();
    expect(outcome).toBe('FAILED');
    expect(message).toMatch({401: /Check that app_key/, 403: /may read nothing/, 404: /knows no tenant/}[status]);
    expect(message).not.toMatch(/The app lacks|read only these/);
    expect(message?.length).toBeLessThan(500);
  });
});

function apiOf({list, export: feed}: ReturnType<typeof selectStreams>[number]): string {
  return (list ?? feed)?.path.split('/')[0] ?? '';
}

it('says beside the missing scope what else went wrong', async () => {
  await without(['payroll'], 403);
  simulator.faults.add({kind: 'status', status: 400, match: /telecom/, times: 5});
  const {message} = await check();
  expect(message).toContain('read scope of payroll');
  expect(message).toContain('ServiceTitan refused the request to telecom');
  expect(readableIn(message)).not.toContain('calls');
});
