import {existsSync, mkdtempSync, rmSync, utimesSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {makeSpoolFolder} from '../../src/load/spool/line-file';

const parent = mkdtempSync(join(tmpdir(), 'spool-folder-'));
const dayMs = 86_400_000;

afterEach(() => void jest.useRealTimers());
afterAll(() => rmSync(parent, {recursive: true}));

test('what a killed run left is cleared away after a day', () => {
  const left = makeSpoolFolder(parent);
  utimesSync(left, new Date(), new Date(Date.now() - 1.1 * dayMs));
  const mine = makeSpoolFolder(parent);
  expect([existsSync(left), existsSync(mine)]).toEqual([false, true]);
});

test('a process whose clock is days ahead leaves the folders of other runs alone', () => {
  const others = makeSpoolFolder(parent);
  jest.useFakeTimers({now: Date.now() + 3 * dayMs});
  makeSpoolFolder(parent);
  expect(existsSync(others)).toBe(true);
});
