import {parseDecimal, sum} from './exact/decimal';
import {asOf} from './fixture';
import {oracle} from './oracle';
import {randomRecords} from './random-tenant';
import type {Row} from './types';

const total = (rows: readonly Row[], column: string) => sum(rows, (row) => parseDecimal(row[column]) ?? 0n);

/** Days from the first Monday to the Sunday of the as_of week. */
const inGrid = (column: string) => (row: Row) => String(row[column]) <= '2026-03-15';

describe.each([1, 2, 3, 4, 5, 6])('random tenant %i', (seed) => {
  // Whole cents only, so that the sums of rounded rows are the rounded sums.
  const marts = oracle({records: wholeCents(randomRecords(seed, 150, 120)), asOf, timezone: 'America/New_York'});

  it.each(['leads', 'total_booked', 'opportunities', 'produced', 'material_cost', 'gross_profit', 'collected'])(
    'adds up to the same %s by day and by week',
    (metric) => {
      expect(total(marts.kpi_weekly_by_bu, metric)).toBe(total(marts.kpi_daily_by_bu, metric));
    },
  );

  it('adds up to the same by job, by campaign and by unit', () => {
    const counted = marts.job_costing.filter((row) => row['is_counted'] === true).filter(inGrid('job_start_date'));
    for (const column of ['produced', 'labor_cost', 'material_cost']) {
      expect(total(counted, column)).toBe(total(marts.kpi_weekly_by_bu, column));
    }
    const dated = marts.sales_opportunities.filter(inGrid('opportunity_date'));
    expect(BigInt(dated.length) * 1_000_000_000n).toBe(total(marts.kpi_weekly_by_bu, 'opportunities'));
    expect(total(marts.collections_daily.filter(inGrid('kpi_date')), 'amount')).toBe(
      total(marts.kpi_weekly_by_bu, 'collected'),
    );
    const past = (rows: readonly Row[]) => rows.filter((row) => String(row['month_start']) < '2026-03-01');
    const days = marts.kpi_daily_by_bu.filter((row) => String(row['kpi_date']) < '2026-03-01');
    expect(total(past(marts.campaign_roi), 'total_booked')).toBe(total(days, 'total_booked'));
    expect(total(past(marts.campaign_roi), 'produced')).toBe(total(days, 'produced'));
  });

  it('shows the same receivables and bookings in every snapshot', () => {
    const owed = total(marts.kpi_weekly_by_bu, 'outstanding_ar');
    expect(owed).toBeGreaterThan(0n);
    expect(total(marts.kpi_daily_by_bu, 'outstanding_ar')).toBe(owed);
    expect(total(marts.ar_aging, 'gross')).toBe(owed);
    expect(total(marts.ar_by_customer, 'balance')).toBe(owed);
    expect(total(marts.ar_snapshot_daily, 'outstanding_ar')).toBe(owed);
    expect(total(marts.kpi_weekly_by_bu, 'future_bookings')).toBe(total(marts.future_bookings, 'value'));
  });
});

/** Money with two places instead of four. */
function wholeCents(records: ReturnType<typeof randomRecords>): ReturnType<typeof randomRecords> {
  const rounded = JSON.stringify(records, (_key, value: unknown) =>
    typeof value === 'string' && /^-?\d+\.\d{4}$/.test(value) ? value.slice(0, -2) : value,
  );
  return JSON.parse(rounded) as ReturnType<typeof randomRecords>;
}
