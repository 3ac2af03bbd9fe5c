import {placeOf} from './zone-of-address';

/** Addresses that are the same in all that matters, and how many rows have it. */
export interface Addresses {
  readonly address: unknown;
  readonly rows: number;
}

/** What addresses say about the company's time zone. */
export interface Proposal {
  /** Undefined where they do not say one. */
  readonly timezone?: string;
  /** On what it rests, or why there is none: a sentence without its full stop. */
  readonly says: string;
  /** More than half of the addresses are known: what they say counts, also that they disagree. */
  readonly isKnown: boolean;
}

interface Votes {
  readonly zone: string;
  readonly rows: number;
  readonly names: readonly string[];
}

/**
 * The zone in which more than half of the known addresses lie.
 * @param what the rows are called, e.g. `business units`.
 */
export function proposalOf(what: string, addresses: readonly Addresses[]): Proposal {
  const total = addresses.reduce((sum, {rows}) => sum + rows, 0);
  const votes = votesOf(addresses);
  const known = votes.reduce((sum, {rows}) => sum + rows, 0);
  if (total === 0) return {says: `there are no ${what}`, isKnown: false};
  if (known * 2 <= total)
    return {says: `the zone of ${total - known} of ${total} ${what} is not known from their addresses`, isKnown: false};
  const [first, ...others] = votes as [Votes, ...Votes[]];
  const unknown = known === total ? '' : `, of ${total - known} it is not known`;
  if (first.rows * 2 <= known)
    return {says: `${what} lie in several: ${votes.map(share).join(', ')}${unknown}`, isKnown: true};
  const {zone, rows, names} = first;
  const rest = others.length === 0 ? '' : `; ${others.map(share).join(', ')}`;
  return {
    timezone: zone,
    says: `${rows} of ${total} ${what} ${rows === 1 ? 'is' : 'are'} in ${named(names)}: ${zone}${rest}${unknown}`,
    isKnown: true,
  };
}

function votesOf(addresses: readonly Addresses[]): readonly Votes[] {
  const votes = new Map<string, Votes>();
  for (const {address, rows} of addresses) {
    const place = placeOf(address);
    if (place === undefined) continue;
    const {zone, name} = place;
    const before = votes.get(zone) ?? {zone, rows: 0, names: []};
    votes.set(zone, {zone, rows: before.rows + rows, names: [...new Set([...before.names, name])]});
  }
  return [...votes.values()].toSorted((a, b) => b.rows - a.rows || (a.zone < b.zone ? -1 : 1));
}

function share({zone, rows, names}: Votes): string {
  return `${rows} in ${named(names)} (${zone})`;
}

/** States that a sentence names at most. */
const namesShown = 3;

function named(names: readonly string[]): string {
  const more = names.length - namesShown;
  return more > 0 ? `${names.slice(0, namesShown).join(', ')} and ${more} more` : names.join(', ');
}

/** Whether two zones have shown the same clock in every month of this year and the last, as America/Detroit and America/New_York. */
export function isSameClock(one: string, other: string, nowMs: number): boolean {
  const year = new Date(nowMs).getUTCFullYear();
  const months = Array.from({length: 24}, (_, month) => new Date(Date.UTC(year - 1, month, 15, 12)));
  return months.every((noon) => clock(noon, one) === clock(noon, other));
}

function clock(instant: Date, timeZone: string): string {
  return instant.toLocaleString('en-US', {timeZone, hourCycle: 'h23'});
}
