import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** What stands in for Cloud Run: the metadata server that gives tokens there, and the API that starts jobs. */
export interface CloudRun {
  /** What the environment of a container says there. */
  readonly env: Readonly<Record<string, string>>;
  /** Arguments of each execution that was asked for. */
  readonly started: readonly {
    readonly path: string;
    readonly authorization: string;
    readonly args: readonly string[];
  }[];
  /** Status of the next answers. */
  refuse(status: number): void;
  close(): Promise<void>;
}

export async function startCloudRun(): Promise<CloudRun> {
  const started: {path: string; authorization: string; args: string[]}[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    response.setHeader('Metadata-Flavor', 'Google');
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      if (path.includes('/token')) {
        response.setHeader('Content-Type', 'application/json');
        response.end('{"access_token":"metadata-token","expires_in":3600,"token_type":"Bearer"}');
      } else if (path.startsWith('/computeMetadata')) response.end('my-project');
      else {
        const {overrides} = JSON.parse(text) as {overrides: {containerOverrides: {args: string[]}[]}};
        const {authorization = ''} = request.headers;
        started.push({path, authorization, args: overrides.containerOverrides[0]?.args ?? []});
        response.writeHead(status, {'Content-Type': 'application/json'});
        response.end(JSON.stringify({metadata: {name: 'projects/my-project/…/executions/st-elt-load-abc12'}}));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      GCE_METADATA_HOST: host,
      METADATA_SERVER_DETECTION: 'assume-present',
      ST_ELT_RUN_ENDPOINT: `http://${host}`,
      ST_ELT_JOB: 'projects/my-project/locations/us-central1/jobs/st-elt-load',
    },
    started,
    refuse: (next) => void (status = next),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
