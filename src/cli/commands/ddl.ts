import {catalogue} from '../../catalogue';
import {allDdl} from '../../warehouse/bigquery/statements/table-ddl';
import {tableOf} from '../../warehouse/raw-table';
import {bigQuerySettings, datasetNames} from '../settings/command-settings';
import {openSettings} from '../settings/open-settings';
import type {Terminal} from '../terminal/terminal';

/** Flags of `st-elt ddl`, as commander gives them. */
export interface DdlCommandOptions {
  readonly config?: string;
  readonly project?: string;
  readonly json?: boolean;
}

/** What stands for the project where none is given: a name that BigQuery refuses. */
const unnamedProject = 'YOUR_PROJECT';

/** `st-elt ddl`: every dataset and table that the BigQuery loader makes, as SQL that a person can review and run. */
export function ddl(terminal: Terminal, options: DdlCommandOptions): void {
  const {env, raw: config} = openSettings(options);
  const {location, labels} = bigQuerySettings(env, config);
  const project = options.project ?? (env['BQ_PROJECT_ID'] || unnamedProject);
  const statements = allDdl(
    {projectId: project, datasets: datasetNames(env, config), location, labels},
    catalogue.map(tableOf),
  );
  if (options.json === true) return terminal.printJson(statements);
  terminal.print(statements.map((sql) => `${sql};`).join('\n\n'));
}
