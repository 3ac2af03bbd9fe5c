import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {packageRoot} from '../src/package-root';
import type {Measurement} from './report';
import {consoleTable, markdownOf} from './report';
import type {Section, Settings} from './section';
import {sections} from './sections';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Sections named on the command line; all when none is. */
function chosen(names: readonly string[]): readonly Section[] {
  const unknown = names.find((name) => sections.every((section) => section.name !== name));
  if (unknown === undefined) return sections.filter(({name}) => names.length === 0 || names.includes(name));
  say(`There is no section "${unknown}". Sections: ${sections.map(({name}) => name).join(', ')}.`);
  process.exit(2);
}

/** Measures and prints; a run of every section also writes `docs/benchmarks.md`. */
async function main(): Promise<void> {
  const wanted = chosen(process.argv.slice(2));
  const settings: Settings = {
    rounds: Number(process.env.BENCHMARK_ROUNDS ?? 7),
    scale: Number(process.env.BENCHMARK_SCALE ?? 1),
    say,
  };
  const measurements: Measurement[] = [];
  for (const section of wanted) {
    say(section.title);
    measurements.push({section, lines: await section.run(settings)});
  }
  process.stdout.write(consoleTable(measurements.flatMap(({lines}) => lines)));
  if (wanted.length < sections.length) return;
  const file = join(packageRoot(), 'docs', 'benchmarks.md');
  writeFileSync(file, markdownOf(measurements, settings));
  say(`Written to ${file}`);
}

void main();
