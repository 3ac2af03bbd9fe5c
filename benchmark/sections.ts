import {executions} from './bigquery/executions';
import {firstLoad} from './bigquery/first-load';
import {marts} from './marts/build';
import type {Section} from './section';
import {serviceLoad} from './service/load';
import {backfill} from './source/backfill';
import {memory} from './source/memory';
import {invoicesOutput, jobsOutput} from './source/output-path';
import {requests} from './source/requests';
import {commandStart} from './source/start';
import {load} from './warehouse/loading';
import {sync} from './warehouse/sync';

/** Every section, in the order in which they run and are reported. */
export const sections: readonly Section[] = [
  jobsOutput,
  invoicesOutput,
  memory,
  backfill,
  commandStart,
  requests,
  load,
  sync,
  firstLoad,
  executions,
  serviceLoad,
  marts,
];
