import {WarehouseError} from '../../src/errors';
import type {Script} from '../../src/warehouse/bigquery/books';
import {GuardError} from '../../src/warehouse/bigquery/session';
import {mostTogether, openTransactions} from '../../src/warehouse/bigquery/transactions';
import {LeaseLostError} from '../../src/warehouse/lease-error';
import type {Lease} from '../../src/warehouse/warehouse';

const lease: Lease = {runId: 'run-1', fence: 1, ttlMs: 300_000};
const script = (name: string): Script => ({statements: [name], parameters: {}, result: name});
/** What the service says to these statements, in one transaction. */
type Answer = (statements: readonly string[]) => string | null | Error | Promise<string>;

const failed = (code: number, reason: string) =>
  new WarehouseError(reason, '', {code, errors: [{reason}], message: reason});

function open(answer: Answer) {
  const sent: (readonly string[])[] = [];
  const transactions = openTransactions(
    async (_, {statements}) => {
      sent.push(statements);
      const said = await answer(statements);
      if (said instanceof Error) throw said;
      return said;
    },
    () => [],
  );
  const add = (...names: readonly string[]) =>
    Promise.allSettled(names.map((name) => transactions.add(lease, script(name))));
  return {transactions, add, sent};
}

const outcomes = (ended: readonly PromiseSettledResult<string | null>[]) =>
  ended.map((end) => (end.status === 'fulfilled' ? end.value : (end.reason as Error).message));

const together: Answer = (statements) => statements.map((name) => `did ${name}`).join(';');

it('those that have to wait share the next transaction, as many as one may hold', async () => {
  const {add, sent} = open(together);
  const names = Array.from({length: mostTogether + 1}, (_, n) => `s${n}`);
  expect(outcomes(await add(...names))).toEqual(names.map((name) => `did ${name}`));
  expect(sent.map(({length}) => length)).toEqual([mostTogether, 1]);
});

it('one runs at a time, and what is alone runs between them', async () => {
  let running = 0;
  const busy = async () => {
    expect((running += 1)).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return 'done';
  };
  const {add, transactions} = open(busy);
  await Promise.all([
    add('a'),
    transactions.alone(busy),
    new Promise((resolve) => setImmediate(resolve)).then(() => add('b')),
  ]);
});

it('the lease can be renewed while scripts are still on their way', async () => {
  const {transactions, sent} = open(together);
  let arrive: (arrived: Script) => void = () => {};
  const promised = new Promise<Script>((resolve) => (arrive = resolve));
  const both = [transactions.add(lease, promised), transactions.add(lease, script('b'))];
  await expect(transactions.alone(async () => 'renewed')).resolves.toBe('renewed');
  expect(sent).toEqual([]);
  arrive(script('a'));
  expect(await Promise.all(both)).toEqual(['did a', 'did b']);
  expect(sent).toEqual([['a', 'b']]);
});

it('a script that cannot be made fails alone', async () => {
  const {transactions} = open(together);
  const broken = transactions.add(lease, Promise.reject(new Error('not staged')));
  const good = transactions.add(lease, script('b'));
  await expect(broken).rejects.toThrow('not staged');
  await expect(good).resolves.toBe('did b');
});

it('one that a guard stops is left out, and the others share a transaction again', async () => {
  const {add, sent} = open((statements) =>
    statements.includes('b') ? new GuardError('staged', statements.indexOf('b')) : together(statements),
  );
  expect(outcomes(await add('a', 'b', 'c'))).toEqual(['did a', 'staged', 'did c']);
  expect(sent).toEqual([
    ['a', 'b', 'c'],
    ['a', 'c'],
  ]);
});

it('each is tried alone where the service refused all of them, and which it means is not known', async () => {
  const {add, sent} = open((statements) =>
    statements.includes('b') ? failed(400, 'invalidQuery') : together(statements),
  );
  expect(outcomes(await add('a', 'b', 'c'))).toEqual(['did a', 'invalidQuery', 'did c']);
  expect(sent).toHaveLength(4);
});

it.each([
  ['the service broke in the middle', failed(503, 'backendError')],
  ['no answer came', new WarehouseError('gone', '', new Error('ECONNRESET'))],
  ['it was committed, and its result is lost', new WarehouseError('result lost', '')],
  ['another run has the lease', new LeaseLostError('run-1')],
])('none is sent again where %s', async (_, error) => {
  const {add, sent} = open(() => error);
  expect(outcomes(await add('a', 'b'))).toEqual([error.message, error.message]);
  expect(sent).toHaveLength(1);
});

it('no transaction is shared by two leases', async () => {
  const {add, sent, transactions} = open(together);
  const taken = transactions.add({...lease, fence: 2}, script('b'));
  expect(outcomes(await add('a'))).toEqual(['did a']);
  await taken;
  expect(sent).toEqual([['b'], ['a']]);
});
