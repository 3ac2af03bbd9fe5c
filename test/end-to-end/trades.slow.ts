import {reportOf} from '../../src/cli/commands/report';
import {demoRules} from '../../src/cli/demo/demo-tenant';
import {weeklyKpiTable} from '../../src/cli/terminal/kpi-table';
import {defaultFormat} from '../../src/report/format';
import {transform} from '../../src/transform/build';
import {openWholeWay, type WholeWay} from './whole-way';

/** A Monday morning: the week before is whole, and its pay is looked over tomorrow. */
const monday = '2026-11-30T16:00:00Z';
const week = 7 * 86_400_000;

/** What a contractor of the trade would believe: shares of what was produced in 24 months. */
const ranges = {
  hvac: {margin: [0.35, 0.55], labor: [0.2, 0.4], material: [0.1, 0.25]},
  plumbing: {margin: [0.35, 0.55], labor: [0.2, 0.4], material: [0.1, 0.25]},
  electrical: {margin: [0.35, 0.55], labor: [0.2, 0.4], material: [0.1, 0.25]},
} as const;

describe.each(['hvac', 'plumbing', 'electrical'] as const)('the %s company', (trade) => {
  let way: WholeWay;
  const one = async (sql: string): Promise<Record<string, number>> => {
    const [row] = await way.rows(sql);
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
  };
  const weekly = 'st_mart_v2.kpi_weekly_by_bu';

  beforeAll(async () => {
    way = await openWholeWay(7, 'demo', monday, 'America/Phoenix', {trade});
    await way.sync();
    await transform(way.warehouse, {asOf: monday.slice(0, 10), rules: await demoRules(trade)});
  }, 600_000);
  afterAll(() => way.close());

  test('has 24 months, every week and every unit of it alive', async () => {
    const {weeks, idle} = await one(
      `SELECT count(DISTINCT week_start) AS weeks, count(*) FILTER (completed_jobs = 0) AS idle
       FROM ${weekly} WHERE is_complete_week AND bu_rollup NOT IN ('OFFICE') AND bu_rollup NOT LIKE '%INSTALL%'
         AND bu_rollup NOT LIKE '%COMMERCIAL%'`,
    );
    expect(weeks).toBeGreaterThanOrEqual(104);
    expect(idle).toBe(0);
    const units = (await way.rows(`SELECT DISTINCT bu_rollup AS unit FROM ${weekly} WHERE produced > 0`)).map(
      ({unit}) => unit,
    );
    expect(units).not.toContain('UNMAPPED');
    expect(units.length).toBeGreaterThanOrEqual(3);
  });

  test('earns what such a company earns', async () => {
    const shares = await one(
      `SELECT sum(gross_profit) / sum(produced) AS margin, sum(labor_cost) / sum(produced) AS labor,
         sum(material_cost) / sum(produced) AS material, sum(warranty_cost) / sum(produced) AS warranty
       FROM ${weekly} WHERE is_complete_week AND labor_open_jobs = 0`,
    );
    for (const [name, [least, most]] of Object.entries(ranges[trade])) {
      expect(shares[name]).toBeGreaterThanOrEqual(least);
      expect(shares[name]).toBeLessThanOrEqual(most);
    }
    expect(shares.warranty).toBeGreaterThan(0);
    expect(shares.warranty).toBeLessThan(0.05);
  });

  test('pays its people some 1,700 hours a year, at wages of 22 to 45 dollars', async () => {
    const hours = await way.rows(
      `SELECT technician_id, sum(hours_paid) / 2 AS a_year FROM st_mart_v2.technician_scorecard
       WHERE week_start < DATE '${monday.slice(0, 10)}' GROUP BY 1`,
    );
    const years = hours.map(({a_year}) => Number(a_year));
    expect(years.length).toBeGreaterThanOrEqual(8);
    const mean = years.reduce((sum, value) => sum + value, 0) / years.length;
    expect(mean).toBeGreaterThan(1600);
    expect(mean).toBeLessThan(1800);
    expect(Math.min(...years)).toBeGreaterThan(1450);
    expect(Math.max(...years)).toBeLessThan(1950);
    const wages = await one(
      `SELECT min(a_hour) AS least, max(a_hour) AS most FROM (
         SELECT "employeeId", sum(amount) / sum("paidDurationHours") AS a_hour FROM st_raw_v2.raw_payroll
         WHERE "employeeType" = 'Technician' GROUP BY 1)`,
    );
    expect(wages.least).toBeGreaterThanOrEqual(22);
    expect(wages.most).toBeLessThanOrEqual(45);
  });

  test('nobody is at two customers at once', async () => {
    const days = await one(
      `SELECT max(hours) AS most FROM (SELECT "employeeId", date, sum("paidDurationHours") AS hours
         FROM st_raw_v2.raw_payroll WHERE "employeeType" = 'Technician' GROUP BY ALL)`,
    );
    expect(days.most).toBeLessThanOrEqual(8);
  });

  test('gives up what is owed for too long', async () => {
    const {old, owed} = await one(
      `SELECT sum(gross) FILTER (bucket = 'over 120') AS old, sum(gross) AS owed FROM st_mart_v2.ar_aging`,
    );
    expect(owed).toBeGreaterThan(0);
    expect((old ?? 0) / (owed ?? 1)).toBeLessThanOrEqual(0.08);
    const [off] = await way.rows(`SELECT count(*) AS n FROM st_raw_v2.raw_payments WHERE type = 'Write-Off'`);
    expect(Number(off?.['n'])).toBeGreaterThan(0);
  });

  test('spends 5 to 8 % on campaigns, of which some bring more than others', async () => {
    const {share} = await one(
      `SELECT (SELECT sum(cost) FROM st_mart_v2.campaign_roi) / sum(produced) AS share FROM ${weekly}`,
    );
    expect(share).toBeGreaterThanOrEqual(0.05);
    expect(share).toBeLessThanOrEqual(0.08);
    const yields = await way.rows(
      `SELECT sum(total_booked) / sum(cost) AS yield FROM st_mart_v2.campaign_roi GROUP BY campaign_id HAVING sum(cost) > 0`,
    );
    const values = yields.map((row) => Number(row['yield']));
    expect(Math.max(...values)).toBeGreaterThan(2 * Math.min(...values));
  });

  test('has memberships with visits, dispatch fees, sold thresholds, recalls', async () => {
    const {visits, fees, converted, opportunities, recalls, members, booked, unbooked} = await one(
      `SELECT (SELECT count(*) FROM st_raw_v2.raw_jobs WHERE "membershipId" IS NOT NULL) AS visits,
         (SELECT count(*) FROM st_raw_v2.raw_jobs j JOIN st_raw_v2.raw_job_types t ON t.id = j."jobTypeId"
          WHERE t."soldThreshold" > 0 AND j.total > 0 AND j.total < t."soldThreshold") AS fees,
         (SELECT sum(converted_jobs) FROM ${weekly}) AS converted,
         (SELECT sum(job_opportunities) FROM ${weekly}) AS opportunities,
         (SELECT sum(recalls_caused) FROM st_mart_v2.technician_scorecard) AS recalls,
         (SELECT sum(active_at_end) FROM st_mart_v2.membership_health WHERE month_start = DATE '2026-11-01') AS members,
         (SELECT sum(booked) FROM st_mart_v2.call_booking) AS booked,
         (SELECT sum(unbooked) FROM st_mart_v2.call_booking) AS unbooked`,
    );
    for (const many of [visits, fees, members, unbooked]) expect(many).toBeGreaterThan(50);
    expect((converted ?? 0) / (opportunities ?? 1)).toBeGreaterThan(0.4);
    expect((converted ?? 0) / (opportunities ?? 1)).toBeLessThan(0.85);
    expect(recalls).toBeGreaterThan(20);
    expect((booked ?? 0) / ((booked ?? 0) + (unbooked ?? 1))).toBeGreaterThan(0.7);
  });

  test('gives nobody a number for a name', async () => {
    const numbered = await way.rows(
      `SELECT name FROM (SELECT name FROM st_raw_v2.raw_customers UNION ALL SELECT name FROM st_raw_v2.raw_technicians
         UNION ALL SELECT name FROM st_raw_v2.raw_employees UNION ALL SELECT name FROM st_raw_v2.raw_campaigns)
       WHERE regexp_matches(name, '[0-9]+$')`,
    );
    expect(numbered).toEqual([]);
  });

  test('shows whole, final weeks first, each with all units, also on a Monday', async () => {
    const table = await weeklyKpiTable(way.warehouse, 'st_mart_v2', defaultFormat);
    const weeks = [...table.matchAll(/│ (\d{4}-\d\d-\d\d) +│ All units +│/g)].map(([, day]) => Date.parse(String(day)));
    expect([2, 3]).toContain(weeks.length);
    expect(table).not.toContain('not yet');
    expect(table).not.toContain('~');
    for (const start of weeks) expect(start + week).toBeLessThanOrEqual(Date.parse(monday.slice(0, 10)));
    // Not a month ago either.
    expect(weeks[0]).toBeGreaterThanOrEqual(Date.parse(monday.slice(0, 10)) - 3 * week);
    expect(table).toMatch(/Receivables now: \$[\d,]+; future bookings: \$[\d,]+\./);
    const page = await reportOf(way.warehouse, {kind: 'duckdb', path: 'demo.duckdb'}, defaultFormat);
    expect(page).toContain('Weekly report');
  });
});
