/** A group says who needs the stream: `core` and `reference` are read unless the user says otherwise. */
export type StreamGroup = 'core' | 'reference' | 'extended' | 'opt_in';

/** Query parameters that never change for an endpoint, e.g. `{active: 'Any'}`. */
export type FixedQuery = Readonly<Record<string, string>>;

/** A field with documented filters: `modifiedOn` has `modifiedOnOrAfter` and `modifiedBefore`. */
export type DateFilter = 'modifiedOn' | 'createdOn';

/** One request per row of another stream, whose id goes into the path: `crm/v2/customers/{id}/notes`. */
export interface ParentStream {
  readonly stream: string;
  /** Field that carries the parent's id; added to rows that the API sends without it. */
  readonly field: string;
  /** All parents are asked each time: they are few, and a new row is not known to change them. */
  readonly everyTime?: true;
}

/** Parameters without which an endpoint refuses: the bounds of a span of time, of which its rows are sums or members. */
export interface DailyRange {
  readonly from: string;
  readonly before: string;
}

/** A list: usually paged, with `page`, `pageSize`, `hasMore`, and `totalCount` when `includeTotal` is asked for. */
export interface ListEndpoint {
  /** `<api>/<version>/<resource>`; the request goes to `/<api>/<version>/tenant/<tenant id>/<resource>`. */
  readonly path: string;
  /** For lists that exist once per row of another stream. */
  readonly parent?: ParentStream;
  /** For lists that only answer for a span of time: they are asked day by day (UTC), and each row is marked with its `day`. */
  readonly daily?: DailyRange;
  /** What an answer is where it is not a page: rows in `data` alone, a bare array, or one object that is the only row. */
  readonly shape?: 'data' | 'array' | 'object';
  /** False where there is no page to ask for: one answer holds everything. */
  readonly paged?: false;
  /** What makes the API return everything: it hides inactive rows by default. */
  readonly query?: FixedQuery;
  /** Documented date filters. Absent: only read whole. */
  readonly filters?: readonly DateFilter[];
  /** Rows may lack `modifiedOn`, by the documents: new ones are looked for by `createdOn`. */
  readonly undated?: true;
  /**
   * Documented filter that shows what is new, of a list that is otherwise read whole or per parent. Between two reads of
   * everything only that is asked for; rows that changed without it, or are gone, wait for the next of these.
   */
  readonly since?: DateFilter | 'submittedOn';
  /** Documented `sort` field that is unique, without its sign. Absent: the endpoint documents no such sort. */
  readonly sort?: string;
  /** Query parameter that carries the sort; `sort` unless the API calls it otherwise. */
  readonly sortParam?: string;
  /** False where `includeTotal` is not documented. */
  readonly total?: false;
  /** Largest page in rows where it is not the usual 5,000. */
  readonly maxPageSize?: number;
  /** Parameter that lists the rows of one group only, for rows without an id (see `groupBy`). */
  readonly groupFilter?: string;
  /** True where `ids` is documented, at most 50 of them a request: single rows can be read again. */
  readonly ids?: true;
}

/** An export feed: `from` takes a date or a continuation token, answers carry `continueFrom`, deleted rows are shown. */
export interface ExportEndpoint {
  readonly path: string;
  readonly query?: FixedQuery;
}

/**
 * `windows` on `modifiedOn` of the list, the `export` feed from where it was left, the `whole` list every time, one
 * request for each of the `days` since the last read and some before, or one for each row of the `parents` stream: of all
 * now and then, of those that changed in between.
 */
export type ReadMode = 'windows' | 'export' | 'whole' | 'days' | 'parents';

/** One ServiceTitan entity as it is written down in this folder. */
export interface StreamLiteral {
  /** Plural snake_case; the raw table is `raw_<name>`, the staging table `stg_<name>`. */
  readonly name: string;
  readonly title: string;
  /** What it is; the last sentence names the grain: "One row per job." */
  readonly description: string;
  readonly group: StreamGroup;
  readonly list?: ListEndpoint;
  readonly export?: ExportEndpoint;
  /** How the first load reads. */
  readonly backfill: ReadMode;
  /** How every later run reads. */
  readonly follow: ReadMode;
  /** Default `['id']`; `['_key']`, a derived text, where the API may leave the id empty. */
  readonly primaryKey?: readonly string[];
  /**
   * Field that moves when a row changes. Absent: of a feed only the continuation token says what changed; another stream cannot
   * be incremental and says so.
   */
  readonly cursor?: string;
  /** Fields that are days and no instants, although the API writes them as midnight UTC: the time zone never moves them. */
  readonly writtenDates?: readonly string[];
  /** A row that may lack an id is re-read and replaced together with all rows of the same value of this field. */
  readonly groupBy?: string;
  /** Field that all rows of a group share: a row that leaves its group goes to another one with the same value. */
  readonly groupOwner?: string;
  /** Business fields that tell rows without an id apart: never an amount, never a page position. */
  readonly keyFields?: readonly string[];
  /** Flat twins of nested values, `{jobId: 'job.id'}`, for clustering, joins and queries that people already have. */
  readonly lifted?: Readonly<Record<string, string>>;
  /** What `active = false` says about a row. Default `deleted`; customers, campaigns and the like are merely `inactive`. */
  readonly activeFalseMeans?: 'deleted' | 'inactive';
  /** Columns by which the raw table is clustered, at most four. It is partitioned by the day of the cursor. */
  readonly clusterBy?: readonly string[];
}

/** A literal with every default filled in: what the rest of the project works with. */
export interface Stream extends StreamLiteral {
  readonly primaryKey: readonly string[];
  readonly lifted: Readonly<Record<string, string>>;
  readonly activeFalseMeans: 'deleted' | 'inactive';
  readonly clusterBy: readonly string[];
  /** Whether every row carries `_groupReadOn`, when it was read: what a later complete read does not show is gone. */
  readonly isStamped?: true;
  /** Field of which all rows of one value are read at once, a day's or a parent's; they replace those of an older read. */
  readonly wholeGroup?: string;
}
