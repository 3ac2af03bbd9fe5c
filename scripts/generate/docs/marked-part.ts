/** A page written by hand, with the part between its two markers renewed. @throws Error when a marker is lost. */
export function renewed(page: string, file: string, lines: readonly string[], part = 'streams'): string {
  const start = `<!-- ${part}: made by \`npm run generate\` -->`;
  const end = `<!-- end of ${part} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has lost its markers ${start} and ${end}`);
  return `${page.slice(0, from)}${start}\n${lines.join('\n')}\n${page.slice(to)}`;
}
