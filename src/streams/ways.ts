import type {DateFilter, ListEndpoint, ParentStream, ReadMode} from './definition';

/** How a stream is read the first time and ever after. Every literal takes one of these five. */
interface Way {
  readonly backfill: ReadMode;
  readonly follow: ReadMode;
}

/** History by windows on the list, several at once; then the export feed, which shows deletions. */
export const windowsThenExport: Way = {backfill: 'windows', follow: 'export'};

/** The same with the usual cursor, for literals that have more to say. */
export const modifiedThenExport: Way & {readonly cursor: string} = {...windowsThenExport, cursor: 'modifiedOn'};

/** The export feed alone: where there is no list, or where the list says less than the feed. */
export const exported: Way = {backfill: 'export', follow: 'export'};

/** Windows on the list alone: where there is no feed. */
export const windowed: Way = {backfill: 'windows', follow: 'windows'};

/** The whole list every time: short lists, and those that cannot be asked for what changed. */
export const whole: Way = {backfill: 'whole', follow: 'whole'};

/** One list per row of another stream: all now and then, those of parents that changed in between. */
export const byParent: Way = {backfill: 'parents', follow: 'parents'};

/** Day by day, for lists that only answer for a span of time. */
export const byDay: Way & {readonly cursor: string} = {backfill: 'days', follow: 'days', cursor: 'day'};

/** Date filters of almost every list: `modifiedOnOrAfter` and `modifiedBefore`, `createdOnOrAfter` and `createdBefore`. */
export const dated: readonly DateFilter[] = ['modifiedOn', 'createdOn'];

/** The same of a list that takes `ids` too. */
export const datedWithIds: Pick<ListEndpoint, 'filters' | 'ids'> = {filters: dated, ids: true};

/** A list that answers everything at once, as a bare array. */
export const bareArray: Pick<ListEndpoint, 'shape' | 'paged'> = {shape: 'array', paged: false};

/** A list that answers everything at once, in `data`. */
export const bareData: Pick<ListEndpoint, 'shape' | 'paged'> = {shape: 'data', paged: false};

/** An endpoint that answers with one object. */
export const single: Pick<ListEndpoint, 'shape' | 'paged'> = {shape: 'object', paged: false};

/** The parent of a list that exists once per job. */
export const perJob: ParentStream = {stream: 'jobs', field: 'jobId'};
