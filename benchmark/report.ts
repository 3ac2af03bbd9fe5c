import {cpus, totalmem} from 'node:os';

/** One comparison: how the subject did, what it is measured against, and what it should reach. */
export interface Line {
  readonly what: string;
  readonly subject: string;
  readonly control?: string;
  readonly value: number;
  readonly unit: '×' | ' MB' | '';
  readonly atLeast?: number;
  readonly atMost?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const header = ['What', 'Source', 'Control', 'Result', 'Target', 'Reached'] as const;

function cellsOf({what, subject, control = '', value, unit, atLeast, atMost}: Line): string[] {
  const result = `${unit === '×' ? value.toFixed(2) : Math.round(value)}${unit}`;
  const target = atLeast === undefined ? (atMost === undefined ? '' : `≤ ${atMost}${unit}`) : `≥ ${atLeast}${unit}`;
  const reached = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  return [what, subject, control, result, target, target === '' ? '' : reached ? 'yes' : 'no'];
}

export function consoleTable(lines: readonly Line[]): string {
  const rows = [[...header], ...lines.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`).join('');
}

/** The table with everything that one needs to judge it. */
export function markdownOf(
  lines: readonly Line[],
  {rounds, backfillRounds, scale}: {rounds: number; backfillRounds: number; scale: number},
): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const part = scale === 1 ? '' : ` Only ${scale} of the usual number of rows was read.`;
  return `# Benchmarks

Written by \`npm run benchmark\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${process.platform}, ${machine}.
Medians of ${rounds} rounds (backfill: ${backfillRounds}), source and controls taking turns on the same machine.${part} Only ratios say
anything about another machine.

${row(header)}${row(header.map(() => '---'))}${lines.map((line) => row(cellsOf(line))).join('')}
- The server is a process of its own that copies serialised rows of the simulated business into pages of 5,000; output goes
  through a pipe to \`cat\`.
- *parse + stringify* is \`JSON.parse\` of each page and \`JSON.stringify\` of each record in memory, without network, output,
  lifted fields or money: what any program pays that looks at the records. *axios + console.log* is how connectors are usually written.
- The backfill has 500,000 records in 8 streams; every request takes 200 ms and 0.1 ms per record. Its control asks for one page of the
  same size after the other and writes with \`console.log\`.
`;
}
