import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command} from '../end-to-end/command';

const folder = mkdtempSync(join(tmpdir(), 'wait-'));
afterAll(() => rmSync(folder, {recursive: true}));

const looks = ['query', 'status', 'runs', 'report', 'compare', 'doctor', 'backup'];

it.each(looks)('`%s --help` says how long it waits when nothing is said', async (name) => {
  const {exitCode, stdout} = await command('st-elt', [name, '--help']);
  expect(exitCode).toBe(0);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    '--wait <seconds> seconds to wait while another process writes a DuckDB file; no effect on BigQuery (default: "30")',
  );
});

it.each(['soon', '-1', '1.5', '1e3', '30s', '', ' 5', '86401', '9'.repeat(400), 'Infinity', '\u0663'])(
  '--wait %j is refused in plain words',
  async (value) => {
    const path = join(folder, 'st.duckdb');
    await (await openDuckDb(path)).close();
    for (const name of ['query', 'status'])
      expect(
        await command('st-elt', [
          name,
          ...(name === 'query' ? ['SELECT 1'] : []),
          '-w',
          `duckdb:${path}`,
          '--wait',
          value,
        ]),
      ).toEqual({
        exitCode: 2,
        stdout: '',
        stderr:
          `--wait "${value}" is not a number of seconds: whole, from 0 to 86400 (a day). ` +
          'Use e.g. --wait 60, or --wait 0 to not wait at all.\n',
      });
  },
);

describe('BigQuery', () => {
  let service: Server;
  const requests: string[] = [];
  beforeAll(async () => {
    service = createServer((request, answer) => {
      requests.push(String(request.method));
      request.resume();
      answer.writeHead(404, {'content-type': 'application/json'});
      answer.end(JSON.stringify({error: {code: 404, message: 'Not found', errors: []}}));
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => service.close(resolve)));

  it('is asked the same with --wait and without', async () => {
    const {port} = service.address() as AddressInfo;
    const env = {BIGQUERY_EMULATOR_HOST: `http://127.0.0.1:${port}`};
    const asked = async (...flags: readonly string[]) => {
      requests.length = 0;
      const ended = await command('st-elt', ['status', '-w', 'bigquery:p', ...flags], {env, cwd: folder});
      return {...ended, requests: [...requests]};
    };
    const without = await asked();
    expect(without.requests.length).toBeGreaterThan(0);
    for (const seconds of ['0', '600']) expect(await asked('--wait', seconds)).toEqual(without);
  });
});
