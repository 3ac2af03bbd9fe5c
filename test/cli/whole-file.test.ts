import {execFileSync} from 'node:child_process';
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {writeWholeFile} from '../../src/cli/whole-file';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-file-'));
  file = join(folder, 'report.html');
});
afterEach(() => rmSync(folder, {recursive: true}));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

it('makes a file for its owner alone, and leaves the permissions of an old one', () => {
  const before = process.umask(0o077);
  try {
    writeWholeFile(file, 'one');
    expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['one', '600']);
    chmodSync(file, 0o644);
    writeWholeFile(file, 'two');
    expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['two', '644']);
    writeWholeFile(file, 'three', 0o600);
    expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['three', '600']);
  } finally {
    process.umask(before);
  }
  expect(readdirSync(folder)).toEqual(['report.html']);
});

it('never changes the file that others have open', () => {
  writeFileSync(file, 'old');
  const reader = openSync(file, 'r');
  writeWholeFile(file, 'a longer new one');
  expect(readFileSync(reader, 'utf8')).toBe('old');
  closeSync(reader);
  expect(readFileSync(file, 'utf8')).toBe('a longer new one');
});

it('writes the file behind a link, and into a pipe', () => {
  mkdirSync(join(folder, 'site'));
  const target = join(folder, 'site', 'index.html');
  writeFileSync(target, 'old');
  symlinkSync(target, file);
  writeWholeFile(file, 'new');
  expect([readFileSync(target, 'utf8'), lstatSync(file).isSymbolicLink()]).toEqual(['new', true]);

  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  // Both ends at once, so that neither waits for the other.
  const reader = openSync(pipe, 'r+');
  writeWholeFile(pipe, 'through');
  const read = Buffer.alloc(7);
  expect([readSync(reader, read), read.toString()]).toEqual([7, 'through']);
  closeSync(reader);
  expect(statSync(pipe).isFIFO()).toBe(true);
});

it('leaves no draft where the file cannot be put', () => {
  mkdirSync(join(folder, 'as-folder'));
  expect(() => writeWholeFile(join(folder, 'as-folder'), 'x')).toThrow(/EISDIR/);
  expect(() => writeWholeFile(join(folder, 'no', 'folder'), 'x')).toThrow(/ENOENT/);
  expect(readdirSync(folder)).toEqual(['as-folder']);
});
