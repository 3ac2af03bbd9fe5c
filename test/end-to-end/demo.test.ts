import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {command} from './command';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
afterAll(() => rmSync(folder, {recursive: true}));

const demo = () => command('st-elt', ['demo', '--size', 'tiny', '--dir', folder], {env: {NO_COLOR: '', CI: 'true'}});
const query = async (sql: string): Promise<unknown> => {
  const {stdout} = await command('st-elt', [
    'query',
    '--warehouse',
    `duckdb:${join(folder, 'demo.duckdb')}`,
    '--json',
    sql,
  ]);
  return JSON.parse(stdout);
};
const fingerprint = `SELECT 'jobs' AS of, count(*) AS n, max(_ingested_at) AS at FROM st_raw_v2.raw_jobs
  UNION ALL SELECT 'payroll', count(*), max(_ingested_at) FROM st_raw_v2.raw_payroll
  UNION ALL SELECT 'invoices', count(*), max(_ingested_at) FROM st_raw_v2.raw_invoices ORDER BY 1`;

test('the demo ends with KPIs, and a second run changes nothing that has not changed', async () => {
  const first = await demo();
  expect(first.stderr).toMatch(/check .* answers as a ServiceTitan tenant/);
  expect(first.exitCode).toBe(0);
  expect(first.stdout).toMatch(/week of +│ unit/);
  const weeks = first.stdout.match(/│ \d{4}-\d\d-\d\d +│ All units/g) ?? [];
  expect(weeks.length).toBeGreaterThanOrEqual(1);
  expect(weeks.length).toBeLessThanOrEqual(3);
  // A CI says that it can show colours; what it keeps is a file all the same.
  expect(first.stdout + first.stderr).not.toContain('\u001b');
  expect(first.stdout).toMatch(/^28 streams, \d+ rows, [\d.]+ s in all; KPIs as of \d{4}-\d\d-\d\d\.$/m);
  expect(first.stdout).toMatch(/^The report is .*report\.html: open it in a browser\.$/m);
  const report = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(report).toContain('<p class="eyebrow">Weekly report</p>');
  expect(first.stdout).toMatch(/^Next: bin\/st-elt query /m);
  const before = await query(fingerprint);

  const second = await demo();
  expect(second.exitCode).toBe(0);
  expect(second.stderr).toMatch(/: 0 new, 0 changed, /);
  expect(await query(fingerprint)).toEqual(before);
  const builtAt = /Built .* UTC/;
  const hours = /<details class="numbers">\s*<summary>What was loaded[\s\S]*?<\/details>/;
  const again = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(again.replace(builtAt, '').replace(hours, '')).toBe(report.replace(builtAt, '').replace(hours, ''));
  // But for the seconds it took, a second run says the same.
  const words = (text: string) => text.replace(/[\d.]+ s in all/, 'n s in all');
  expect(words(second.stdout)).toBe(words(first.stdout));
}, 120_000);

test('a folder that holds the demo of another company is left alone', async () => {
  const other = await command('st-elt', ['demo', '--size', 'tiny', '--seed', '8', '--dir', folder]);
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toMatch(/holds the demo of seed 7 .*Give another --dir/);
});

test('a folder that holds the demo of another trade is left alone', async () => {
  const other = await command('st-elt', ['demo', '--size', 'tiny', '--trade', 'hvac', '--dir', folder]);
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toMatch(/holds the demo of seed 7 and size tiny \(painting\)\. Give another --dir/);
});

test.each(['demo', 'simulator'])(
  '%s refuses a trade that it does not know in one line with those it knows',
  async (name) => {
    const refused = await command('st-elt', [name, '--trade', 'plumber']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/Unknown trade "plumber".*Use painting, hvac, plumbing, electrical\.$/),
    ]);
  },
);

test('status and runs tell what the demo did', async () => {
  const at = ['--warehouse', `duckdb:${join(folder, 'demo.duckdb')}`, '--json'];
  const status = JSON.parse((await command('st-elt', ['status', ...at])).stdout) as Record<string, unknown>[];
  expect(status).toHaveLength(28);
  expect(status.every((row) => row['status'] === 'success' && row['last_error'] === null)).toBe(true);
  const runs = JSON.parse((await command('st-elt', ['runs', ...at])).stdout) as Record<string, unknown>[];
  expect(runs).toHaveLength(20);
  expect(runs[0]).toMatchObject({status: 'success', mode: 'incremental', records_inserted: 0});
});
