import {createInbox} from '../../src/airbyte/inbox';

it('gives out what was put in, in its order, and waits while there is nothing', async () => {
  const inbox = createInbox<number>();
  inbox.put(1);
  inbox.put(2);
  expect([await inbox.take(), await inbox.take()]).toEqual([1, 2]);
  const next = inbox.take();
  inbox.put(3);
  expect(await next).toBe(3);
});
