import {type ChildProcess, fork} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

import type {TradeName} from '../../../simulator/main';
import {SourceError, UsageError, WarehouseError} from '../../errors';
import {packageRoot} from '../../package-root';
import {readRules, type Rules} from '../../rules/rules-file';
import {writeWholeFile} from '../whole-file';

/** Which company the demo shows, and its present: kept beside the warehouse, so that a second run meets the same tenant. */
export interface DemoTenant {
  readonly seed: string;
  readonly size: string;
  readonly trade: TradeName;
  /** ISO instant at which the tenant's clock starts. */
  readonly now: string;
}

/**
 * The tenant of a demo folder; a new folder gets one whose present is now.
 * @throws UsageError when the folder holds another company.
 */
export function demoTenant(folder: string, wanted: Omit<DemoTenant, 'now'>): DemoTenant {
  const file = join(folder, 'tenant.json');
  if (existsSync(file)) {
    // A folder of a former version says no trade: it is of painters.
    const known = {trade: 'painting', ...(JSON.parse(readFileSync(file, 'utf8')) as object)} as DemoTenant;
    if (known.seed === wanted.seed && known.size === wanted.size && known.trade === wanted.trade) return known;
    throw new UsageError(
      `${folder} holds the demo of seed ${known.seed} and size ${known.size} (${known.trade}).`,
      'Give another --dir, or delete that folder.',
    );
  }
  const tenant = {...wanted, now: new Date().toISOString()};
  try {
    mkdirSync(folder, {recursive: true});
    writeWholeFile(file, `${JSON.stringify(tenant)}\n`);
  } catch (error) {
    throw new WarehouseError(`The folder ${folder} cannot be written.`, 'Give another with --dir.', error);
  }
  return tenant;
}

/** How the company of a trade counts; undefined for painters, who count by the shipped rules. */
export async function demoRules(trade: TradeName): Promise<Rules | undefined> {
  return trade === 'painting' ? undefined : readRules(join(packageRoot(), 'dataform', 'rules', `${trade}.yaml`));
}

/**
 * Serves the tenant in a process of its own, as ServiceTitan would be, while some work is done.
 * @param use is given a connector configuration that fits it.
 */
export async function whileServing<T>(tenant: DemoTenant, use: (config: object) => Promise<T>): Promise<T> {
  const flags = ['--seed', tenant.seed, '--size', tenant.size, '--trade', tenant.trade, '--now', tenant.now, '--json'];
  const server = fork(join(packageRoot(), 'bin', 'st-elt'), ['simulator', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  try {
    return await use(JSON.parse(await firstLine(server)) as object);
  } finally {
    server.kill('SIGTERM');
  }
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let complaint = '';
    server.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    server.once('exit', () => reject(new SourceError(`The simulated tenant did not start. ${complaint.trim()}`)));
    if (server.stdout !== null) createInterface({input: server.stdout}).once('line', resolve);
  });
}
