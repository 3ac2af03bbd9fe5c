// The metrics of the daily, weekly and flash marts: one entry says what each means, how events add up to it, and how the
// dictionary describes it. Order is the order of the columns.

const {weekDays} = require('includes/settings.js');
const sql = require('includes/sql.js');
const {ifLoaded} = require('includes/streams.js');

/** What an event of `int_kpi_events` brings to the sums beside its day, its rollup and whose it is: column and type. */
const eventValues = {
  amount: 'numeric',
  labor_cost: 'numeric',
  material_cost: 'numeric',
  warranty_cost: 'numeric',
  is_closed: 'bool',
  is_job_opportunity: 'bool',
  is_converted: 'bool',
  is_labor_open: 'bool',
};

/** SELECT list of the values of an event: those given as SQL, else none. */
const valuesOfEvent = (given = {}) =>
  Object.entries(eventValues)
    .map(([name, type]) => `${given[name] ?? (type === 'bool' ? 'false' : sql.numeric('0'))} as ${name}`)
    .join(', ');

/** An entry whose value is a number of events of a sort. */
const count = (name, event, more) => ({
  name,
  unit: 'count',
  total: sql.countIf(`event = '${event}'`),
  ...more,
});

/** An entry whose value is a sum of money over the events of a sort. */
const money = (name, event, column, more) => ({
  name,
  unit: 'money',
  total: sql.sumMoney(`case when event = '${event}' then ${column} end`),
  ...more,
});

/** A fraction of two other metrics, known where both are. */
const ratio = (name, numerator, denominator, more) => ({
  name,
  unit: 'ratio',
  numerator,
  denominator,
  formula: `${numerator} / ${denominator}`,
  sourceFields: `as ${numerator} and ${denominator}`,
  ...more,
});

const jobStart = 'job start: first visit, else job completedOn, else job createdOn';

// Streams, and columns that not every number of a stream needs, that a metric cannot be known without.
const visits = ['appointments'];
const leads = ['jobs', 'jobs.jobTypeId', 'jobs.customerId', 'job_types', 'business_units'];
const opportunities = ['jobs', 'jobs.noCharge', 'estimates', 'invoices', 'business_units'];
const sales = ['estimates', 'jobs', 'business_units'];
const produced = ['jobs', 'invoices', 'appointments', 'business_units'];
const labor = [...produced, 'payroll'];
const material = [...produced, 'invoices.items', 'purchase_orders', 'inventory_bills', 'inventory_returns'];
const completed = ['jobs', 'invoices', 'business_units'];
const jobOpportunities = [...completed, 'jobs.noCharge', 'jobs.jobTypeId', 'job_types', 'job_types.soldThreshold'];

