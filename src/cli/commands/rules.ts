import {existsSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {isDeepStrictEqual} from 'node:util';

import {ConfigError, DataError, UsageError} from '../../errors';
import {refuseForeignWarehouse} from '../../load/owner';
import {type Format, formatOf} from '../../report/format';
import {countedBy} from '../../rules/counted-by';
import {rulesThatFindNothing} from '../../rules/matches';
import {movesBetween, previewWeeks} from '../../rules/preview';
import {type Proposal, proposalsOf} from '../../rules/propose';
import {type Review, review} from '../../rules/review';
import {parseRules, readRules, type Rules} from '../../rules/rules-file';
import {schemaFile} from '../../rules/schema';
import {unbuilt} from '../../rules/unbuilt';
import {rulesText} from '../../rules/write';
import {projectVars} from '../../transform/build';
import {compile, dataformProject, type RulesDocument, type Vars} from '../../transform/dataform/compile';
import type {Warehouse} from '../../warehouse/warehouse';
import {configFileOf, openSettings, type Settings} from '../settings/open-settings';
import {waitingOf, withReadableWarehouse} from '../settings/open-warehouse';
import {customersTable, movesTable, proposalsTable, typesTable, unitsTable} from '../terminal/rules-tables';
import type {Terminal} from '../terminal/terminal';
import {writeWholeFile} from '../whole-file';

/** Flags of `st-elt rules`, as commander gives them. */
export interface RulesOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly vars?: string;
  readonly rules?: string;
  /** True: the file that counts, or a new one beside the configuration; else the file to write. */
  readonly write?: boolean | string;
  readonly preview?: boolean;
  readonly wait: string;
  readonly json?: boolean;
}

const newFile = 'my-company.yaml';

/**
 * `st-elt rules`: what the rules make of units, job types and customers, with what is at stake, and what would fit better. The
 * warehouse is only read.
 * @throws DataError before anything was loaded; ConfigError for rules that are malformed or cannot be extended.
 */
export async function rules(terminal: Terminal, options: RulesOptions): Promise<void> {
  const settings = openSettings(options);
  const target = settings.target();
  const format = formatOf(settings.report);
  if (options.preview === true && target.kind === 'bigquery') {
    throw new UsageError(
      '--preview builds in DuckDB, not in BigQuery.',
      'Build with other dataset names there (BQ_DATASET_STAGE, _REF and _MART) and the new rules, and compare.',
    );
  }
  const file = fileToWrite(options, settings);
  const current = file !== undefined && existsSync(file) ? await readRules(file) : await settings.rules();
  await withReadableWarehouse(target, settings.datasets, waitingOf(terminal, options.wait), async (warehouse) => {
    await refuseForeignWarehouse(warehouse, settings.tenant());
    terminal.progress('Looking at units, job types and customers');
    const vars = projectVars({vars: settings.vars}, warehouse);
    const found = await lookAt(warehouse, vars, current);
    const show = options.json !== true;
    if (show) print(terminal, found, current, format);
    const written = async (): Promise<string> => writtenText(file, current, found, settings);
    const moves =
      options.preview === true ? await preview(terminal, warehouse, {vars, current, written, found}) : undefined;
    if (moves !== undefined && show) printMoves(terminal, moves, format);
    if (file !== undefined) write(terminal, file, await written(), settings);
    if (!show) terminal.printJson(asJson(found, current, file, moves));
    else if (file === undefined) sayNext(terminal, found, current);
  });
}

interface Found {
  readonly review: Review;
  readonly proposals: readonly Proposal[];
  /** Conditions of the company's file that find nothing, a line each. */
  readonly idle: readonly string[];
}

async function lookAt(warehouse: Warehouse, vars: Vars, current: Rules | undefined): Promise<Found> {
  const project = await unbuilt(warehouse, await compile(vars, undefined, current?.document));
  const seen = await review(project);
  if (seen.units.length === 0 && seen.types.length === 0)
    throw new DataError('No business units and no job types are loaded yet.', 'Run `st-elt sync` first.');
  return {
    review: seen,
    proposals: proposalsOf(seen, current?.document),
    idle: current === undefined ? [] : await rulesThatFindNothing(project, current),
  };
}

function fileToWrite({write, config}: RulesOptions, {env, rulesFile}: Settings): string | undefined {
  if (write === undefined || write === false) return undefined;
  if (typeof write === 'string') return write;
  return rulesFile ?? join(dirname(configFileOf(config, env) ?? newFile), newFile);
}

