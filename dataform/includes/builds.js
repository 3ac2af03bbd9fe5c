// A build is marked in data_health from its first action to its last: while the mark is there, tables of two builds may stand
// side by side, because the build goes on, was killed, or one of its checks failed.

const {inParts} = require('includes/parts.js');
const settings = require('includes/settings.js');
const sql = require('includes/sql.js');
const staging = require('includes/staging.js');
const {kpiStreams} = require('includes/streams.js');

/** `check_type` of the mark. */
const mark = 'unfinished_build';

/** The mark as a SELECT list of a check of data_health. @param began instant at which the build began */
const check = (began) =>
  [
    `'${mark}' as check_type`,
    `'marts' as subject`,
    `${sql.missing('numeric')} as value`,
    `${sql.missing('numeric')} as threshold`,
    `concat('the build that began at ', substr(cast(${began} as string), 1, 16), ' UTC has not ended: transform again') as detail`,
  ].join(', ');

/** Stored tables that are checked; the check of freshness, which only warns, is on two others. */
const tables = [
  'dim_bu_rollup',
  'dim_business_units',
  'dim_calendar',
  'dim_campaigns',
  'dim_customers',
  'dim_job_types',
  'dim_technicians',
  'kpi_targets',
  'loaded_streams',
  'missing_columns',
  'int_invoices',
  'int_job_costs',
  'int_jobs',
  'int_kpi_days',
  'int_kpi_events',
  'int_opportunities',
  'int_payments',
  'int_payroll_through',
  'int_receivables',
  'int_technician_revenue',
  'ar_aging',
  'ar_by_customer',
  'ar_snapshot_daily',
  'call_booking',
  'campaign_roi',
  'collections_daily',
  'data_health',
  'estimate_funnel',
  'future_bookings',
  'job_costing',
  'kpi_daily_by_bu',
  'kpi_dictionary',
  'kpi_flash',
  'kpi_weekly_by_bu',
  'kpi_weekly_yoy',
  'membership_health',
  'revenue_by_month',
  'sales_opportunities',
  'technician_scorecard',
];

/** What must be made and pass before a build has ended. Views hold nothing, so they are not waited for. */
const needed = [
  ...staging.checks(...kpiStreams),
  ...tables.map((name) => ({name, includeDependentAssertions: true})),
  `${settings.datasets.ref}_run_context_assertions_rowConditions`,
  `${settings.datasets.stage}_int_stream_facts_assertions_uniqueKey_0`,
  `${settings.datasets.stage}_int_stream_facts_assertions_rowConditions`,
];

/** The same in parts, since a table stands for its assertions too. */
const gates = inParts(needed, 12);

/** Name of the action that waits for a part. */
const gate = (index) => `build_gate_${index + 1}`;

module.exports = {check, gate, gates, mark};