const list = [
  count('leads', 'lead', {
    needs: leads,
    title: 'Leads',
    description: 'Estimate jobs of sales units, any status, by the day they were created; test customers left out.',
    formula: 'count of estimate jobs, any status, of SALES units, not of a test customer',
    dateBasis: 'job createdOn',
    sourceFields: 'jobs.createdOn, jobs.jobTypeId, jobs.customerId, jobs.businessUnitId',
  }),
  {
    name: 'lead_customers',
    needs: [...leads, 'customers'],
    unit: 'distinct',
    total: `count(distinct case when event = 'lead' then customer_id end)`,
    title: 'Lead customers',
    description: 'Distinct customers of the leads, counted at the grain of the row: never add it up.',
    formula:
      'distinct customers of the same jobs, at the grain of the row (never a sum of daily distincts); no customer, no count',
    dateBasis: 'job createdOn',
    sourceFields: 'jobs.customerId',
  },
  count('estimates', 'estimate', {
    needs: leads,
    title: 'Completed estimates',
    description: 'Estimate jobs of sales units with status Completed, by the day they were completed.',
    formula: 'completed estimate visits: estimate jobs of SALES units with jobStatus Completed',
    dateBasis: 'job completedOn',
    sourceFields: 'jobs.jobStatus, jobs.completedOn',
  }),
  count('estimates_scheduled', 'estimate_visit', {
    needs: [...leads, ...visits],
    title: 'Estimates scheduled',
    description: 'Estimate jobs of sales units, any status, by the day of their first visit.',
    formula:
      'estimate jobs of SALES units, any status, whose first visit is on that day; without an appointment they do not count',
    dateBasis:
      'first visit: earliest start among active appointments that are not Canceled; if all are Canceled, the earliest of those',
    sourceFields: 'appointments.start, appointments.status',
  }),
  count('opportunities', 'opportunity', {
    needs: opportunities,
    title: 'Sales opportunities',
    description: 'Jobs of sales units that could be sold, by their first sale, else their completion.',
    formula:
      'jobs of SALES units, of any type and status, that could be sold: not noCharge, and not (no estimate at all and net subtotal of its invoices 0)',
    dateBasis: 'earliest soldOn of the sold estimates of the job, else job completedOn; no date, no count',
    sourceFields: 'jobs.noCharge, estimates.soldOn, invoices.subTotal',
  }),
  {
    name: 'closed_opportunities',
    needs: opportunities,
    unit: 'count',
    total: sql.countIf(`event = 'opportunity' and is_closed`),
    title: 'Closed opportunities',
    description: 'Opportunities with at least one sold estimate.',
    formula: 'opportunities with at least one sold estimate; one without soldOn closes it too, dated by completedOn',
    dateBasis: 'as opportunities',
    sourceFields: 'estimates.status',
  },
  ratio('close_rate', 'closed_opportunities', 'opportunities', {
    title: 'Close rate',
    description: 'Closed opportunities / opportunities; null without opportunities.',
    dateBasis: 'as opportunities',
  }),
  money('total_booked', 'sale', 'amount', {
    needs: sales,
    title: 'Total booked',
    description: 'Subtotal of the sold estimates of jobs of sales units, by the day they were sold.',
    formula:
      "sum of subtotal of sold estimates that have a jobId and a soldOn, of jobs in SALES units; a no-charge job's sold money counts",
    dateBasis: 'estimate soldOn',
    sourceFields: 'estimates.subtotal, estimates.soldOn, estimates.status',
  }),
  count('sold_estimates', 'sale', {
    needs: sales,
    title: 'Sold estimates',
    description: 'Number of the estimates in total_booked.',
    formula: 'count of the estimates in total_booked',
    dateBasis: 'estimate soldOn',
    sourceFields: 'estimates.soldOn, estimates.status',
  }),
  ratio('average_sale', 'total_booked', 'sold_estimates', {
    title: 'Average sale',
    description: 'Total booked / sold estimates; null without sold estimates.',
    dateBasis: 'estimate soldOn',
  }),
  money('produced', 'production', 'amount', {
    needs: produced,
    title: 'Produced',
    description:
      'Net invoice subtotal of jobs of production units, by job start, whatever their progress: a job in progress is also in future_bookings.',
    formula:
      'sum of the subTotal of all the active invoices (adjustment invoices included) of jobs of PRODUCTION units with status Completed, Hold, Scheduled, InProgress, Dispatched or Canceled, not production_excluded',
    dateBasis: jobStart,
    sourceFields: 'invoices.subTotal, appointments.start, jobs.jobStatus',
  }),
  count('produced_jobs', 'production', {
    needs: produced,
    title: 'Produced jobs',
    description: 'Number of the jobs in produced.',
    formula: 'count of the jobs in produced',
    dateBasis: jobStart,
    sourceFields: 'jobs.jobStatus, appointments.start',
  }),
  money('completed_revenue', 'completion', 'amount', {
    needs: completed,
    title: 'Completed revenue',
    description: 'Net invoice subtotal of completed jobs of production units, by the day they were completed.',
    formula: 'the same sum as produced for jobs with status Completed',
    dateBasis: 'job completedOn',
    sourceFields: 'invoices.subTotal, jobs.completedOn',
  }),
  count('completed_jobs', 'completion', {
    needs: completed,
    title: 'Completed jobs',
    description: 'Number of the jobs in completed_revenue.',
    formula: 'count of the jobs in completed_revenue',
    dateBasis: 'job completedOn',
    sourceFields: 'jobs.jobStatus, jobs.completedOn',
  }),
  money('labor_cost', 'production', 'labor_cost', {
    needs: labor,
    title: 'Labor cost',
    description:
      'Gross pay of the jobs in produced; payroll adjustments are already inside (open question: amountAdjustment, shown in job_costing, is not added).',
    formula:
      'sum of the amount of gross pay items by jobId, of the jobs in produced, also those with no revenue; payroll adjustments are already inside, amountAdjustment is not added',
    dateBasis: jobStart,
    sourceFields: 'gross pay items.amount, gross pay items.jobId',
  }),
  money('material_cost', 'production', 'material_cost', {
    needs: material,
    title: 'Material cost',
    description: 'Purchase orders + bills + material on invoices - returns of the jobs in produced.',
    formula:
      'of the jobs in produced: orders that name the job (purchase orders not Canceled, total as sent) + bills (billAmount as sent; bills of such an order replace it, while it is Pending, Sent or PartiallyReceived the larger of the two counts; any other bill counts for the job it names) + totalCost of Material and Equipment on invoices - returns (returnAmount, not Canceled)',
    dateBasis: jobStart,
    sourceFields: 'purchase orders.total, inventory bills.billAmount, invoices.items.totalCost, returns.returnAmount',
  }),
  {
    name: 'gross_profit',
    needs: [...labor, ...material],
    unit: 'money',
    total: sql.sumMoney(`case when event = 'production' then amount - labor_cost - material_cost end`),
    title: 'Gross profit',
    description: 'Produced - labor cost - material cost.',
    formula: 'produced - labor_cost - material_cost',
    dateBasis: jobStart,
    sourceFields: 'as its parts',
  },
  ratio('gpm_ratio', 'gross_profit', 'produced', {
    title: 'Gross margin',
    description: 'Gross profit / produced; may be negative; null when nothing was produced.',
    dateBasis: jobStart,
  }),
  ratio('labor_pct', 'labor_cost', 'produced', {
    title: 'Labor share',
    description: 'Labor cost / produced; null when nothing was produced.',
    dateBasis: jobStart,
  }),
  ratio('material_pct', 'material_cost', 'produced', {
    title: 'Material share',
    description: 'Material cost / produced; null when nothing was produced.',
    dateBasis: jobStart,
  }),
  money('warranty_cost', 'production', 'warranty_cost', {
    needs: [...labor, ...material, 'jobs.jobTypeId', 'job_types'],
    title: 'Warranty cost',
    description: 'Labor cost + material cost of the warranty jobs in produced.',
    formula: 'labor_cost + material_cost of warranty jobs',
    dateBasis: jobStart,
    sourceFields: 'as labor_cost and material_cost, jobs.jobTypeId',
  }),
  ratio('warranty_pct', 'warranty_cost', 'produced', {
    title: 'Warranty share',
    description: 'Warranty cost / produced; null when nothing was produced.',
    dateBasis: jobStart,
  }),
  money('collected', 'payment', 'amount', {
    needs: ['payments', 'invoices', 'business_units'],
    title: 'Collected',
    description:
      'Payments received, refunds included, by payment date and the unit of the payment; never split over units.',
    formula:
      'sum of total of payments, refunds included; a payment is never split over units: its own unit, else that of the first entry of appliedTo that is a known active invoice',
    dateBasis: 'payment date',
    sourceFields: 'payments.total, payments.date, payments.businessUnit, payments.appliedTo',
  }),
  {
    name: 'job_opportunities',
    needs: jobOpportunities,
    unit: 'count',
    total: sql.countIf(`event = 'completion' and is_job_opportunity`),
    title: 'Job opportunities',
    description:
      'Completed jobs of production units that are not no-charge, and no-charge jobs that reach the sold threshold all the same.',
    formula:
      'count of completed_jobs that are not noCharge, or whose net invoice subTotal reaches the soldThreshold of the job type (without one, with 0 or less, or for an unknown type: more than 0)',
    dateBasis: 'job completedOn',
    sourceFields: 'jobs.noCharge, invoices.subTotal, job types.soldThreshold',
  },
  {
    name: 'converted_jobs',
    needs: jobOpportunities,
    unit: 'count',
    total: sql.countIf(`event = 'completion' and is_converted`),
    title: 'Converted jobs',
    description: 'Job opportunities whose net invoice subtotal reaches the sold threshold of their job type.',
    formula:
      'count of job_opportunities whose net invoice subTotal reaches the soldThreshold of the job type (without one, with 0 or less, or for an unknown type: more than 0)',
    dateBasis: 'job completedOn',
    sourceFields: 'invoices.subTotal, job types.soldThreshold',
  },
  ratio('conversion_rate', 'converted_jobs', 'job_opportunities', {
    title: 'Conversion rate',
    description:
      "Converted jobs / job opportunities: ServiceTitan's own opportunity conversion rate. close_rate is the view of sales units.",
    dateBasis: 'job completedOn',
  }),
  {
    name: 'opportunity_revenue',
    needs: jobOpportunities,
    unit: 'money',
    total: sql.sumMoney(`case when event = 'completion' and is_job_opportunity then amount end`),
    title: 'Opportunity revenue',
    description: 'Completed revenue of the job opportunities.',
    formula: 'completed_revenue of job_opportunities',
    dateBasis: 'job completedOn',
    sourceFields: 'as completed_revenue and job_opportunities',
  },
  ratio('opportunity_average', 'opportunity_revenue', 'job_opportunities', {
    title: 'Opportunity job average',
    description: 'Opportunity revenue / job opportunities; null without any.',
    dateBasis: 'job completedOn',
  }),
  ratio('average_ticket', 'completed_revenue', 'completed_jobs', {
    title: 'Average ticket',
    description: 'Completed revenue / completed jobs; null without any.',
    dateBasis: 'job completedOn',
  }),
];

