import {describeTenant, type Tenant} from '../../config/tenant';
import type {StreamStatusRow, Warehouse} from '../../warehouse/warehouse';
import {wholeNumber} from '../demo/simulator';
import {nameOf} from '../settings/command-settings';
import {openSettings} from '../settings/open-settings';
import {waitingOf, withPublishedWarehouse} from '../settings/open-warehouse';
import {count, seconds, type Terminal} from '../terminal/terminal';
import {tableOf} from '../terminal/text-table';

const nothingLoaded = 'Nothing was loaded yet. Run `st-elt sync`.';

/** Flags of `st-elt status` and `st-elt runs`, as commander gives them. */
export interface StatusOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly limit?: string;
  readonly wait: string;
  readonly json?: boolean;
}

/** One stream as it stands: a row of `sync_state` and what the other books know of it. */
interface StreamReport extends StreamStatusRow {
  /** Since the last success; null before the first. */
  readonly age_minutes: number | null;
  /** Everything modified before it is loaded; null while that is not known. */
  readonly watermark: string | null;
  /** Fields that the catalogue does not know. */
  readonly drifted_fields: number;
  /** Of the last run; null when it succeeded. */
  readonly last_error: string | null;
  /** Rows that the table has lost since its last run, other than by a run; null while it has none that is known. */
  readonly rows_lost: number | null;
  /** Whose data it is; null while the warehouse does not say. */
  readonly tenant_id: string | null;
  readonly environment: string | null;
  readonly api_host: string | null;
}

/** `st-elt status`: one line a stream, as it stands. */
export async function status(terminal: Terminal, options: StatusOptions): Promise<void> {
  const {target: targetOf, datasets} = openSettings(options);
  const target = targetOf();
  const {tenant, rows} = await withPublishedWarehouse(
    target,
    datasets,
    waitingOf(terminal, options.wait),
    async (warehouse) => {
      const holder = await warehouse.readTenant();
      return {tenant: holder, rows: await reportsOf(warehouse, holder)};
    },
  );
  if (options.json === true) return terminal.printJson(rows);
  if (rows.length === 0) return terminal.say(nothingLoaded);
  terminal.print(
    tableOf({
      head: ['stream', 'status', 'last success', 'age', 'rows', 'lost', 'data until', 'drift', 'last error'],
      align: ['left', 'left', 'left', 'right', 'right', 'right', 'left', 'right', 'left'],
      rows: rows.map((row) => [
        row.entity_type,
        row.status,
        row.last_sync_time?.slice(0, 19) ?? 'never',
        row.age_minutes === null ? '' : age(row.age_minutes),
        row.record_count === null ? '' : count(row.record_count - (row.rows_lost ?? 0)),
        (row.rows_lost ?? 0) === 0 ? '' : count(row.rows_lost ?? 0),
        row.watermark?.slice(0, 19) ?? '',
        row.drifted_fields === 0 ? '' : count(row.drifted_fields),
        row.last_error ?? '',
      ]),
    }),
  );
  terminal.say(
    tenant === undefined
      ? 'The warehouse does not say whose data it holds; the next sync writes it.'
      : `Data of ${describeTenant(tenant)}.`,
  );
  const losing = rows.filter(({rows_lost: lost}) => (lost ?? 0) > 0);
  if (losing.length > 0) {
    const list = losing.map(
      (row) => `${row.entity_type} ${count(row.rows_lost ?? 0)} of ${count(row.record_count ?? 0)}`,
    );
    terminal.say(
      `Tables have lost rows since their last run: ${list.join(', ')}. ` +
        `Run st-elt sync --streams ${losing.map((row) => row.entity_type).join(',')} --reconcile, which fetches them.`,
    );
  }
  const failed = rows.filter(({status: state}) => state === 'failed').length;
  terminal.say(failed === 0 ? `${rows.length} streams, none failed.` : `${failed} of ${rows.length} streams failed.`);
  terminal.say(`Next: st-elt ${failed === 0 ? 'verify' : 'sync'} --warehouse ${nameOf(target)}`);
}

async function reportsOf(warehouse: Warehouse, tenant: Tenant | undefined): Promise<readonly StreamReport[]> {
  const rows = await warehouse.streamStatus();
  const states = await warehouse.readState();
  const drift = new Map(
    (
      await warehouse.query(
        `SELECT entity_type, COUNT(DISTINCT field) AS fields FROM ${warehouse.datasets.logs}.schema_drift GROUP BY entity_type`,
      )
    ).map(({entity_type, fields}) => [String(entity_type), Number(fields)]),
  );
  const runs = await warehouse.recentRuns(1_000);
  const live = await warehouse.liveRows(rows.map(({entity_type}) => entity_type));
  const now = Date.now();
  return rows.map((row) => {
    const watermark = states.get(row.entity_type)?.['modifiedOn'];
    return {
      ...row,
      age_minutes: row.last_sync_time === null ? null : Math.round((now - Date.parse(row.last_sync_time)) / 60_000),
      watermark: typeof watermark === 'string' ? watermark : null,
      drifted_fields: drift.get(row.entity_type) ?? 0,
      last_error: runs.find(({entity_type}) => entity_type === row.entity_type)?.error_message ?? null,
      // A snapshot has no raw tables, so what they lost is not known.
      rows_lost: warehouse.publishedAt === undefined ? lostRows(row, live.get(row.entity_type) ?? 0) : null,
      tenant_id: tenant?.id ?? null,
      environment: tenant?.environment ?? null,
      api_host: tenant?.apiHost ?? null,
    };
  });
}

/** A run that goes on, or was killed, has not written yet how many rows there are. */
function lostRows({status: state, record_count: rows}: StreamStatusRow, live: number): number | null {
  return rows === null || state === 'running' ? null : Math.max(0, rows - live);
}

/** `st-elt runs`: one line a stream and run, newest first. */
export async function runs(terminal: Terminal, options: StatusOptions): Promise<void> {
  const {target: targetOf, datasets} = openSettings(options);
  const limit = wholeNumber(options.limit ?? '20', '--limit', 100_000);
  const target = targetOf();
  const rows = await withPublishedWarehouse(target, datasets, waitingOf(terminal, options.wait), (warehouse) =>
    warehouse.recentRuns(limit),
  );
  if (options.json === true) return terminal.printJson(rows);
  if (rows.length === 0) return terminal.say(nothingLoaded);
  terminal.print(
    tableOf({
      head: ['started', 'stream', 'mode', 'status', 'fetched', 'new', 'changed', 'took', 'error'],
      align: ['left', 'left', 'left', 'left', 'right', 'right', 'right', 'right', 'left'],
      rows: rows.map((row) => [
        row.start_time.slice(0, 19),
        row.entity_type,
        row.mode,
        row.status,
        count(row.records_fetched),
        count(row.records_inserted),
        count(row.records_updated),
        row.duration_ms === null ? '' : seconds(row.duration_ms),
        row.error_message ?? '',
      ]),
    }),
  );
  const failed = rows.filter(({status: state}) => state === 'failed').length;
  terminal.say(`The last ${rows.length} reads of a stream, ${failed === 0 ? 'none' : failed} of them failed.`);
  terminal.say(`Next: st-elt status --warehouse ${nameOf(target)}`);
}

function age(minutes: number): string {
  return minutes < 120
    ? `${minutes} min`
    : minutes < 2_880
      ? `${Math.round(minutes / 60)} h`
      : `${Math.round(minutes / 1_440)} d`;
}
