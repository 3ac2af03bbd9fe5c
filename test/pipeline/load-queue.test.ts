import {taskQueue} from '../../src/load/task-queue';

/** A task that ends when told to. */
function task(name: string, journal: string[]) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const run = async () => {
    journal.push(`${name} begins`);
    await ended;
    journal.push(`${name} ends`);
  };
  return {run, end};
}

describe('taskQueue', () => {
  it('runs tasks of different keys side by side, as many as allowed', async () => {
    const journal: string[] = [];
    const queue = taskQueue(2);
    const [a, b, c] = [task('a', journal), task('b', journal), task('c', journal)];
    await queue.begin('a', a.run);
    await queue.begin('b', b.run);
    const third = queue.begin('c', c.run);
    expect(journal).toEqual(['a begins', 'b begins']);
    b.end();
    await third;
    expect(journal).toEqual(['a begins', 'b begins', 'b ends', 'c begins']);
    a.end();
    c.end();
    await queue.idle();
    expect(journal).toHaveLength(6);
  });

  it('runs tasks of one key one after another, however much room there is', async () => {
    const journal: string[] = [];
    const queue = taskQueue(9);
    const [first, second] = [task('first', journal), task('second', journal)];
    await queue.begin('key', first.run);
    const next = queue.begin('key', second.run);
    first.end();
    await next;
    second.end();
    await queue.idle();
    expect(journal).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});
