import {type Decimal, ONE} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import type {Day, Id} from '../types';
import {collected} from './collected';
import {completedProduction, conversionOf} from './completed-revenue';
import {completedEstimates, scheduledEstimates} from './estimate-visits';
import {leads} from './leads';
import {opportunities} from './opportunities';
import {type CostedJob, netSubtotal} from './production';
import {booked} from './sales';

/** Metrics whose values add up over days and rollups. */
export const additiveMetrics = [
  'leads',
  'estimates',
  'estimates_scheduled',
  'opportunities',
  'closed_opportunities',
  'total_booked',
  'sold_estimates',
  'produced',
  'produced_jobs',
  'completed_revenue',
  'completed_jobs',
  'job_opportunities',
  'converted_jobs',
  'opportunity_revenue',
  'labor_cost',
  'material_cost',
  'gross_profit',
  'warranty_cost',
  'collected',
] as const;
export type AdditiveMetric = (typeof additiveMetrics)[number];

/** What of `produced` has labor that is not final: sums as well, but only as known today. */
export const openMetrics = ['labor_open_jobs', 'labor_open_produced'] as const;
export type SummedMetric = AdditiveMetric | (typeof openMetrics)[number];

/** One record that a metric counts, even of value 0: where, when and how much. */
export interface MetricEvent {
  readonly day: Day;
  readonly rollup: string;
  readonly values: Partial<Record<SummedMetric, Decimal>>;
  /** The customer of a lead, for the distinct count. */
  readonly leadCustomerId?: Id | null;
}

/** Everything that the dated metrics count, given the tenant's production jobs. */
export function metricEvents(tenant: Tenant, production: readonly CostedJob[]): MetricEvent[] {
  return [
    ...leads(tenant).map(({job, day}) => ({
      day,
      rollup: job.unit.rollup,
      values: {leads: ONE},
      leadCustomerId: job.customerId,
    })),
    ...completedEstimates(tenant).map(({job, day}) => ({day, rollup: job.unit.rollup, values: {estimates: ONE}})),
    ...scheduledEstimates(tenant).map(({job, day}) => ({
      day,
      rollup: job.unit.rollup,
      values: {estimates_scheduled: ONE},
    })),
    ...opportunities(tenant).map(({job, day, isClosed}) => ({
      day,
      rollup: job.unit.rollup,
      values: {opportunities: ONE, ...(isClosed ? {closed_opportunities: ONE} : {})},
    })),
    ...booked(tenant).map(({job, day, estimate}) => ({
      day,
      rollup: job.unit.rollup,
      values: {total_booked: estimate.subtotal, sold_estimates: ONE},
    })),
    ...producedEvents(production),
    ...completedProduction(tenant).map(({job, day}) => {
      const revenue = netSubtotal(tenant, job);
      const values = {completed_revenue: revenue, completed_jobs: ONE, ...conversionOf(job, revenue)};
      return {day, rollup: job.unit.rollup, values};
    }),
    ...collected(tenant).map(({payment, unit, day}) => ({
      day,
      rollup: unit.rollup,
      values: {collected: payment.total},
    })),
  ];
}

/** Produced money and all costs of a job fall on its start; a warranty job's costs are shown once more as warranty. */
function producedEvents(production: readonly CostedJob[]): MetricEvent[] {
  return production.flatMap(({job, countedDay, produced, labor, material, grossProfit, isLaborFinal}) => {
    if (countedDay === null) return [];
    const values = {
      produced,
      produced_jobs: ONE,
      labor_cost: labor.cost,
      material_cost: material.cost,
      gross_profit: grossProfit,
      ...(isLaborFinal ? {} : {labor_open_jobs: ONE, labor_open_produced: produced}),
      ...(job.isWarranty ? {warranty_cost: labor.cost + material.cost} : {}),
    };
    return [{day: countedDay, rollup: job.unit.rollup, values}];
  });
}
