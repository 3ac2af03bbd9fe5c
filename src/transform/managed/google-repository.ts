import {v1} from '@google-cloud/dataform';
import {PassThroughClient} from 'google-auth-library';

import {ConfigError} from '../../errors';
import {type Change, fingerprint, type Publication, type Published} from '../dataform/publication';
import {explained, orNothing, patiently, type Pause} from './google-errors';
import {releaseMessage, releaseOf, workflowMessage, workflowOf} from './google-messages';
import {manifestFile, manifestOf, messageOf, namedManifest} from './manifest';

/** A repository of Google's managed Dataform service. */
export interface GoogleRepository {
  read(): Promise<Published>;
  /** @throws ConfigError when the service refuses, or the project does not compile there. */
  apply(change: Change, wanted: Publication, head: string | undefined): Promise<void>;
  close(): Promise<void>;
}

export interface RepositoryPlace {
  readonly project: string;
  readonly location: string;
  readonly repository: string;
  /** Address of a stand-in of the service, e.g. `http://127.0.0.1:8080`; it is asked without credentials. */
  readonly endpoint?: string;
  /** Before a request that met a quota is made again. */
  readonly pause: Pause;
}

type ClientOptions = NonNullable<ConstructorParameters<typeof v1.DataformClient>[0]>;

const releaseId = 'production';
const workflowId = 'daily';
/** Reads of files at once. */
const parallelReads = 8;

