import {UsageError} from '../errors';
import type {Terminal} from './terminal';

/** Flags of `st-elt simulator`, as commander gives them. */
export interface SimulatorOptions {
  readonly seed: string;
  readonly size: string;
  readonly port: string;
  readonly now?: string;
}
