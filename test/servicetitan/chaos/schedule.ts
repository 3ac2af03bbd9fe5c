import fc from 'fast-check';

import type {Manners} from '../../../simulator/http/manners';
import type {ApiRecord, Tenant} from '../../../simulator/tenant';

/** Streams that stand for every way of reading. */
export const chaosStreams = ['customers', 'invoices', 'technicians', 'contacts', 'job_splits', 'campaigns'] as const;
export type ChaosStream = (typeof chaosStreams)[number];

/** Something that happens to the tenant right before its n-th request is answered. */
export interface Happening {
  readonly atRequest: number;
  readonly kind: 'edit' | 'insert' | 'insert late' | 'deactivate' | 'delete' | 'swap in the tie';
  /** Which row, modulo how many there are. */
  readonly pick: number;
  readonly advanceSeconds: number;
}

/** A tenant and what befalls it while it is read. */
export interface Schedule {
  readonly stream: ChaosStream;
  /** Ages of its rows in minutes. */
  readonly ages: readonly number[];
  /** Rows that share one second. */
  readonly tie: number;
  readonly undated: number;
  /** Rows that come a second time under their id. */
  readonly duplicates: number;
  readonly manners: Partial<Manners>;
  readonly happenings: readonly Happening[];
  /** The first run ends after so many batches, as if it were killed. */
  readonly killAfter: number | undefined;
  readonly mode: 'incremental' | 'full_refresh';
  /** Between one run and the next. */
  readonly pauseMinutes: number;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  atRequest: fc.integer({min: 1, max: 70}),
  kind: fc.constantFrom('edit', 'edit', 'insert', 'insert late', 'deactivate', 'delete', 'swap in the tie'),
  pick: fc.nat(1_000),
  advanceSeconds: fc.oneof(fc.constant(0), fc.integer({min: 1, max: 90})),
});

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  stream: fc.constantFrom(...chaosStreams),
  ages: fc.array(fc.oneof(fc.integer({min: 0, max: 30}), fc.integer({min: 30, max: 2_000_000})), {maxLength: 30}),
  tie: fc.oneof(fc.constant(0), fc.integer({min: 2, max: 28})),
  undated: fc.nat(3),
  duplicates: fc.nat(2),
  manners: fc.record({
    exportPageSize: fc.integer({min: 2, max: 20}),
    unsortedExports: fc.boolean(),
    unsortedLists: fc.boolean(),
    driftingTotals: fc.nat(4).map((one) => one === 0),
    bounds: fc.constantFrom('half-open', 'inclusive'),
    fractions: fc.constantFrom('honoured', 'truncated'),
    exportTokens: fc.constantFrom('reusable', 'once'),
  }),
  happenings: fc.array(happening, {maxLength: 14}),
  killAfter: fc.option(fc.nat(12), {nil: undefined}),
  mode: fc.constantFrom('incremental', 'incremental', 'full_refresh'),
  pauseMinutes: fc.constantFrom(20, 3 * 24 * 60),
});

const minuteMs = 60_000;
const tieAgeMinutes = 400 * 24 * 60;
/** Late commits within this time are the reader's business; what is committed later than it settles is nobody's. */
const longestLateSeconds = 200;

/** Rows of one schedule in the tenant, and the chances that befall them. */
export interface Play {
  /** Lets everything happen that is due before this request. */
  readonly request: () => void;
  /** Ids of rows that were committed longer after their time than any reader waits. */
  readonly excused: ReadonlySet<unknown>;
}

/** Empties the stream and fills it as the schedule says. */
export function stage(tenant: Tenant, schedule: Schedule): Play {
  const {stream, ages, tie, undated, duplicates, happenings} = schedule;
  for (const record of tenant.records(stream)) tenant.remove(stream, (other) => other === record, {hard: true});
  const startMs = tenant.clock.now();
  const excused = new Set<unknown>();
  let nextId = 1;
  const textAt = (ms: number, fraction = 0): string =>
    `${new Date(ms).toISOString().slice(0, 19)}.${String(fraction).padStart(7, '0')}Z`;
  const add = (modifiedOn: string | null, createdMs: number, id = nextId++): ApiRecord =>
    tenant.insert(stream, {id, active: true, createdOn: textAt(createdMs), name: 'new'}, {modifiedOn});
  const tieMs = startMs - tieAgeMinutes * minuteMs;
  // One at a time here and there: the order of insertion is not that of time.
  ages.forEach((age, index) => {
    const ms = startMs - age * minuteMs;
    add(textAt(ms, index), ms);
    if (index < duplicates) add(textAt(ms - 5 * minuteMs, index), ms, nextId - 1);
  });
  for (let index = 0; index < tie; index += 1) add(textAt(tieMs, (index % 3) * 1_234_567), tieMs);
  if (stream === 'invoices' && schedule.manners.driftingTotals !== true) {
    for (let index = 0; index < undated; index += 1) add(null, startMs - (index + 1) * 50_000 * minuteMs);
  }

  /** Every version of it: what is left of a deleted row is the key sweep's business. */
  const vanish = ({id}: ApiRecord): void => {
    for (const record of tenant.records(stream).filter((other) => other.id === id)) {
      tenant.remove(stream, (other) => other === record, {hard: true});
    }
  };
  const happen = ({kind, pick}: Happening): void => {
    const rows = tenant.records(stream);
    const row = rows[pick % Math.max(1, rows.length)];
    const nowMs = tenant.clock.now();
    const one = (record: ApiRecord): boolean => record === row;
    if (kind === 'insert') tenant.insert(stream, {id: nextId++, active: true, name: 'inserted'});
    if (kind === 'insert late') add(textAt(nowMs - (pick % longestLateSeconds) * 1_000, pick), nowMs);
    if (row === undefined) return;
    if (kind === 'edit') tenant.edit(stream, one, {name: `edited ${pick}`});
    if (kind === 'deactivate') tenant.edit(stream, one, {active: false});
    if (kind === 'delete') vanish(row);
    if (kind === 'swap in the tie') {
      const inTie = rows.filter(({modifiedOn}) => String(modifiedOn).slice(0, 19) === textAt(tieMs).slice(0, 19));
      const victim = inTie[pick % Math.max(1, inTie.length)];
      if (victim === undefined) return;
      vanish(victim);
      excused.add(add(textAt(tieMs), tieMs).id);
    }
  };
  let requests = 0;
  return {
    excused,
    request: () => {
      requests += 1;
      for (const due of happenings.filter(({atRequest}) => atRequest === requests)) {
        tenant.clock.advance(due.advanceSeconds * 1_000);
        happen(due);
      }
    },
  };
}
