import {writeFileSync} from 'node:fs';

import {inEmptyFolder} from './command-line';

const run = inEmptyFolder();
const secret = 'hunter2';
const credentials = {tenant_id: '1', client_id: 'a', client_secret: 'b', app_key: 'c'};

test.each(['', ' --json'])(
  'config show%s leaves out the passwords of addresses, and nothing else of them',
  async (json) => {
    const fields = {
      ...credentials,
      api_url: `https://user:${secret}@gateway.example/st?subscription-key=${secret}&v=2`,
      auth_url: `https://${secret}@gateway.example/token`,
      warehouse: `duckdb:md:company?motherduck_token=${secret}`,
      vars: {timezone: `postgres://u:${secret}@h/x`},
    };
    writeFileSync('st-elt.json', JSON.stringify(fields));
    const {exitCode, out, err} = await run(`config show${json}`);
    expect(exitCode).toBe(0);
    expect(out + err).not.toContain(secret);
    for (const shown of [
      'https://***@gateway.example/st?subscription-key=***&v=2',
      'https://***@gateway.example/token',
      'duckdb:md:company?motherduck_token=***',
      'postgres://***@h/x',
    ]) {
      expect(out).toContain(shown);
    }
    const flag = await run(`config show${json} --warehouse duckdb:user:${secret}@host/db`);
    expect(flag.out).toContain('duckdb:***@host/db');
    expect(flag.out).not.toContain(secret);
  },
);

test.each([
  [`status --warehouse postgres://u:${secret}@h/db`, 2, '"postgres://***@h/db" does not name a warehouse'],
  [`status --warehouse postgres:u:${secret}@h`, 2, '"***@h" does not name a warehouse'],
  [`status --warehouse duckdb:md:x?token=${secret}`, 5, 'No warehouse found at md:x?token=***'],
  [`import --stream jobs s3://u:${secret}@bucket/jobs.csv`, 2, 's3://***@bucket/jobs.csv is neither a file'],
  [`sync --warehous=postgres://u:${secret}@h/db`, 2, "unknown option '--warehous=postgres://***@h/db'"],
  [`status --config https://u:${secret}@h/c.json`, 3, 'https://***@h/c.json cannot be read'],
])('st-elt %s says no password', async (line, code, says) => {
  const {exitCode, out, err} = await run(line);
  expect(err).toContain(says);
  expect(out + err).not.toContain(secret);
  expect(exitCode).toBe(code);
});

test.each(['', ' --json'])('doctor%s says none either', async (json) => {
  const {out, err} = await run(`doctor --warehouse duckdb:missing/x?token=${secret}${json}`);
  expect(out).toContain('token=***');
  expect(out + err).not.toContain(secret);
});
