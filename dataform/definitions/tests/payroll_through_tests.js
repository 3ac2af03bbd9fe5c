// Pay of June 18 and later is in, but the run looks from the 17th; or from the 30th; or there is none.

const dataset = {schema: settings.datasets.stage, name: 'int_payroll_through'};
const pay = (...rows) => given.rows('date_day date, is_deleted bool', ...rows);

[
  ['after_as_of', '2025-06-17', [['2025-06-18', false]], '2025-06-17'],
  [
    'before_as_of',
    '2025-06-30',
    [
      ['2025-06-18', false],
      ['2025-06-11', false],
      ['2025-06-20', true],
      [null, false],
    ],
    '2025-06-18',
  ],
  ['none', '2025-06-30', [], null],
].forEach(([name, asOf, rows, expected]) =>
  test(`payroll_through_${name}_test`)
    .dataset(dataset)
    .input('run_context', given.rows('as_of date', [asOf]))
    .input('stg_payroll', pay(...rows))
    .expect(given.rows('payroll_through date', [expected])),
);
