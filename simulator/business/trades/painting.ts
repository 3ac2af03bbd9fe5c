import {type Region, region} from '../region';
import type {Trade} from '../trade';

const regions: readonly [Region, ...Region[]] = [
  region('PHX', 'Phoenix', ['Phoenix', 'AZ', '850'], {share: 0.36, closeRate: 0.44}),
  region('TUC', 'Tucson', ['Tucson', 'AZ', '857'], {share: 0.16, typicalPrice: 4300}),
  region('NEV', 'Nevada', ['Las Vegas', 'NV', '891'], {share: 0.12, closeRate: 0.38, typicalPrice: 5200}),
  region('ANDYS', "Andy's Painting", ['Albuquerque', 'NM', '871'], {closeRate: 0.45, typicalPrice: 4100}),
  region('COMM_AZ', 'Commercial-AZ', ['Tempe', 'AZ', '852'], {
    share: 0.1,
    closeRate: 0.37,
    commercial: true,
    typicalPrice: 11500,
  }),
  region('GUAR_TX', 'Guaranteed Painting', ['College Station', 'TX', '778'], {closeRate: 0.4, typicalPrice: 4500}),
];

/** A painting contractor with branches in four states: estimators sell, crews paint. */
export const painting: Trade = {
  name: 'painting',
  industry: {id: 12, name: 'Painting'},
  formerTechnician: 'Z Former Painter',
  ledgerAccount: 'Painting revenue',
  tags: ['HOA approval needed', 'Repeat customer', 'Two-story', 'Lead paint', 'Old tag'],
  regions,
  // Merged into Phoenix years ago.
  formerRegion: {
    ...region('PHX', 'West', ['Glendale', 'AZ', '853'], {}),
    salesUnit: 'Z-DO NOT USE - West - Sales',
    productionUnit: 'Z-DO NOT USE - West- Production',
  },
  vendors: ['Dunn-Edwards', 'Sherwin-Williams', 'Vista Paint', 'Behr Pro Supply', 'Sunbelt Rentals', 'Frazee Coatings'],
  parts: [
    ['EVSHL-50-5', 'Evershield exterior semi-gloss, 5 gal'],
    ['SPRT-10-1', 'Suprema interior eggshell, 1 gal'],
    ['PRIM-3-5', 'Block-filler primer, 5 gal'],
    ['CAB-9-1', 'Cabinet enamel, 1 gal'],
    ['TAPE-2', 'Masking film and tape'],
    ['CAULK-12', 'Elastomeric caulk, case of 12'],
  ],
  services: [
    ['EXT-PAINT', 'Exterior repaint: prep, prime and two coats'],
    ['INT-PAINT', 'Interior repaint: walls and ceilings'],
    ['CAB-PAINT', 'Cabinet refinishing'],
    ['STUCCO', 'Stucco repair'],
    ['TRIM', 'Trim, fascia and eaves'],
  ],
  extra: ['TRIM', 'Trim, fascia and eaves'],
  equipment: ['LIFT', 'Boom lift rental'],
  offerNames: ['Good', 'Better', 'Best', 'Exterior', 'Interior'],
  estimateTypes: {
    residential: [
      'ESTIMATE-RES-EXT',
      'ESTIMATE-RES-INT',
      'ESTIMATE -RES-INT/EXT-PRE 1960',
      'Estimate- Cabinets',
      'ESTIMATE-RES-HOA',
    ],
    commercial: ['ESTIMATE-COMM-EXT', 'ESTIMATE-COMM-INT'],
  },
  productionTypes: {
    residential: ['Production-RES-EXT', 'Production-RES-INT', 'Production-RES-EXT/INT', 'Production-Cabinet'],
    commercial: ['Production-COMM-EXT', 'Production-COMM-INT'],
  },
  warrantyTypes: ['Warranty', 'Touchup'],
  inspection: 'PM Inspection',
  formerWork: 'Window/Solar Washing',
  campaigns: [
    {name: 'Google Ads', category: 'Digital', dailyCents: 9000, weight: 1},
    {name: 'Yard Signs', category: 'Local', dailyCents: 1500, weight: 1},
    {name: 'Home Show', category: 'Local', dailyCents: 2500, weight: 1},
    {name: 'Referral', category: 'Word of mouth', dailyCents: 0, weight: 1},
    {name: 'Facebook', category: 'Digital', dailyCents: 4000, weight: 1},
    {name: 'Old Radio Spot', category: 'Local', dailyCents: 0, weight: 0, active: false},
  ],
  membershipTypes: ['Paint Care Plan', 'Commercial Maintenance', 'Old Touch-up Club'],
  wages: {field: [1900, 2800], office: [1800, 3200]},
  pieceRatePercent: [33, 43],
  materialPercent: [14, 23],
  leadDays: {residential: [8, 45], commercial: [15, 70]},
  billedAhead: 0.7,
  fates: [93, 3, 4],
  lateDays: [20, 150],
  recalls: {share: 0.16, days: [10, 120]},
  hasStrays: true,
};
