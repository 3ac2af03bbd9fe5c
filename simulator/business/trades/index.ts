import type {Trade, TradeName} from '../trade';
import {electrical} from './electrical';
import {hvac} from './hvac';
import {painting} from './painting';
import {plumbing} from './plumbing';

/** Every trade that a simulated company can be of. */
export const trades: Readonly<Record<TradeName, Trade>> = {painting, hvac, plumbing, electrical};
