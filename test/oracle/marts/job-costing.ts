import {money, ratio, sum} from '../exact/decimal';
import {jobClass} from '../facts/jobs';
import {shownId} from '../facts/values';
import type {CostedJob} from '../metrics/production';
import type {Row} from '../types';

/** `job_costing`: one row per active job of a PRODUCTION unit, figures filled also where the job is not counted. */
export function jobCosting(production: readonly CostedJob[]): Row[] {
  return production.map((costed) => {
    const {job, start, produced, labor, material, grossProfit, countedDay} = costed;
    return {
      job_id: shownId(job.id),
      bu_rollup: job.unit.rollup,
      business_unit_id: job.unitId === null ? null : shownId(job.unitId),
      job_status: job.status,
      job_class: jobClass(job),
      job_start_date: start?.day ?? null,
      start_date_source: start?.source ?? null,
      produced: money(produced),
      labor_cost: money(labor.cost),
      labor_adjustment: money(labor.adjustment),
      purchase_order_cost: money(material.orderCost),
      bill_cost: money(material.billCost),
      invoice_item_cost: money(material.invoiceItemCost),
      return_credit: money(material.returnCredit),
      material_cost: money(material.cost),
      total_cost: money(labor.cost + material.cost),
      gross_profit: money(grossProfit),
      gpm_ratio: ratio(grossProfit, produced),
      tax_in_orders: money(sum(material.orders, (order) => order.tax)),
      tax_in_bills: money(sum(material.bills, (bill) => bill.tax)),
      tax_in_returns: money(sum(material.returns, (each) => each.tax)),
      is_counted: countedDay !== null,
      cost_completeness: completeness(costed),
      last_visit_date: costed.lastVisitDay,
      is_labor_final: costed.isLaborFinal,
    };
  });
}

/** No material: no counted order, no bill and an invoice-item cost of 0. No labor: no active pay row. */
function completeness({labor, material}: CostedJob): string {
  const hasMaterial = material.orders.length > 0 || material.bills.length > 0 || material.invoiceItemCost !== 0n;
  if (hasMaterial) return labor.hasPay ? 'complete' : 'no_labor';
  return labor.hasPay ? 'no_material' : 'no_cost';
}
