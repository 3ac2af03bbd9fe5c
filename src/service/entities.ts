import type {Stream} from '../streams/definition';

/** What the service reads: the streams of the configuration, as the predecessor's users divide them. */
export interface Entities {
  /** Read by `/ingest-all`. */
  readonly main: readonly Stream[];
  /** Read by `/ingest-ref-all`. */
  readonly reference: readonly Stream[];
}

/** The order that users know. */
const familiar = ['jobs', 'invoices', 'estimates', 'payments', 'payroll', 'customers', 'locations', 'campaigns'];

export function entitiesOf(streams: readonly Stream[]): Entities {
  const rank = ({name}: Stream): number => {
    const place = familiar.indexOf(name);
    return place < 0 ? familiar.length : place;
  };
  return {
    main: streams.filter(({group}) => group !== 'reference').sort((a, b) => rank(a) - rank(b)),
    reference: streams.filter(({group}) => group === 'reference'),
  };
}
