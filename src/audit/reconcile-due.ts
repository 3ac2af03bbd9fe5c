import type {Stream} from '../streams/definition';
import type {Warehouse} from '../warehouse/warehouse';

const dayMs = 86_400_000;
/** A nightly run may begin a little earlier than the one of the week before; that shall not cost a day. */
const slackMs = 3_600_000;

/**
 * Streams whose keys were last compared longer ago than they may be, as the books say; 0 days: never.
 * A sweep that failed does not count.
 */
export async function dueForReconcile(
  warehouse: Warehouse,
  streams: readonly Stream[],
  daysOf: (stream: Stream) => number,
  nowMs: number,
): Promise<readonly Stream[]> {
  const rows = await warehouse.query(
    `SELECT entity_type, MAX(start_time) AS began FROM ${warehouse.datasets.logs}.ingestion_logs
     WHERE mode = 'reconcile' AND status = 'success' GROUP BY entity_type`,
  );
  const began = new Map(rows.map((row) => [String(row['entity_type']), Date.parse(String(row['began']))]));
  return streams.filter((stream) => {
    const days = daysOf(stream);
    return days > 0 && (began.get(stream.name) ?? -Infinity) + days * dayMs - slackMs <= nowMs;
  });
}
