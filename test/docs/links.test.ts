import {existsSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';

import {anchors, pages, prose, root} from './pages';

interface Link {
  readonly page: string;
  readonly target: string;
}

const links: readonly Link[] = pages().flatMap((page) =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({page, target})),
);
const inside = links.filter(({target}) => !/^[a-z]+:/.test(target));

test('there are links to look at', () => {
  expect(inside.length).toBeGreaterThan(200);
});

test('every link inside the repository leads to a file that is there', () => {
  const broken = inside
    .filter(({target}) => !target.startsWith('#'))
    .filter(({page, target}) => !existsSync(join(root, dirname(page), target.replace(/#.*/, ''))));
  expect(broken).toEqual([]);
});

test('every anchor is a heading of its page', () => {
  const broken = inside.filter(({page, target}) => {
    const [file = '', anchor] = target.split('#');
    const aim = file === '' ? page : normalize(join(dirname(page), file));
    return anchor !== undefined && aim.endsWith('.md') && existsSync(join(root, aim)) && !anchors(aim).has(anchor);
  });
  expect(broken).toEqual([]);
});

test('every link outside is https', () => {
  expect(links.filter(({target}) => /^[a-z]+:/.test(target) && !target.startsWith('https://'))).toEqual([]);
});

test('every page of docs/ is reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached) {
    for (const {target} of inside.filter((link) => link.page === page)) {
      const aim = normalize(join(dirname(page), target.replace(/#.*/, '')));
      if (aim.endsWith('.md') && existsSync(join(root, aim))) reached.add(aim);
    }
  }
  expect(pages().filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
});
