import {accounting} from './accounting';
import {crm} from './crm';
import {customerInteractions} from './customer-interactions';
import type {StreamLiteral} from './definition';
import {dispatch} from './dispatch';
import {equipment} from './equipment';
import {findings} from './findings';
import {forms} from './forms';
import {inventory} from './inventory';
import {jbce} from './jbce';
import {jpm} from './jpm';
import {marketing} from './marketing';
import {memberships} from './memberships';
import {payroll} from './payroll';
import {pricebook} from './pricebook';
import {reporting} from './reporting';
import {sales} from './sales';
import {schedulingPro} from './scheduling-pro';
import {serviceAgreements} from './service-agreements';
import {settings} from './settings';
import {taskManagement} from './task-management';
import {telecom} from './telecom';
import {timesheets} from './timesheets';

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
  ...pricebook,
  ...equipment,
  ...timesheets,
  ...forms,
  ...jbce,
  ...customerInteractions,
  ...findings,
  ...serviceAgreements,
  ...taskManagement,
  ...schedulingPro,
  ...reporting,
];
