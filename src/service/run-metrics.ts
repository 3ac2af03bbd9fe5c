import type {StreamResult} from '../load/loader';
import type {PlannedRun} from '../runs/ingestion';
import type {StreamStatusRow} from '../warehouse/warehouse';

/** Numbers of this process for Prometheus, and how fresh each entity is. */
export interface Metrics {
  /** @param route pattern, not path: a path may be anything. */
  answered(route: string, status: number): void;
  ran(run: PlannedRun, streams: readonly StreamResult[], durationMs: number): void;
  status(rows: readonly StreamStatusRow[]): void;
  /** Exposition format 0.0.4. @param running whether a run is going on. */
  text(running: boolean): string;
}

export interface MetricsOptions {
  readonly version: string;
  readonly startedMs: number;
}

type Labels = Readonly<Record<string, string>>;

export function openMetrics({version, startedMs}: MetricsOptions): Metrics {
  const families = [
    family('st_elt_requests_total', 'counter', 'Requests answered.'),
    family('st_elt_runs_total', 'counter', 'Runs that ended, by how.'),
    family('st_elt_run_duration_seconds_sum', 'counter', 'Time that runs took.'),
    family('st_elt_records_total', 'counter', 'Records by entity and what became of them.'),
    family('st_elt_last_success_timestamp_seconds', 'gauge', 'When an entity was last loaded.'),
    family('st_elt_rows', 'gauge', 'Live rows of an entity when its last run ended.'),
  ] as const;
  const [requests, runs, durations, records, lastSuccess, rows] = families;

  return {
    answered: (route, status) => requests.add({route, status: String(status)}, 1),
    ran({mode, streams: planned}, streams, durationMs) {
      const good = streams.filter(({status}) => status === 'success').length;
      const outcome = good === planned.length ? 'success' : good === 0 ? 'failed' : 'partial';
      runs.add({mode, outcome}, 1);
      durations.add({}, durationMs / 1_000);
      for (const {stream, counts} of streams) {
        for (const what of ['read', 'inserted', 'updated', 'unchanged', 'rejected'] as const) {
          records.add({entity: stream, what}, counts[what]);
        }
      }
    },
    status(found) {
      for (const {entity_type: entity, last_sync_time: at, record_count: count} of found) {
        if (at !== null) lastSuccess.set({entity}, Date.parse(at) / 1_000);
        if (count !== null) rows.set({entity}, count);
      }
    },
    text(running) {
      const now = [
        gauge('st_elt_run_in_progress', 'Whether a run is going on here.', running ? 1 : 0),
        gauge('process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()),
        gauge('process_start_time_seconds', 'When this process began.', startedMs / 1_000),
        gauge('st_elt_info', 'Version.', 1, {version}),
      ];
      return [...families.map((each) => each.text()), ...now].join('');
    },
  };
}

interface Family {
  add(labels: Labels, by: number): void;
  set(labels: Labels, value: number): void;
  text(): string;
}

function family(name: string, type: 'counter' | 'gauge', help: string): Family {
  const values = new Map<string, number>();
  return {
    add: (labels, by) => values.set(labelsText(labels), (values.get(labelsText(labels)) ?? 0) + by),
    set: (labels, value) => values.set(labelsText(labels), value),
    text: () =>
      `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n` +
      [...values].map(([labels, value]) => `${name}${labels} ${value}\n`).join(''),
  };
}

function gauge(name: string, help: string, value: number, labels: Labels = {}): string {
  const single = family(name, 'gauge', help);
  single.set(labels, value);
  return single.text();
}

/** Values are names of ours: there is nothing in them to escape. */
function labelsText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
