import type {StreamLiteral} from './definition';
import {byParent, dated, perJob, whole} from './ways';

/** Forms: checklists and papers filled in on the job. */
export const forms: readonly StreamLiteral[] = [
  {
    name: 'forms',
    title: 'Forms',
    description: 'Forms that people fill in on jobs and elsewhere. One row per form.',
    group: 'extended',
    list: {path: 'forms/v2/forms', query: {active: 'Any'}, filters: dated},
    ...whole,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'form_submissions',
    title: 'Form submissions',
    description: 'Filled-in forms with their answers. One row per submission.',
    group: 'extended',
    list: {path: 'forms/v2/submissions', query: {active: 'Any'}, sort: 'Id', maxPageSize: 500, since: 'submittedOn'},
    ...whole,
    clusterBy: ['formId'],
  },
  {
    name: 'job_attachments',
    title: 'Job attachments',
    description:
      'Pictures and files of jobs; the API documents no fields, so what it sends is kept as it comes. One row per attachment.',
    group: 'opt_in',
    list: {path: 'forms/v2/jobs/{jobId}/attachments', parent: perJob},
    ...byParent,
    clusterBy: ['jobId'],
  },
];
