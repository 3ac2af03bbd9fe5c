import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import type {Readable} from 'node:stream';

import {packageRoot} from '../../src/package-root';
import type {Line} from '../line';
import {median} from '../report';
import type {Section} from '../section';
import {inTurns} from '../section';

interface Start {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Starts the source's executable with a command and waits for its end. @throws Error when it fails. */
async function start(...args: readonly string[]): Promise<Start> {
  const bin = join(packageRoot(), 'bin', 'source-servicetitan');
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, ['-r', join(__dirname, 'cpu-witness.js'), bin, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  let told = '';
  (child.stdio[3] as Readable).on('data', (chunk: Buffer) => (told += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`source-servicetitan ${args.join(' ')} ended with ${code}`);
  return {seconds: Number(process.hrtime.bigint() - began) / 1e9, cpuSeconds: Number(told) / 1e6};
}

/** Platforms ask for spec and catalog often: describing every stream may not cost more than describing the form. */
export const commandStart: Section = {
  name: 'start',
  title: 'Commands that platforms call often',
  notes: [
    '`discover` prints the catalog of all streams, `spec` the form; each is a process from start to end. Medians of 21 rounds.',
  ],
  run: async (settings) => {
    const config = join(packageRoot(), 'integration_tests', 'sample_config.json');
    const {spec, discover} = await inTurns(
      {say: () => undefined, rounds: settings.rounds * 3},
      {spec: () => start('spec'), discover: () => start('discover', '--config', config)},
    );
    const line = (what: string, of: (one: Start) => number): Line => {
      const [subject, control] = [median(discover.map(of)) * 1_000, median(spec.map(of)) * 1_000];
      return {
        what: `discover against spec, ${what}`,
        subject: `${Math.round(subject)} ms`,
        control: `${Math.round(control)} ms`,
        value: subject / control,
        unit: '×',
        atMost: 1.3,
      };
    };
    return [line('time', ({seconds}) => seconds), line('CPU', ({cpuSeconds}) => cpuSeconds)];
  },
};
