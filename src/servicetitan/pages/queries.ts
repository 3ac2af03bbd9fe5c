import type {JsonValue} from '../../json';
import type {DailyRange, ListEndpoint} from '../../streams/definition';
import type {Instant, Seconds} from '../../time/instant';
import type {PageLease} from '../api/page-memory';
import type {Rows} from '../codec/rows';
import type {Window} from './windows';

/** Rows as the API sent them. Those of a request with a lease are good until it is released. */
export interface RowsOf {
  readonly rows: Rows;
  /** Local clock, when the request was sent. */
  readonly requestedAtMs: number;
}

export interface Page extends RowsOf {
  readonly hasMore: boolean;
  /** The server's clock, when it answered. */
  readonly serverTimeMs?: number;
}

export interface ListPage extends Page {
  /** Rows of the whole query, on all pages; only when it was asked for and the endpoint told. */
  readonly total?: number;
}

export interface ExportPage extends Page {
  /** Where to go on; absent when the answer carries none. */
  readonly continueFrom?: string;
}

/**
 * The date filters that a request may carry, never two at once but to cut one second: the API ANDs them. `day` is that of daily
 * lists.
 */
export type DateField = 'modifiedOn' | 'createdOn' | 'submittedOn' | 'day';

export interface ListQuery {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly includeTotal?: boolean;
  /** With `exactly` the lower bound is that instant; windows begin with whole seconds. */
  readonly within?: {readonly field: DateField; readonly window: Window; readonly exactly?: Instant};
  /** A second window, on the other date: only for cutting a second that fills more than a page. The API means both. */
  readonly also?: {readonly field: DateField; readonly window: Window};
  /** Id of the row to whose list the request goes, for lists per parent. */
  readonly parentId?: JsonValue;
  /** Values of the endpoint's group filter. */
  readonly groups?: readonly string[];
  /** Single rows; only for endpoints that document `ids`. */
  readonly ids?: readonly string[];
  /** Ask for the documented order, where there is one: only needed when page 2 matters. */
  readonly sorted?: boolean;
  /** The caller can ask for a smaller page. */
  readonly canShrink?: boolean;
  /** Where the page is kept. */
  readonly lease?: PageLease;
}

/** Reads pages of one list. */
export type ListReader = (query: ListQuery) => Promise<ListPage>;

/** Largest page that an endpoint gives. */
export function pageSizeOf(endpoint: ListEndpoint, wanted: number): number {
  return Math.min(wanted, endpoint.maxPageSize ?? 5_000);
}

/** Parameters that carry the bounds of a window. */
export function boundsOf({daily}: ListEndpoint, field: DateField): DailyRange {
  const usual = {from: `${field}OrAfter`, before: field.replace(/On$/, 'Before')};
  return (field === 'day' ? daily : undefined) ?? usual;
}

export interface ExportQuery {
  /** A continuation token or an instant; absent: from the first record. */
  readonly from?: string;
  /** Rows that changed before this are not expected: they were delivered. */
  readonly since?: Seconds;
  /** Rows of the last minutes too, which the feed otherwise holds back; some may come twice. */
  readonly includeRecentChanges?: boolean;
  /** The caller can do without an answer. */
  readonly canShrink?: boolean;
  /** Where the page is kept. */
  readonly lease?: PageLease;
}

/** Reads pages of one export feed. */
export type ExportReader = (query: ExportQuery) => Promise<ExportPage>;