/** Snapshots are not made of events: known only as they are now, shown at as_of alone. */
const snapshots = [
  {
    name: 'outstanding_ar',
    needs: ['invoices', 'invoices.balance', 'business_units', 'jobs'],
    unit: 'money',
    title: 'Outstanding receivables',
    description:
      'Balances of at least ar_minimum on invoices of production units, as of as_of; null at any other time.',
    formula:
      'sum of balance of active invoices of PRODUCTION units whose balance is at least ar_minimum (per invoice, so credits never offset)',
    dateBasis: 'snapshot at as_of',
    sourceFields: 'invoices.balance',
  },
  {
    name: 'future_bookings',
    needs: [
      ...['jobs', 'jobs.total', 'jobs.estimateIds', 'jobs.createdFromEstimateId'],
      ...['appointments', 'invoices', 'estimates', 'business_units'],
    ],
    unit: 'money',
    title: 'Future bookings',
    description: `Value of jobs of production units with a visit in the 12 months from the ${weekDays.first} of as_of; a job in progress is also in produced. Null at any other time.`,
    formula: `value of jobs of PRODUCTION units, not Canceled, Completed or production_excluded, whose next visit is within 12 months of the ${weekDays.first} of as_of; value = the largest of net subTotal of active invoices, job total, sum of sold estimates`,
    dateBasis: `snapshot at as_of; next visit: earliest active, not canceled appointment that starts on or after the ${weekDays.first} of as_of`,
    sourceFields: 'appointments.start, invoices.subTotal, jobs.total, estimates.subtotal',
  },
];

