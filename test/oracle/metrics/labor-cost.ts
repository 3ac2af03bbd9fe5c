import {type Decimal, sum} from '../exact/decimal';
import {groupBy} from '../facts/group';
import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';

export interface LaborCost {
  /** Sum of gross pay amounts; payroll adjustments are inside already. */
  readonly cost: Decimal;
  /** Shown beside the cost, not added. */
  readonly adjustment: Decimal;
  readonly hasPay: boolean;
}

/** Labor of each job: all active gross pay items that name it. */
export function laborCosts(tenant: Tenant): (job: Job) => LaborCost {
  const byJob = groupBy(tenant.pay, (item) => item.jobId);
  return (job) => {
    const items = byJob.get(job.id) ?? [];
    return {
      cost: sum(items, (item) => item.amount),
      adjustment: sum(items, (item) => item.adjustment),
      hasPay: items.length > 0,
    };
  };
}
