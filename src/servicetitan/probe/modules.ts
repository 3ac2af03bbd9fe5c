import type {Stream} from '../../streams/definition';
import {moduleOf} from '../api/responses';
import {type Asker, BudgetSpent} from './asker';
import {type Finding, found} from './questions';

/** What one tiny request to a module came back with. */
export interface ModuleAnswer {
  readonly module: string;
  readonly streams: readonly string[];
  readonly status: number;
}

/**
 * Asks each module that the streams need once; those for which no requests are left are not in the answer.
 * @param nowIso feeds have hardly anything to say from now on.
 */
export async function askModules(
  asker: Asker,
  streams: readonly Stream[],
  nowIso: string,
): Promise<readonly ModuleAnswer[]> {
  const modules = new Map<string, Stream[]>();
  for (const stream of streams) {
    const module = moduleOf(stream.list?.path ?? stream.export?.path ?? '');
    modules.set(module, [...(modules.get(module) ?? []), stream]);
  }
  const answers: ModuleAnswer[] = [];
  for (const [module, members] of modules) {
    const {path, query} = tinyRequest(members, nowIso);
    try {
      const {status} = await asker.ask(path, query);
      answers.push({module, streams: members.map(({name}) => name), status});
    } catch (error) {
      if (error instanceof BudgetSpent) break;
      throw error;
    }
  }
  return answers;
}

function tinyRequest(members: readonly Stream[], nowIso: string): {path: string; query: Record<string, string>} {
  const list = members.find(
    ({list}) => list !== undefined && list.parent === undefined && list.daily === undefined,
  )?.list;
  if (list !== undefined) {
    const page: Record<string, string> = list.paged === false ? {} : {page: '1', pageSize: '1'};
    return {path: list.path, query: {...list.query, ...page}};
  }
  const feed = members.find((stream) => stream.export !== undefined)?.export;
  return {path: feed?.path ?? '', query: {...feed?.query, from: nowIso}};
}

/** Which status the modules that may not be read answer with. */
export function missingScope(answers: readonly ModuleAnswer[]): Finding {
  const refused = answers.filter(({status}) => status !== 200).map(({status}) => status);
  const evidence = {
    modules: answers.length,
    refused: refused.length,
    ...Object.fromEntries(refused.map((status) => [`status${status}`, refused.filter((one) => one === status).length])),
  };
  const [code, ...others] = [...new Set(refused)];
  if (code === undefined) return found('missing_scope', answers.length === 0 ? 'unknown' : 'none', evidence);
  const known = ([401, 403, 404] as const).find((status) => status === code);
  return found('missing_scope', others.length > 0 || known === undefined ? 'other' : `${known}`, evidence);
}
