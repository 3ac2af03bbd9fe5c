import {reconcile} from '../../src/audit/reconcile';
import {schemaOf, streamNamed} from '../../src/catalogue';
import {tenantOf} from '../../src/config/tenant';
import {silent} from '../../src/log';
import {createClient} from '../../src/servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../../src/servicetitan/api/page-memory';
import {dueRows, readLostRows} from '../../src/servicetitan/audit/lost-rows';
import {readKeys} from '../../src/servicetitan/audit/stream-keys';
import {parseState} from '../../src/servicetitan/read/state';
import type {Stream} from '../../src/streams/definition';
import {systemClock} from '../../src/time/clock';
import {configFor, quick, readOnce} from '../servicetitan/reading-fixture';
import {openWholeWay, type WholeWay} from './whole-way';

const streams = ['opportunities', 'opportunity_followups'];
const large = 9_223_372_036_854_775_807n;
let way: WholeWay;

beforeEach(async () => {
  way = await openWholeWay(7, 'tiny', '2026-03-11T18:00:00Z');
});
afterEach(() => way.close());

/** From now on the API writes the ids as texts. */
function writeIdsAsTexts(stream: string): void {
  for (const {id} of way.tenant.records(stream)) {
    way.tenant.edit(stream, (record) => record.id === id, {id: String(id), note: 'now a text'});
  }
}

const stored = (stream: string) =>
  way.rows(`SELECT id, note, _deleted_at IS NOT NULL AS gone FROM st_raw_v2.raw_${stream} ORDER BY id`);

describe.each(streams)('%s, whose ids come as numbers and as texts', (name) => {
  beforeEach(() => {
    way.tenant.insert(name, {id: 5, note: 'a number'});
    way.tenant.insert(name, {id: large, note: 'a number'});
  });

  it('are read as texts, every digit kept', async () => {
    const {rows} = await readOnce(way.simulator, name);
    expect(rows.map(({id}) => id).sort()).toEqual(['5', String(large)]);
  });

  it('are one row each in the warehouse, and gone or missing for no sweep', async () => {
    await way.sync([name]);
    writeIdsAsTexts(name);
    // A feed holds back what changed in the last minutes.
    way.tenant.clock.advance(3_600_000);
    await way.sync([name]);
    const both = [
      {id: '5', note: 'now a text', gone: false},
      {id: String(large), note: 'now a text', gone: false},
    ];
    expect(await stored(name)).toEqual(both);

    const [config, stream] = [configFor(way.simulator), streamNamed(name) as Stream];
    const client = createClient({config, clock: systemClock, log: silent, timing: quick});
    const memory = createPageMemory(pageMemoryBytes(8));
    const source = {config, client, log: silent, memory, schema: schemaOf(stream)};
    const [swept] = (
      await reconcile({
        ...{warehouse: way.warehouse, tenant: tenantOf(config), streams: [stream], runId: 'sweep'},
        keys: () => readKeys(stream, source),
        due: (_, state) => dueRows(stream, config, parseState(state, name)),
        fetch: (_, lost) => readLostRows(stream, source, lost),
        clock: Date.now,
        log: silent,
      })
    ).streams;
    expect(swept).toMatchObject({keys: 2, live: 2, deleted: 0, restored: 0, missing: 0, outdated: 0});
    expect(await stored(name)).toEqual(both);
  });
});
