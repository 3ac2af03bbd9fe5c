/** Where the containers run. */
export interface DeployPlace {
  readonly project: string;
  /** Of Cloud Run and Artifact Registry. */
  readonly region: string;
  /** Of the datasets. */
  readonly location: string;
  /** Account of Cloud Scheduler, the one that may call the service. */
  readonly caller: string;
  /** Whether the company has a rules file, in a secret of its own. */
  readonly rules: boolean;
}

/** One gcloud command, and what it does as the end of the sentence "gcloud did not …". */
export interface DeployStep {
  readonly what: string;
  readonly args: readonly string[];
}

/** The same names as in deploy/terraform: who begins with one can go on with the other. */
const service = 'st-elt';
const job = 'st-elt-load';
const secret = 'st-elt-config';
const configFile = '/etc/st-elt/st-elt.json';
const rulesSecret = 'st-elt-rules';
/** A secret fills a folder of its own. */
const rulesFile = '/etc/st-elt-rules/rules.yaml';
/** Files are in memory on Cloud Run, batches that wait to be loaded too. */
const size = ['--cpu=2', '--memory=4Gi'];

const account = (name: string, {project}: DeployPlace): string => `${name}@${project}.iam.gserviceaccount.com`;

/** Account of Cloud Scheduler, unless another is named. */
export function schedulerAccount(project: string): string {
  return `st-elt-scheduler@${project}.iam.gserviceaccount.com`;
}

/** The address that Cloud Run gives by the number of the project, known before the service is there. */
export function serviceUrl(projectNumber: string, {region}: DeployPlace): string {
  return `https://${service}-${projectNumber}.${region}.run.app`;
}

export function imageName({project, region}: DeployPlace, tag: string): string {
  return `${region}-docker.pkg.dev/${project}/st-elt/st-elt:${tag}`;
}

/** Asks for what the later steps need to know, and changes nothing. */
export function lookUps(place: DeployPlace): {
  readonly projectNumber: DeployStep;
  readonly secrets: readonly DeployStep[];
} {
  const {project, rules} = place;
  return {
    projectNumber: {
      what: `find project ${project}`,
      args: ['projects', 'describe', project, '--format=value(projectNumber)'],
    },
    secrets: [secret, ...(rules ? [rulesSecret] : [])].map((name) => ({
      what: `find the secret ${name} (docs/cloud-run.md says how to make it)`,
      args: ['secrets', 'describe', name, `--project=${project}`, '--format=value(name)'],
    })),
  };
}

/** Makes the place for images; says that it exists where it does. */
export function repositoryStep({project, region}: DeployPlace): DeployStep {
  return {
    what: 'make the repository of images',
    args: [
      'artifacts',
      'repositories',
      'create',
      'st-elt',
      '--repository-format=docker',
      `--location=${region}`,
      `--project=${project}`,
    ],
  };
}

/** Builds the image with Cloud Build and stores it. Run in the folder of the project. */
export function buildStep({project}: DeployPlace, image: string): DeployStep {
  return {
    what: 'build the image',
    args: [
      'builds',
      'submit',
      '.',
      '--config=deploy/cloudbuild.yaml',
      `--substitutions=_IMAGE=${image}`,
      `--project=${project}`,
    ],
  };
}

/** Asks which digest a tag stands for. */
export function digestStep({project}: DeployPlace, image: string): DeployStep {
  return {
    what: `find ${image}`,
    args: [
      'artifacts',
      'docker',
      'images',
      'describe',
      image,
      `--project=${project}`,
      '--format=value(image_summary.digest)',
    ],
  };
}

/**
 * The job for long loads, the service, and who may call what. Nothing of ServiceTitan's credentials is in a command: they are
 * in the secret, which is mounted as a file.
 * @param image by digest: what was built is what runs.
 */
export function containerSteps(place: DeployPlace, image: string, url: string): readonly DeployStep[] {
  const {project, region, location, caller, rules} = place;
  const where = [`--region=${region}`, `--project=${project}`];
  const environment = {
    ST_ELT_CONFIG: configFile,
    BQ_PROJECT_ID: project,
    BQ_LOCATION: location,
    ...(rules ? {ST_ELT_RULES: rulesFile} : {}),
  };
  const mounted = [`${configFile}=${secret}:latest`, ...(rules ? [`${rulesFile}=${rulesSecret}:latest`] : [])];
  const common = [`--image=${image}`, ...size, `--set-secrets=${mounted.join(',')}`, ...where];
  const serviceAccount = account('st-elt-service', place);
  return [
    {
      what: `deploy the job ${job}`,
      args: [
        'run',
        'jobs',
        'deploy',
        job,
        ...common,
        `--service-account=${account('st-elt-job', place)}`,
        '--args=sync,--no-transform',
        '--task-timeout=24h',
        // What was read is kept and the next load goes on from there; a second try at once would meet the first one's lease.
        '--max-retries=0',
        environmentFlag(environment),
      ],
    },
    {
      what: `deploy the service ${service}`,
      args: [
        'run',
        'deploy',
        service,
        ...common,
        `--service-account=${serviceAccount}`,
        '--args=serve',
        '--no-allow-unauthenticated',
        '--ingress=internal',
        // Answers come while a load runs; two loads do not.
        '--max-instances=1',
        '--concurrency=40',
        '--timeout=3600',
        environmentFlag({
          ...environment,
          ST_ELT_SERVICE_AUDIENCE: url,
          ST_ELT_SERVICE_ACCOUNTS: caller,
          ST_ELT_SERVICE_IAM: 'cloud-run',
          ST_ELT_JOB: `projects/${project}/locations/${region}/jobs/${job}`,
        }),
      ],
    },
    {
      what: `let ${caller} call the service`,
      args: [
        'run',
        'services',
        'add-iam-policy-binding',
        service,
        `--member=serviceAccount:${caller}`,
        '--role=roles/run.invoker',
        ...where,
      ],
    },
    {
      what: 'let the service start the job',
      args: [
        'run',
        'jobs',
        'add-iam-policy-binding',
        job,
        `--member=serviceAccount:${serviceAccount}`,
        '--role=roles/run.jobsExecutorWithOverrides',
        ...where,
      ],
    },
  ];
}

/** Another separator than the comma, which values may hold. */
function environmentFlag(variables: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return `--set-env-vars=^|^${pairs.join('|')}`;
}
