/** Text of a piece of HTML, as a person reads it. */
export function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"};
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The section of an id. */
export function sectionOf(page: string, id: string): string {
  const found = new RegExp(`<section id="${id}"[^>]*>([\\s\\S]*?)</section>`).exec(page)?.[1];
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
}

/** The part of a section that is shown while a scope is chosen. */
export function partOf(section: string, scope: string): string {
  return section.split(/<div data-scope=/).find((part) => part.startsWith(`"${scope}"`)) ?? '';
}

/** Rows of the tables in a piece of HTML: the text of each cell, without the small print. */
export function rowsOf(html: string): readonly (readonly string[])[] {
  return [...html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      textOf(cell.replace(/<small>[\s\S]*?<\/small>|<span class="heard">[\s\S]*?<\/span>/g, '')),
    ),
  );
}

const grouped = (value: number, decimals: number): string => {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return Number(Math.abs(value).toFixed(decimals)) === 0 || value >= 0 ? text : `\u2212${text}`;
};

/** How the page writes what a mart holds; written apart from the page's own code. */
export const written = {
  count: (value: unknown): string => (value === null ? '–' : grouped(Number(value), 0)),
  money: (value: unknown): string => {
    if (value === null) return '–';
    const text = grouped(Number(value), 0);
    return text.startsWith('\u2212') ? `\u2212$${text.slice(1)}` : `$${text}`;
  },
  ratio: (value: unknown): string => (value === null ? '–' : `${grouped(Number(value) * 100, 1)}%`),
};
