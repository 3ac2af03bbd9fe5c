/** Endpoints that must fail too after the patience has ended, before nothing more is tried: a few dead ones are no outage. */
const endpointsThatProveIt = 3;

/** How long ServiceTitan as a whole has not answered, whoever asked: one patience for all streams of a run. */
export interface Outage {
  /** A usable answer, or a refusal, came: whatever failed before was not the whole of ServiceTitan. */
  answered(): void;
  /**
   * A try failed that another may fix.
   * @param path of the endpoint.
   * @param triedAtMs when the try began.
   */
  failed(path: string, triedAtMs: number): void;
  /** A request was given up, because its next try would come after the patience has ended: for the run it ends now. */
  gaveUp(): void;
  /** Since when every try has failed, on the clock that does not jump; undefined while tries succeed. */
  readonly sinceMs: number | undefined;
  /**
   * What is left of the patience for a request; 0 or less: give it up. One that begins after the patience ended may try once,
   * since another endpoint may well answer, until some of them have failed as well.
   * @param begunAtMs when the request began.
   */
  leftMs(begunAtMs: number): number;
  /** Whether a request that began after the patience ended may find another endpoint well. */
  isDoubtful(begunAtMs: number): boolean;
}

/** @param uptimeMs the clock that does not jump. */
export function createOutage(patienceMs: number, uptimeMs: () => number): Outage {
  let sinceMs: number | undefined;
  let gaveUpAtMs = Infinity;
  let answeredAtMs = -Infinity;
  const failedLate = new Set<string>();
  const endMs = (since: number): number => Math.min(since + patienceMs, gaveUpAtMs);
  const isDoubtful = (begunAtMs: number): boolean =>
    sinceMs !== undefined && begunAtMs >= endMs(sinceMs) && failedLate.size < endpointsThatProveIt;
  return {
    isDoubtful,
    answered: () => {
      sinceMs = undefined;
      gaveUpAtMs = Infinity;
      answeredAtMs = uptimeMs();
      failedLate.clear();
    },
    failed: (path, triedAtMs) => {
      sinceMs = Math.min(sinceMs ?? Infinity, Math.max(triedAtMs, answeredAtMs));
      if (uptimeMs() >= endMs(sinceMs)) failedLate.add(path);
    },
    gaveUp: () => {
      gaveUpAtMs = Math.min(gaveUpAtMs, uptimeMs());
    },
    get sinceMs() {
      return sinceMs;
    },
    leftMs: (begunAtMs) => {
      if (sinceMs === undefined) return Infinity;
      return isDoubtful(begunAtMs) ? Infinity : sinceMs + patienceMs - uptimeMs();
    },
  };
}
