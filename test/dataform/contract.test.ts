import {transform} from '../../src/transform/build';
import {compile} from '../../src/transform/dataform/compile';
import {type AssertionAction, type Graph, nameOf, type TableAction} from '../../src/transform/dataform/graph';
import {withWarehouse} from './tenant';

const additive = [
  'leads',
  'estimates',
  'estimates_scheduled',
  'opportunities',
  'closed_opportunities',
  'total_booked',
  'sold_estimates',
  'produced',
  'produced_jobs',
  'completed_revenue',
  'completed_jobs',
  'labor_cost',
  'material_cost',
  'gross_profit',
  'warranty_cost',
  'collected',
  'job_opportunities',
  'converted_jobs',
  'opportunity_revenue',
];
const metrics = words(`leads lead_customers estimates estimates_scheduled opportunities closed_opportunities close_rate
  total_booked sold_estimates average_sale produced produced_jobs completed_revenue completed_jobs labor_cost material_cost
  gross_profit gpm_ratio labor_pct material_pct warranty_cost warranty_pct collected
  job_opportunities converted_jobs conversion_rate opportunity_revenue opportunity_average average_ticket`);

const open = ['labor_open_jobs', 'labor_open_produced', 'payroll_through'];

/** Columns that each mart promises, in order; more may follow. Key columns come first. */
const promised: Readonly<Record<string, {key: readonly string[]; columns: readonly string[]}>> = {
  kpi_weekly_by_bu: mart('week_start bu_rollup', [
    ...metrics,
    'outstanding_ar',
    'future_bookings',
    'is_complete_week',
    ...open,
  ]),
  kpi_daily_by_bu: mart('kpi_date bu_rollup', [...metrics, 'outstanding_ar', 'future_bookings', ...open]),
  kpi_weekly_yoy: mart(
    'week_start bu_rollup',
    additive.flatMap((metric) => [metric, `${metric}_last_year`, `${metric}_change`]),
  ),
  kpi_flash: mart('bu_rollup span', [
    'span_start',
    'span_end',
    ...metrics,
    ...metrics.map((metric) => `${metric}_last_year`),
    ...open,
  ]),
  job_costing: mart(
    'job_id',
    `bu_rollup business_unit_id job_status job_class job_start_date start_date_source produced labor_cost labor_adjustment
     purchase_order_cost bill_cost invoice_item_cost return_credit material_cost total_cost gross_profit gpm_ratio tax_in_orders
     tax_in_bills tax_in_returns is_counted cost_completeness job_number job_type is_warranty customer_id campaign_id
     last_visit_date is_labor_final`,
  ),
  sales_opportunities: mart(
    'job_id',
    'bu_rollup opportunity_date is_closed estimate_count sold_estimate_count sold_amount sold_by_id campaign_id',
  ),
  estimate_funnel: mart(
    'week_start bu_rollup',
    `estimates_created open_count open_amount sold_count sold_amount dismissed_count dismissed_amount median_days_to_close`,
  ),
  technician_scorecard: mart(
    'week_start technician_id',
    `completed_jobs completed_revenue sold_estimates total_sales opportunities closed_opportunities close_rate hours_paid
     revenue_per_hour recalls_caused`,
  ),
  campaign_roi: mart(
    'month_start campaign_id',
    'cost calls booked_calls jobs leads total_booked produced cost_per_lead return_on_ad_spend',
  ),
  ar_aging: mart('snapshot_date bu_rollup bucket', 'invoices gross unapplied net'),
  ar_by_customer: mart('customer_id', 'name bu_rollup balance oldest_due_date days_past_due last_payment_date'),
  ar_snapshot_daily: mart('snapshot_date bu_rollup', 'outstanding_ar invoices'),
  collections_daily: mart('kpi_date bu_rollup', 'payments amount allocated unapplied'),
  future_bookings: mart('job_id', 'snapshot_date bu_rollup next_visit_date value value_source'),
  revenue_by_month: mart('month_start bu_rollup', 'job_revenue non_job_revenue adjustment_revenue total_revenue'),
  call_booking: mart(
    'week_start campaign_id',
    'inbound leads booked unbooked excused abandoned booking_rate raw_booking_rate',
  ),
  membership_health: mart(
    'month_start membership_type_id',
    'active_at_start sold renewed canceled expired active_at_end churn_rate',
  ),
  data_health: mart('check_type subject', 'value threshold status detail'),
  kpi_dictionary: mart('metric', 'title formula date_basis source_fields unit description streams'),
};
const names = Object.keys(promised);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

