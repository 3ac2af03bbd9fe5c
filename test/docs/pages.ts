import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

export const root = join(__dirname, '..', '..');

/** Every page that is written for people, below the root; those of the streams are made by a generator with tests of its own. */
export function pages(): readonly string[] {
  const inRoot = readdirSync(root).filter((name) => name.endsWith('.md'));
  const inDocs = readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name));
  const others = ['dataform/README.md', 'deploy/terraform/README.md', 'test/oracle/README.md'];
  return [...inRoot, ...inDocs, ...others.filter((name) => existsSync(join(root, name)))];
}

export function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** A page without its fenced blocks. */
export function prose(page: string): string {
  return read(page).replace(/^( *)```[\s\S]*?^\1```$/gm, '');
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchors(page: string): ReadonlySet<string> {
  const headings = [...prose(page).matchAll(/^#{1,6} +(.+)$/gm)].map(([, text = '']) =>
    text
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replace(/ /g, '-'),
  );
  const seen = new Map<string, number>();
  return new Set(
    headings.map((heading) => {
      const before = seen.get(heading) ?? 0;
      seen.set(heading, before + 1);
      return before === 0 ? heading : `${heading}-${before}`;
    }),
  );
}

/** A block of commands. */
export interface ShellBlock {
  readonly page: string;
  readonly commands: string;
  /** Why it is not run, from the comment after it or the one for its whole page. */
  readonly notRun?: string;
}

/** The blocks of a page that are meant to be typed in. */
export function shellBlocks(page: string): readonly ShellBlock[] {
  const text = read(page);
  const whole = /<!-- commands here are not run: ([^>]+) -->/.exec(text)?.[1];
  return [...text.matchAll(/^( *)```sh\n([\s\S]*?)^\1```\n(?:\s*<!-- not run: ([^>]+) -->)?/gm)].map(
    ([, indent = '', commands = '', reason]) => {
      const notRun = reason ?? whole;
      const plain = commands.replace(new RegExp(`^${indent}`, 'gm'), '');
      return {page, commands: plain, ...(notRun === undefined ? {} : {notRun})};
    },
  );
}
