import {catalogue} from '../../../src/catalogue';
import {renewed} from './marked-part';

/** README with its table of streams, those that are read unless told otherwise, renewed. */
export function readmeStreams(readme: string): string {
  const usual = catalogue.filter(({group}) => group === 'core' || group === 'reference');
  const rows = usual.map(
    ({name, group, backfill, follow, cursor, description}) =>
      `| [\`${name}\`](docs/streams/${name}.md) | ${group} | ${backfill === follow ? backfill : `${backfill}, then ${follow}`} | ${cursor ?? '–'} | ${description} |`,
  );
  const more = `${catalogue.length - usual.length} more are read when named: [all ${catalogue.length} streams](docs/streams/README.md).`;
  return renewed(readme, 'README.md', [
    '| stream | group | read by | cursor | what it is |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    more,
  ]);
}