function mart(key: string, columns: string | readonly string[]): {key: readonly string[]; columns: readonly string[]} {
  return {key: words(key), columns: typeof columns === 'string' ? words(columns) : columns};
}

let graph: Graph;
/** Columns of each mart, in order. */
const built = new Map<string, readonly string[]>();
beforeAll(async () => {
  graph = await compile({dialect: 'bigquery'});
  await withWarehouse(async (warehouse) => {
    await transform(warehouse, {asOf: '2025-06-18'});
    for (const name of names) {
      const described = await warehouse.query(`DESCRIBE st_mart_v2.${name}`);
      built.set(
        name,
        described.map((column) => String(column['column_name'])),
      );
    }
  });
});

const tableNamed = (name: string): TableAction => {
  const found = (graph.tables ?? []).find((table) => table.target.name === name);
  if (found === undefined) throw new Error(`No table ${name}.`);
  return found;
};
const assertions = (): readonly AssertionAction[] => graph.assertions ?? [];
const isOn = (assertion: AssertionAction, table: TableAction): boolean =>
  (assertion.dependencyTargets ?? []).some((target) => nameOf(target) === nameOf(table.target));
const isIdentity = ({target}: AssertionAction): boolean => !/_assertions_|_key_is_/.test(target.name);

/** Names of all that an action waits for. */
function before(action: {readonly dependencyTargets?: TableAction['dependencyTargets']}): ReadonlySet<string> {
  const found = new Set<string>();
  const actions = new Map([...(graph.tables ?? []), ...assertions()].map((one) => [nameOf(one.target), one]));
  const visit = (targets: TableAction['dependencyTargets'] = []): void => {
    for (const target of targets) {
      if (found.has(target.name)) continue;
      found.add(target.name);
      visit(actions.get(nameOf(target))?.dependencyTargets);
    }
  };
  visit(action.dependencyTargets);
  return found;
}

test('the marts are those of the contract', () => {
  const tables = (graph.tables ?? []).filter((table) => table.target.schema === 'st_mart_v2');
  expect(tables.map((table) => table.target.name).sort()).toEqual([...names].sort());
});

