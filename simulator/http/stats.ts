/** What a client did to the server so far. */
export interface Stats {
  /** Requests to the API, not counting tokens, by path with the tenant's id in it. */
  readonly requests: Readonly<Record<string, number>>;
  readonly total: number;
  /** Answers by status, tokens included; 0 where no answer went out. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly tokenRequests: number;
  readonly maxInFlight: number;
  /** The most API requests that began within any second. */
  readonly maxStartsPerSecond: number;
  /** `<path>?<name>` of undocumented parameters, with how often each came. */
  readonly undocumented: Readonly<Record<string, number>>;
  /** Path and query of every API request, oldest first. */
  readonly log: readonly string[];
}

export interface StatsKeeper {
  snapshot(): Stats;
  reset(): void;
  tokenRequest(): void;
  /** An API request begins. Returns how many began in the last second, this one included. */
  begin(url: URL): number;
  end(status: number, api: boolean): void;
  undocumented(path: string, name: string): void;
}

const count = (counts: Record<string | number, number>, key: string | number): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

export function statsKeeper(): StatsKeeper {
  const empty = () => ({
    requests: {} as Record<string, number>,
    statuses: {} as Record<number, number>,
    undocumented: {} as Record<string, number>,
    tokenRequests: 0,
    maxInFlight: 0,
    maxStartsPerSecond: 0,
    log: [] as string[],
  });
  let kept = empty();
  let inFlight = 0;
  let starts: number[] = [];
  return {
    snapshot: () => ({...structuredClone(kept), total: kept.log.length}),
    reset: () => {
      kept = empty();
      starts = [];
    },
    tokenRequest: () => {
      kept.tokenRequests++;
    },
    begin: (url) => {
      const now = performance.now();
      starts = [...starts.filter((at) => at > now - 1000), now];
      inFlight++;
      count(kept.requests, url.pathname);
      kept.log.push(`${url.pathname}${url.search}`);
      kept.maxInFlight = Math.max(kept.maxInFlight, inFlight);
      kept.maxStartsPerSecond = Math.max(kept.maxStartsPerSecond, starts.length);
      return starts.length;
    },
    end: (status, api) => {
      if (api) inFlight--;
      count(kept.statuses, status);
    },
    undocumented: (path, name) => count(kept.undocumented, `${path}?${name}`),
  };
}
