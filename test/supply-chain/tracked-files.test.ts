import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const root = join(__dirname, '../..');

/** What must not be in a file that everybody gets: how it looks, and an example made up of parts, so as not to be found here. */
const forbidden: Readonly<Record<string, readonly [pattern: RegExp, example: string]>> = {
  'a private key': [/-----BEGIN (\w+ )*PRIVATE KEY-----/, `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
  "a service account's key": [/"private_key_id":\s*"[0-9a-f]{40}"/, `"private_key_id": "${'0a'.repeat(20)}"`],
  'a client ID, secret or app key of ServiceTitan': [
    /\b(cid|cs\d|ak\d)\.(?!abcdefghijklmnopqrstuvwx)[A-Za-z0-9]{20,}/,
    `cs${1}.${'k3'.repeat(12)}`,
  ],
  'a key of Google': [/\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}/, `${'AI'}za${'Sy'.repeat(17)}x`],
  'a key of AWS': [/\b(AKIA|ASIA)[0-9A-Z]{16}\b/, `${'AK'}IA${'Z7'.repeat(8)}`],
  'a token of GitHub or GitLab': [
    /\bgh[pousr]_\w{36}|\bgithub_pat_\w{50,}|\bglpat-[\w-]{20}/,
    `gh${'p'}_${'a1'.repeat(18)}`,
  ],
  'a token of npm': [/\bnpm_[A-Za-z0-9]{36}|_authToken\s*=\s*\S{8,}/, `${'np'}m_${'a1'.repeat(18)}`],
  'a token of Slack or Stripe': [/\bxox[abprs]-[\w-]{10,}|\b[rs]k_live_\w{16,}/, `xox${'b'}-${'1234567890'}`],
  'a signed token': [
    /\beyJ[\w-]{12,}\.eyJ[\w-]{12,}\.[\w-]{20,}/,
    ['eyJ' + 'hb'.repeat(10), 'eyJ' + 'pc'.repeat(10), 'c2'.repeat(20)].join('.'),
  ],
  'a password in an address': [
    /\b[a-z][a-z+]+:\/\/[^\s/:@"'`$<{]+:[^\s/:@"'`$<{]{3,}@/,
    `https://me:${'hunter2'}@host/`,
  ],
  'a path of one machine': [
    /(?<![\w.~-])\/(work|root|Users|home\/(?!node\b)\w+|tmp\/(wt|team))\//,
    `see ${'/ro'}ot/notes.txt`,
  ],
  "a registry's address": [
    /\b(registry\.(npmjs|yarnpkg)\.\w+|files\.pythonhosted\.org|pypi\.org\/simple|proxy\.golang\.org|deb\.debian\.org)\b/,
    `https://registry.${'npmjs'}.org/`,
  ],
};

/** Files that git knows. */
const tracked = execFileSync('git', ['ls-files', '-z'], {cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26})
  .split('\0')
  .filter((file) => file !== '');

const isText = (bytes: Buffer): boolean => !bytes.subarray(0, 8_000).includes(0);

test.each(Object.entries(forbidden))('no tracked file holds %s', (_what, [pattern, example]) => {
  expect(example).toMatch(pattern);
  const found = tracked.flatMap((file) => {
    // Made up, to see that they are left out of what is printed.
    if (file === 'test/address.test.ts') return [];
    const bytes = readFileSync(join(root, file));
    const match = isText(bytes) ? pattern.exec(bytes.toString('utf8')) : null;
    // The place, never what was found: test logs are read by many.
    return match === null ? [] : [`${file}, character ${match.index}`];
  });
  expect(found).toEqual([]);
});

test('files that hold secrets are kept out of git', () => {
  const kept = [
    '.env',
    'st-elt.json',
    'secrets/key.json',
    'deploy/terraform/terraform.tfvars',
    'deploy/terraform/x.tfstate',
  ];
  const ignored = execFileSync('git', ['check-ignore', ...kept], {cwd: root, encoding: 'utf8'});
  expect(ignored.trim().split('\n')).toEqual(kept);
});
