import {createHmac} from 'node:crypto';

import type {FieldLog} from '../../src/log';
import {type Access, tokenAccess} from '../../src/service/http/caller-access';
import {googleTokens} from '../../src/service/http/google-tokens';
import {Refusal} from '../../src/service/http/refusal';
import {account, audience, type Google, startGoogle, type TokenChanges} from './google';

const lines: string[] = [];
const say = (message: string, fields?: object): void => void lines.push(JSON.stringify({message, ...fields}));
const log: FieldLog = {debug: say, info: say, warn: say, error: say};
let google: Google;
const opened: Google[] = [];

beforeAll(async () => {
  google = await startedGoogle();
});
afterEach(() => void jest.useRealTimers());
afterAll(() => Promise.all(opened.map((each) => each.close())));

/** Closed at the end, whatever a test comes to. */
async function startedGoogle(nowMs?: () => number): Promise<Google> {
  const started = await startGoogle(nowMs);
  opened.push(started);
  return started;
}

const accessWith = (certsUrl: string, more: {signatureChecked?: boolean} = {}): Access =>
  tokenAccess({
    token: 'a-shared-token-of-24-characters',
    google: googleTokens({audiences: [audience], accounts: [account], certsUrl, log, ...more}),
    isBehindCloudRunIam: more.signatureChecked === true,
  });

/** Who is let in, or the status of the refusal. */
async function verdict(
  access: Access,
  authorization: string | undefined,
  serverlessAuthorization?: string,
): Promise<string | number> {
  try {
    return await access.admit({
      authorization,
      serverlessAuthorization,
      host: undefined,
      origin: undefined,
      fetchSite: undefined,
    });
  } catch (error) {
    if (error instanceof Refusal) return error.status;
    throw error;
  }
}

const judged = (changes: TokenChanges, access = accessWith(google.certsUrl)): Promise<string | number> =>
  verdict(access, `Bearer ${google.token(changes)}`);

test('a token that Google signed for an account that may call lets it in', async () => {
  expect(await judged({})).toBe(account);
  expect(await judged({claims: {email: account.toUpperCase()}})).toBe(account.toUpperCase());
});

test('the certificates are asked for once, also by calls at the same time', async () => {
  const access = accessWith(google.certsUrl);
  const before = google.asked();
  await Promise.all([1, 2, 3].map(() => judged({}, access)));
  await judged({}, access);
  expect(google.asked()).toBe(before + 1);
});

const now = Math.floor(Date.now() / 1_000);
test.each<[string, TokenChanges, number]>([
  ['for another audience', {claims: {aud: 'https://other.example.run.app'}}, 401],
  ['for a list of audiences', {claims: {aud: [audience]}}, 401],
  ['that has expired', {claims: {iat: now - 7_200, exp: now - 3_600}}, 401],
  ['from the future', {claims: {iat: now + 3_600, exp: now + 5_000}}, 401],
  ['that lives for a day', {claims: {exp: now + 86_000}}, 401],
  ['without times', {claims: {iat: undefined, exp: undefined}}, 401],
  ['of another issuer', {claims: {iss: 'https://evil.example'}}, 401],
  ['of another account', {claims: {email: 'other@my-project.iam.gserviceaccount.com'}}, 403],
  ['of an account whose address nobody verified', {claims: {email_verified: false}}, 401],
  ['without an account', {claims: {email: undefined}}, 401],
  ['signed by somebody else', {foreignKey: true}, 401],
  ['signed with a key that is not published', {header: {kid: 'key-2'}}, 401],
  ['with a key named like a property of every object', {header: {kid: '__proto__'}}, 401],
  ['without a signature', {signature: ''}, 401],
  ['that says it needs no signature', {header: {alg: 'none'}, signature: ''}, 401],
  ['whose signature Cloud Run took off', {signature: 'SIGNATURE_REMOVED_BY_GOOGLE'}, 401],
])('a token %s is refused', async (_what, changes, status) => {
  expect(await judged(changes)).toBe(status);
});

test('a token signed with the public key as if it were a shared secret is refused', async () => {
  const pem = ((await (await fetch(google.certsUrl)).json()) as Record<string, string>)['key-1'] ?? '';
  const [header, payload] = google.token({header: {alg: 'HS256'}}).split('.');
  const signature = createHmac('sha256', pem).update(`${header}.${payload}`).digest('base64url');
  expect(await verdict(accessWith(google.certsUrl), `Bearer ${header}.${payload}.${signature}`)).toBe(401);
});

test('a token whose claims were changed after signing is refused', async () => {
  const [header, , signature] = google.token().split('.');
  const [, payload] = google.token({claims: {email: account, sub: '2'}}).split('.');
  expect(await verdict(accessWith(google.certsUrl), `Bearer ${header}.${payload}.${signature}`)).toBe(401);
});

