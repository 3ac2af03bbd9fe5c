import {once} from 'node:events';

import {startSimulator} from './http/server';
import type {BusinessSize, TradeName} from './tenant';
import {createTenant} from './tenant';

export {type TradeName, tradeNames} from './business/trade';
export type {BusinessSize} from './tenant';

export interface RunOptions {
  readonly seed: number;
  readonly size: BusinessSize;
  readonly trade: TradeName;
  /** 0: any free port. */
  readonly port: number;
  readonly now: Date;
  /** The configuration on one line, for programs. */
  readonly json: boolean;
}

/** ServiceTitan's own limit per app and tenant. */
const requestsPerSecond = 60;

/**
 * Serves a simulated tenant until SIGINT, SIGTERM or SIGHUP.
 * Writes a connector configuration that fits it to stdout, and everything for people to stderr.
 */
export async function runSimulator({seed, size, trade, port, now, json}: RunOptions): Promise<void> {
  const tenant = createTenant({seed, size, trade, now});
  const simulator = await startSimulator({tenant, port, manners: {requestsPerSecond}});
  process.stdout.write(`${JSON.stringify(simulator.config(), null, json ? 0 : 2)}\n`);
  process.stderr.write(
    `Simulated tenant ${tenant.id} (${trade}, ${size}, seed ${seed}) at ${simulator.url}. Press Ctrl-C to stop.\n`,
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  await simulator.close();
  const {total, tokenRequests} = simulator.stats();
  process.stderr.write(`Stopped after ${total} requests and ${tokenRequests} tokens.\n`);
}
