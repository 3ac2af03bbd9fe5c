/** One comparison: how the subject did, what it is measured against, and what it should reach. */
export interface Line {
  readonly what: string;
  readonly subject: string;
  readonly control?: string;
  readonly value: number;
  readonly unit: '×' | ' MB' | ' s' | ' ms' | '';
  readonly atLeast?: number;
  readonly atMost?: number;
}
