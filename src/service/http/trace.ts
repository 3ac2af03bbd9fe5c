import type {LogFields} from '../../log';

/**
 * Fields that put a log line beside the request it belongs to, from Google's header or the W3C's.
 * @param project absent: the bare id, which Cloud Logging does not group by.
 */
export function traceOf(cloudHeader: string | undefined, w3cHeader: string | undefined, project?: string): LogFields {
  const [, cloudTrace, cloudSpan] = /^([0-9a-f]{32})(?:\/(\d{1,20}))?(?:;|$)/i.exec(cloudHeader ?? '') ?? [];
  const [, w3cTrace, w3cSpan] = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-/i.exec(w3cHeader ?? '') ?? [];
  const trace = (cloudTrace ?? w3cTrace)?.toLowerCase();
  if (trace === undefined) return {};
  const span = cloudTrace === undefined ? w3cSpan : cloudSpan === undefined ? undefined : hexOf(cloudSpan);
  return {
    'logging.googleapis.com/trace': project === undefined ? trace : `projects/${project}/traces/${trace}`,
    ...(span === undefined ? {} : {'logging.googleapis.com/spanId': span}),
  };
}

/** Google's header has a decimal number, its logs the same in 16 hexadecimal digits. */
function hexOf(decimal: string): string {
  return BigInt(decimal).toString(16).padStart(16, '0').slice(-16);
}
