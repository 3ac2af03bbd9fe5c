import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

import {startEmulator} from './bigquery-emulator';

test('scripts/smoke-bigquery finds the warehouse in order', async () => {
  const emulator = await startEmulator();
  const script = join(__dirname, '..', '..', 'scripts', 'smoke-bigquery');
  const child = spawn(process.execPath, [script, 'test', '--yes'], {
    env: {PATH: process.env['PATH'], HOME: process.env['HOME'], BIGQUERY_EMULATOR_HOST: emulator.url},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  await once(child, 'close');
  await emulator.stop();
  expect(said).toMatch(/\n11 passed, 0 failed, 2 skipped\n/);
}, 1_500_000);
