import {type AppError, WarehouseError} from '../../errors';
import {outsideWarehouse} from '../reads-only';

/** The file is held by another process, which may be done in a moment. */
export class FileInUseError extends WarehouseError {
  /** @param holder program and process id, as far as the system tells */
  constructor(
    file: string,
    readonly holder: string,
    cause: unknown,
  ) {
    super(
      `The warehouse ${file} is in use by another process (${holder}).`,
      'Wait until it is done, or stop it; DuckDB lets one process at a time write a file, and none read it meanwhile.',
      cause,
    );
  }
}

const damaged =
  /Corrupt database file|Could not read enough bytes|checksum|Serialization Error|[Ff]ailed to deserialize|Failure while replaying WAL|database has been invalidated/;
const newer = /Trying to read a database file with version number|(created|written) with (a )?newer|storage version/i;

/** What it means that a file cannot be opened. */
export function openingError(file: string, error: unknown): WarehouseError {
  const message = messageOf(error);
  // Windows has other words for it.
  const holder = /(?:Conflicting lock is held in|File is already open in)\s+(.+?)(?: \(PID (\d+)\))/.exec(message);
  if (holder !== null || /Could not set lock on file|used by another process/.test(message)) {
    return new FileInUseError(file, `${holder?.[1] ?? 'unknown'}, PID ${holder?.[2] ?? 'unknown'}`, error);
  }
  if (message.includes('not a valid DuckDB database')) {
    return new WarehouseError(
      `${file} exists, but it is not a DuckDB database.`,
      'Give another path for the warehouse, or move that file away.',
      error,
    );
  }
  return (
    storageError(file, error) ??
    new WarehouseError(
      `The warehouse ${file} cannot be opened: ${firstLine(message)}.`,
      'Check the path, and that this user may read it, and write to its folder.',
      error,
    )
  );
}

/** What a failed statement means. */
export function refusal(error: unknown, file: string): AppError {
  const message = messageOf(error);
  if (/^Permission Error: .*disabled by configuration/.test(message)) return outsideWarehouse();
  const [, full] = /"([^"]+)": (?:No space left on device|Disk quota exceeded)/.exec(message) ?? [];
  if (full !== undefined || /failed to offload data block|No space left on device/i.test(message)) {
    return new WarehouseError(
      `The disk of the warehouse is full${full === undefined ? '' : ` (${full})`}.`,
      'Make room there, then run again.',
      error,
    );
  }
  return (
    storageError(file, error) ?? new WarehouseError(`DuckDB refused a statement: ${firstParagraph(message)}`, '', error)
  );
}

/** A file that is damaged, or that only a newer DuckDB reads; undefined for any other error. */
function storageError(file: string, error: unknown): WarehouseError | undefined {
  const message = messageOf(error);
  if (newer.test(message))
    return new WarehouseError(
      `The warehouse ${file} was written by a newer DuckDB than the one in here.`,
      'Use the st-elt that wrote it, or restore a backup of before (docs/backup.md).',
      error,
    );
  if (!damaged.test(message)) return undefined;
  return new WarehouseError(
    `The warehouse ${file} is damaged: ${firstLine(message)}.`,
    'Move it away with its .wal, then restore a backup (docs/backup.md), or run `st-elt sync` to load everything again.',
    error,
  );
}

/** DuckDB's errors come from native code: `instanceof Error` does not hold for them everywhere. */
export function messageOf(error: unknown): string {
  const {message} = Object(error) as {message?: unknown};
  return (typeof message === 'string' ? message : String(error)).trim();
}

/** Without the excerpt of the statement that follows. */
function firstParagraph(message: string): string {
  return (message.split('\n\n')[0] ?? message).replace(/\s+/g, ' ');
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/^IO Error: /, '').replace(/\.$/, '');
}
