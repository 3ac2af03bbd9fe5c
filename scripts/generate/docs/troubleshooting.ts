import {packageRoot} from '../../../src/package-root';
import {type ErrorMessage, errorMessages} from './error-messages';
import {renewed} from './marked-part';

/** Which messages belong together: heading, and the folders or files below `src/`. */
const areas: readonly (readonly [title: string, prefixes: readonly string[]])[] = [
  ['ServiceTitan', ['servicetitan/', 'airbyte/', 'source', 'cli/init/tenant-access', 'cli/runs/']],
  ['Configuration and command line', ['config/config', 'catalogue', 'input-file', 'outside-errors', 'cli/']],
  ['Loading and the warehouse', ['warehouse/', 'load/', 'runs/', 'audit/', 'import/', 'config/tenant']],
  ['KPIs and report', ['transform/', 'report/', 'rules/']],
  ['The service', ['service/']],
];

const exitCodes: Readonly<Record<string, number>> = {
  UsageError: 2,
  ConfigError: 3,
  TransientError: 4,
  SourceError: 4,
  WarehouseError: 5,
  DataError: 6,
};

/** The page with its list of messages renewed from the source. */
export function troubleshootingPage(page: string): string {
  const left = [...errorMessages(packageRoot())];
  const lines = areas.flatMap(([title, prefixes]) => {
    const mine = left.filter(({file}) => prefixes.some((prefix) => file.startsWith(prefix)));
    for (const message of mine) left.splice(left.indexOf(message), 1);
    return [`### ${title}`, '', '| message | what to do | exit |', '| --- | --- | --- |', ...rowsOf(mine), ''];
  });
  if (left.length > 0) throw new Error(`No area holds the messages of ${left.map(({file}) => file).join(', ')}`);
  return renewed(page, 'docs/troubleshooting.md', lines, 'messages');
}

function rowsOf(messages: readonly ErrorMessage[]): readonly string[] {
  const rows = messages
    .filter(({summary}) => /[a-z]{3}/i.test(summary))
    .map(({summary, remedy, kind}) => `| ${cell(summary)} | ${cell(remedy)} | ${exitCodes[kind] ?? 1} |`);
  return [...new Set(rows)].sort();
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('_', '\\_');
}
