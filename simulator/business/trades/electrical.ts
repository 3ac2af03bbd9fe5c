import type {CallKind} from '../call-kind';
import type {Trade} from '../trade';
import {department, installs, type Place, serviceCompany} from './service-company';

const place: Place = ['Chandler', 'AZ', '852'];

const repairs: readonly CallKind[] = [
  call('Electrical Repair', 34, {price: [190, 1000]}),
  call('Outlet, Switch and Lighting', 26, {price: [180, 900]}),
  call('Breaker and Panel Service', 14, {price: [240, 1700], materialPercent: [12, 22]}),
  call('Smoke and CO Detectors', 8, {price: [200, 700], materialPercent: [15, 25]}),
  call('Safety Inspection for Members', 16, {
    class: 'Maintenance',
    quarters: [4, 8],
    dispatchFee: 89,
    converts: 0.3,
    price: [180, 900],
  }),
];

function call(jobType: string, weight: number, rest: Pick<CallKind, 'price'> & Partial<CallKind>): CallKind {
  const common = {class: 'Service', quarters: [7, 15], soldThreshold: 150, dispatchFee: 79} as const;
  return {jobType, weight, ...common, converts: 0.74, materialPercent: [8, 16], ...rest};
}

/** Electrical work: service calls, panels and chargers at homes, and commercial projects. */
export const electrical: Trade = {
  ...serviceCompany,
  name: 'electrical',
  industry: {id: 3, name: 'Electrical'},
  ledgerAccount: 'Electrical revenue',
  tags: ['Gate code', 'Repeat customer', 'Aluminum wiring', 'Permit needed', 'Old tag'],
  regions: [
    installs('Electrical', 'Electrical - Install', place, {
      share: 0.1,
      closeRate: 0.43,
      typicalPrice: 4300,
      people: {sellers: 1, crew: 3},
    }),
    installs('Electrical Commercial', 'Electrical - Commercial', place, {
      share: 0.05,
      closeRate: 0.4,
      typicalPrice: 11_000,
      commercial: true,
      people: {sellers: 1, crew: 4},
    }),
    department('Electrical - Service', place, 5, repairs),
  ],
  vendors: ['Graybar', 'Rexel', 'Border States', 'Summit Electric', 'CED', 'Sunbelt Rentals'],
  parts: [
    ['PNL-200', 'Load center, 200 A'],
    ['AFCI-20', 'AFCI breaker, 20 A'],
    ['NM-12-2', 'NM-B cable 12/2, 250 ft'],
    ['GFCI-20', 'GFCI receptacle, 20 A'],
    ['EVSE-48', 'Level 2 charger, 48 A'],
    ['LED-6', 'LED retrofit, 6 in, case'],
  ],
  services: [
    ['TROUBLE', 'Electrical troubleshooting and repair'],
    ['PANEL', 'Panel upgrade, 200 A'],
    ['EV', 'EV charger circuit'],
    ['LIGHT', 'Recessed lighting'],
    ['REWIRE', 'Rewiring'],
  ],
  extra: ['SURGE', 'Whole-house surge protection'],
  equipment: ['LIFT', 'Scissor lift rental'],
  estimateTypes: {
    residential: ['Panel Upgrade Estimate', 'EV Charger Estimate', 'Rewiring Estimate'],
    commercial: ['Commercial Electrical Estimate', 'Tenant Improvement Estimate'],
  },
  productionTypes: {
    residential: ['Panel Upgrade', 'EV Charger Install', 'Rewiring'],
    commercial: ['Commercial Electrical', 'Tenant Improvement'],
  },
  inspection: 'Install Quality Check',
  formerWork: 'Holiday Lights',
  campaigns: [
    {name: 'Google Local Services', category: 'Digital', dailyCents: 9400, weight: 30},
    {name: 'Google Ads', category: 'Digital', dailyCents: 9000, weight: 15},
    {name: 'Nextdoor', category: 'Digital', dailyCents: 2700, weight: 10},
    {name: 'Home Show', category: 'Local', dailyCents: 3600, weight: 4},
    {name: 'Builder Partners', category: 'Partner', dailyCents: 1400, weight: 12},
    {name: 'Referral', category: 'Word of mouth', dailyCents: 0, weight: 22},
    {name: 'Old Radio Spot', category: 'Local', dailyCents: 0, weight: 0, active: false},
  ],
  membershipTypes: ['Safe Home Club', 'Safe Home Club Plus', 'Old Inspection Plan'],
  clockPercent: [31, 39],
  materialPercent: [16, 23],
};
