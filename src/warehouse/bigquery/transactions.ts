import {LeaseLostError} from '../lease-error';
import type {Lease} from '../warehouse';
import type {Script, Tally} from './books';
import {GuardError, numbered} from './session';
import {hasUnknownOutcome} from './warehouse-errors';

/** Scripts that share a transaction: BigQuery takes 1 MB of SQL, and each member waits for the whole script. */
export const mostTogether = 8;

export interface Transactions {
  /**
   * Runs a script as a transaction under the lease, together with those that wait by the time it is its turn. A script may
   * be promised: its place is taken now, and those that share its transaction wait for it.
   * @returns the script's result.
   * @throws what the promise or the script failed with; others of the same transaction are run without it then.
   */
  add(lease: Lease, script: Script | Promise<Script>): Promise<string | null>;
  /** Runs other work while no transaction is under way. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

interface Member {
  readonly script: Promise<Script | undefined>;
  readonly resolve: (result: string | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One transaction at a time: they all touch the books, and BigQuery aborts one of two that touch the same table. Those that
 * have to wait share the next one, since a transaction takes about as long however little is in it.
 * @param write runs one script under the lease.
 * @param record statements that put what batches have written into the books.
 */
export function openTransactions(
  write: (lease: Lease, script: Script) => Promise<string | null>,
  record: (tallies: readonly Tally[]) => readonly string[],
): Transactions {
  const alone = queueOfOne();
  // Apart from the above: while scripts are being promised, the lease can be renewed.
  const inTurn = queueOfOne();
  let open: {readonly lease: Lease; readonly members: Member[]} | undefined;

  function add(lease: Lease, script: Script | Promise<Script>): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const ready: Member['script'] = Promise.resolve(script).catch((error: Error) => {
        reject(error);
        return undefined;
      });
      groupOf(lease).push({script: ready, resolve, reject});
    });
  }

  function groupOf(lease: Lease): Member[] {
    if (open?.lease.fence === lease.fence && open.members.length < mostTogether) return open.members;
    const group = {lease, members: [] as Member[]};
    open = group;
    void inTurn(async () => {
      const ready = await gathered(group.members);
      if (open === group) open = undefined;
      await alone(() => commit(lease, ready));
    });
    return group.members;
  }

  async function commit(lease: Lease, members: readonly Ready[]): Promise<void> {
    if (members.length === 0) return;
    try {
      const results = await write(
        lease,
        together(
          members.map(({script}) => script),
          record,
        ),
      );
      const each = members.length === 1 ? [results] : (results ?? '').split(separator);
      members.forEach(({resolve}, n) => resolve(each[n] ?? null));
    } catch (error) {
      // What may have been committed must not be sent again as another transaction: rows of an append would be there twice.
      if (members.length === 1 || error instanceof LeaseLostError || hasUnknownOutcome(error)) {
        members.forEach(({reject}) => reject(error));
        return;
      }
      const culprit = error instanceof GuardError && error.part !== undefined ? members[error.part] : undefined;
      if (culprit === undefined) {
        // It may be any of them.
        for (const member of members) await commit(lease, [member]);
        return;
      }
      culprit.reject(error);
      await commit(
        lease,
        members.filter((member) => member !== culprit),
      );
    }
  }

  return {add, alone};
}

interface Ready {
  readonly script: Script;
  readonly resolve: Member['resolve'];
  readonly reject: Member['reject'];
}

/** Waits until every script is there, of those too that join meanwhile. */
async function gathered(members: readonly Member[]): Promise<readonly Ready[]> {
  for (let known = 0; known < members.length;) {
    known = members.length;
    await Promise.all(members.map(({script}) => script));
  }
  const scripts = await Promise.all(members.map(({script}) => script));
  return members.flatMap(({resolve, reject}, n) => {
    const script = scripts[n];
    return script === undefined ? [] : [{script, resolve, reject}];
  });
}

const separator = ';';

/** Scripts as one, each with names of its own. */
function together(scripts: readonly Script[], record: (tallies: readonly Tally[]) => readonly string[]): Script {
  const parts = scripts.length === 1 ? scripts : scripts.map(apart);
  const tallies = parts.flatMap(({tally}) => (tally === undefined ? [] : [tally]));
  const [first] = parts;
  const results = parts.map(({result}) => `COALESCE(${result ?? 'CAST(NULL AS STRING)'}, '')`);
  const result = parts.length === 1 ? first?.result : `CONCAT(${results.join(`, '${separator}', `)})`;
  return {
    prepare: parts.flatMap(({prepare = []}) => prepare),
    statements: [...parts.flatMap(({statements}) => statements), ...(tallies.length === 0 ? [] : record(tallies))],
    parameters: Object.assign({}, ...parts.map(({parameters}) => parameters)) as Script['parameters'],
    ...(result === undefined ? {} : {result}),
  };
}

/** A script with names of its own in a shared one. */
function apart(script: Script, part: number): Script {
  const {prepare = [], statements, result, parameters, tally} = script;
  const own = (sql: string) => numbered(sql, part, parameters);
  return {
    prepare: prepare.map(own),
    statements: statements.map(own),
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${name}_${part}`, value])),
    ...(result === undefined ? {} : {result: own(result)}),
    ...(tally === undefined ? {} : {tally: {...tally, table: own(tally.table)}}),
  };
}

function queueOfOne() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
