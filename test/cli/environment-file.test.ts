import {mkdirSync, writeFileSync} from 'node:fs';

import {inEmptyFolder} from './command-line';

const run = inEmptyFolder();

const lines = ['# Zugänge für Café', 'ST_TENANT_ID=1', 'ST_CLIENT_ID=a', 'ST_CLIENT_SECRET="sécret"', 'ST_APP_KEY=key'];
const settings = ['RATE_LIMIT_PER_SECOND=11', 'BQ_DATASET_RAW=my_raw'];
const text = [...lines, ...settings, ''].join('\r\n');
const utf16 = (content: string): Buffer => Buffer.from(content, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16LE with a mark, as PowerShell writes it', utf16(`\uFEFF${text}`)],
  ['UTF-16LE', utf16(text)],
  ['UTF-16BE with a mark', utf16(`\uFEFF${text}`).swap16()],
  ['UTF-16BE', utf16(text).swap16()],
  ['UTF-8 with Unix line ends', Buffer.from(text.replaceAll('\r\n', '\n'))],
])('.env in %s is read', async (_, bytes) => {
  writeFileSync('.env', bytes);
  const {exitCode, out: data, err: talk} = await run('config show --json');
  expect(talk).toBe('');
  expect(exitCode).toBe(0);
  const shown = JSON.parse(data) as {name: string; value: string; from: string}[];
  const of = (name: string) => shown.find((setting) => setting.name === name);
  expect(of('tenant_id')).toMatchObject({value: '1', from: '.env (ST_TENANT_ID)'});
  expect(of('requests_per_second')).toMatchObject({value: '11', from: '.env (RATE_LIMIT_PER_SECOND)'});
  expect(of('datasets.raw')).toMatchObject({value: 'my_raw', from: '.env (BQ_DATASET_RAW)'});
});

test.each([
  ['Windows-1252', Buffer.from(text, 'latin1')],
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])],
  ['half of a UTF-16 character', utf16(`\uFEFF${text}`).subarray(0, 33)],
])('.env in %s is refused in words', async (_, bytes) => {
  writeFileSync('.env', bytes);
  const {exitCode, out: data, err: talk} = await run('config show');
  expect(talk).toBe('The environment file .env is neither UTF-8 nor UTF-16 text. Save it as UTF-8.\n');
  expect({exitCode, data}).toEqual({exitCode: 3, data: ''});
});

test('doctor says it as a finding, and goes on', async () => {
  writeFileSync('.env', Buffer.from(text, 'latin1'));
  const {exitCode, out: data} = await run('doctor --warehouse duckdb:st.duckdb');
  expect(data).toMatch(/FAILED +configuration +The environment file \.env is neither UTF-8 nor UTF-16 text/);
  expect(data).toMatch(/^ok +warehouse/m);
  expect(exitCode).toBe(3);
});

test('a folder called .env is none', async () => {
  mkdirSync('.env');
  writeFileSync(
    'st-elt.json',
    utf16('\uFEFF{"tenant_id": 1, "client_id": "a",\r\n "client_secret": "b", "app_key": "c"}\r\n'),
  );
  const {exitCode, out: data} = await run('config show');
  expect(data).toMatch(/tenant_id +│ 1 +│ file \(st-elt\.json\)/);
  expect(exitCode).toBe(0);
});

test.each([
  ['', 'The configuration file st-elt.json is empty. It must look like'],
  ['[]', 'does not hold a JSON object'],
  ['{"client_secret": canary}', 'is not valid JSON (line 1, column'],
])('a configuration file that holds %j is refused in one line', async (content, says) => {
  writeFileSync('st-elt.json', content);
  const {exitCode, err: talk} = await run('status');
  expect(talk.trim().split('\n')).toEqual([expect.stringContaining(says)]);
  expect(talk).not.toContain('canary');
  expect(exitCode).toBe(3);
});
