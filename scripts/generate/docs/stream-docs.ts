import {catalogue, type JsonSchema, readingCostsOf, schemaOf, streamNamed, tellsChanges} from '../../../src/catalogue';
import type {ListEndpoint, Stream} from '../../../src/streams/definition';
import {columnType, rawTableName} from '../../../src/warehouse/raw-table';
import {stagingTable} from '../dataform-catalogue';
import {documentedPath} from '../facts';
import {notRead} from './not-read';

const made = '<!-- made by `npm run generate` from src/streams; do not edit -->';

/** The pages below `docs/streams/`, by file name: one per stream and an index. */
export function streamDocs(): ReadonlyMap<string, string> {
  const pages = catalogue.map((stream) => [`${stream.name}.md`, pageOf(stream)] as const);
  return new Map([['README.md', indexPage()], ...pages]);
}

function indexPage(): string {
  const apis = [...new Set(catalogue.map(apiOf))];
  const sections = apis.map((api) => {
    const rows = catalogue
      .filter((stream) => apiOf(stream) === api)
      .map(
        ({name, group, cursor, description}) =>
          `| [\`${name}\`](${name}.md) | ${group} | ${cursor ?? '–'} | ${description} |`,
      );
    return [`## ${api}`, '', '| stream | group | cursor | what it is |', '| --- | --- | --- | --- |', ...rows, ''];
  });
  return [
    made,
    '# Streams',
    '',
    `${catalogue.length} streams. \`core\` and \`reference\` are read unless you say otherwise; \`extended\` and \`opt_in\` are read by name or`,
    'group (`--streams core,reference,pricebook_services`, or `streams` in the configuration). `opt_in` streams cost a request per row of',
    'another stream, or per day.',
    '',
    ...sections.flat(),
    ...notRead,
  ].join('\n');
}

function pageOf(stream: Stream): string {
  const {name, title, description, group, primaryKey, cursor} = stream;
  const table = rawTableName(name);
  const costs = readingCostsOf(stream, streamNamed(stream.list?.parent?.stream ?? ''));
  return [
    made,
    `# ${title} (\`${name}\`)`,
    '',
    description,
    '',
    '| | |',
    '| --- | --- |',
    `| group | ${group} |`,
    `| tables | \`st_raw_v2.${table}\`, \`st_stage_v2.${stagingTable(name)}\` |`,
    `| key | ${primaryKey.map(code).join(', ')} |`,
    `| cursor | ${cursor === undefined ? 'none: it cannot be asked for what changed' : code(cursor)} |`,
    `| read | ${readingOf(stream)} |`,
    `| requests | first ${costs.first}; later ${costs.later} |`,
    `| deleted rows | ${deletionOf(stream)} |`,
    ...(stream.clusterBy.length === 0 ? [] : [`| clustered by | ${stream.clusterBy.map(code).join(', ')} |`]),
    '',
    '## Fields',
    '',
    '| field | type | column | meaning |',
    '| --- | --- | --- | --- |',
    ...Object.entries(schemaOf(stream).properties ?? {}).map(
      ([field, schema]) => `| \`${field}\` | ${typeOf(schema)} | ${columnType(schema)} | ${schema.description ?? ''} |`,
    ),
    '',
    '## Example',
    '',
    '```sql',
    exampleOf(stream, table),
    '```',
    '',
  ].join('\n');
}

function readingOf(stream: Stream): string {
  const {list, export: feed, backfill, follow} = stream;
  const listed = list === undefined ? '' : `${code(`GET ${documentedPath(list.path)}`)}${limitsOf(list)}`;
  const fed = feed === undefined ? '' : code(`GET ${documentedPath(feed.path)}`);
  if (list?.daily !== undefined) {
    const each =
      list.parent === undefined ? 'day' : `day and row of [\`${list.parent.stream}\`](${list.parent.stream}.md)`;
    return `one request per ${each} (UTC), the last 30 days again every time: ${listed}; without \`start_date\` the last two years`;
  }
  if (list?.parent !== undefined) {
    return perParent(stream, listed);
  }
  const words = {
    windows: `by windows on \`modifiedOn\` of ${listed}`,
    export: `the export feed ${fed}`,
    whole: listed,
    days: listed,
    parents: listed,
  };
  if (list === undefined && stream.isStamped === true) {
    return `${words.export} as a whole, and again after \`full_read_days\` (30) or when its continuation token is lost; in between from the token on. Nothing else says what changed: a row that ServiceTitan saved late is found by the next full read`;
  }
  if (list?.since !== undefined) {
    return `whole, and again after \`full_read_days\` (30): ${listed}; in between only what \`${list.since}OrAfter\` shows, so a row that changes or goes without that is found by the next full read`;
  }
  if (backfill === 'whole') return `whole every time: ${listed}`;
  if (backfill === follow) return `${words[backfill]}, then what changed since`;
  return `first ${words[backfill]}; then ${words[follow]}`;
}

