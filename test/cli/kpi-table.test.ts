import {weeklyKpiTable} from '../../src/cli/terminal/kpi-table';
import {defaultFormat} from '../../src/report/format';
import {withWarehouse} from '../dataform/tenant';

/** Weeks of two units: the running one, one whose pay is open for the one unit, four final ones. */
const weeks = `
  SELECT day AS week_start, unit AS bu_rollup, day < DATE '2026-03-02' AS is_complete_week, 3 AS leads, 2 AS estimates,
    1 AS closed_opportunities, CASE unit WHEN 'EAST' THEN 1 ELSE 3 END AS opportunities, 500 AS total_booked, 1000 AS produced,
    CASE unit WHEN 'EAST' THEN 500 ELSE 300 END AS gross_profit, 10 AS warranty_cost,
    CASE WHEN day = DATE '2026-02-09' THEN NULL ELSE 900 END AS collected,
    CASE WHEN day = DATE '2026-02-23' AND unit = 'EAST' THEN 2 ELSE 0 END AS labor_open_jobs,
    CASE WHEN day = DATE '2026-02-23' AND unit = 'EAST' THEN 800 ELSE 0 END AS labor_open_produced,
    CASE WHEN day = DATE '2026-03-02' THEN 1234 END AS outstanding_ar, CASE WHEN day = DATE '2026-03-02' THEN 50 END AS future_bookings
  FROM unnest([DATE '2026-01-26', DATE '2026-02-02', DATE '2026-02-09', DATE '2026-02-16', DATE '2026-02-23', DATE '2026-03-02']) AS d(day),
    unnest(['EAST', 'WEST']) AS u(unit)`;

test('the last whole weeks whose labor is known, all units first, and what is not final below', async () => {
  await withWarehouse(async (warehouse) => {
    await warehouse.execute('CREATE SCHEMA IF NOT EXISTS kpis');
    await warehouse.execute(`CREATE TABLE kpis.kpi_weekly_by_bu AS ${weeks}`);
    const table = await weeklyKpiTable(warehouse, 'kpis', defaultFormat);
    expect([...table.matchAll(/│ (\d{4}-\d\d-\d\d) +│ (\w+ ?\w+) /g)].map(([, week, unit]) => [week, unit])).toEqual([
      ['2026-02-16', 'All units'],
      ['2026-02-09', 'All units'],
      ['2026-02-02', 'All units'],
    ]);
    const [, all = ''] = /All units +│(.*)│/.exec(table) ?? [];
    expect(all.split('│').map((cell) => cell.trim())).toEqual([
      ...['6', '4', '50.0 %', '1,000', '2,000', '40.0 %', '1.0 %', '1,800'],
    ]);
    // Not known of a unit is not 0 of all.
    expect(/2026-02-09 .*│ +│/.test(table)).toBe(true);
    expect(table.split('\n').slice(-2)).toEqual([
      'The week of 2026-02-23 is not final yet: pay of 2 jobs is open.',
      'Receivables now: $2,468; future bookings: $100.',
    ]);
  });
});