// Dataform's formatter writes whatever it takes for a keyword in capitals, and so would name a column SOURCE.
test('no column of a mart or a reference table is named in capitals', () => {
  const shouted = (graph.tables ?? [])
    .filter(({target}) => ['st_mart_v2', 'st_ref_v2'].includes(target.schema))
    .flatMap(({target, query, actionDescriptor}) => {
      const words = new Set(query.replace(/'[^']*'/g, '').match(/\w+/g));
      const columns = (actionDescriptor?.columns ?? []).map(({path}) => path[0]?.toUpperCase() ?? '');
      return columns.filter((column) => words.has(column)).map((column) => `${nameOf(target)}.${column}`);
    });
  expect(shouted).toEqual([]);
});

test.each(names)('%s has the promised columns in order', (name) => {
  const {key, columns} = promised[name] ?? mart('', '');
  expect(built.get(name)?.slice(0, key.length + columns.length)).toEqual([...key, ...columns]);
});

test.each(names)('%s has a sentence for its grain and for every column', (name) => {
  const {description, columns = []} = tableNamed(name).actionDescriptor ?? {};
  expect(description).toMatch(/One row per .+\.$/);
  const described = columns.filter((column) => /\.$/.test(column.description ?? '')).map(({path}) => path.join('.'));
  expect(described.sort()).toEqual([...(built.get(name) ?? [])].sort());
});

test.each(names)(
  '%s is watched: its key is unique and not null, and it agrees with another road to its numbers',
  (name) => {
    const table = tableNamed(name);
    const [unique] = assertions().filter((one) => isOn(one, table) && one.target.name.includes('uniqueKey'));
    const [notNull] = assertions().filter((one) => isOn(one, table) && one.target.name.includes('rowConditions'));
    for (const column of promised[name]?.key ?? []) {
      expect(unique?.query).toContain(column);
      expect(notNull?.query).toContain(`${column} IS NOT NULL`);
    }
    if (!['data_health', 'kpi_dictionary'].includes(name))
      expect(assertions().filter((one) => isIdentity(one) && isOn(one, table)).length).toBeGreaterThan(0);
  },
);

test('stored marts are clustered, and dated ones with many days are partitioned', () => {
  const stored = names.map(tableNamed).filter((table) => table.type !== 'view');
  expect(
    stored.filter((table) => (table.bigquery?.clusterBy ?? []).length === 0).map(({target}) => target.name),
  ).toEqual([]);
});

test('only the history of receivables is kept from run to run', () => {
  const incremental = (graph.tables ?? []).filter((table) => table.type === 'incremental');
  expect(incremental.map(({target, protected: isProtected}) => [target.name, isProtected])).toEqual([
    ['ar_snapshot_daily', true],
  ]);
});

test('marts that rest on an open question say so', () => {
  const says = names.filter((name) => tableNamed(name).actionDescriptor?.description?.includes('Open question'));
  expect(says.sort()).toEqual(
    [
      'ar_aging',
      'ar_by_customer',
      'collections_daily',
      'job_costing',
      'kpi_daily_by_bu',
      'kpi_flash',
      'kpi_weekly_by_bu',
      'kpi_weekly_yoy',
      'membership_health',
      'revenue_by_month',
      'technician_scorecard',
    ].sort(),
  );
});

test('no mart is built on a staging table whose keys are broken', () => {
  // data_health reports broken keys, so it does not wait for them.
  const unguarded = names
    .filter((name) => name !== 'data_health')
    .flatMap((name) => {
      const all = before(tableNamed(name));
      const read = [...all].filter((one) => one.startsWith('stg_') && !one.includes('_key_is_'));
      return read
        .filter((one) => tableNamed(one).type === 'table')
        .filter((one) => !all.has(`${one}_key_is_unique`) || !all.has(`${one}_key_is_not_null`))
        .map((one) => `${name}: ${one}`);
    });
  expect(unguarded).toEqual([]);
});

test('staging on the way to a KPI is stored and checked daily, the rest are views checked when asked for', () => {
  const onTheWay = new Set(
    names.filter((name) => name !== 'data_health').flatMap((name) => [...before(tableNamed(name))]),
  );
  const staging = (graph.tables ?? []).filter(
    ({target}) =>
      target.name.startsWith('stg_') &&
      assertions().some((one) => one.target.name === `${target.name}_key_is_not_null`),
  );
  expect(staging.length).toBeGreaterThan(150);
  for (const table of staging) {
    const isRead = onTheWay.has(table.target.name);
    const {name} = table.target;
    const tags = assertions().find((one) => one.target.name === `${name}_key_is_unique`)?.tags;
    expect([name, table.type, tags]).toEqual([name, isRead ? 'table' : 'view', [isRead ? 'staging' : 'thorough']]);
  }
});

test('reference tables and the children of staging have the names that users were promised', () => {
  const tables = (graph.tables ?? []).map((table) => nameOf(table.target));
  const dimensions = words(
    'business_units bu_rollup technicians employees activity_codes job_types campaigns customers locations calendar',
  );
  const children = words('invoice_items estimate_items payment_allocations purchase_order_items custom_fields');
  expect(tables).toEqual(
    expect.arrayContaining([
      ...dimensions.map((name) => `st_ref_v2.dim_${name}`),
      'st_ref_v2.run_context',
      'st_ref_v2.kpi_targets',
      ...children.map((name) => `st_stage_v2.stg_${name}`),
    ]),
  );
});
