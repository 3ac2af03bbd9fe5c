import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {UsageError} from '../../errors';
import {packageRoot, packageVersion} from '../../package-root';
import {bigQuerySettings, readEnvironment} from '../settings/command-settings';
import type {Terminal} from '../terminal/terminal';
import {
  buildStep,
  containerSteps,
  type DeployPlace,
  type DeployStep,
  digestStep,
  imageName,
  lookUps,
  repositoryStep,
  schedulerAccount,
  serviceUrl,
} from './deploy-plan';
import {GcloudError, runGcloud, shellLine} from './gcloud';

/** Flags of `st-elt deploy`, as commander gives them. */
export interface DeployOptions {
  readonly project?: string;
  readonly region: string;
  readonly caller?: string;
  readonly rulesSecret?: boolean;
  /** Build only, for Terraform. */
  readonly imageOnly?: boolean;
  readonly dryRun?: boolean;
}

const projectId = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const email = /^[\w.-]+@[\w.-]+$/;

/**
 * `st-elt deploy` (`npm run deploy`): builds the image and brings Cloud Run's job and service to it, with gcloud.
 * @throws UsageError for flags that name no place; ConfigError when gcloud is missing or refuses.
 */
export async function deploy(terminal: Terminal, options: DeployOptions): Promise<void> {
  const place = placeOf(options);
  const image = imageName(place, `${packageVersion()}-${Math.floor(Date.now() / 1_000)}`);
  if (options.dryRun === true) return print(terminal, place, image, options.imageOnly === true);
  if (!existsSync(join(packageRoot(), 'deploy', 'Dockerfile'))) {
    throw new UsageError('The sources are not here.', 'Run `npm run deploy` in a clone of the project.');
  }
  // What is missing shall be said before minutes of building.
  const number = await perform(terminal, lookUps(place).projectNumber);
  if (options.imageOnly !== true) for (const step of lookUps(place).secrets) await perform(terminal, step);
  await performUnlessThere(terminal, repositoryStep(place));
  await perform(terminal, buildStep(place, image));
  const byDigest = `${image.replace(/:[^:]*$/, '')}@${await perform(terminal, digestStep(place, image))}`;
  if (options.imageOnly === true) {
    terminal.print(byDigest);
    return terminal.say('Next: put it into terraform.tfvars as image, then terraform apply');
  }
  const url = serviceUrl(number, place);
  for (const step of containerSteps(place, byDigest, url)) await perform(terminal, step);
  terminal.print(url);
  terminal.say(`The job and the service run ${byDigest}.`);
  terminal.say(
    `Next: st-elt schedule --service-url ${url} --service-account ${place.caller} --project ${place.project} --apply`,
  );
}

function placeOf({project: asked, region, caller, rulesSecret = false}: DeployOptions): DeployPlace {
  const env = readEnvironment();
  const project = asked ?? env['BQ_PROJECT_ID'] ?? '';
  if (!projectId.test(project)) {
    throw new UsageError(
      project === '' ? 'No project is given.' : `"${project}" is not a project ID.`,
      'Use --project or BQ_PROJECT_ID.',
    );
  }
  if (!/^[a-z]+-[a-z]+\d+$/.test(region)) throw new UsageError(`"${region}" is not a region.`, 'Use e.g. us-central1.');
  if (caller !== undefined && !email.test(caller)) {
    throw new UsageError(`"${caller}" is not a service account.`, 'Use --caller NAME@PROJECT.iam.gserviceaccount.com.');
  }
  return {
    project,
    region,
    location: bigQuerySettings(env).location,
    caller: caller ?? schedulerAccount(project),
    rules: rulesSecret,
  };
}

/** The commands, to be read or to be run in a shell in the folder of the project. */
function print(terminal: Terminal, place: DeployPlace, image: string, imageOnly: boolean): void {
  const show = (step: DeployStep): void => terminal.print(shellLine(step.args));
  const variable = (name: string, step: DeployStep): void => terminal.print(`${name}=$(${shellLine(step.args)})`);
  const untagged = image.replace(/:[^:]*$/, '');
  if (!imageOnly) {
    variable('PROJECT_NUMBER', lookUps(place).projectNumber);
    for (const step of lookUps(place).secrets) show(step);
  }
  terminal.print(`${shellLine(repositoryStep(place).args)} || true`);
  show(buildStep(place, image));
  variable('DIGEST', digestStep(place, image));
  if (imageOnly) return terminal.print(`echo "${untagged}@$DIGEST"`);
  const [digest, number] = ['DIGEST', 'PROJECT_NUMBER'];
  for (const step of containerSteps(place, `${untagged}@${digest}`, serviceUrl(number, place))) {
    // The two values are digits and a hash: nothing that a shell would take apart.
    terminal.print(
      shellLine(step.args).replaceAll(`@${digest}`, '@"$DIGEST"').replaceAll(`-${number}.`, `-'"$PROJECT_NUMBER"'.`),
    );
  }
  terminal.say('Nothing was run. Leave --dry-run out to run these commands.');
}

function perform(terminal: Terminal, {what, args}: DeployStep): Promise<string> {
  terminal.say(shellLine(args));
  return runGcloud(args, what, (text) => terminal.say(text.trimEnd()));
}

async function performUnlessThere(terminal: Terminal, step: DeployStep): Promise<void> {
  try {
    await perform(terminal, step);
  } catch (error) {
    if (!(error instanceof GcloudError) || !/already.exists/i.test(error.said)) throw error;
  }
}
