import type {Reading} from '../../config/config';
import type {Stream} from '../../streams/definition';

/** One Cloud Scheduler job that calls the service. */
export interface ScheduledCall {
  readonly name: string;
  /** Cron expression in the time zone of the schedule. */
  readonly schedule: string;
  /** Path and query of the service. */
  readonly path: string;
}

/** Core streams at the times that the predecessor's users know: nightly from two o'clock on, five minutes apart. */
const nightly = ['jobs', 'invoices', 'estimates', 'payments', 'payroll', 'customers', 'locations', 'campaigns'];
const minutesApart = 5;

/**
 * The nightly calls for single streams, one for all reference lists, one that compares the keys of the streams whose time has
 * come (`reconcile_days`, which the books keep), and one on Sunday that reads everything again. A stream's
 * own `schedule` in the configuration goes before; streams that are disabled or not read are left out.
 */
export function scheduleOf(
  {entities}: Pick<Reading, 'entities'>,
  streams: readonly Stream[],
): readonly ScheduledCall[] {
  const reference = streams.some(({group}) => group === 'reference');
  const others = streams.filter(({name, group}) => group !== 'reference' && !nightly.includes(name));
  const ordered = [...nightly.flatMap((name) => streams.filter((stream) => stream.name === name)), ...others];
  const own = streams.filter(({name, group}) => group === 'reference' && entities[name]?.schedule !== undefined);
  const calls = ordered.map(({name}, index) => ({
    name: callName(name),
    schedule:
      entities[name]?.schedule ?? `${(index * minutesApart) % 60} ${2 + Math.floor((index * minutesApart) / 60)} * * *`,
    path: `/ingest/${name}?mode=${entities[name]?.mode ?? 'incremental'}`,
  }));
  const hour = 3 + Math.floor((Math.max(0, ordered.length - 1) * minutesApart) / 60);
  return [
    ...calls,
    ...own.map(({name}) => ({
      name: callName(name),
      schedule: entities[name]?.schedule ?? '',
      path: `/ingest-ref/${name}`,
    })),
    ...(reference
      ? [
          {
            name: 'st-v2-reference-daily',
            schedule: `0 ${hour} * * *`,
            path: '/ingest-ref-all?reconcile=due&parallel=true',
          },
        ]
      : []),
    // Longer than Cloud Scheduler waits for an answer: the service starts the Cloud Run job and answers at once.
    {
      name: 'st-v2-reconcile-daily',
      schedule: `30 ${hour} * * *`,
      path: '/ingest-all?reconcile=due&parallel=true&async=true',
    },
    {
      name: 'st-v2-full-weekly',
      schedule: `0 ${hour + 1} * * 0`,
      path: '/ingest-all?mode=full&parallel=true&async=true',
    },
  ];
}

/** Cloud Scheduler takes letters, digits, hyphens and underscores. */
function callName(stream: string): string {
  return `st-v2-${stream.replaceAll('_', '-')}-daily`;
}
