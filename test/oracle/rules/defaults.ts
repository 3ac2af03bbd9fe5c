import type {RuleOverrides, Rules} from '../types';

/**
 * What holds when a tenant configures nothing: no explicit unit rules, the first user's renames, estimate jobs are those whose
 * type's name contains "estimate", warranty jobs are exactly Warranty or Touchup, no type is excluded from production, and a test
 * customer has the whole word "test" in the name.
 */
const defaults: Rules = {
  units: [],
  renames: {
    Phoenix: 'PHX',
    'Z-DO NOT USE - West': 'PHX',
    West: 'PHX',
    Tucson: 'TUC',
    Nevada: 'NEV',
    'Commercial-AZ': 'COMM_AZ',
    'Guaranteed Painting': 'GUAR_TX',
    "Andy's Painting": 'ANDYS',
  },
  unmatched: 'auto',
  jobTypes: {estimate: {regex: 'estimate'}, warranty: {names: ['Warranty', 'Touchup']}, production_excluded: {}},
  testCustomers: {regex: '\\btest\\b'},
};

/** The defaults with the tenant's own rules in the place of those it gives. */
export const withDefaults = (own: RuleOverrides = {}): Rules => ({
  ...defaults,
  ...own,
  jobTypes: {...defaults.jobTypes, ...own.jobTypes},
});
