import {reconcile} from '../../src/audit/reconcile';
import {schemaOf, selectStreams} from '../../src/catalogue';
import {tenantOf} from '../../src/config/tenant';
import {silent} from '../../src/log';
import {createClient} from '../../src/servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../../src/servicetitan/api/page-memory';
import {keysBegin, readKeys} from '../../src/servicetitan/audit/stream-keys';
import {systemClock} from '../../src/time/clock';
import {configFor, quick} from '../servicetitan/reading-fixture';
import {openWholeWay, type WholeWay} from './whole-way';

/** A day is read again as a whole: what it holds no longer is gone, however few rows are left of it. */
const now = '2026-03-11T18:00:00Z';
const start = {start_date: '2026-03-09'};

let way: WholeWay;
beforeEach(async () => {
  way = await openWholeWay(7, 'tiny', now, undefined, {breadth: true, config: start});
});
afterEach(() => way.close());

type Lead = Readonly<Record<string, unknown>>;
const leads = (): readonly Lead[] => way.tenant.records('ads_attributed_leads');
const dayOf = (lead: Lead | undefined): string => String(lead?.day).slice(0, 10);
const stored = async (): Promise<string[]> =>
  (
    await way.rows(`SELECT strftime(day, '%Y-%m-%d') AS day, dateTime FROM st_raw_v2.raw_ads_attributed_leads
      WHERE _deleted_at IS NULL`)
  )
    .map(({day, dateTime}) => `${String(day)} ${String(Date.parse(String(dateTime)))}`)
    .sort();
const truth = (): string[] =>
  leads()
    .map((lead) => `${dayOf(lead)} ${Date.parse(String(lead.dateTime))}`)
    .sort();
const sync = async (): Promise<void> => {
  way.tenant.clock.advance(60_000);
  const {streams} = await way.sync(['ads_attributed_leads']);
  expect(streams).toMatchObject([{status: 'success'}]);
};
const withdraw = (one: Lead | undefined): void =>
  way.tenant.remove('ads_attributed_leads', (lead) => lead === one, {hard: true});

it('retires a lead that was withdrawn, and one that came back under another key', async () => {
  await sync();
  expect(await stored()).toEqual(truth());
  const [first, second] = leads();
  withdraw(first);
  way.tenant.edit('ads_attributed_leads', (lead) => lead === second, {dateTime: '2026-03-10T01:02:03Z'});
  await sync();
  expect(await stored()).toEqual(truth());
});

it('retires the last lead of a day, of which no row can tell', async () => {
  const day = dayOf(leads()[0]);
  // A day of two leads, as a tenant has it; the breadth of the simulator has more.
  for (const lead of leads()
    .filter((one) => dayOf(one) === day)
    .slice(2))
    withdraw(lead);
  await sync();
  for (const lead of leads().filter((one) => dayOf(one) === day)) withdraw(lead);
  await sync();
  expect(await stored()).toEqual(truth());
  expect((await stored()).some((text) => text.startsWith(day))).toBe(false);
});

it('keeps every lead when the days answer as if none had any, and retires them when a person says so', async () => {
  await sync();
  const before = await stored();
  way.simulator.faults.add({kind: 'noRows', match: /attributed-leads/, times: Infinity});
  way.tenant.clock.advance(60_000);
  expect((await way.sync(['ads_attributed_leads'])).streams).toMatchObject([
    {status: 'failed', failedBy: 'data', error: expect.stringMatching(/more than 20 %/) as unknown},
  ]);
  expect(await stored()).toEqual(before);
  await way.sync(['ads_attributed_leads'], 'incremental', {force: true});
  expect(await stored()).toEqual([]);
});

it('is swept too, but for days that lie before its start', async () => {
  await sync();
  const [first] = leads();
  const config = configFor(way.simulator, {start_date: '2026-03-10'});
  const client = createClient({config, clock: systemClock, log: silent, timing: quick});
  const memory = createPageMemory(pageMemoryBytes(8));
  for (const day of ['2026-03-09', '2026-03-10', '2026-03-11']) {
    withdraw(leads().find((lead) => dayOf(lead) === day && lead !== first));
  }
  way.tenant.clock.advance(60_000);
  const {streams} = await reconcile({
    warehouse: way.warehouse,
    streams: selectStreams(['ads_attributed_leads']),
    runId: 'sweep',
    tenant: tenantOf(config),
    keys: (stream) => readKeys(stream, {config, client, log: silent, memory, schema: schemaOf(stream)}),
    due: () => () => 'later' as const,
    fetch: async function* () {},
    begin: (stream) => keysBegin(stream, config, way.tenant.clock.now()),
    clock: () => way.tenant.clock.now(),
    log: silent,
  });
  expect(streams).toMatchObject([{status: 'success', deleted: 2}]);
});
