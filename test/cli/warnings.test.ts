import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';

import {command} from '../end-to-end/command';

test('outside Google Cloud and without credentials a command ends with one line, ours', async () => {
  // What answers in place of Google's metadata server is not one: a router's page, a captive portal.
  const stranger = createServer((_, answer) => answer.writeHead(500).end('?'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const {port} = stranger.address() as AddressInfo;
  const ended = await command('st-elt', ['status', '--warehouse', 'bigquery:my-project'], {
    cwd: tmpdir(),
    env: {
      HOME: '/nonexistent',
      GCE_METADATA_HOST: `127.0.0.1:${port}`,
      NO_PROXY: '127.0.0.1',
      HTTPS_PROXY: 'http://127.0.0.1:1',
    },
  });
  stranger.close();
  expect(ended.exitCode).toBe(5);
  expect(ended.stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(/^(Google Cloud|BigQuery) /)]);
});
