/** Where talk goes. Implementations: Airbyte LOG messages on stdout, lines on stderr, nothing in tests. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A log that says nothing. */
export const silent: Log = {debug: () => {}, info: () => {}, warn: () => {}, error: () => {}};
