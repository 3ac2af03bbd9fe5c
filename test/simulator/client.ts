import type {Simulator} from '../../simulator/http/server';

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data: Record<string, unknown>[];
    readonly page: number;
    readonly pageSize: number;
    readonly hasMore: boolean;
    readonly totalCount: number | null;
    readonly continueFrom: string;
    readonly title?: string;
  };
}

/** A bearer token of the simulator. */
export async function tokenFor(simulator: Simulator, secret?: string): Promise<Response> {
  const {client_id = '', client_secret = ''} = simulator.config();
  const form = {grant_type: 'client_credentials', client_id, client_secret: secret ?? client_secret};
  return fetch(simulator.authUrl, {method: 'POST', body: new URLSearchParams(form)});
}

/** Asks for API pages with one token; `path` is written without the tenant (`jpm/v2/jobs?page=2`). */
export async function clientOf(simulator: Simulator): Promise<(path: string) => Promise<Page>> {
  const {access_token} = (await (await tokenFor(simulator)).json()) as {access_token: string};
  const {tenant_id, app_key = ''} = simulator.config();
  return async (path) => {
    const [, api = '', rest = ''] = /^([^/]+\/v\d)\/(.+)$/.exec(path) ?? [];
    const response = await fetch(`${simulator.url}/${api}/tenant/${tenant_id}/${rest}`, {
      headers: {authorization: `Bearer ${access_token}`, 'st-app-key': app_key},
    });
    return {status: response.status, headers: response.headers, body: (await response.json()) as Page['body']};
  };
}

/** Every row of an export from a place on, and where it ended. */
export async function drain(get: (path: string) => Promise<Page>, path: string, from = '') {
  const rows: Record<string, unknown>[] = [];
  let place = from;
  for (;;) {
    const {body} = await get(`${path}?from=${encodeURIComponent(place)}`);
    rows.push(...body.data);
    place = body.continueFrom;
    if (!body.hasMore) return {rows, continueFrom: place};
  }
}
