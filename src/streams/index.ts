import {accounting} from './accounting';
import {crm} from './crm';
import type {StreamLiteral} from './definition';
import {dispatch} from './dispatch';
import {inventory} from './inventory';
import {jpm} from './jpm';
import {marketing} from './marketing';
import {memberships} from './memberships';
import {payroll} from './payroll';
import {sales} from './sales';
import {settings} from './settings';
import {telecom} from './telecom';

/** Every stream there is. Discovery, raw tables, staging, the simulator, README and docs all follow from this list. */
export const literals: readonly StreamLiteral[] = [
  ...jpm,
  ...accounting,
  ...sales,
  ...crm,
  ...payroll,
  ...marketing,
  ...settings,
  ...dispatch,
  ...inventory,
  ...telecom,
  ...memberships,
];
