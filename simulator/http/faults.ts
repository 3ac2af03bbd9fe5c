/** Where tokens are asked for. */
export const tokenPath = '/connect/token';

/** Trouble of one kind, see `Fault`. */
export type Trouble =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is cut before an answer. */
  | {readonly kind: 'reset'}
  /** The answer comes this much later. */
  | {readonly kind: 'hang'; readonly ms: number}
  /** Half of the JSON, as if it were all. */
  | {readonly kind: 'truncate'}
  /** Half of the body, then the connection is cut. */
  | {readonly kind: 'abort'}
  | {readonly kind: 'html200'}
  | {readonly kind: 'empty200'}
  /** A well-formed answer without a row that says there is no more, as if the tenant had none; its total is 0. */
  | {readonly kind: 'noRows'}
  /** The envelope, but `data` is null. */
  | {readonly kind: 'nullData'}
  /** Says gzip and is not. */
  | {readonly kind: 'badGzip'}
  /** Every token given out so far is void from now on. */
  | {readonly kind: 'revokeTokens'}
  /** The body comes in ten parts over this time. */
  | {readonly kind: 'slowBody'; readonly ms: number}
  /** `totalCount` is off by this much. */
  | {readonly kind: 'drift'; readonly by: number}
  /** An export page that says `hasMore` and sends the asker to where it came from. */
  | {readonly kind: 'repeatToken'};

/** Trouble that waits for its request. */
export type Fault = Trouble & {
  /** Tried on path and query (`/jpm/v2/tenant/1/jobs?page=2`, `/connect/token`). Absent: any request but for tokens. */
  readonly match?: RegExp;
  /** How many matching requests it hits. Default 1. */
  readonly times?: number;
  /** How many matching requests it lets pass before. Default 0. */
  readonly after?: number;
};

export interface Faults {
  add(fault: Fault): void;
  /** From now on the app lacks the scope for this API (`payroll`): 403. */
  forbid(api: string): void;
  allow(api: string): void;
  isForbidden(api: string): boolean;
  /** Faults that have not struck as often as they shall. */
  pending(): number;
  clear(): void;
  /** The trouble for this request, if any; the first fault that was added and matches wins. */
  take(url: string): Trouble | undefined;
}

export function faultList(): Faults {
  let waiting: {fault: Fault; passes: number; strikes: number}[] = [];
  const forbidden = new Set<string>();
  return {
    add: (fault) => {
      waiting.push({fault, passes: fault.after ?? 0, strikes: fault.times ?? 1});
    },
    forbid: (api) => void forbidden.add(api),
    allow: (api) => void forbidden.delete(api),
    isForbidden: (api) => forbidden.has(api),
    pending: () => waiting.length,
    clear: () => {
      waiting = [];
      forbidden.clear();
    },
    take: (url) => {
      for (const entry of waiting) {
        const {match} = entry.fault;
        if (match === undefined ? url === tokenPath : url.search(match) < 0) continue;
        if (entry.passes > 0) {
          entry.passes--;
          continue;
        }
        entry.strikes--;
        if (entry.strikes <= 0) waiting = waiting.filter((other) => other !== entry);
        return entry.fault;
      }
      return undefined;
    },
  };
}
