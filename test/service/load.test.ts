import {type Traffic, traffic} from '../../benchmark/service/traffic';
import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {type Service, startService} from './service-process';

const token = '0123456789abcdef0123456789abcdef';
const megabyte = 1_048_576;
let simulator: Simulator;
let service: Service;

beforeAll(async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
  simulator = await startSimulator({tenant, latencyMs: 100});
  service = await startService({simulator, env: {ST_ELT_SERVICE_TOKEN: token}});
});
afterAll(async () => {
  await service.clear();
  await simulator.close();
});

test('under mixed good and bad requests while runs go on: no 5xx, every request is answered, memory does not grow', async () => {
  const drive = (seed: number): Promise<Traffic> =>
    traffic({url: service.url, token, perSecond: 100, seconds: 6, seed});
  const warm = await drive(1);
  const {sent, statuses, healthMs, memoryBytes} = await drive(2);

  for (const status of Object.keys({...warm.statuses, ...statuses}).map(Number)) {
    expect([200, 400, 401, 404, 405, 409, 413]).toContain(status);
  }
  // All but those that wait for a run, which are few: the others meet it and are refused.
  expect(Object.values(statuses).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(sent - 30);
  expect(statuses[409]).toBeGreaterThan(0);
  expect(healthMs.length).toBeGreaterThan(50);
  const end = Math.max(...memoryBytes.slice(-5));
  expect(end).toBeLessThan(Math.max(...warm.memoryBytes) + 64 * megabyte);

  const outcomes = service.logs().filter(({event}) => event === 'run_started' || event === 'run_failed');
  expect(outcomes.some(({event}) => event === 'run_started')).toBe(true);
  expect(outcomes.some(({event}) => event === 'run_failed')).toBe(false);
  expect(service.logs().filter(({severity}) => severity === 'ERROR' || severity === 'CRITICAL')).toEqual([]);
  expect(service.written()).not.toContain(token);
}, 120_000);
