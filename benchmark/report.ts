import {cpus, totalmem} from 'node:os';

import type {Line} from './line';
import type {Section, Settings} from './section';

/** What one section measured. */
export interface Measurement {
  readonly section: Section;
  readonly lines: readonly Line[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const header = ['What', 'Subject', 'Control', 'Result', 'Target', 'Reached'] as const;

function cellsOf({what, subject, control = '', value, unit, atLeast, atMost}: Line): string[] {
  const result = `${unit === '×' || unit === ' s' ? value.toFixed(2) : Math.round(value)}${unit}`;
  const target = atLeast === undefined ? (atMost === undefined ? '' : `≤ ${atMost}${unit}`) : `≥ ${atLeast}${unit}`;
  const reached = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  return [what, subject, control, result, target, target === '' ? '' : reached ? 'yes' : 'no'];
}

export function consoleTable(lines: readonly Line[]): string {
  const rows = [[...header], ...lines.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`).join('');
}

/** The tables with everything that one needs to judge them. */
export function markdownOf(measurements: readonly Measurement[], {rounds, scale}: Settings): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const part = scale === 1 ? '' : ` Only ${scale} of the usual amount of data was used.`;
  const tables = measurements.map(
    ({section: {title, notes}, lines}) =>
      `\n## ${title}\n\n${row(header)}${row(header.map(() => '---'))}${lines.map((line) => row(cellsOf(line))).join('')}\n` +
      notes.map((note) => `- ${note}\n`).join(''),
  );
  return `# Benchmarks

Written by \`npm run benchmark\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${process.platform}, ${machine}.
Medians of ${rounds} rounds unless a section says otherwise, subjects and controls taking turns on the same machine.${part}
Only ratios say anything about another machine. A result is the subject over its control.
${tables.join('')}`;
}
