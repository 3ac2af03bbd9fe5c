/** Min and max, both included. */
export type Range = readonly [number, number];

/** A kind of call on which a technician works and sells at once. */
export interface CallKind {
  readonly jobType: string;
  readonly class: 'Service' | 'Maintenance';
  readonly weight: number;
  /** Quarters of an hour at the customer's. */
  readonly quarters: Range;
  /** Dollars that make a call a converted one. */
  readonly soldThreshold: number;
  /** Dollars that a call without a sale costs: a dispatch fee, or the price of the visit. */
  readonly dispatchFee: number;
  /** Chance that something is sold. */
  readonly converts: number;
  /** Dollars of what is sold. */
  readonly price: Range;
  /** Percent of the price, from the truck. */
  readonly materialPercent: Range;
}
