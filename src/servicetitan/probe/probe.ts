import type {Config} from '../../config/config';
import {AppError, ConfigError} from '../../errors';
import type {Stream} from '../../streams/definition';
import type {Clock} from '../../time/clock';
import {BudgetSpent, createAsker} from './asker';
import {askBounds} from './bounds';
import {askFeed} from './feed';
import {askLists} from './lists';
import {askModules, missingScope} from './modules';
import {type Finding, type QuestionId, questions} from './questions';
import {takeSample} from './sample';
import {askTotals} from './totals';

/** Requests of a whole probe at most, for tokens and second tries too. */
export const probeBudget = 49;

/** What a tenant answered. Holds nothing by which the tenant, a row or a person could be told. */
export interface ProbeReport {
  readonly environment: 'production' | 'integration';
  readonly requests: number;
  /** One for every question, in their order. */
  readonly findings: readonly Finding[];
}

export interface ProbeOptions {
  readonly config: Config;
  /** Streams whose modules are asked for their scope. */
  readonly streams: readonly Stream[];
  readonly clock: Clock;
  readonly spacingMs?: number;
  /** Told what is asked next. */
  readonly onStep?: (step: string) => void;
}

/**
 * Asks a tenant, read-only and in less than 50 requests, what ServiceTitan's documents leave open. A question that cannot be
 * answered (no rows, no scope, no requests left) is `unknown`.
 * @throws ConfigError when the credentials are refused or nothing may be read, TransientError when no answer comes.
 */
export async function probeApi(options: ProbeOptions): Promise<ProbeReport> {
  const {config, streams, clock, onStep = () => undefined} = options;
  const asker = createAsker({...options, budget: probeBudget});
  const findings = new Map<QuestionId, Finding>();
  const step = async (name: string, ask: () => Promise<readonly Finding[]>): Promise<void> => {
    onStep(name);
    try {
      for (const finding of await ask()) findings.set(finding.id, finding);
    } catch (error) {
      if (!(error instanceof BudgetSpent) && !(error instanceof AppError && findings.size > 0)) throw error;
    }
  };

  onStep('the lists');
  const sample = await takeSample(asker);
  const nowIso = new Date(clock.now() - (asker.clockAheadMs() ?? 0)).toISOString();
  if (sample !== undefined) {
    await step('bounds and fractions', () => askBounds(asker, sample));
    await step('totals', () => askTotals(asker, sample));
    await step('sort and parameters', () => askLists(asker, sample));
  }
  await step('the export feed', () => askFeed(asker, nowIso));
  await step('scopes', async () => {
    const answers = await askModules(asker, streams, nowIso);
    if (answers.length > 0 && answers.every(({status}) => status !== 200)) {
      throw new ConfigError('Nothing of this tenant may be read.', 'Run `st-elt doctor` without --probe-api first.');
    }
    return [missingScope(answers)];
  });
  return {environment: config.environment, requests: asker.requests(), findings: complete(findings)};
}

function complete(findings: ReadonlyMap<QuestionId, Finding>): readonly Finding[] {
  return (Object.keys(questions) as QuestionId[]).map(
    (id) => findings.get(id) ?? {id, answer: 'unknown', evidence: {}},
  );
}
