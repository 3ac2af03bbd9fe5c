import type {Format} from './format';
import type {MetricName} from './report-metrics';

/** Values of one week or span, by metric; null where the mart has none, absent where there is no such week. */
export type Values = Readonly<Partial<Record<MetricName, number | null>>>;

/** All units together, or one of them. */
export interface Scope {
  /** Safe as a part of an HTML id: `all`, `u1` … */
  readonly id: string;
  /** Rollup as in the marts; undefined for all units. */
  readonly unit?: string;
  /** For people. */
  readonly name: string;
}

/** Receivables of one age. */
export interface AgingRow {
  readonly bucket: string;
  readonly invoices: number;
  readonly gross: number;
  readonly unapplied: number;
  readonly net: number;
}

export interface Debtor {
  readonly name: string;
  readonly unit: string;
  readonly balance: number;
  readonly daysPastDue: number | null;
}

export interface FunnelWeek {
  readonly week: string;
  readonly created: number;
  readonly open: number;
  readonly openAmount: number;
  readonly sold: number;
  readonly soldAmount: number;
  readonly dismissed: number;
  readonly dismissedAmount: number;
  /** Null for all units together, and where nothing was sold. */
  readonly medianDays: number | null;
}

export interface TechnicianRow {
  readonly name: string;
  readonly completedJobs: number;
  readonly revenue: number;
  readonly soldEstimates: number;
  readonly sales: number;
  readonly closed: number;
  readonly opportunities: number;
  readonly hours: number;
  readonly recalls: number;
}

export interface CampaignRow {
  readonly name: string;
  readonly cost: number;
  readonly calls: number;
  readonly bookedCalls: number;
  readonly jobs: number;
  readonly leads: number;
  readonly booked: number;
  readonly produced: number;
}

export interface HealthRow {
  readonly check: string;
  readonly subject: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly status: string;
  readonly detail: string;
}

/** A row of `kpi_dictionary`. */
export interface Definition {
  readonly title: string;
  readonly description: string;
  readonly formula: string;
  readonly dateBasis: string;
  readonly sourceFields: string;
}

/** What the company aims at: a row of `kpi_targets`. */
export interface Target {
  readonly metric: string;
  /** Undefined: the company as a whole, and for ratios each unit that has none of its own. */
  readonly unit?: string;
  readonly value: number;
}

/** Counted production jobs of a week, and those whose cost is not all there yet. */
export interface Costing {
  readonly jobs: number;
  readonly withoutLabor: number;
  readonly withoutMaterial: number;
}

/** The same days of this week, of the week before and of last year. */
export interface ToDate {
  readonly now: Values;
  readonly weekBefore: Values;
  readonly lastYear: Values;
}

/** Everything the page shows. Lists are by scope id. */
export interface ReportData {
  readonly format: Format;
  readonly asOf: string;
  readonly timezone: string;
  /** Smallest balance that counts as outstanding. */
  readonly arMinimum: number;
  /** When the marts were built, as an instant. */
  readonly builtAt: string;
  /** First day of the last complete week. */
  readonly week: string;
  /** First day of the running week. */
  readonly runningWeek: string;
  readonly scopes: readonly Scope[];
  readonly weekly: ReadonlyMap<string, ReadonlyMap<string, Values>>;
  /** The running week up to the day before `asOf`, and the same days of last year. */
  readonly toDate: {
    readonly start: string;
    readonly end: string;
    readonly rows: ReadonlyMap<string, ToDate>;
  };
  /** Of the last complete week. */
  readonly costing: ReadonlyMap<string, Costing>;
  readonly targets: readonly Target[];
  /** Outstanding receivables a week before, and 364 days before `asOf`, where a snapshot was kept. */
  readonly receivablesBefore: ReadonlyMap<string, {readonly weekBefore?: number; readonly lastYear?: number}>;
  readonly aging: ReadonlyMap<string, readonly AgingRow[]>;
  readonly debtors: ReadonlyMap<string, readonly Debtor[]>;
  readonly funnel: ReadonlyMap<string, readonly FunnelWeek[]>;
  /** Of the four last complete weeks. */
  readonly technicians: readonly TechnicianRow[];
  /** Of the running month and the two before. */
  readonly campaigns: readonly CampaignRow[];
  readonly campaignsSince: string;
  readonly health: readonly HealthRow[];
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Opens Looker Studio on the marts; only where they are in BigQuery. */
  readonly lookerUrl?: string;
}
