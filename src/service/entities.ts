import {streamNamed} from '../catalogue';
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

/** Names of the predecessor that are called otherwise here. */
const formerNames: Readonly<Record<string, string>> = {
  gross_pay_items: 'payroll',
  returns: 'inventory_returns',
  activity_codes: 'payroll_activity_codes',
  dim_business_units: 'business_units',
  dim_technicians: 'technicians',
  dim_activity_codes: 'payroll_activity_codes',
  dim_job_types: 'job_types',
};

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

/** The stream that a caller means: by its name here or at the predecessor, with `-` for `_` too. */
export function entityNamed(name: string): Stream | undefined {
  const plain = name.toLowerCase().replaceAll('-', '_');
  return streamNamed(plain) ?? (Object.hasOwn(formerNames, plain) ? streamNamed(formerNames[plain] ?? '') : undefined);
}
