import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {command} from '../end-to-end/command';
import {startService} from '../service/service-process';

test('the command writes what the service answers, and refuses what it cannot report', async () => {
  const simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
  });
  const service = await startService({simulator, args: ['--vars', 'as_of=2026-03-11']});
  const st = (...args: readonly string[]) => command('st-elt', ['report', ...args], {cwd: service.folder});
  const at = ['--warehouse', 'duckdb:st.duckdb'];
  try {
    expect(await st(...at)).toMatchObject({exitCode: 5, stdout: ''});
    expect((await service.call('/ingest-ref-all')).status).toBe(200);
    expect((await service.call('/ingest-all')).status).toBe(200);
    const {status, headers, text} = await service.call('/report');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    service.process.kill('SIGTERM');
    await service.exited;

    const written = await st(...at, '--out', 'monday.html');
    expect(written).toMatchObject({exitCode: 0, stdout: 'monday.html\n'});
    expect(written.stderr).toMatch(/^Open it in a browser: file:\/\/.*monday\.html$/m);
    expect(readFileSync(join(service.folder, 'monday.html'), 'utf8')).toBe(text);
    expect((await st(...at, '--out', '-')).stdout.trimEnd()).toBe(text.trimEnd());

    const report = (env: Record<string, string>) =>
      command('st-elt', ['report', ...at, '--out', '-'], {cwd: service.folder, env});
    const euros = await report({REPORT_CURRENCY: 'eur', REPORT_LOCALE: 'de-DE'});
    expect(euros.stdout).toMatch(/<p class="big"> ?[\d.]+\u00a0€ ?<\/p>/);
    expect(await report({REPORT_LOCALE: 'de_DE'})).toMatchObject({exitCode: 3, stdout: ''});

    const otherDay = await st(...at, '--as-of', '2026-03-01');
    expect(otherDay).toMatchObject({exitCode: 6, stdout: ''});
    expect(otherDay.stderr).toContain('Run `st-elt transform --as-of 2026-03-01` first.');
    expect(await st(...at, '--as-of', 'monday')).toMatchObject({exitCode: 3});
    const noFolder = await st(...at, '--out', 'no/such/folder/r.html');
    expect(noFolder).toMatchObject({exitCode: 2});
    expect(noFolder.stderr).toContain(
      'The report cannot be written to no/such/folder/r.html. Give another file with --out.',
    );
  } finally {
    await service.clear();
    await simulator.close();
  }
}, 180_000);
