import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {compile} from '../../../src/transform/dataform/compile';
import type {Graph, TableAction} from '../../../src/transform/dataform/graph';
import {openDuckDb} from '../../../src/warehouse/duckdb/connection';

const made = '<!-- made by `npm run generate` from dataform/; do not edit -->';

/** Marts in the order in which people ask for them; whatever is not named here follows. */
const order = [
  'kpi_weekly_by_bu',
  'kpi_daily_by_bu',
  'kpi_weekly_yoy',
  'kpi_flash',
  'job_costing',
  'sales_opportunities',
  'estimate_funnel',
  'technician_scorecard',
  'campaign_roi',
  'call_booking',
  'ar_aging',
  'ar_by_customer',
  'ar_snapshot_daily',
  'collections_daily',
  'revenue_by_month',
  'future_bookings',
  'membership_health',
  'data_health',
  'kpi_dictionary',
];

interface Entry {
  readonly metric: string;
  readonly title: string;
  readonly formula: string;
  readonly date_basis: string;
  readonly source_fields: string;
  readonly unit: string;
  /** Joined by commas. */
  readonly streams: string;
}

/** `docs/kpis.md`: every metric as `kpi_dictionary` has it, and every mart with its columns, as the warehouse describes them. */
export async function kpiDocs(): Promise<string> {
  const graph = await compile({dialect: 'duckdb'});
  const dictionary = await dictionaryOf(graph);
  const marts = tablesOf(graph, 'st_mart_v2').sort((one, other) => rank(one) - rank(other));
  return [
    made,
    '# KPIs',
    '',
    'What each number means, and what is in each table. The same words are in the warehouse: `st_mart_v2.kpi_dictionary` holds the first',
    'table, and every table and column carries its description. Business units, job types, test customers and targets are set in',
    '[the rules of the company](rules.md).',
    '',
    '- A day is a day in the time zone of the company; a week is Monday to Sunday, or Sunday to Saturday where the var `week_start` says so: [more](calendar.md). What',
    '  is called a Monday below is a Sunday there, in the words of the warehouse too.',
    '- Ratios are fractions, not percentages; they may be negative or above 1, and are empty when there is nothing to divide by.',
    '- Not known is not 0: a metric without one of its streams, and whatever is made from a stream that was never loaded, is null.',
    '- Money is exact. Records that were deleted in ServiceTitan never count.',
    '',
    '## Metrics',
    '',
    '| metric | meaning | dated by | made from | streams it needs |',
    '| --- | --- | --- | --- | --- |',
    ...dictionary.map(
      ({metric, title, formula, date_basis: basis, source_fields: fields, streams}) =>
        `| \`${metric}\` (${title}) | ${cell(formula)} | ${cell(basis)} | ${cell(fields)} | ${cell(streams)} |`,
    ),
    '',
    '## Marts',
    '',
    ...marts.flatMap((mart) => section(mart)),
    '## Reference tables',
    '',
    ...tablesOf(graph, 'st_ref_v2').flatMap((table) => section(table)),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** Names of the metrics that a target may have. */
export async function metricNames(): Promise<readonly string[]> {
  return (await dictionaryOf(await compile({dialect: 'duckdb'}))).map(({metric}) => metric);
}

/** Rows of the dictionary, read from where users read them. */
async function dictionaryOf(graph: Graph): Promise<readonly Entry[]> {
  const [table] = tablesOf(graph, 'st_mart_v2').filter(({target}) => target.name === 'kpi_dictionary');
  if (table === undefined) throw new Error('The Dataform project has no kpi_dictionary.');
  const folder = mkdtempSync(join(tmpdir(), 'kpi-docs-'));
  const warehouse = await openDuckDb(join(folder, 'docs.duckdb'));
  try {
    return (await warehouse.query(table.query)) as unknown as readonly Entry[];
  } finally {
    await warehouse.close();
    rmSync(folder, {recursive: true});
  }
}

function tablesOf(graph: Graph, schema: string): TableAction[] {
  return (graph.tables ?? []).filter((table) => table.target.schema === schema);
}

const rank = ({target}: TableAction): number =>
  order.includes(target.name) ? order.indexOf(target.name) : order.length;

function section({target, actionDescriptor}: TableAction): readonly string[] {
  const columns = actionDescriptor?.columns ?? [];
  return [
    `### \`${target.name}\``,
    '',
    actionDescriptor?.description ?? '',
    '',
    '| column | meaning |',
    '| --- | --- |',
    ...columns
      .filter(({path}) => !/_last_year$|_change$/.test(path.join('.')))
      .map(({path, description = ''}) => `| \`${path.join('.')}\` | ${cell(description)} |`),
    ...besides(columns.map(({path}) => path.join('.'))),
    '',
  ];
}

/** Columns that each metric has a twin of are said once. */
function besides(columns: readonly string[]): readonly string[] {
  return [
    ...(columns.some((column) => column.endsWith('_last_year'))
      ? ['| `…_last_year` | The same of the same span of last year. |']
      : []),
    ...(columns.some((column) => column.endsWith('_change'))
      ? ['| `…_change` | Change since last year, as a fraction of its size then. |']
      : []),
  ];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
