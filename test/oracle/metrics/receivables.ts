import type {Invoice} from '../facts/invoices';
import type {Tenant} from '../facts/tenant';
import {countsAsProduction} from '../rules/units';
import type {Id} from '../types';

/** An invoice that is owed, who owes it, and the rollup of its unit. */
export interface Receivable {
  readonly invoice: Invoice;
  /** The invoice's customer, else that of its job. */
  readonly customerId: Id | null;
  readonly rollup: string;
}

/** `outstanding_ar` as it is now: active invoices of PRODUCTION units whose own balance reaches the minimum; credits never offset. */
export function receivables(tenant: Tenant): Receivable[] {
  const found: Receivable[] = [];
  for (const invoice of tenant.invoices) {
    const unit = tenant.unitOf(invoice);
    if (countsAsProduction(unit) && invoice.balance >= tenant.arMinimum)
      found.push({invoice, rollup: unit.rollup, customerId: customerOf(tenant, invoice)});
  }
  return found;
}

function customerOf(tenant: Tenant, {customerId, jobId}: Invoice): Id | null {
  return customerId ?? (jobId === null ? undefined : tenant.jobs.get(jobId))?.customerId ?? null;
}
