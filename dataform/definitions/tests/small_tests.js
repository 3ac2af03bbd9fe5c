// Reference tables over rows of their own. Rules are those of kpi_rules.yaml as shipped.

// Asked for before any test begins: a malformed setting then stops this file, not the compiler.
const {ref: referenceDataset, stage: stageDataset} = settings.datasets;
const reference = (name) => ({schema: referenceDataset, name});
const stage = (name) => ({schema: stageDataset, name});

test('dim_job_types_test')
  .dataset(reference('dim_job_types'))
  .input(
    'stg_job_types',
    given.rows(
      'id int64, name string, active bool, sold_threshold numeric, is_deleted bool',
      [1, ' Estimate for WARRANTY ', null, 250.5, false],
      [2, ' touchup', false, 250.5, false],
      [3, 'Window/Solar-Touchup', true, 250.5, false],
      [4, 'PM Inspection', true, 250.5, false],
      [5, null, true, 250.5, false],
      [6, 'Estimate', true, 250.5, true],
    ),
  )
  .expect(
    given.rows(
      'job_type_id int64, name string, is_active bool, sold_threshold numeric, is_estimate bool, is_warranty bool, is_production_excluded bool, job_class string',
      [1, 'Estimate for WARRANTY', true, 250.5, true, false, false, 'estimate'],
      [2, 'touchup', false, 250.5, false, true, false, 'warranty'],
      [3, 'Window/Solar-Touchup', true, 250.5, false, false, false, 'other'],
      [4, 'PM Inspection', true, 250.5, false, false, false, 'other'],
      [5, null, true, 250.5, false, false, false, 'other'],
    ),
  );

// Nobody here is production only: unit 4 was given up, unit 5 is gone. What matches nothing is BOTH under its own name, renamed
// where a rename names it whole.
test('bu_rollup_by_default_test')
  .dataset(reference('dim_bu_rollup'))
  .input(
    'stg_business_units',
    given.rows(
      'id int64, name string, active bool, is_deleted bool',
      [1, 'HVAC - Service', true, false],
      [2, '\u00a0phoenix ', null, false],
      [3, ' - ', true, false],
      [4, 'Old-Production', false, false],
      [5, 'Gone-Production', true, true],
      [6, 'Plumbing Sales', true, false],
    ),
  )
  .expect(
    given.rows(
      'business_unit_id int64, bu_name string, bu_group string, bu_rollup string, mapped_by string, counts_as_sales bool, counts_as_production bool',
      [1, 'HVAC - Service', 'BOTH', 'HVAC_SERVICE', 'default', true, true],
      [2, 'phoenix', 'BOTH', 'PHX', 'default', true, true],
      [3, '-', 'BOTH', 'UNMAPPED', 'default', true, true],
      [4, 'Old-Production', 'PRODUCTION', 'OLD', 'name', false, true],
      [6, 'Plumbing Sales', 'SALES', 'PLUMBING', 'name', true, false],
    ),
  );

// No rename to Phoenix applies here, unit 3 is renamed by what is left of its name, and job type 11 has no name.
test('rule_matches_test')
  .dataset(reference('rule_matches'))
  .input(
    'dim_bu_rollup',
    given.rows('business_unit_id int64, bu_name string, bu_rollup string', [3, 'tucson - Sales', 'TUC']),
  )
  .input('dim_job_types', given.rows('job_type_id int64, name string', [10, 'Free Estimate'], [11, null]))
  .input('dim_customers', given.rows('customer_id int64, name string'))
  .input('stg_jobs', given.rows('job_type_id int64, is_deleted bool'))
  .expect(
    given.rows(
      'place string, position int64, subject string, records int64, record_id int64, record_name string',
      ...[
        'Phoenix',
        'Z-DO NOT USE - West',
        'West',
        'Tucson',
        'Nevada',
        'Commercial-AZ',
        'Guaranteed Painting',
        "Andy's Painting",
      ].map((name, index) => [
        `business_units.renames.${name}`,
        index + 1,
        'business_unit',
        1,
        ...(name === 'Tucson' ? [3, 'tucson - Sales'] : [null, null]),
      ]),
      ['job_types.estimate.regex[0]', 9, 'job_type', 2, 10, 'Free Estimate'],
      ['job_types.warranty.names[0]', 10, 'job_type', 2, null, null],
      ['job_types.warranty.names[1]', 11, 'job_type', 2, null, null],
      ['test_customers.regex[0]', 12, 'customer', 0, null, null],
    ),
  );

