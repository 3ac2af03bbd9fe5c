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
import {ledger} from './ledger';
import {marketing} from './marketing';
import {marketingAds} from './marketing-ads';
import {marketingReputation} from './marketing-reputation';
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
  ...ledger,
  ...sales,
  ...crm,
  ...payroll,
  ...marketing,
  ...marketingAds,
  ...marketingReputation,
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