/** Opens a repository over the official client, which speaks REST here: gRPC has nothing to gain for some hundred calls. */
export function openGoogleRepository({
  project,
  location,
  repository,
  endpoint,
  pause,
}: RepositoryPlace): GoogleRepository {
  const client = new v1.DataformClient({
    fallback: true,
    projectId: project,
    ...(endpoint === undefined ? {} : standIn(endpoint)),
  });
  const asked = patiently(pause);
  const parent = `projects/${project}/locations/${location}`;
  const name = `${parent}/repositories/${repository}`;
  const releaseName = `${name}/releaseConfigs/${releaseId}`;
  const workflowName = `${name}/workflowConfigs/${workflowId}`;

  async function pathsBelow(path: string): Promise<readonly string[]> {
    const [entries] = await asked(() => client.queryRepositoryDirectoryContents({name, path}));
    const nested = await Promise.all(entries.flatMap(({directory}) => (directory ? [pathsBelow(directory)] : [])));
    return [...entries.flatMap(({file}) => (file ? [file] : [])), ...nested.flat()];
  }

  async function contentOf(path: string): Promise<Buffer> {
    const [{contents}] = await asked(() => client.readRepositoryFile({name, path}));
    return Buffer.from(contents ?? '');
  }

  /** What the newest commit left, by its manifest. Undefined when it is not of ours. */
  async function published(message: string): Promise<ReadonlyMap<string, string> | undefined> {
    const named = namedManifest(message);
    return named === undefined ? undefined : manifestOf(await contentOf(manifestFile), named);
  }

  async function fingerprints(): Promise<ReadonlyMap<string, string>> {
    const paths = [...(await pathsBelow(''))];
    const found = new Map<string, string>();
    const worker = async (): Promise<void> => {
      for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
        found.set(path, fingerprint(await contentOf(path)));
      }
    };
    await Promise.all(Array.from({length: parallelReads}, worker));
    return found;
  }

  async function read(): Promise<Published> {
    const [found] = (await orNothing(asked(() => client.getRepository({name})))) ?? [];
    if (found === undefined) return {hasRepository: false, files: new Map()};
    const [history = []] =
      (await orNothing(asked(() => client.fetchRepositoryHistory({name, pageSize: 1}, {autoPaginate: false})))) ?? [];
    const {commitSha: head, commitMessage} = history[0] ?? {};
    const [release] = (await orNothing(asked(() => client.getReleaseConfig({name: releaseName})))) ?? [];
    const [workflow] = (await orNothing(asked(() => client.getWorkflowConfig({name: workflowName})))) ?? [];
    return {
      hasRepository: true,
      ...(found.serviceAccount ? {serviceAccount: found.serviceAccount} : {}),
      ...(head ? {head} : {}),
      files: head ? ((await published(commitMessage ?? '')) ?? (await fingerprints())) : new Map(),
      ...(release === undefined
        ? {}
        : {release: {...releaseOf(release), isCompiled: Boolean(release.releaseCompilationResult)}}),
      ...(workflow === undefined ? {} : {workflow: workflowOf(workflow)}),
    };
  }

  /** Compiles the newest commit and lets the release point to it. */
  async function compileRelease(): Promise<void> {
    const [result] = await client.createCompilationResult({
      parent: name,
      compilationResult: {releaseConfig: releaseName},
    });
    const [error] = result.compilationErrors ?? [];
    if (error !== undefined) {
      throw new ConfigError(
        `Google's Dataform does not compile the project: ${error.message} (${error.path}).`,
        'The release that is there stays as it is. Fix that and publish again.',
      );
    }
    await client.updateReleaseConfig({
      releaseConfig: {name: releaseName, releaseCompilationResult: result.name ?? ''},
      updateMask: {paths: ['release_compilation_result']},
    });
  }

  async function apply(change: Change, wanted: Publication, head: string | undefined): Promise<void> {
    switch (change.kind) {
      case 'repository': {
        const {serviceAccount} = change;
        if (change.verb === 'create')
          await client.createRepository({
            parent,
            repositoryId: repository,
            repository: {displayName: 'ServiceTitan KPIs', serviceAccount},
          });
        else
          await client.updateRepository({
            repository: {name, serviceAccount},
            updateMask: {paths: ['service_account']},
          });
        return;
      }
      case 'commit':
        await client.commitRepositoryChanges({
          name,
          commitMetadata: {
            author: {name: 'st-elt', emailAddress: 'st-elt@localhost'},
            commitMessage: messageOf(wanted.files),
          },
          // A commit that somebody made meanwhile is not overwritten.
          ...(head === undefined ? {} : {requiredHeadCommitSha: head}),
          fileOperations: {
            ...operations(change.write, (path) => ({writeFile: {contents: wanted.files.get(path) ?? Buffer.of()}})),
            ...operations(change.remove, () => ({deleteFile: {}})),
          },
        });
        return;
      case 'release': {
        const releaseConfig = releaseMessage(wanted.release);
        if (change.verb === 'create')
          await client.createReleaseConfig({parent: name, releaseConfigId: releaseId, releaseConfig});
        else
          await client.updateReleaseConfig({
            releaseConfig: {...releaseConfig, name: releaseName},
            updateMask: {paths: ['git_commitish', 'code_compilation_config']},
          });
        return;
      }
      case 'compilation':
        return compileRelease();
      case 'workflow': {
        const workflowConfig = workflowMessage(wanted.workflow, releaseName);
        if (change.verb === 'create')
          await client.createWorkflowConfig({parent: name, workflowConfigId: workflowId, workflowConfig});
        else
          await client.updateWorkflowConfig({
            workflowConfig: {...workflowConfig, name: workflowName},
            updateMask: {paths: ['release_config', 'invocation_config', 'cron_schedule', 'time_zone']},
          });
      }
    }
  }

  return {
    read: () => explained(read(), name),
    apply: (...what) =>
      explained(
        asked(() => apply(...what)),
        name,
      ),
    // A client that never got as far as a connection rejects here with what was said already.
    close: () => client.close().catch(() => undefined),
  };
}

/** One operation for each path. */
function operations<T>(paths: readonly string[], operation: (path: string) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(paths.map((path) => [path, operation(path)]));
}

/** A client of a stand-in: its own address, no credentials. */
function standIn(endpoint: string): ClientOptions {
  const {protocol, hostname, port} = new URL(endpoint);
  const options = {apiEndpoint: hostname, port: Number(port), protocol: protocol.replace(':', '')};
  // The client has a copy of this package of its own, whose types it insists on.
  return {...options, authClient: new PassThroughClient()} as unknown as ClientOptions;
}
