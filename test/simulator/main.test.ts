import {runSimulator} from '../../simulator/main';

afterEach(() => jest.restoreAllMocks());

test('prints a configuration that fits, talks on stderr, and stops when told to', async () => {
  const said = {out: '', err: ''};
  const started = new Promise<void>((resolve) => {
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.err += String(text);
      resolve();
      return true;
    });
  });
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text);
    return true;
  });
  const running = runSimulator({
    seed: 3,
    size: 'tiny',
    trade: 'painting',
    port: 0,
    now: new Date('2026-09-17T18:00:00Z'),
    json: true,
  });
  await started;
  const config = JSON.parse(said.out) as Record<string, string>;
  const form = {
    grant_type: 'client_credentials',
    client_id: config.client_id ?? '',
    client_secret: config.client_secret ?? '',
  };
  const answer = await fetch(config.auth_url ?? '', {method: 'POST', body: new URLSearchParams(form)});
  expect(answer.status).toBe(200);
  expect(said.err).not.toContain(config.client_secret);

  process.emit('SIGTERM');
  await running;
  expect(said.err).toMatch(/Stopped after 0 requests and 1 tokens/);
  await expect(fetch(config.api_url ?? '')).rejects.toThrow();
});