test('dim_calendar_test')
  .dataset(reference('dim_calendar'))
  .input('run_context', given.rows('as_of date, history_start date', ['2023-06-15', '2024-12-29']))
  .expect(
    given.rows(
      'day date, week_start date, month_start date, year_start date, same_weekday_last_year date, is_future bool, fiscal_year int64, fiscal_quarter int64, fiscal_period int64, fiscal_week int64, fiscal_year_start date',
      ['2024-12-29', '2024-12-23', '2024-12-01', '2024-01-01', '2023-12-31', true, 2024, 4, 12, 52, '2024-01-01'],
      ['2024-12-30', '2024-12-30', '2024-12-01', '2024-01-01', '2024-01-01', true, 2024, 4, 12, 53, '2024-01-01'],
      ['2024-12-31', '2024-12-30', '2024-12-01', '2024-01-01', '2024-01-02', true, 2024, 4, 12, 53, '2024-01-01'],
    ),
  );

// Invoice 1 has no customer, its job has one, although it is gone; invoice 2 has neither a customer nor a job.
test('int_invoices_test')
  .dataset(stage('int_invoices'))
  .input(
    'stg_invoices',
    given.rows(
      'id int64, job_id int64, customer_id int64, adjustment_to_id int64, business_unit_id int64, invoice_date_day date, due_date_day date, sub_total numeric, balance numeric, is_deleted bool',
      [1, 8, null, null, 3, '2025-06-01', null, 5, null, false],
      [2, null, null, 1, 2, null, '2025-06-01', null, 7, false],
      [3, 8, 101, null, 3, null, null, null, null, false],
      [4, 8, 101, null, 3, null, null, null, null, true],
    ),
  )
  .input('stg_jobs', given.rows('id int64, business_unit_id int64, customer_id int64', [8, 2, 100]))
  .input(
    'dim_bu_rollup',
    given.rows('business_unit_id int64, counts_as_production bool, bu_rollup string', [2, true, 'PHX']),
  )
  .expect(
    given.rows(
      'invoice_id int64, job_id int64, customer_id int64, adjustment_to_id int64, bu_rollup string, counts_as_production bool, invoice_date date, due_date date, subtotal numeric, balance numeric',
      [1, 8, 100, null, 'PHX', true, '2025-06-01', null, 5, 0],
      [2, null, null, 1, 'PHX', true, null, '2025-06-01', 0, 7],
      [3, 8, 101, null, 'PHX', true, null, null, 0, 0],
    ),
  );

test('int_receivables_test')
  .dataset(stage('int_receivables'))
  .input('run_context', given.rows('ar_minimum numeric', [10]))
  .input(
    'int_invoices',
    given.rows(
      'invoice_id int64, customer_id int64, counts_as_production bool, bu_rollup string, due_date date, balance numeric',
      [1, 100, true, 'PHX', '2025-06-01', 10],
      [2, 100, true, 'PHX', '2025-06-01', 9.99],
      [3, 100, true, 'PHX', '2025-06-01', -500],
      [4, 100, false, 'PHX', '2025-06-01', 500],
    ),
  )
  .expect(
    given.rows('invoice_id int64, customer_id int64, bu_rollup string, due_date date, balance numeric', [
      1,
      100,
      'PHX',
      '2025-06-01',
      10,
    ]),
  );

// Entries of a payment in their order; a list that is none makes no row.
test('payment_allocations_test')
  .dataset(stage('stg_payment_allocations'))
  .input(
    'stg_payments',
    given.rows(
      'id int64, applied_to json, is_deleted bool',
      [
        1,
        [{appliedTo: 81, appliedAmount: '10.50', appliedOn: '2025-06-02T01:02:03.1234567Z'}, {appliedTo: 'x'}],
        false,
      ],
      [2, [{appliedTo: 0}], false],
      [3, null, true],
      [4, {appliedTo: 81}, false],
    ),
  )
  .expect(
    given.rows(
      'payment_id int64, position int64, applied_amount numeric, applied_by string, applied_id int64, applied_on instant, invoice_id int64, applied_to_reference_number string, is_deleted bool',
      [1, 0, 10.5, null, null, '2025-06-02T01:02:03.123456Z', 81, null, false],
      [1, 1, null, null, null, null, null, null, false],
      [2, 0, null, null, null, null, null, null, false],
    ),
  );
