import type {StreamLiteral} from './definition';
import {dated, datedWithIds, whole, windowsThenExport} from './ways';

/** Equipment Systems: what is installed where. */
export const equipment: readonly StreamLiteral[] = [
  {
    name: 'equipment_types',
    title: 'Equipment types',
    description: 'Kinds of equipment installed at locations. One row per equipment type.',
    group: 'extended',
    list: {path: 'equipmentsystems/v2/equipment-types', query: {active: 'Any'}, filters: dated, sort: 'ID'},
    ...whole,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'installed_equipment',
    title: 'Installed equipment',
    description: 'Equipment at locations, with serial number and warranties. One row per piece of equipment.',
    group: 'extended',
    list: {path: 'equipmentsystems/v2/installed-equipment', query: {active: 'Any'}, ...datedWithIds, sort: 'Id'},
    export: {path: 'equipmentsystems/v2/export/installed-equipment'},
    ...windowsThenExport,
    cursor: 'modifiedOn',
    clusterBy: ['locationId', 'customerId'],
  },
  {
    name: 'installed_equipment_custom_field_types',
    title: 'Installed equipment custom fields',
    description: 'Fields that the company defined for installed equipment, with type and choices. One row per field.',
    group: 'extended',
    list: {
      path: 'equipmentsystems/v2/installed-equipment/custom-field-types',
      query: {descending: 'false'},
      total: false,
    },
    ...whole,
  },
];