/** How a list per parent is read, and when that is not enough. */
function perParent({list}: Stream, listed: string): string {
  const {parent, since} = list ?? {};
  if (parent === undefined) return listed;
  const each = `one request per row of [\`${parent.stream}\`](${parent.stream}.md) to ${listed}`;
  const filter = since === undefined ? '' : `asked for what \`${since}OrAfter\` shows`;
  if (parent.everyTime === true || !tellsChanges(streamNamed(parent.stream))) {
    return since === undefined
      ? `${each}, every time`
      : `${each}, every time; everything again after \`full_read_days\` (30), in between ${filter}`;
  }
  const changed = `of those whose \`modifiedOn\` moved${since === undefined ? '' : `, ${filter}`}`;
  return `${each}: of all at first and again after \`full_read_days\` (30), in between ${changed}. What changes without moving that of its parent is found by the next full read`;
}

function limitsOf({maxPageSize, query}: ListEndpoint): string {
  const asked = Object.entries(query ?? {}).map(([name, value]) => code(`${name}=${value}`));
  return [
    ...(asked.length === 0 ? [] : [` with ${asked.join(', ')}`]),
    ...(maxPageSize === undefined ? [] : [`, ${maxPageSize} rows a page at most`]),
  ].join('');
}

function deletionOf(stream: Stream): string {
  const {active} = schemaOf(stream).properties ?? {};
  const again = stream.wholeGroup === 'day' ? 'a day that is read again replaces what was stored of it, ' : '';
  const sweep = `${again}\`--reconcile\` marks them, and `;
  if (active === undefined) {
    return `the API does not show them: ${sweep}a full read (\`--mode full\`) makes the table without them`;
  }
  const after = stream.activeFalseMeans === 'deleted' ? 'count as deleted' : 'are merely inactive';
  const gone = stream.export === undefined ? '; `--reconcile` marks what is gone for good' : '';
  return `rows with \`active = false\` ${after}${gone}`;
}

function typeOf(schema: JsonSchema): string {
  const types = [schema.type ?? 'anything'].flat().filter((type) => type !== 'null');
  return `${types.join(' or ')}${schema.format === undefined ? '' : ` (${schema.format})`}`;
}

/** The newest rows that live. */
function exampleOf(stream: Stream, table: string): string {
  const properties = Object.entries(schemaOf(stream).properties ?? {});
  const plain = properties.filter(([name, schema]) => columnType(schema) !== 'JSON' && !name.startsWith('_'));
  const wanted = [...stream.primaryKey, ...stream.clusterBy, ...plain.map(([name]) => name)];
  const columns = [...new Set([...wanted.slice(0, 6), ...(stream.cursor === undefined ? [] : [stream.cursor])])];
  const living = [
    '_deleted_at IS NULL',
    ...(properties.some(([name]) => name === 'active') ? ['active IS NOT FALSE'] : []),
  ];
  const newest = stream.cursor ?? stream.primaryKey[0] ?? '1';
  const named = [...columns, newest].some((name) => reserved.has(name)) ? ' AS r' : '';
  return [
    `SELECT ${columns.map(inSql).join(', ')}`,
    `FROM st_raw_v2.${table}${named}`,
    `WHERE ${living.join(' AND ')}`,
    `ORDER BY ${inSql(newest)} DESC`,
    'LIMIT 10;',
  ].join('\n');
}

/** Fields whose names are words of SQL; they are only taken for columns behind the name of a table, in both dialects. */
const reserved: ReadonlySet<string> = new Set([
  'from',
  'to',
  'end',
  'order',
  'limit',
  'group',
  'interval',
  'offset',
  'range',
]);

function inSql(name: string): string {
  return reserved.has(name) ? `r.${name}` : name;
}

/** First part of the path, as ServiceTitan calls its APIs. */
function apiOf({list, export: feed}: Stream): string {
  return (list ?? feed)?.path.split('/')[0] ?? '';
}

function code(text: string): string {
  return `\`${text}\``;
}
