import type {CallKind} from './call-kind';

/** A branch of the company as its owners think of it, with the names of its units as somebody once typed them. */
export interface Region {
  readonly rollup: string;
  readonly salesUnit: string;
  readonly productionUnit: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** Share of all leads. */
  readonly share: number;
  /** Closed opportunities per opportunity that it tends to. */
  readonly closeRate: number;
  readonly commercial: boolean;
  /** Middle of what a residential job is sold for, in dollars. */
  readonly typicalPrice: number;
  /** People in the field in a business of full size; absent: as many as the leads need. */
  readonly people?: {readonly sellers: number; readonly crew: number};
  /** Calls on which technicians sell what they do; absent: estimators sell, crews do the work. */
  readonly calls?: readonly CallKind[];
}

/** A branch whose units are named the way the painters name theirs. */
export const region = (
  rollup: string,
  name: string,
  place: readonly [string, string, string],
  rest: Partial<Region>,
): Region => ({
  rollup,
  salesUnit: `${name}-Sales`,
  productionUnit: `${name}-Production`,
  city: place[0],
  state: place[1],
  zip: place[2],
  share: 0.13,
  closeRate: 0.42,
  commercial: false,
  typicalPrice: 4800,
  ...rest,
});