test.each([undefined, '', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', `Bearer ${'x'.repeat(9_000)}`, 'Bearer é'])(
  'the header %p lets nobody in',
  async (header) => {
    expect(await verdict(accessWith(google.certsUrl), header)).toBe(401);
  },
);

test('the shared token lets in, and nothing like it does', async () => {
  const access = accessWith(google.certsUrl);
  expect(await verdict(access, 'bearer a-shared-token-of-24-characters')).toBe('the shared token');
  expect(await verdict(access, 'Bearer a-shared-token-of-24-character')).toBe(401);
  expect(await verdict(access, 'Bearer A-shared-token-of-24-characters')).toBe(401);
});

test('behind the IAM of Cloud Run the claims decide, where a signature was taken off', async () => {
  const access = accessWith(google.certsUrl, {signatureChecked: true});
  const signature = 'SIGNATURE_REMOVED_BY_GOOGLE';
  expect(await judged({signature}, access)).toBe(account);
  expect(await judged({}, access)).toBe(account);
  expect(await judged({signature, claims: {aud: 'https://other.example'}}, access)).toBe(401);
  expect(await judged({signature, claims: {iss: 'https://evil.example'}}, access)).toBe(401);
  expect(await judged({signature, claims: {iat: now - 9_000, exp: now - 5_000}}, access)).toBe(401);
  expect(await judged({signature, claims: {exp: 'never'}}, access)).toBe(401);
  expect(await judged({signature, claims: {email: 'other@example.com'}}, access)).toBe(403);
  expect(await judged({foreignKey: true}, access)).toBe(401);
});

describe('behind the IAM of Cloud Run, where a caller sends X-Serverless-Authorization', () => {
  const removed = 'SIGNATURE_REMOVED_BY_GOOGLE';
  const checked = (claims: TokenChanges['claims'] = {}): string =>
    `Bearer ${google.token({signature: removed, claims})}`;
  const behindIam = (): Access => accessWith(google.certsUrl, {signatureChecked: true});

  test('an allowed account that sends only that header is let in', async () => {
    expect(await verdict(behindIam(), undefined, checked())).toBe(account);
  });

  test.each<[string, string, number]>([
    ['names the scheduler', 'Bearer FORGED', 403],
    ['is a token that Google signed for the scheduler', 'Bearer SIGNED', 403],
    ['is the shared token', 'Bearer a-shared-token-of-24-characters', 403],
    ['is empty', '', 403],
  ])('another account is refused, also when its Authorization header %s', async (_what, authorization, status) => {
    const sent = authorization.replace('Bearer FORGED', checked()).replace('SIGNED', google.token());
    expect(await verdict(behindIam(), sent, checked({email: 'intern@example.com'}))).toBe(status);
  });

  test.each(['', 'Bearer', 'Basic YTpi', `Bearer ${removed}`, 'Bearer a.b.c'])(
    'the header %p is judged and refused, whatever Authorization says',
    async (header) => {
      expect(await verdict(behindIam(), checked(), header)).toBe(401);
    },
  );

  test('elsewhere that header opens nothing', async () => {
    const access = accessWith(google.certsUrl);
    expect(await verdict(access, undefined, `Bearer ${google.token()}`)).toBe(401);
    expect(await verdict(access, undefined, 'Bearer a-shared-token-of-24-characters')).toBe(401);
    expect(await verdict(access, `Bearer ${google.token()}`, checked({email: 'intern@example.com'}))).toBe(account);
  });
});

const hourMs = 3_600_000;
test.each([24, -24, 0.5, -0.5])('with a clock that is %d hours off no token is believed', async (hours) => {
  const real = Date.now();
  const truth = await startedGoogle(() => real);
  jest.useFakeTimers({now: real + hours * hourMs, doNotFake: [...everythingButDate]});
  const access = accessWith(truth.certsUrl);
  const seconds = Math.floor(real / 1_000);
  const alive = truth.token();
  // By a clock that is a day late this one is alive; it expired long ago.
  const spent = truth.token({claims: {iat: seconds - 24.2 * 3_600, exp: seconds - 23.8 * 3_600}});
  const early = truth.token({claims: {iat: seconds + 23.8 * 3_600, exp: seconds + 24.2 * 3_600}});
  for (const token of [alive, spent, early]) expect(await verdict(access, `Bearer ${token}`)).toBe(503);
  expect(lines.at(-1)).toContain('clock_off');
});

test.each([24, -24, 0.1, -0.1])(
  'a clock that is set %d hours off later on is noticed, and trusted once it is right again',
  async (hours) => {
    const [began, steadyBegan] = [Date.now(), performance.now()];
    // Google's clock goes on as it did, whatever is done to ours.
    const truth = await startedGoogle(() => began + performance.now() - steadyBegan);
    const access = accessWith(truth.certsUrl);
    const token = `Bearer ${truth.token()}`;
    const setClock = (byHours: number): unknown =>
      jest.useFakeTimers({now: began + byHours * hourMs, doNotFake: [...everythingButDate]});
    expect(await verdict(access, token)).toBe(account);
    expect(truth.asked()).toBe(1);
    setClock(hours);
    expect(await verdict(access, token)).toBe(503);
    expect(lines.at(-1)).toContain('clock_off');
    expect(truth.asked()).toBe(2);
    setClock(0);
    expect(await verdict(access, token)).toBe(account);
  },
);

test('when the certificates cannot be had no token is judged, and the shared one still opens', async () => {
  const access = accessWith('http://127.0.0.1:1/certs');
  expect(await judged({}, access)).toBe(503);
  expect(await verdict(access, 'Bearer a-shared-token-of-24-characters')).toBe('the shared token');
}, 30_000);

test('no token and no part of one is in the log', async () => {
  const token = google.token({foreignKey: true});
  await verdict(accessWith(google.certsUrl), `Bearer ${token}`);
  for (const part of token.split('.')) expect(lines.join('\n')).not.toContain(part);
  expect(lines.at(-1)).toContain('bad signature');
});

const everythingButDate = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
