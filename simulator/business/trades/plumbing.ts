import type {CallKind} from '../call-kind';
import type {Trade} from '../trade';
import {department, installs, type Place, serviceCompany} from './service-company';

const place: Place = ['Tucson', 'AZ', '857'];

const repairs: readonly CallKind[] = [
  call('Leak Repair', 28, {price: [180, 1100]}),
  call('Toilet and Faucet Repair', 24, {price: [160, 800]}),
  call('Water Heater Service', 16, {price: [220, 2200], converts: 0.6, materialPercent: [16, 28]}),
  call('Garbage Disposal', 8, {price: [240, 700]}),
  call('Plumbing Inspection for Members', 16, {
    class: 'Maintenance',
    quarters: [4, 7],
    dispatchFee: 79,
    converts: 0.28,
    price: [160, 800],
  }),
];

const drains: readonly CallKind[] = [
  call('Drain Clearing', 60, {price: [190, 850], converts: 0.86, materialPercent: [1, 6]}),
  call('Camera Inspection', 14, {price: [250, 600], converts: 0.7, materialPercent: [0, 3]}),
  call('Hydro Jetting', 12, {price: [450, 1300], converts: 0.74, quarters: [10, 18], materialPercent: [1, 5]}),
];

function call(jobType: string, weight: number, rest: Pick<CallKind, 'price'> & Partial<CallKind>): CallKind {
  const common = {class: 'Service', quarters: [7, 14], soldThreshold: 120, dispatchFee: 69} as const;
  return {jobType, weight, ...common, converts: 0.72, materialPercent: [9, 19], ...rest};
}

/** Plumbing: repairs, drains, and larger work such as repipes and sewer lines. */
export const plumbing: Trade = {
  ...serviceCompany,
  name: 'plumbing',
  industry: {id: 2, name: 'Plumbing'},
  ledgerAccount: 'Plumbing revenue',
  tags: ['Gate code', 'Repeat customer', 'Slab house', 'Septic', 'Old tag'],
  regions: [
    installs('Plumbing', 'Plumbing - Install', place, {
      share: 0.1,
      closeRate: 0.45,
      typicalPrice: 6200,
      people: {sellers: 1, crew: 4},
    }),
    department('Plumbing - Service', place, 4, repairs),
    department('Plumbing - Drains', place, 2, drains),
  ],
  vendors: ['Ferguson Plumbing', 'Hajoca', 'Winsupply', 'Central Arizona Supply', 'Morrison Supply', 'Sunbelt Rentals'],
  parts: [
    ['PEX-34', 'PEX-A pipe 3/4 in, 100 ft'],
    ['WH-50G', 'Water heater, 50 gal gas'],
    ['VALVE-PRV', 'Pressure reducing valve'],
    ['WAX-KIT', 'Toilet rebuild kit'],
    ['ABS-4', 'ABS pipe and fittings, 4 in'],
    ['DISP-34', 'Disposal, 3/4 hp'],
  ],
  services: [
    ['LEAK', 'Leak repair'],
    ['DRAIN', 'Drain clearing'],
    ['WH-REPL', 'Water heater replacement'],
    ['REPIPE', 'Whole-house repipe'],
    ['SEWER', 'Sewer line repair'],
  ],
  extra: ['PRV', 'Pressure valve and expansion tank'],
  equipment: ['TRENCH', 'Trencher rental'],
  estimateTypes: {
    residential: ['Repipe Estimate', 'Sewer Line Estimate', 'Water Treatment Estimate'],
    commercial: ['Commercial Plumbing Estimate'],
  },
  productionTypes: {
    residential: ['Repipe', 'Sewer Line Replacement', 'Water Treatment Install'],
    commercial: ['Commercial Plumbing Install'],
  },
  inspection: 'Install Quality Check',
  formerWork: 'Septic Pumping',
  campaigns: [
    {name: 'Google Local Services', category: 'Digital', dailyCents: 10_400, weight: 34},
    {name: 'Google Ads', category: 'Digital', dailyCents: 10_000, weight: 17},
    {name: 'Yelp', category: 'Digital', dailyCents: 4000, weight: 4},
    {name: 'Truck Wraps', category: 'Local', dailyCents: 800, weight: 9},
    {name: 'Home Warranty Partners', category: 'Partner', dailyCents: 2000, weight: 9},
    {name: 'Referral', category: 'Word of mouth', dailyCents: 0, weight: 20},
    {name: 'Old Phone Book', category: 'Local', dailyCents: 0, weight: 0, active: false},
  ],
  membershipTypes: ['Dry Home Club', 'Dry Home Club Plus', 'Old Drain Plan'],
  clockPercent: [31, 39],
  materialPercent: [17, 25],
};
