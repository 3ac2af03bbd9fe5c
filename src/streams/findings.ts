import type {StreamLiteral} from './definition';
import {byParent, datedWithIds, windowed} from './ways';

/** Findings: what technicians found at a location. */
export const findings: readonly StreamLiteral[] = [
  {
    name: 'location_findings',
    title: 'Location findings',
    description: 'What technicians found at locations, and what they recommend. One row per finding.',
    group: 'extended',
    list: {path: 'findings/v2/location-findings', query: {active: 'Any'}, ...datedWithIds, sort: 'ID'},
    ...windowed,
    cursor: 'modifiedOn',
    clusterBy: ['locationId', 'urgencyLevel'],
  },
  {
    name: 'location_findings_attachments',
    title: 'Location finding attachments',
    description: 'Pictures and files of findings. One row per attachment.',
    group: 'opt_in',
    list: {
      path: 'findings/v2/location-findings/{id}/attachments',
      parent: {stream: 'location_findings', field: 'locationFindingId'},
    },
    ...byParent,
    clusterBy: ['locationFindingId'],
  },
];
