import {seededRandom} from '../../simulator/business/random';
import {type BigQueryTenant, openBigQueryTenant} from './bigquery-tenant';

const kills = Number(process.env['BIGQUERY_KILLS'] ?? 10);
const seed = 20260311;

let tenant: BigQueryTenant;
let points: number;

/** How many points a first sync passes; the same for each story, give or take a few polls of a job. */
beforeAll(async () => {
  tenant = await openBigQueryTenant();
  expect((await tenant.sync()).exitCode).toBe(0);
  points = tenant.between.points();
  await tenant.close();
}, 600_000);
beforeEach(async () => {
  tenant = await openBigQueryTenant();
});
afterEach(() => tenant.close());

const random = seededRandom(`bigquery ${seed}`);
const places = Array.from({length: kills}, (_, story) => {
  const place = (story + random.int(0, 999) / 1_000) / kills;
  return [`${(place * 100).toFixed(1)} %`, place] as const;
});

/**
 * A point is before the service gets a request, or before the program gets the answer: so the program also dies between a
 * transaction that was committed and the word of it. Nothing of the dead program gets through afterwards.
 */
test.each(places)(
  'a sync that is killed at %s of its way is made good by the next one',
  async (_, place) => {
    let kill = (): void => undefined;
    tenant.between.cutAt(1 + Math.floor(place * (points - 1)), () => kill());
    const killed = tenant.sync([], (child) => {
      kill = () => void child.kill('SIGKILL');
    });
    expect((await killed).exitCode).toBeNull();
    tenant.between.cutAt(Infinity, () => undefined);

    tenant.work();
    await tenant.expireLease();
    const next = await tenant.sync();
    expect({exitCode: next.exitCode, stderr: next.exitCode === 0 ? '' : next.stderr}).toEqual({
      exitCode: 0,
      stderr: '',
    });
    expect(await tenant.differences()).toEqual([]);
    expect(await tenant.query("SELECT entity_type FROM st_logs_v2.ingestion_logs WHERE status = 'running'")).toEqual(
      [],
    );
  },
  600_000,
);
