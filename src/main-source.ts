import {specMessage} from './airbyte/spec';

/** Entry of `bin/source-servicetitan`. `spec` answers without loading the rest: platforms ask for it often. */
export async function main(argv: readonly string[]): Promise<void> {
  if (argv[2] === 'spec' && argv.length === 3) {
    process.stdout.write(`${JSON.stringify(specMessage())}\n`);
    return;
  }
  const [{runSource}, {ServiceTitanSource}] = await Promise.all([import('./airbyte/runner'), import('./source')]);
  process.exit(await runSource(new ServiceTitanSource(), argv));
}
