// Job 2 names a unit, a customer and no job type that anyone knows, and is older than the history; job 3 is deleted. Estimate 1
// is a change order on a production job, sold in the far future. Nothing else is wrong.

const dataset = {schema: settings.datasets.mart, name: 'data_health'};

test('data_health_test')
  .dataset(dataset)
  .input(
    'run_context',
    given.rows('as_of date, history_start date, run_at instant, today date', [
      '2025-06-18',
      '2000-01-01',
      '2025-06-19T00:00:00Z',
      '2025-06-18',
    ]),
  )
  .input(
    'int_stream_facts',
    given.rows(
      'stream string, loaded_at instant, newest_day date, live_rows int64, deleted_rows int64, null_keys int64, nulled_values int64',
      ['jobs', '2025-06-16T23:30:00Z', '2025-06-17', 2, 1, 0, 3],
      ['calls', null, null, 0, 0, 0, 0],
      ['invoices', '2025-06-18T23:00:00Z', '2025-06-18', 0, 0, 0, 0],
    ),
  )
  .input(
    'int_jobs',
    given.rows(
      'job_id int64, business_unit_id int64, counts_as_sales bool, counts_as_production bool, job_type_id int64',
      [1, 10, false, true, 50],
      [2, 99, false, false, null],
    ),
  )
  .input(
    'dim_bu_rollup',
    given.rows(
      'business_unit_id int64, bu_name string, bu_rollup string, mapped_by string',
      [10, 'Phoenix-Production', 'PHX', 'rename'],
      [11, 'Office', 'UNMAPPED', 'nothing'],
      [12, '-Sales', 'UNMAPPED', 'name'],
      [13, 'HVAC', 'HVAC', 'default'],
    ),
  )
  .input('loaded_streams', given.loaded('payroll', 'job_types', 'invoices.*', 'jobs.total'))
  .input(
    'missing_columns',
    given.rows(
      'stream string, column_name string, needed string',
      ['invoices', 'subTotal', 'all'],
      ['jobs', 'total', 'some'],
      ['jobs', 'jobNumber', 'shown'],
      // Of a stream that was never loaded.
      ['calls', 'type', 'all'],
    ),
  )
  // Asked only where a company has rules of its own.
  .input('rule_matches', given.rows('place string, subject string, records int64, record_id int64, record_name string'))
  .input('ar_snapshot_daily', given.rows('snapshot_date date', ['2025-06-17'], ['2025-06-20']))
  .input('dim_job_types', given.rows('job_type_id int64', [50]))
  .input('stg_appointment_assignments', given.rows('job_id int64, is_deleted bool, technician_id int64'))
  .input('stg_appointments', given.rows('job_id int64, is_deleted bool, start_day date'))
  .input('stg_business_units', given.rows('id int64', [10]))
  .input('stg_calls', given.rows('campaign_id int64, is_deleted bool, created_on_day date'))
  .input('stg_campaign_costs', given.rows('campaign_id int64, is_deleted bool'))
  .input('stg_campaigns', given.rows('id int64', [5]))
  .input('stg_customers', given.rows('id int64', [100]))
  .input(
    'stg_estimates',
    given.rows(
      'business_unit_id int64, is_deleted bool, job_id int64, id int64, created_on_day date, sold_on_day date, subtotal numeric, is_change_order bool, status_name string',
      [null, false, 1, 1, null, '2040-01-01', 100.5, true, 'Sold'],
      [null, false, 1, 2, null, null, 1, false, 'Sold'],
      [null, false, 77, 3, null, null, 1, true, 'Sold'],
    ),
  )
  .input('stg_inventory_bills', given.rows('job_id int64, is_deleted bool, purchase_order_id int64'))
  .input('stg_inventory_returns', given.rows('job_id int64, is_deleted bool'))
  .input(
    'stg_invoices',
    given.rows(
      'business_unit_id int64, is_deleted bool, customer_id int64, job_id int64, id int64, invoice_date_day date',
    ),
  )
  .input('stg_job_estimates', given.rows('estimate_id int64, is_deleted bool'))
  .input('stg_job_splits', given.rows('job_id int64, is_deleted bool, technician_id int64'))
  .input('stg_job_types', given.rows('id int64', [50]))
  .input(
    'stg_jobs',
    given.rows(
      'id int64, business_unit_id int64, is_deleted bool, campaign_id int64, customer_id int64, job_type_id int64, recall_for_id int64, completed_on_day date, created_on_day date',
      [1, 10, false, 5, 100, 50, null, '2025-06-02', '2025-06-01'],
      [2, 99, false, 0, 999, null, 1, null, '1999-12-31'],
      [3, 98, true, null, 998, null, null, null, '1999-12-31'],
    ),
  )
  .input(
    'stg_memberships',
    given.rows('customer_id int64, is_deleted bool, cancellation_date_day date, from_day date, to_day date'),
  )
  .input('stg_payment_allocations', given.rows('invoice_id int64, is_deleted bool'))
  .input('stg_payments', given.rows('business_unit_id int64, is_deleted bool, customer_id int64, date_day date'))
  .input('stg_payroll', given.rows('job_id int64, is_deleted bool, date_day date'))
  .input('stg_purchase_orders', given.rows('id int64, job_id int64, is_deleted bool'))
  .input('stg_technicians', given.rows('id int64'))
  .expect(
    given.rows(
      'check_type string, subject string, value numeric, threshold numeric, status string, detail string',
      ['freshness', 'jobs', 48, 48, 'ok', 'hours since the last load'],
      ['freshness', 'calls', null, 48, 'info', 'hours since the last load'],
      ['freshness', 'invoices', 1, 48, 'ok', 'hours since the last load'],
      ['newest_record', 'jobs', 1, null, 'info', 'days from the last change to as_of'],
      ['newest_record', 'calls', null, null, 'info', 'days from the last change to as_of'],
      ['newest_record', 'invoices', 0, null, 'info', 'days from the last change to as_of'],
      ['rows', 'jobs', 2, null, 'info', 'records that count'],
      ['rows', 'calls', 0, null, 'info', 'records that count'],
      ['rows', 'invoices', 0, null, 'info', 'records that count'],
      ['deleted', 'jobs', 1, null, 'info', 'records that are gone from ServiceTitan'],
      ['deleted', 'calls', 0, null, 'info', 'records that are gone from ServiceTitan'],
      ['deleted', 'invoices', 0, null, 'info', 'records that are gone from ServiceTitan'],
      ['null_keys', 'jobs', 0, 0, 'ok', 'records without a key'],
      ['null_keys', 'calls', 0, 0, 'ok', 'records without a key'],
      ['null_keys', 'invoices', 0, 0, 'ok', 'records without a key'],
      ['nulled_on_loading', 'jobs', 3, 0, 'warn', 'values that did not fit their column and are null'],
      ['nulled_on_loading', 'calls', 0, 0, 'ok', 'values that did not fit their column and are null'],
      ['nulled_on_loading', 'invoices', 0, 0, 'ok', 'values that did not fit their column and are null'],
      ...[
        ['appointment_assignments.job_id', 0, 'jobs'],
        ['appointment_assignments.technician_id', 0, 'technicians'],
        ['appointments.job_id', 0, 'jobs'],
        ['calls.campaign_id', 0, 'campaigns'],
        ['campaign_costs.campaign_id', 0, 'campaigns'],
        ['estimates.business_unit_id', 0, 'business_units'],
        ['estimates.job_id', 1, 'jobs'],
        ['inventory_bills.job_id', 0, 'jobs'],
        ['inventory_bills.purchase_order_id', 0, 'purchase_orders'],
        ['inventory_returns.job_id', 0, 'jobs'],
        ['invoices.business_unit_id', 0, 'business_units'],
        ['invoices.customer_id', 0, 'customers'],
        ['invoices.job_id', 0, 'jobs'],
        ['job_estimates.estimate_id', 0, 'estimates'],
        ['job_splits.job_id', 0, 'jobs'],
        ['job_splits.technician_id', 0, 'technicians'],
        ['jobs.business_unit_id', 1, 'business_units'],
        ['jobs.campaign_id', 0, 'campaigns'],
        ['jobs.customer_id', 1, 'customers'],
        ['jobs.job_type_id', 0, 'job_types'],
        ['jobs.recall_for_id', 0, 'jobs'],
        ['memberships.customer_id', 0, 'customers'],
        ['payment_allocations.invoice_id', 0, 'invoices'],
        ['payments.business_unit_id', 0, 'business_units'],
        ['payments.customer_id', 0, 'customers'],
        ['payroll.job_id', 0, 'jobs'],
        ['purchase_orders.job_id', 0, 'jobs'],
      ].map(([subject, found, parent]) => [
        'orphans',
        subject,
        found,
        0,
        found > 0 ? 'warn' : 'ok',
        `active records whose ${parent} record is not loaded`,
      ]),
      ...[
        ['appointments.start', 0],
        ['calls.created_on', 0],
        ['estimates.created_on', 0],
        ['estimates.sold_on', 1],
        ['invoices.invoice_date', 0],
        ['jobs.completed_on', 0],
        ['jobs.created_on', 1],
        ['memberships.cancellation_date', 0],
        ['memberships.from', 0],
        ['memberships.to', 0],
        ['payments.date', 0],
        ['payroll.date', 0],
      ].map(([subject, found]) => [
        'dates_out_of_range',
        subject,
        found,
        0,
        found > 0 ? 'warn' : 'ok',
        'active records before history_start, which no KPI counts, or over ten years after as_of',
      ]),
      [
        'unknown_job_types',
        'jobs',
        1,
        0,
        'warn',
        'active jobs of a type that is not loaded: no rule by name finds them',
      ],
      ['unmapped_unit', '11', 0, 0, 'ok', 'Office'],
      ['unmapped_unit', '12', 0, 0, 'ok', '-Sales'],
      ['unmapped_unit', '99', 1, 0, 'warn', 'not in business_units'],
      [
        'units_by_default',
        'business_units',
        1,
        null,
        'info',
        'units that no rule and no name matches: each is sales and production under its own name',
      ],
      ...metrics.dictionary
        .map(({name, needs, streams: needed}) => ({
          name,
          streams: needed.filter((stream) => ['payroll', 'job_types'].includes(stream)),
          columns: [
            ...(needed.includes('calls') ? ['calls.type'] : []),
            ...(needed.includes('invoices') ? ['invoices.subTotal'] : []),
            ...(needs.includes('jobs.total') ? ['jobs.total'] : []),
          ],
        }))
        .filter(({streams: lost, columns}) => lost.length + columns.length > 0)
        .map(({name, streams: lost, columns}) => [
          'metric_without_stream',
          name,
          lost.length + columns.length,
          0,
          'warn',
          `not known, because ${[
            ...(lost.length > 0 ? [`these streams were never loaded: ${lost.join(', ')}`] : []),
            ...(columns.length > 0 ? [`these columns are missing: ${columns.join(', ')}`] : []),
          ].join('; and ')}`,
        ]),
      ...[
        ['invoices.subTotal', 0, 'warn', ', and nothing that is made from invoices is known'],
        ['jobs.total', 0, 'warn', ', and what needs it is null'],
        ['jobs.jobNumber', null, 'info', ', which is only shown'],
      ].map(([subject, threshold, status, effect]) => [
        'missing_column',
        subject,
        1,
        threshold,
        status,
        `the raw table lacks this column${effect}: ${
          settings.loader === 'airbyte'
            ? 'choose it in Airbyte and refresh the stream'
            : 'the next load of the stream adds it'
        }`,
      ]),
      ['change_orders', 'count', 1, null, 'info', 'change orders sold on production jobs: in no total_booked'],
      ['change_orders', 'subtotal', 100.5, null, 'info', 'their subtotal'],
      [
        'snapshot_not_kept',
        'ar_snapshot_daily',
        null,
        null,
        'info',
        'the day 2025-06-18 was not kept: a later one is stored, 2025-06-20',
      ],
      [
        'unfinished_build',
        'marts',
        null,
        null,
        'error',
        'the build that began at 2025-06-19 00:00 UTC has not ended: transform again',
      ],
    ),
  );
