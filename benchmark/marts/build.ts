import {transform} from '../../src/transform/build';
import type {StepResult} from '../../src/transform/build-steps';
import {compile} from '../../src/transform/dataform/compile';
import {type Graph, inDependencyOrder, type Step} from '../../src/transform/dataform/graph';
import {creation} from '../../src/transform/duckdb-sql';
import {median} from '../report';
import type {Section} from '../section';
import {dailyBytes} from './bytes';
import {asOf, loadedTenant} from './tenant';

/** Copies of what grows that make some 600,000 records of 60,000. */
const growth = 10;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Stored tables: staging of the KPI streams, reference, marts. Views cost nothing before they are asked. */
function stored(graph: Graph): readonly Extract<Step, {kind: 'table'}>[] {
  return inDependencyOrder(graph).filter(
    (step): step is Extract<Step, {kind: 'table'}> => step.kind === 'table' && step.action.type !== 'view',
  );
}

export const marts: Section = {
  name: 'marts',
  title: 'Staging and marts of the KPI streams',
  notes: [
    'A simulated tenant read into DuckDB. Subject: the steps of `st-elt transform` that store a table. Control: the same statements, concatenated, in one session.',
    'Medians of three rounds. The larger tenant has ten copies of all that grows with a company, so the same units and people.',
    'Bytes: of every table that a statement of a daily BigQuery run names, each column whose name stands in the statement, in the sizes that BigQuery counts; against all columns of the raw tables of the KPI streams.',
  ],
  run: async (settings) => {
    const tenant = await loadedTenant(settings.scale < 1 ? 'small' : 'demo');
    const {warehouse} = tenant;
    const rounds = Math.min(settings.rounds, 3);
    const graph = await compile({dialect: 'duckdb', as_of: asOf});
    const names = new Set(stored(graph).map(({action}) => `${action.target.schema}.${action.target.name}`));
    const script = stored(graph)
      .flatMap(({action}) => creation(action))
      .join(';\n');

    const timesOf = async (): Promise<{build: number; checks: number}> => {
      const {steps} = await transform(warehouse, {asOf});
      const spent = (wanted: (step: StepResult) => boolean): number =>
        sum(steps.filter(wanted).map(({durationMs}) => durationMs));
      return {build: spent(({name}) => names.has(name)), checks: spent(({kind}) => kind === 'assertion')};
    };
    const measured = async (withControl: boolean) => {
      const [builds, checks, controls]: [number[], number[], number[]] = [[], [], []];
      await timesOf();
      for (let round = 0; round < rounds; round += 1) {
        const times = await timesOf();
        builds.push(times.build);
        checks.push(times.checks);
        if (withControl) {
          const began = Date.now();
          await warehouse.execute(script);
          controls.push(Date.now() - began);
        }
        settings.say(`  ${round + 1}/${rounds} build ${seconds(times.build)}, checks ${seconds(times.checks)}`);
      }
      return {build: median(builds), checks: median(checks), control: median(controls)};
    };

    try {
      const few = await tenant.rows();
      const small = await measured(true);
      await tenant.grow(growth);
      const many = await tenant.rows();
      const large = await measured(false);
      const kpiRaw = new Set(stored(graph).map(({action}) => action.target.name.replace(/^stg_/, 'raw_')));
      const bytes = await dailyBytes(warehouse, graph, (name) => kpiRaw.has(name.split('.')[1] ?? ''));
      const megabytes = (value: number): string => `${Math.round(value / 1e6)} MB`;
      return [
        {
          what: `build of ${few} records`,
          subject: seconds(small.build),
          control: seconds(small.control),
          value: small.build / small.control,
          unit: '×',
          atMost: 3,
        },
        {
          what: `build of ${many} records against ${few}, per record`,
          subject: seconds(large.build),
          control: seconds(small.build),
          value: large.build / small.build / (many / few),
          unit: '×',
          atMost: 1,
        },
        {
          what: `assertions of ${many} records`,
          subject: seconds(large.checks),
          control: seconds(large.build),
          value: large.checks / large.build,
          unit: '×',
          atMost: 0.5,
        },
        {
          what: 'bytes that a daily BigQuery run reads',
          subject: megabytes(bytes.read),
          control: megabytes(bytes.rawKpiColumns),
          value: bytes.read / bytes.rawKpiColumns,
          unit: '×',
          atMost: 3,
        },
      ];
    } finally {
      await tenant.close();
    }
  },
};