/** How much of produced is not paid yet, and up to when pay is in. No ratio is made of these, and none has a last year. */
const open = [
  {
    name: 'labor_open_jobs',
    needs: labor,
    unit: 'count',
    total: sql.countIf(`event = 'production' and is_labor_open`),
    title: 'Jobs with labor still open',
    description: 'Jobs in produced whose labor cost is not final yet.',
    formula:
      'count of the jobs in produced that are not labor-final: final is a job whose last visit is not after payroll_through and that has an active pay row, or whose last visit is labor_grace_days or more before as_of',
    dateBasis: jobStart,
    sourceFields: 'appointments.start, gross pay items.date, gross pay items.jobId',
  },
  {
    name: 'labor_open_produced',
    needs: labor,
    unit: 'money',
    total: sql.sumMoney(`case when event = 'production' and is_labor_open then amount end`),
    title: 'Produced with labor still open',
    description:
      'What the jobs in labor_open_jobs produced. Up to 2 % of produced the margin is final, up to 20 % it is about right, beyond that it is not known yet.',
    formula: 'produced of the jobs in labor_open_jobs',
    dateBasis: jobStart,
    sourceFields: 'as labor_open_jobs and produced',
  },
];

/** The day up to which pay is in: one value per run. */
const payrollThrough = {
  name: 'payroll_through',
  needs: ['payroll'],
  unit: 'date',
  title: 'Payroll through',
  description: 'Day up to which pay is in, the same in every row; null without any pay.',
  formula: 'the earlier of as_of and the newest date of any active gross pay item',
  dateBasis: 'as_of',
  sourceFields: 'gross pay items.date',
};

