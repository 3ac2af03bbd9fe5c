import type {Invoice} from '../facts/invoices';
import type {Tenant} from '../facts/tenant';

/** An invoice that is owed, and the rollup of its unit. */
export interface Receivable {
  readonly invoice: Invoice;
  readonly rollup: string;
}

/** `outstanding_ar` as it is now: active invoices of PRODUCTION units whose own balance reaches the minimum; credits never offset. */
export function receivables(tenant: Tenant): Receivable[] {
  const found: Receivable[] = [];
  for (const invoice of tenant.invoices) {
    const {group, rollup} = tenant.unitOf(invoice);
    if (group === 'PRODUCTION' && invoice.balance >= tenant.arMinimum) found.push({invoice, rollup});
  }
  return found;
}
