/** Keys of the connector's configuration: what the form of Airbyte asks for, and `entities`. */
export const sourceKeys = [
  'environment',
  'tenant_id',
  'client_id',
  'client_secret',
  'app_key',
  'streams',
  'start_date',
  'end_date',
  'requests_per_second',
  'concurrency',
  'page_size',
  'lookback_minutes',
  'settle_minutes',
  'full_read_days',
  'api_url',
  'auth_url',
  'entities',
] as const;

/** Keys of one stream's part of `entities`. */
export const entityKeys = ['enabled', 'mode', 'schedule', 'lookback_minutes', 'reconcile_days'] as const;

/** Keys of `st-elt` alone: one file configures it and the connector. */
export const loaderKeys = [
  'warehouse',
  'datasets',
  'bigquery',
  'vars',
  'rules',
  'report',
  'max_rejected_percent',
] as const;

/** Every key at the top of the file. */
export const topKeys: readonly string[] = [...sourceKeys, ...loaderKeys];

/**
 * Unknown keys at the top of a configuration. Those that begin with `__` are of the platform: Airbyte puts in its own,
 * e.g. `__injected_declarative_manifest`.
 */
export function unknownTopKeys(fields: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(fields).filter((key) => !topKeys.includes(key) && !key.startsWith('__'));
}