const named = new Map([...list, ...snapshots, ...open, payrollThrough].map((metric) => [metric.name, metric]));

/** What a metric needs, each once: streams, and columns of them as `jobs.total`. Of a ratio what its parts need. */
function needsOf(name) {
  const {needs, numerator, denominator} = named.get(name);
  return [...new Set(needs ?? [...needsOf(numerator), ...needsOf(denominator)])];
}

/** A value as it stands for a metric: null where something that the metric needs was never loaded. */
const known = (name, value) => ifLoaded(needsOf(name), value);

const summed = [...list.filter((metric) => metric.unit !== 'ratio'), ...open];

/** SELECT list over int_kpi_events: the sums at the grain of the GROUP BY. */
const totals = () => summed.map(({name, total}) => `${total} as ${name}`).join(',\n    ');

/** SELECT list: the sums as they are, 0 where a join found none. */
const filled = (alias) => summed.map(({name}) => `coalesce(${alias}.${name}, 0) as ${name}`).join(',\n    ');

/** SELECT list over the sums, with loaded_streams as `loaded`: every metric in order, ratios computed last. */
const columns = (alias, suffix = '') =>
  list
    .map(({name, unit, numerator, denominator}) => {
      const value =
        unit === 'ratio' ? sql.ratio(`${alias}.${numerator}`, `${alias}.${denominator}`) : `${alias}.${name}`;
      return `${known(name, value)} as ${name}${suffix}`;
    })
    .join(',\n  ');

/** SELECT list, with int_payroll_through as `pay`: what of the labor cost is still open. */
const openColumns = (alias) =>
  [
    ...open.map(({name}) => `${known(name, `${alias}.${name}`)} as ${name}`),
    `${known('payroll_through', 'pay.payroll_through')} as payroll_through`,
  ].join(',\n  ');

const descriptions = (entries) => Object.fromEntries(entries.map(({name, description}) => [name, description]));

module.exports = {
  /** Metrics that may be added up over days and rollups. */
  additive: list.filter(({unit}) => unit === 'count' || unit === 'money').map(({name}) => name),
  columns,
  descriptions: descriptions(list),
  dictionary: [...list, ...snapshots, ...open, payrollThrough].map((metric) => ({
    ...metric,
    needs: needsOf(metric.name),
    streams: needsOf(metric.name).filter((need) => !need.includes('.')),
  })),
  eventValues,
  filled,
  known,
  names: list.map(({name}) => name),
  needsOf,
  openColumns,
  openDescriptions: descriptions([...open, payrollThrough]),
  openNames: open.map(({name}) => name),
  snapshotDescriptions: descriptions(snapshots),
  totals,
  units: list.map(({name, unit}) => ({name, unit})),
  valuesOfEvent,
};
