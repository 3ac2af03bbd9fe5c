import {execFileSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';

const folder = join(__dirname, '../../deploy/terraform');

/** A block of the configuration: arguments are values or `${expressions}`, nested blocks are lists. */
export type Block = Readonly<Record<string, unknown>>;

/** Blocks by their labels: `resource.google_bigquery_dataset.layer`. */
export interface Configuration {
  readonly variable: Readonly<Record<string, readonly Block[]>>;
  readonly output: Readonly<Record<string, readonly Block[]>>;
  readonly locals: Block;
  readonly resource: Readonly<Record<string, Readonly<Record<string, readonly Block[]>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, readonly Block[]>>>>;
  readonly terraform: readonly Block[];
}

/** A file, as it is, as `terraform fmt` would write it, and what it says. */
export interface TerraformFile {
  readonly name: string;
  readonly text: string;
  readonly formatted: string;
  readonly parsed: Readonly<Record<string, unknown>>;
}

/** Files of the configuration and its example. */
export function terraformFiles(): readonly TerraformFile[] {
  const names = readdirSync(folder).filter((name) => /\.tf$|\.tfvars\.example$/.test(name));
  const args = [join(__dirname, 'hcl.cjs'), ...names.map((name) => join(folder, name))];
  return JSON.parse(execFileSync(process.execPath, args, {encoding: 'utf8', maxBuffer: 2 ** 26})) as TerraformFile[];
}

/** All of them as one. */
export function configurationOf(files: readonly TerraformFile[]): Configuration {
  const whole: Record<string, Record<string, unknown>> = {locals: {}, resource: {}, data: {}, variable: {}, output: {}};
  for (const {parsed} of files.filter(({name}) => name.endsWith('.tf'))) {
    for (const [kind, content] of Object.entries(parsed)) {
      if (kind === 'terraform') whole.terraform = content as Record<string, unknown>;
      else if (kind === 'locals') for (const block of content as Block[]) Object.assign(whole.locals ?? {}, block);
      else for (const [label, inner] of Object.entries(content as Block)) merge((whole[kind] ??= {}), label, inner);
    }
  }
  return whole as unknown as Configuration;
}

/** `resource "a" "x"` and `resource "a" "y"` may be in different files. */
function merge(into: Record<string, unknown>, label: string, inner: unknown): void {
  const known = into[label];
  into[label] = Array.isArray(inner) || known === undefined ? inner : {...known, ...(inner as Block)};
}

/** Every resource with its address. */
export function resources(whole: Configuration): readonly (readonly [address: string, kind: string, block: Block])[] {
  return Object.entries(whole.resource).flatMap(([kind, named]) =>
    Object.entries(named).flatMap(([name, blocks]) => blocks.map((block) => [`${kind}.${name}`, kind, block] as const)),
  );
}

/** Every text in a value, keys included. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)]);
}
