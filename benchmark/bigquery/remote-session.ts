import type {ChildProcess} from 'node:child_process';

import {GuardError, type Session} from '../../src/warehouse/bigquery/session';

/** What the service is asked; it lives on when the process that asks is killed. */
interface Question {
  readonly id: number;
  readonly method: Method;
  readonly values: readonly unknown[];
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: {readonly message: string; readonly guard?: string; readonly part?: number};
}

const methods = [
  ...(['run', 'describe', 'estimate', 'select', 'locationOf', 'ensureDataset', 'makeStagingTable'] as const),
  ...(['load', 'dropTable', 'clusterTable'] as const),
];
type Method = (typeof methods)[number];

/** Answers what a child asks, by a session of this process. */
export function answerTo(child: ChildProcess, session: Session): void {
  const ask = session as unknown as Readonly<Record<Method, (...values: readonly unknown[]) => Promise<unknown>>>;
  const say = (answer: Answer): void => void (child.connected && child.send(answer, () => undefined));
  child.on('message', (question) => {
    const {id, method, values} = question as Question;
    ask[method](...values).then(
      (value) => say({id, value}),
      (error: unknown) =>
        say({
          id,
          error: {
            message: String(error),
            ...(error instanceof GuardError
              ? {guard: error.code, ...(error.part === undefined ? {} : {part: error.part})}
              : {}),
          },
        }),
    );
  });
}

/** The session of the process that started this one. */
export function remoteSession(projectId: string): Session {
  const waiting = new Map<number, {resolve: (value: unknown) => void; reject: (error: Error) => void}>();
  let asked = 0;
  process.on('message', (answer) => {
    const {id, value, error} = answer as Answer;
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asker?.resolve(value);
    else asker?.reject(error.guard === undefined ? new Error(error.message) : new GuardError(error.guard, error.part));
  });
  const ask = (method: Method, values: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = (asked += 1);
      waiting.set(id, {resolve, reject});
      process.send?.({id, method, values} satisfies Question);
    });
  const asking = methods.map((method) => [method, (...values: readonly unknown[]) => ask(method, values)] as const);
  return {projectId, ...Object.fromEntries(asking)} as unknown as Session;
}
