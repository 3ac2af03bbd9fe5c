import confirm from '@inquirer/confirm';
import input from '@inquirer/input';
import password from '@inquirer/password';
import select from '@inquirer/select';

import {InterruptedError} from '../../errors';
import {isTimezone, timezoneFor} from '../../transform/timezones';

/** Questions to a person at a terminal. They go to stderr: stdout is for data. */
const context = {output: process.stderr};

/** @throws InterruptedError when the person would rather stop (Ctrl-C). */
async function ask<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new InterruptedError(130);
    throw error;
  }
}

const notEmpty = (text: string): boolean | string => text.trim() !== '' || 'It cannot be empty.';

export const questions = {
  environment: () =>
    ask(
      select(
        {
          message: 'Which ServiceTitan environment?',
          choices: [
            {value: 'production', name: "production: the company's own data"},
            {value: 'integration', name: 'integration: the sandbox'},
          ],
        },
        context,
      ),
    ),
  tenantId: () =>
    ask(
      input(
        {
          message: 'Tenant ID (Settings › Integrations › API Application Access):',
          validate: (text) => /^\s*\d+\s*$/.test(text) || 'It is digits only.',
        },
        context,
      ),
    ),
  clientId: () => ask(input({message: 'Client ID (same page):', validate: notEmpty}, context)),
  /** Never shown, not even as stars. */
  clientSecret: () => ask(password({message: 'Client secret (not shown):', validate: notEmpty}, context)),
  appKey: () =>
    ask(password({message: 'App key (developer portal › My Apps; not shown):', validate: notEmpty}, context)),
  warehouse: () =>
    ask(
      select(
        {
          message: 'Where should the data go?',
          choices: [
            {value: 'duckdb', name: 'DuckDB: one file on this machine'},
            {value: 'bigquery', name: 'BigQuery: a Google Cloud project'},
          ],
        },
        context,
      ),
    ),
  duckdbPath: () => ask(input({message: 'File:', default: 'st.duckdb', validate: notEmpty}, context)),
  project: () => ask(input({message: 'Google Cloud project:', validate: notEmpty}, context)),
  /** @param proposed undefined: the person has to say it. */
  timezone: (proposed: string | undefined) =>
    ask(
      input(
        {
          message: "The company's time zone (a day of the KPIs is a day there):",
          ...(proposed === undefined ? {} : {default: proposed}),
          validate: (text) => isTimezone(text) || `Use ${timezoneFor(text)}.`,
        },
        context,
      ),
    ),
  weekStart: () =>
    ask(
      select(
        {
          message: "On which day does the company's week begin?",
          choices: [
            {value: 'monday', name: 'Monday'},
            {value: 'sunday', name: 'Sunday'},
          ],
        },
        context,
      ),
    ),
  again: (message: string) => ask(confirm({message, default: true}, context)),
};
