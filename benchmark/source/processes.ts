import type {ChildProcess} from 'node:child_process';
import {fork, spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

import type {Latency, ServerStats} from './server';
import type {Measured, Task} from './subject';

export interface Server {
  readonly url: string;
  /** What it saw since the last call. */
  stats(): Promise<ServerStats>;
  stop(): void;
}

export async function startServer(latency: Latency, counts: Readonly<Record<string, number>>): Promise<Server> {
  const child = fork(join(__dirname, 'server.js'), [JSON.stringify({latency, counts})]);
  const port = (await messageOf(child)) as number;
  return {
    url: `http://127.0.0.1:${port}`,
    stats: async () => {
      const answer = messageOf(child);
      child.send('stats');
      return (await answer) as ServerStats;
    },
    stop: () => void child.kill(),
  };
}

/** Runs a task in a process of its own; its output goes through a real pipe to `cat`. @throws Error when it fails. */
export async function run(task: Task): Promise<Measured> {
  const sink = spawn('cat', {stdio: ['pipe', 'ignore', 'inherit']});
  const child = spawn(process.execPath, [join(__dirname, 'subject.js'), JSON.stringify(task)], {
    stdio: ['ignore', sink.stdin, 'inherit', 'ipc'],
  });
  const measured = (await messageOf(child)) as Measured;
  sink.stdin.end();
  await once(sink, 'exit');
  return measured;
}

export async function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`a benchmark process ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}
