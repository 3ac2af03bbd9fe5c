import {catalogue, selectStreams} from '../src/catalogue';
import {didYouMean, nearest} from '../src/nearest';

const names = catalogue.map(({name}) => name);

it.each([
  ['job', 'jobs'],
  ['jbos', 'jobs'],
  ['joobs', 'jobs'],
  ['Jobs', 'jobs'],
  ['invocies', 'invoices'],
  ['invoice', 'invoices'],
  ['Job-Types', 'job_types'],
  ['jobTypes', 'job_types'],
  ['job type', 'job_types'],
  ['purchase', 'purchase_orders'],
  ['customer', 'customers'],
  ['pyaroll', 'payroll'],
  ['raw_invoices', 'invoices'],
  ['stg_job_types', 'job_types'],
  ['bussiness_units', 'business_units'],
])('%s means %s', (wrong, right) => {
  expect(nearest(wrong, names)).toBe(right);
});

it.each([[''], ['---'], ['frobs'], ['x'], ['quarterly_dividends'], ['ю']])(
  '%j means nothing that is known',
  (wrong) => {
    expect(nearest(wrong, names)).toBeUndefined();
    expect(didYouMean(wrong, names)).toBe('');
  },
);

it('finds every name of the catalog by itself, and again with one letter less, twice, or swapped', () => {
  for (const name of names) {
    expect(nearest(name, names)).toBe(name);
    const at = Math.floor(name.length / 2);
    const doubled = name.slice(0, at) + name.slice(at - 1);
    const swapped = name.slice(0, at - 1) + (name[at] ?? '') + (name[at - 1] ?? '') + name.slice(at + 1);
    const slips = [name.slice(0, -1), doubled, swapped].filter((slip) => !names.includes(slip));
    expect(slips.map((slip) => [slip, nearest(slip, names)])).toEqual(slips.map((slip) => [slip, name]));
  }
});

it.each([
  [['jobs', 'job'], 'Unknown stream or group "job". Did you mean jobs? '],
  [['cor'], 'Unknown stream or group "cor". Did you mean core? '],
  [['refrence'], 'Did you mean reference? '],
  [['opt-in'], 'Did you mean opt_in? '],
  [['gross_pay_items'], 'Did you mean payroll? '],
  [['frobs'], 'Unknown stream or group "frobs". Run `st-elt streams` for the list of names.'],
])('a wrong name among %j is said with the right one', (wanted, says) => {
  expect(() => selectStreams(wanted)).toThrow(says);
});
