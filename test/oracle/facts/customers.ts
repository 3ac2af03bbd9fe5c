import {nameRule} from '../rules/names';
import type {Id, Rules} from '../types';
import type {Source} from './source';
import {id, text} from './values';

export interface Customers {
  readonly nameOf: (customerId: Id | null) => string | null;
  /** Picked by id, or by the name of a known customer. Merged customers stay two. */
  readonly isTest: (customerId: Id | null) => boolean;
}

export function readCustomers(source: Source, rules: Rules): Customers {
  const names = new Map(source.dimension('customers').map((row) => [id(row['id']), text(row['name'])]));
  const isTestNamed = nameRule(rules.testCustomers);
  const nameOf = (customerId: Id | null) => names.get(customerId) ?? null;
  return {nameOf, isTest: (customerId) => isTestNamed(customerId, nameOf(customerId))};
}
