/** How the tenant answers where ServiceTitan's documents leave it open. The defaults are the impolite answers. */
export interface Manners {
  /** Undocumented parameters are answered with 400; otherwise they are ignored. Default false. */
  readonly refuseUndocumented: boolean;
  /** Rows per export page. Default 1000. */
  readonly exportPageSize: number;
  /** How long a change stays out of the export feed. Default 5. */
  readonly exportLagMinutes: number;
  /** Export rows come only roughly in the order of their changes. Default true. */
  readonly unsortedExports: boolean;
  /**
   * Lists that are asked without a sort come in another order on every page, the same for equal requests or another one for
   * `every request`. Default false: by insertion.
   */
  readonly unsortedLists: boolean | 'every request';
  /** `totalCount` is off by up to three. Default false. */
  readonly driftingTotals: boolean;
  /** Whether `…Before` includes its bound, or `…OnOrAfter` leaves it out, contrary to their names. Default half-open. */
  readonly bounds: 'half-open' | 'inclusive' | 'exclusive';
  /** Whether filters look at fractions of a second. Default honoured. */
  readonly fractions: 'honoured' | 'milliseconds' | 'truncated';
  /** Whether a continuation token can be used again. Default reusable. */
  readonly exportTokens: 'reusable' | 'once';
  /** For how long a continuation token is good. Default for ever. */
  readonly exportTokenDays: number;
  /** What becomes of one that is not: refused, or answered as if nothing were new. Default refused. */
  readonly unknownTokens: 'refused' | 'unnoticed';
  /** How the lack of a scope is answered. Default 403. */
  readonly missingScope: 401 | 403 | 404;
  /** Lists without a parameter for it show deactivated rows too, without saying which. Default false: they are left out. */
  readonly inactiveInLists: boolean;
  /** Whether answers carry their `Date`, that of an hour ago out of a cache, or a text that is none. Default yes. */
  readonly date: 'yes' | 'no' | 'cached' | 'garbage';
  /** Whether a drained feed says where to go on. Default true. */
  readonly exportEndToken: boolean;
  /** Documented parameters that are ignored without a word; `id` is the one in a path. Default none. */
  readonly ignoredParameters: readonly string[];
  /** For so long after an edit filters see the row as it was before, while answers show it as it is. Default 0. */
  readonly filterLagMinutes: number;
  /** Lists refuse every order that is asked for. Default false. */
  readonly refuseSort: boolean;
  /** More requests than this in a second are answered with 429. Default: no limit. */
  readonly requestsPerSecond: number;
}

export const impolite: Manners = {
  refuseUndocumented: false,
  exportPageSize: 1000,
  exportLagMinutes: 5,
  unsortedExports: true,
  unsortedLists: false,
  driftingTotals: false,
  bounds: 'half-open',
  fractions: 'honoured',
  exportTokens: 'reusable',
  exportTokenDays: Infinity,
  unknownTokens: 'refused',
  missingScope: 403,
  inactiveInLists: false,
  date: 'yes',
  ignoredParameters: [],
  filterLagMinutes: 0,
  refuseSort: false,
  exportEndToken: true,
  requestsPerSecond: Infinity,
};

/** The API as one would wish it: sorted exports without a lag. */
export const polite: Manners = {...impolite, exportLagMinutes: 0, unsortedExports: false};
