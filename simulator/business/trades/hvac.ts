import type {CallKind} from '../call-kind';
import type {Trade} from '../trade';
import {department, installs, type Place, serviceCompany} from './service-company';

const place: Place = ['Mesa', 'AZ', '852'];

const repairs: readonly CallKind[] = [
  call('AC Repair', 34, {converts: 0.66, price: [190, 1500]}),
  call('Heating Repair', 18, {converts: 0.64, price: [180, 1300]}),
  call('No Cool / No Heat Emergency', 8, {converts: 0.78, price: [260, 1900], dispatchFee: 149}),
  call('Duct and Airflow Service', 8, {converts: 0.5, price: [250, 2200]}),
  call('Second Opinion', 5, {converts: 0.4, price: [190, 1500], quarters: [4, 8]}),
];

const tuneUps: readonly CallKind[] = [
  tuneUp('AC Tune-Up', 55),
  tuneUp('Furnace Tune-Up', 40),
  tuneUp('Heat Pump Tune-Up', 15),
];

function call(
  jobType: string,
  weight: number,
  rest: Pick<CallKind, 'converts' | 'price'> & Partial<CallKind>,
): CallKind {
  const common = {
    class: 'Service',
    quarters: [7, 15],
    soldThreshold: 150,
    dispatchFee: 89,
    materialPercent: [14, 25],
  } as const;
  return {jobType, weight, ...common, ...rest};
}

function tuneUp(jobType: string, weight: number): CallKind {
  const quarters = [4, 7] as const;
  const sold = {
    soldThreshold: 200,
    dispatchFee: 109,
    converts: 0.3,
    price: [210, 1200],
    materialPercent: [5, 12],
  } as const;
  return {jobType, class: 'Maintenance', weight, quarters, ...sold};
}

/** Heating and air conditioning: service, maintenance for members, and the replacement of systems. */
export const hvac: Trade = {
  ...serviceCompany,
  name: 'hvac',
  industry: {id: 1, name: 'HVAC'},
  ledgerAccount: 'HVAC revenue',
  tags: ['Gate code', 'Repeat customer', 'Attic access', 'Financing', 'Old tag'],
  regions: [
    installs('HVAC', 'HVAC - Install', place, {
      share: 0.12,
      closeRate: 0.42,
      typicalPrice: 8600,
      people: {sellers: 1, crew: 5},
    }),
    department('HVAC - Service', place, 4, repairs),
    department('HVAC - Maintenance', place, 2, tuneUps),
  ],
  vendors: ['Ferguson HVAC', 'Johnstone Supply', 'Baker Distributing', 'Watsco', 'RE Michel', 'Goodman Supply'],
  parts: [
    ['CAP-45-5', 'Dual run capacitor 45+5 uF'],
    ['CONT-40', 'Contactor, 2-pole 40 A'],
    ['R410A-25', 'Refrigerant R-410A, 25 lb'],
    ['FILT-16', 'Media filter 16 x 25 x 4'],
    ['BLWR-ECM', 'ECM blower motor'],
    ['TSTAT-W', 'Wi-Fi thermostat'],
  ],
  services: [
    ['AC-REPAIR', 'Air conditioning repair'],
    ['FURN-REPAIR', 'Furnace repair'],
    ['SYS-16', 'System replacement, 16 SEER2'],
    ['COIL-CLEAN', 'Evaporator coil cleaning'],
    ['DUCT-SEAL', 'Duct sealing'],
  ],
  extra: ['IAQ', 'Air purifier and media cabinet'],
  equipment: ['CRANE', 'Crane for a rooftop unit'],
  estimateTypes: {
    residential: ['System Replacement Estimate', 'Ductwork Estimate', 'Mini-Split Estimate'],
    commercial: ['Commercial Replacement Estimate'],
  },
  productionTypes: {
    residential: ['System Install', 'Ductwork Install', 'Mini-Split Install'],
    commercial: ['Commercial Install'],
  },
  inspection: 'Install Quality Check',
  formerWork: 'Solar Screen Cleaning',
  campaigns: [
    {name: 'Google Local Services', category: 'Digital', dailyCents: 12_500, weight: 30},
    {name: 'Google Ads', category: 'Digital', dailyCents: 10_600, weight: 16},
    {name: 'Direct Mail', category: 'Local', dailyCents: 4900, weight: 5},
    {name: 'Truck Wraps', category: 'Local', dailyCents: 900, weight: 8},
    {name: 'Facebook', category: 'Digital', dailyCents: 4200, weight: 4},
    {name: 'Referral', category: 'Word of mouth', dailyCents: 0, weight: 22},
    {name: 'Old Radio Spot', category: 'Local', dailyCents: 0, weight: 0, active: false},
  ],
  membershipTypes: ['Comfort Club', 'Comfort Club Plus', 'Old Silver Plan'],
  clockPercent: [28, 35],
  materialPercent: [23, 29],
};
