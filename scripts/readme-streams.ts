import {catalogue} from '../src/catalogue';

const start = '<!-- streams: made by `npm run generate` -->';
const end = '<!-- end of streams -->';

/** README with its table of streams, those that are read unless told otherwise, renewed between the two markers. */
export function readmeStreams(readme: string): string {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has lost its markers ${start} and ${end}`);
  const usual = catalogue.filter(({group}) => group === 'core' || group === 'reference');
  const rows = usual.map(
    ({name, group, backfill, follow, cursor, description}) =>
      `| [\`${name}\`](docs/streams/${name}.md) | ${group} | ${backfill === follow ? backfill : `${backfill}, then ${follow}`} | ${cursor ?? '–'} | ${description} |`,
  );
  const table = ['| stream | group | read by | cursor | what it is |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
  const more = `${catalogue.length - usual.length} more are read when named: [all ${catalogue.length} streams](docs/streams/README.md).`;
  return `${readme.slice(0, from)}${start}\n${table}\n\n${more}\n${readme.slice(to)}`;
}
