import type {Shop} from '../work/shop';
import {awkwardAccounting} from './accounting';
import {awkwardCosts} from './costs';
import {awkwardProduction} from './production';
import {awkwardSales} from './sales';
import {setScene} from './scene';

export {absentIds} from './scene';

/** Every awkward case the API is known for, each at least once, whatever the size of the business. @param firstDay of the business. */
export function awkwardCases(shop: Shop, firstDay: number): void {
  const scene = setScene(shop, firstDay);
  awkwardSales(scene);
  awkwardAccounting(scene);
  awkwardCosts(scene);
  awkwardProduction(scene);
}
