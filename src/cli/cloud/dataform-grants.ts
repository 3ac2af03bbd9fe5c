import {identifier, literal} from '../../warehouse/bigquery/session';
import {datasetDdl, type DdlOptions} from '../../warehouse/bigquery/statements/table-ddl';
import type {Terminal} from '../terminal/terminal';
import {type Program, runGcloud, shellLine} from './gcloud';

/** Whom the grants are for, and where. */
export interface GrantPlace extends DdlOptions {
  /** E-mail address of the account that the repository acts as. */
  readonly account: string;
  /** Where Dataform keeps what its checks found. */
  readonly assertions: string;
  /** Whether Airbyte fills the raw tables: then there are no books to read. */
  readonly isAirbyte: boolean;
}

/** One command, and what it does as the end of the sentence "gcloud did not …". */
interface GrantStep {
  readonly what: string;
  readonly program?: Program;
  readonly args: readonly string[];
}

const userRole = 'roles/iam.serviceAccountUser';

const numberStep = ({projectId}: GrantPlace): GrantStep => ({
  what: `find project ${projectId}`,
  args: ['projects', 'describe', projectId, '--format=value(projectNumber)'],
});

const callerStep: GrantStep = {what: 'say who is signed in', args: ['config', 'get-value', 'account']};

/**
 * What it takes that managed Dataform may act as an account, and the account may build the marts; the same as in deploy/terraform.
 * Each can be run again.
 * @param member who publishes, as IAM names it. @param number of the project.
 */
function grantSteps(place: GrantPlace, member: string, number: string): readonly GrantStep[] {
  const {projectId, account} = place;
  const agent = `serviceAccount:service-${number}@gcp-sa-dataform.iam.gserviceaccount.com`;
  const onAccount = (whom: string, role: string): GrantStep => ({
    what: `grant ${role} on ${account}`,
    args: [
      ...['iam', 'service-accounts', 'add-iam-policy-binding', account],
      ...[`--member=${whom}`, `--role=${role}`, `--project=${projectId}`],
    ],
  });
  return [
    {
      what: "make Dataform's own account (service agent)",
      args: ['beta', 'services', 'identity', 'create', '--service=dataform.googleapis.com', `--project=${projectId}`],
    },
    onAccount(member, userRole),
    onAccount(agent, 'roles/iam.serviceAccountTokenCreator'),
    onAccount(agent, userRole),
    {
      what: `let ${account} run queries`,
      args: [
        ...['projects', 'add-iam-policy-binding', projectId, '--condition=None'],
        ...[`--member=serviceAccount:${account}`, '--role=roles/bigquery.jobUser'],
      ],
    },
    {
      what: `let ${account} read and write the datasets`,
      program: 'bq',
      args: [
        ...['query', `--project_id=${projectId}`, `--location=${place.location}`, '--use_legacy_sql=false'],
        datasetGrants(place).join('; '),
      ],
    },
  ];
}

/** Datasets are made first: a grant needs them. */
function datasetGrants(place: GrantPlace): readonly string[] {
  const {projectId, datasets, account, assertions, isAirbyte} = place;
  const read = [datasets.raw, ...(isAirbyte ? [] : [datasets.logs])];
  const written = [datasets.stage, datasets.ref, datasets.mart, assertions];
  const grant = (role: string, dataset: string): string =>
    `GRANT \`roles/bigquery.${role}\` ON SCHEMA ${identifier(projectId)}.${identifier(dataset)} TO ${literal(`serviceAccount:${account}`)}`;
  return [
    ...[...new Set([...read, ...written])].map((dataset) => datasetDdl(place, dataset)),
    ...read.map((dataset) => grant('dataViewer', dataset)),
    ...written.map((dataset) => grant('dataEditor', dataset)),
  ];
}

/** The commands, to be read, or run in a shell by an administrator. */
export function grantLines(place: GrantPlace): readonly string[] {
  const variable = (name: string, {args}: GrantStep): string => `${name}=$(${shellLine(args)})`;
  const [member, number] = ['user:CALLER', 'PROJECT_NUMBER'];
  return [
    variable('PROJECT_NUMBER', numberStep(place)),
    variable('CALLER', callerStep),
    ...grantSteps(place, member, number).map(({args, program}) =>
      // A number and an address: nothing that a shell would take apart.
      shellLine(args, program).replace(`=${member}`, '="user:$CALLER"').replace(`-${number}@`, '-"$PROJECT_NUMBER"@'),
    ),
  ];
}

/** Makes the grants. @throws ConfigError when gcloud is missing or refuses. */
export async function makeGrants(terminal: Terminal, place: GrantPlace): Promise<void> {
  const perform = ({what, args, program}: GrantStep): Promise<string> => {
    terminal.say(shellLine(args, program));
    return runGcloud(args, what, (text) => terminal.say(text.trimEnd()), program);
  };
  const number = await perform(numberStep(place));
  const caller = await perform(callerStep);
  const member = `${caller.endsWith('gserviceaccount.com') ? 'serviceAccount' : 'user'}:${caller}`;
  for (const step of grantSteps(place, member, number)) await perform(step);
}
