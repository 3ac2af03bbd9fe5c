/** A branch of the company as its owners think of it, with the names of its units as somebody once typed them. */
export interface Region {
  readonly rollup: string;
  readonly salesUnit: string;
  readonly productionUnit: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** Share of all leads. */
  readonly share: number;
  /** Closed opportunities per opportunity that it tends to. */
  readonly closeRate: number;
  readonly commercial: boolean;
  /** Middle of what a residential job is sold for, in dollars. */
  readonly typicalPrice: number;
}

const region = (
  rollup: string,
  name: string,
  place: readonly [string, string, string],
  rest: Partial<Region>,
): Region => ({
  rollup,
  salesUnit: `${name}-Sales`,
  productionUnit: `${name}-Production`,
  city: place[0],
  state: place[1],
  zip: place[2],
  share: 0.13,
  closeRate: 0.42,
  commercial: false,
  typicalPrice: 4800,
  ...rest,
});

export const regions: readonly Region[] = [
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

/** The branch that was merged into Phoenix: its units are switched off, its old jobs still count. */
export const west: Region = {
  ...region('PHX', 'West', ['Glendale', 'AZ', '853'], {}),
  salesUnit: 'Z-DO NOT USE - West - Sales',
  productionUnit: 'Z-DO NOT USE - West- Production',
};
