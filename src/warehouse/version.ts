/** How a warehouse writes what {@link trustedVersion} needs. */
export interface VersionDialect {
  /** An instant one day after another. */
  readonly dayAfter: (instant: string) => string;
  /** An instant given as ISO text. */
  readonly instant: (iso: string) => string;
}

/** A row on one side of a merge, as SQL expressions. */
export interface VersionedRow {
  /** Its version column. */
  readonly version: string;
  /** When it was requested. Imported rows carry 1970, since a file does not say when it was made. */
  readonly requestedAt: string;
  /** When it was written, or is being written now. */
  readonly writtenAt: string;
}

/**
 * The stamp by which a row is older or newer than another, as SQL: null where it says nothing, because there is none or because
 * it lies more than a day after the moment the row was read. A clock that is a little ahead is believed; a stamp of 2099 is not.
 * The project's staging applies the same rule (`dataform/includes/staging.js`).
 */
export function trustedVersion(row: VersionedRow, dialect: VersionDialect): string {
  return `CASE WHEN ${row.version} <= ${dialect.dayAfter(readAt(row, dialect))} THEN ${row.version} END`;
}

/**
 * Whether a row that is brought replaces the stored one, as SQL: a newer stamp does; with equal stamps the later request; where
 * either stamp says nothing, the later request or a change after the stored row was read.
 */
export function replacesStored(brought: VersionedRow, stored: VersionedRow, dialect: VersionDialect): string {
  const [theirs, ours] = [trustedVersion(brought, dialect), trustedVersion(stored, dialect)];
  const later = requestedLater(brought, stored);
  return `CASE WHEN (${theirs}) IS NULL OR (${ours}) IS NULL
      THEN ${later} OR COALESCE((${theirs}) > ${readAt(stored, dialect)}, FALSE)
      ELSE (${theirs}) > (${ours}) OR ((${theirs}) = (${ours}) AND ${later}) END`;
}

/** Whether a row was requested no earlier than another, as SQL. */
export function requestedLater(brought: Pick<VersionedRow, 'requestedAt'>, stored: typeof brought): string {
  return `COALESCE(${brought.requestedAt} >= ${stored.requestedAt}, TRUE)`;
}

/** When a row was read; when it was written where that is not said. */
function readAt({requestedAt, writtenAt}: VersionedRow, {instant}: VersionDialect): string {
  return `CASE WHEN ${requestedAt} > ${instant('2000-01-01T00:00:00Z')} THEN ${requestedAt} ELSE ${writtenAt} END`;
}
