import type {Range} from './call-kind';
import type {Region} from './region';

/** What a company of some trade is made of: names, prices, wages and shares. The generator reads it and knows no trade itself. */
export interface Trade {
  readonly name: TradeName;
  /** As ServiceTitan calls it, with its id there. */
  readonly industry: {readonly id: number; readonly name: string};
  readonly formerTechnician: string;
  readonly ledgerAccount: string;
  readonly tags: readonly string[];
  readonly regions: readonly [Region, ...Region[]];
  /** A branch that was given up: its units are switched off, its old jobs still count. */
  readonly formerRegion?: Region;
  readonly vendors: readonly string[];
  /** Code and label of what is bought for a job. */
  readonly parts: readonly Sku[];
  /** Code and label of what is sold. */
  readonly services: readonly Sku[];
  /** The second line of an offer. */
  readonly extra: Sku;
  readonly equipment: Sku;
  readonly offerNames: readonly string[];
  readonly estimateTypes: JobTypeNames;
  readonly productionTypes: JobTypeNames;
  /** Work without pay on something done before. */
  readonly warrantyTypes: readonly [string, string];
  readonly inspection: string;
  /** Work that the company gave up. */
  readonly formerWork: string;
  readonly campaigns: readonly CampaignPlan[];
  readonly membershipTypes: readonly string[];
  /** Cents an hour, least and most. */
  readonly wages: {readonly field: Range; readonly office: Range};
  /** Percent of the price that crews earn, if need be by a piece rate on top of the clock; absent: they are paid by the clock alone. */
  readonly pieceRatePercent?: Range;
  /** Percent of the price that goes into labor by the clock, from which the length of a job follows. */
  readonly clockPercent?: Range;
  /** Percent of the price of work that is sold by an estimator. */
  readonly materialPercent: Range;
  /** Days from the sale to the first day of work, residential and commercial. */
  readonly leadDays: {readonly residential: Range; readonly commercial: Range};
  /** Share of jobs whose invoice is written before the work. */
  readonly billedAhead: number;
  /** Of a hundred jobs: completed, put on hold, canceled. */
  readonly fates: readonly [number, number, number];
  /** Days after which a late customer pays. */
  readonly lateDays: Range;
  /** Days after the due date when what is still owed is given up; absent: never. */
  readonly writeOffDays?: number;
  /** Share of jobs whose customer calls again, and the days until then. */
  readonly recalls: {readonly share: number; readonly days: Range};
  /** Whether the awkward cases that the API is known for are among the records: for tests, not for the eye. */
  readonly hasStrays: boolean;
}

export const tradeNames = ['painting', 'hvac', 'plumbing', 'electrical'] as const;
export type TradeName = (typeof tradeNames)[number];

export type Sku = readonly [code: string, label: string];

interface JobTypeNames {
  readonly residential: readonly string[];
  readonly commercial: readonly string[];
}

/** Where customers come from: what it costs a day in cents, and how many come from there, as a weight. */
export interface CampaignPlan {
  readonly name: string;
  readonly category: string;
  readonly dailyCents: number;
  readonly weight: number;
  readonly active?: boolean;
}
