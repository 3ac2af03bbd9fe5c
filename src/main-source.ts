import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {specMessage} from './airbyte/spec';
import {keepHeapSmall} from './heap';
import {packageRoot} from './package-root';

/**
 * Entry of `bin/source-servicetitan`. `spec` and `discover` say the same for every tenant and answer without loading the
 * rest: platforms ask often. What `discover` says is made by `npm run generate`.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const [command, ...options] = argv.slice(2);
  if (command === 'spec' && options.length === 0) {
    say(`${JSON.stringify(specMessage())}\n`);
  } else if (command === 'discover' && options.length === 2 && options[0] === '--config') {
    say(readFileSync(join(packageRoot(), 'catalog.json')));
  } else {
    keepHeapSmall();
    const [{runSource}, {ServiceTitanSource}] = await Promise.all([import('./airbyte/runner'), import('./source')]);
    process.exit(await runSource(new ServiceTitanSource(), argv));
  }
}

/** Nobody to listen is a failure, as everywhere; not a stack. */
function say(text: string | Buffer): void {
  process.stdout.on('error', () => (process.exitCode = 1));
  process.stdout.write(text);
}
