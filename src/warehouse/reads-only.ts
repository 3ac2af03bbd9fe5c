import {UsageError} from '../errors';

const remedy = 'Write one SELECT, or use --write to run it anyway.';

/** @param type what the engine calls the statement; undefined when it did not say. */
export function notASelect(type: string | undefined): UsageError {
  const found = type === undefined ? 'BigQuery did not say what kind of statement this is' : `this is ${type}`;
  return new UsageError(`Only one SELECT is run, and ${found}.`, remedy);
}

/** @param count how many, where the engine says so. */
export function severalStatements(count?: number): UsageError {
  return new UsageError(`Only one SELECT is run, and these are ${count ?? 'several'} statements.`, remedy);
}

export function noStatement(): UsageError {
  return new UsageError('No statement to run.', 'Write one SELECT.');
}

/** A SELECT that would read files or the network. */
export function outsideWarehouse(): UsageError {
  return new UsageError(
    'The statement reads or writes files, and only the warehouse is read.',
    'Use --write to run it anyway.',
  );
}
