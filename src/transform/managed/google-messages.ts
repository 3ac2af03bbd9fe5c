import type {protos} from '@google-cloud/dataform';

import type {Release, Workflow} from '../dataform/publication';

type ReleaseConfig = protos.google.cloud.dataform.v1.IReleaseConfig;
type WorkflowConfig = protos.google.cloud.dataform.v1.IWorkflowConfig;

/** A release as the service takes it. */
export function releaseMessage({branch, project, location, vars}: Release): ReleaseConfig {
  return {
    gitCommitish: branch,
    codeCompilationConfig: {defaultDatabase: project, defaultLocation: location, vars: {...vars}},
  };
}

/** A release that the service has. */
export function releaseOf({gitCommitish, codeCompilationConfig}: ReleaseConfig): Release {
  const config = codeCompilationConfig ?? {};
  return {
    branch: gitCommitish ?? '',
    project: config.defaultDatabase ?? '',
    location: config.defaultLocation ?? '',
    vars: config.vars ?? {},
  };
}

/** A workflow as the service takes it. */
export function workflowMessage(
  {tags, cron, timezone, serviceAccount}: Workflow,
  releaseConfig: string,
): WorkflowConfig {
  return {
    releaseConfig,
    invocationConfig: {includedTags: [...tags], ...(serviceAccount === undefined ? {} : {serviceAccount})},
    ...(cron === undefined ? {} : {cronSchedule: cron, timeZone: timezone}),
  };
}

/** A workflow that the service has. */
export function workflowOf({invocationConfig, cronSchedule, timeZone}: WorkflowConfig): Workflow {
  return {
    tags: invocationConfig?.includedTags ?? [],
    ...(cronSchedule ? {cron: cronSchedule} : {}),
    timezone: timeZone ?? '',
    ...(invocationConfig?.serviceAccount ? {serviceAccount: invocationConfig.serviceAccount} : {}),
  };
}