function print(
  terminal: Terminal,
  {review: seen, proposals, idle}: Found,
  current: Rules | undefined,
  format: Format,
): void {
  const {newestDay, units, types, customers} = seen;
  const counted = types.filter(({stakes, kinds}) => stakes.jobs > 0 || Object.keys(kinds).length > 0);
  terminal.say(
    `By ${current === undefined ? 'the rules as shipped' : current.file}, with the jobs of ${yearTo(newestDay)}:`,
  );
  terminal.print(unitsTable(units, current, format));
  terminal.print(typesTable(counted, current, format));
  if (counted.length < types.length) terminal.say(`${types.length - counted.length} more job types have no jobs.`);
  if (customers.length > 0) terminal.print(customersTable(customers, current, format));
  for (const line of idle) terminal.say(line);
  if (proposals.length === 0) return terminal.say('Nothing better is proposed.');
  terminal.say('Proposed, to be judged by somebody who knows the company:');
  terminal.print(proposalsTable(proposals));
}

const yearTo = (day: string | null): string => (day === null ? 'no day' : `the year up to ${day}`);

function sayNext(terminal: Terminal, {proposals}: Found, current: Rules | undefined): void {
  if (proposals.length > 0)
    return terminal.say(
      `Next: st-elt rules --preview shows what that would move, --write puts it into ${current?.file ?? newFile}.`,
    );
  if (current === undefined)
    terminal.say(`Next: st-elt rules --write makes ${newFile}, where you can say what names and numbers do not.`);
}

/** The rules that hold where a company has no file. */
async function shippedRules(): Promise<RulesDocument> {
  return (await readRules(join(dataformProject(), 'includes', 'kpi_rules.yaml'))).document;
}

/** The company's file with the proposals in it. */
async function writtenText(
  file: string | undefined,
  current: Rules | undefined,
  {review: seen, proposals}: Found,
  {rulesFile}: Settings,
): Promise<string> {
  const source = file !== undefined && existsSync(file) ? file : current === undefined ? undefined : rulesFile;
  const text = source === undefined ? undefined : readFileSync(source, 'utf8');
  const shipped = await shippedRules();
  const schema = relative(dirname(resolve(file ?? newFile)), schemaFile()).replaceAll('\\', '/');
  return rulesText(text, source ?? file ?? newFile, {review: seen, proposals, shipped, schema});
}

function write(terminal: Terminal, file: string, text: string, {rulesFile}: Settings): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text)
    return terminal.say(`${file} has it all: nothing to add.`);
  try {
    writeWholeFile(file, text);
  } catch (error) {
    throw new ConfigError(`${file} cannot be written.`, 'Check the folder and its permissions.', error);
  }
  terminal.say(`${file} is written. Look through it: what you take out stays out of the numbers.`);
  const isNamed = rulesFile !== undefined && resolve(rulesFile) === resolve(file);
  if (!isNamed)
    terminal.say(
      `Next: name it in the configuration, "rules": ${JSON.stringify(file)}, or with --rules; then st-elt transform.`,
    );
}

interface Preview {
  readonly ways: readonly string[];
  readonly moves: Awaited<ReturnType<typeof movesBetween>>;
}

interface PreviewOf {
  readonly vars: Vars;
  readonly current: Rules | undefined;
  /** The file with the proposals in it. */
  readonly written: () => Promise<string>;
  readonly found: Found;
}

/** The last weeks as the marts have them, by the file, and with the proposals; ways that are the same are one. */
async function preview(
  terminal: Terminal,
  warehouse: Warehouse,
  {vars, current, written, found}: PreviewOf,
): Promise<Preview> {
  const {newestDay} = found.review;
  if (newestDay === null) throw new DataError('There are no jobs to count.', 'Run `st-elt sync` first.');
  const ways: [string, RulesDocument][] = [];
  const add = (name: string, document: RulesDocument | undefined): void => {
    if (document !== undefined && !ways.some(([, other]) => isDeepStrictEqual(other, document)))
      ways.push([name, document]);
  };
  add('as the marts are', await countedBy(warehouse, warehouse.datasets.ref));
  add(current === undefined ? 'as shipped' : `by ${current.file}`, current?.document ?? (await shippedRules()));
  if (found.proposals.length > 0)
    add('with the proposals', (await parseRules(await written(), 'the proposals')).document);
  terminal.progress(`Building ${previewWeeks} weeks ${ways.length} ways`);
  const documents = ways.map(([, document]) => document);
  return {
    ways: ways.map(([name]) => name),
    moves: ways.length === 1 ? [] : await movesBetween(warehouse, {...vars, as_of: newestDay}, documents),
  };
}

function printMoves(terminal: Terminal, {ways, moves}: Preview, format: Format): void {
  if (moves.length === 0) terminal.say(`No number of the last ${previewWeeks} weeks would move.`);
  else terminal.print(movesTable(moves, ways, format));
}

function asJson(
  {review: {newestDay, units, types, customers}, proposals, idle}: Found,
  current: Rules | undefined,
  written: string | undefined,
  moves: Preview | undefined,
): object {
  return {
    rules_file: current?.file ?? null,
    year_to: newestDay,
    business_units: units,
    job_types: types,
    customers,
    conditions_that_find_nothing: idle,
    proposals,
    ...(written === undefined ? {} : {written}),
    ...(moves === undefined ? {} : {preview: moves}),
  };
}
