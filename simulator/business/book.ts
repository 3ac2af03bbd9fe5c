/** One record as the API sends it. */
export type ApiRecord = Record<string, unknown>;

/** Every kind of record the tenant keeps, named as the connector names its streams. */
export const streamNames = [
  'jobs',
  'appointments',
  'job_types',
  'invoices',
  'payments',
  'inventory_bills',
  'payment_types',
  'estimates',
  'customers',
  'locations',
  'payroll',
  'payroll_adjustments',
  'payroll_activity_codes',
  'job_splits',
  'campaigns',
  'campaign_categories',
  'campaign_costs',
  'business_units',
  'technicians',
  'employees',
  'tag_types',
  'appointment_assignments',
  'purchase_orders',
  'inventory_returns',
  'calls',
  'memberships',
  'membership_types',
  'membership_status_changes',
] as const;

export type StreamName = (typeof streamNames)[number];

/** The company's records by stream, in the order in which they were written down. */
export type Book = Record<StreamName, ApiRecord[]>;

/** A book with no record in it. */
export function emptyBook(): Book {
  return Object.fromEntries(streamNames.map((name) => [name, []])) as unknown as Book;
}
