import {spawnSync} from 'node:child_process';

/** Disks of a few megabytes are played by file systems in memory, which only root may mount. */
export const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
export const testOnDisks = isRoot ? test : test.skip;

export function mount(disk: string, options: string): void {
  const {status, stderr} = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', disk], {encoding: 'utf8'});
  if (status !== 0) throw new Error(stderr);
}

export function unmount(disk: string): void {
  spawnSync('umount', [disk]);
}
