import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

import {protos} from '@google-cloud/dataform';

const v1 = protos.google.cloud.dataform.v1;

type Json = Record<string, unknown>;
interface MessageType {
  verify(message: Json): string | null;
  fromObject(object: Json): object;
  toObject(message: never, options: object): Json;
}

/** A stand-in of the REST API of Google's Dataform: keeps repositories in memory, and refuses what the API's types do not know. */
export interface StandIn {
  readonly url: string;
  /** `POST …:commit` and so on, in order. */
  readonly writes: readonly string[];
  /** Requests for files and folders, and the quota of them: once it is used up they are refused until it is raised. */
  fileRequests: number;
  fileQuota: number;
  /** Files of the newest commit. */
  readonly files: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, Json>;
  /** Somebody else commits a file. */
  commit(path: string, content: string): void;
  /** What the next compilation complains of. */
  complaint: string;
  close(): Promise<void>;
}

/** Starts a stand-in on a free port of the loopback. */
export async function startStandIn(): Promise<StandIn> {
  const writes: string[] = [];
  const files = new Map<string, string>();
  const resources = new Map<string, Json>();
  let commits = 0;
  let message = '';
  const state = {complaint: '', fileRequests: 0, fileQuota: Infinity};

  function commit(path: string, content: string): void {
    files.set(path, content);
    message = `Update ${path}`;
    commits++;
  }

  function countFileRequest(): void {
    if (state.fileRequests >= state.fileQuota)
      throw refusal(
        429,
        8,
        "Quota exceeded for quota metric 'File access requests' of service 'dataform.googleapis.com'",
      );
    state.fileRequests++;
  }

  /** Takes a body as a message of a type, or refuses it as the service does. */
  function parsed(type: MessageType, body: Json): Json {
    const message = type.fromObject(body);
    const problem = type.verify(message as Json);
    const known = type.toObject(message as never, {enums: String, bytes: String});
    const complete = fieldsOf(type.toObject(message as never, {enums: String, bytes: String, defaults: true}));
    const unknown = fieldsOf(body).filter((field) => !complete.includes(field) && !fieldsOf(known).includes(field));
    if (problem !== null || unknown.length > 0)
      throw refusal(400, 3, problem ?? `Unknown fields: ${unknown.join(', ')}`);
    return known;
  }

  function existing(name: string): Json {
    const found = resources.get(name);
    if (found === undefined) throw refusal(404, 5, `${name} not found`);
    return found;
  }

  function commitChanges(name: string, body: Json): Json {
    existing(name);
    const request = parsed(v1.CommitRepositoryChangesRequest, body);
    const head = request['requiredHeadCommitSha'];
    if (head !== undefined && head !== '' && head !== `commit-${commits}`)
      throw refusal(400, 9, 'The head of the repository has moved');
    for (const [path, operation] of Object.entries((request['fileOperations'] ?? {}) as Record<string, Json>)) {
      const write = operation['writeFile'] as Json | undefined;
      if (write === undefined) files.delete(path);
      else files.set(path, Buffer.from(write['contents'] as string, 'base64').toString());
    }
    commits++;
    message = String((request['commitMetadata'] as Json)['commitMessage']);
    return {commitSha: `commit-${commits}`};
  }

  function directory(path: string): Json {
    const below = path === '' ? '' : `${path}/`;
    const entries = new Map<string, Json>();
    for (const file of files.keys()) {
      if (!file.startsWith(below)) continue;
      const [first = '', ...rest] = file.slice(below.length).split('/');
      const full = `${below}${first}`;
      entries.set(full, rest.length === 0 ? {file: full} : {directory: full});
    }
    return {directoryEntries: [...entries.values()]};
  }

  const types: Readonly<Record<string, MessageType>> = {
    repositories: v1.Repository,
    releaseConfigs: v1.ReleaseConfig,
    workflowConfigs: v1.WorkflowConfig,
    compilationResults: v1.CompilationResult,
  };

  function create(parent: string, collection: string, id: string | null, body: Json): Json {
    if (collection !== 'repositories') existing(parent);
    const type = types[collection];
    if (type === undefined) throw refusal(404, 5, `No collection ${collection}`);
    const name = `${parent}/${collection}/${id ?? `c${resources.size}`}`;
    if (resources.has(name)) throw refusal(409, 6, `${name} exists`);
    const made: Json = {...parsed(type, body), name};
    if (collection === 'repositories' && !made['serviceAccount'])
      throw refusal(400, 3, 'Repository.service_account must be set: strict act-as mode is enforced');
    if (collection === 'workflowConfigs') existing(String(made['releaseConfig']));
    const errors =
      collection === 'compilationResults' && state.complaint !== ''
        ? [{message: state.complaint, path: 'definitions/x.sqlx'}]
        : [];
    resources.set(name, made);
    return {...made, ...(errors.length === 0 ? {} : {compilationErrors: errors})};
  }

  function patch(name: string, mask: string, body: Json): Json {
    const collection = name.split('/').at(-2) ?? '';
    const change = parsed(types[collection] as MessageType, body);
    const fields = mask.split(',').map((field) => field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
    const changed = {...existing(name)};
    for (const field of fields) changed[field] = change[field];
    resources.set(name, changed);
    return changed;
  }

  function answer(method: string, url: URL, body: Json): Json {
    const path = decodeURIComponent(url.pathname).replace(/^\/v1\//, '');
    const [name = '', verb] = path.split(':');
    const query = url.searchParams;
    if (method !== 'GET') writes.push(`${method} ${path.split('/').slice(4).join('/')}`);
    if (verb === 'queryDirectoryContents' || verb === 'readFile') countFileRequest();
    if (method === 'GET' && verb === 'queryDirectoryContents') return directory(query.get('path') ?? '');
    if (method === 'GET' && verb === 'readFile')
      return {contents: Buffer.from(files.get(query.get('path') ?? '') ?? '').toString('base64')};
    if (method === 'GET' && verb === 'fetchHistory')
      return {commits: commits === 0 ? [] : [{commitSha: `commit-${commits}`, commitMessage: message}]};
    if (method === 'GET' && verb === undefined) return existing(name);
    if (method === 'POST' && verb === 'commit') return commitChanges(name, body);
    if (method === 'PATCH') return patch(name, query.get('updateMask') ?? '', body);
    if (method === 'POST' && verb === undefined) {
      const collection = name.split('/').at(-1) ?? '';
      const parent = name.split('/').slice(0, -1).join('/');
      const ids: Record<string, string> = {
        repositories: 'repositoryId',
        releaseConfigs: 'releaseConfigId',
        workflowConfigs: 'workflowConfigId',
      };
      return create(parent, collection, query.get(ids[collection] ?? ''), body);
    }
    throw refusal(404, 5, `No method ${method} ${path}`);
  }

  const server = createServer((request, response) => void respond(request, response, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    writes,
    files,
    resources,
    commit,
    close: () => closed(server),
  });
}

const refusal = (status: number, code: number, message: string): Error =>
  Object.assign(new Error(message), {status, code});

/** Names of all fields at any depth, list and map keys left out. */
function fieldsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...fieldsOf(inner)]);
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (method: string, url: URL, body: Json) => Json,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  response.setHeader('content-type', 'application/json');
  try {
    const body = text === '' ? {} : (JSON.parse(text) as Json);
    response.end(JSON.stringify(answer(request.method ?? '', new URL(request.url ?? '', 'http://localhost'), body)));
  } catch (error) {
    const {status = 500, code = 13, message} = error as {status?: number; code?: number; message: string};
    response.statusCode = status;
    response.end(JSON.stringify({error: {code: status, message, status: codes[code] ?? 'INTERNAL'}}));
  }
}

const codes: Readonly<Record<number, string>> = {
  3: 'INVALID_ARGUMENT',
  5: 'NOT_FOUND',
  6: 'ALREADY_EXISTS',
  8: 'RESOURCE_EXHAUSTED',
  9: 'FAILED_PRECONDITION',
};

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
