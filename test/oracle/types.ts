/** One record as the API's export sends it. */
export type ApiRecord = Readonly<Record<string, unknown>>;

/** One row of a mart: dates `YYYY-MM-DD`, money a decimal text with cents, counts and ratios numbers. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A calendar day, `YYYY-MM-DD`; days compare as text. */
export type Day = string;

/** A record's id as decimal text, so that ids beyond 2^53 survive. */
export type Id = string;

/** A unit of the group BOTH counts as SALES and as PRODUCTION. */
export type UnitGroup = 'SALES' | 'PRODUCTION' | 'BOTH' | 'OTHER';

/** One explicit rule for business units; every part of `match` that is given must hold. */
export interface UnitRule {
  readonly match: {readonly id?: number | string; readonly name?: string; readonly regex?: string};
  readonly group: UnitGroup;
  readonly rollup: string;
}

/** Picks records by id, exact name or regex; one hit of any kind is enough. */
export interface NameRule {
  readonly ids?: readonly (number | string)[];
  readonly names?: readonly string[];
  readonly regex?: string;
}

/** The tenant's KPI configuration. */
export interface Rules {
  readonly units: readonly UnitRule[];
  readonly renames: Readonly<Record<string, string>>;
  /** What becomes of units that neither a rule nor their name places. */
  readonly unmatched: 'auto' | 'OTHER' | 'BOTH';
  readonly jobTypes: {readonly estimate: NameRule; readonly warranty: NameRule; readonly production_excluded: NameRule};
  readonly testCustomers: NameRule;
}

/** What a tenant may configure; what is left out keeps its default. */
export interface RuleOverrides extends Partial<Omit<Rules, 'jobTypes'>> {
  readonly jobTypes?: Partial<Rules['jobTypes']>;
}

/** What a fiscal year is made of: months, or weeks by period of a quarter. */
export type FiscalCalendar = 'months' | '445' | '454' | '544';

export interface OracleInput {
  /** API records by stream name, oldest load first; one that is missing was never loaded, so what it says is not known. */
  readonly records: Readonly<Record<string, readonly ApiRecord[]>>;
  readonly asOf: Day;
  /** IANA name, e.g. `America/Phoenix`. */
  readonly timezone: string;
  /** Day on which a week begins; default monday. */
  readonly weekStart?: WeekStart;
  /** Month on whose first the fiscal year begins, from 1 to 12; default 1. */
  readonly fiscalYearStart?: number;
  /** Default months. */
  readonly fiscalCalendar?: FiscalCalendar;
  /** Smallest balance that counts as outstanding, in currency units; default 10. */
  readonly arMinimum?: number;
  /** Days after a job's last visit from which its labor counts as final without payroll; default 21. */
  readonly laborGraceDays?: number;
  /** First day that counts; default 2000-01-01. */
  readonly historyStart?: Day;
  readonly rules?: RuleOverrides;
}

export type WeekStart = 'monday' | 'sunday';
