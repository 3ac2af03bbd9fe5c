/** What the server says to one request, before faults get at it. `body` is JSON text. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by whatever handles a request to end it with a status and a problem body. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(title);
  }
}

/** The JSON object that ServiceTitan sends with an error. */
export function problem(status: number, title: string): string {
  return JSON.stringify({
    type: `https://httpstatuses.io/${status}`,
    title,
    status,
    traceId: '00-simulated-00',
    errors: {},
  });
}
