import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {catalogue, schemaOf} from '../../../src/catalogue';
import {packageRoot} from '../../../src/package-root';
import type {Stream} from '../../../src/streams/definition';
import {renewed} from './marked-part';

/** What another connector offers for one of our streams. */
interface Offer {
  readonly name: string;
  readonly how: string;
}

type Peers = Readonly<Record<'tap-service-titan' | 'fivetran', Readonly<Record<string, Offer>>>>;

/** The comparison page with its table renewed: our side from the catalogue, theirs from `scripts/generate/docs/peers.json`. */
export function comparisonPage(page: string): string {
  const peers = JSON.parse(
    readFileSync(join(packageRoot(), 'scripts', 'generate', 'docs', 'peers.json'), 'utf8'),
  ) as Peers;
  const {'tap-service-titan': tap, fivetran} = peers;
  const row = (name: string, ours: string): string =>
    `| ${ours} | ${offered(tap[name])} | ${offered(fivetran[name])} |`;
  const known = new Set(catalogue.map(({name}) => name));
  const others = [...new Set([...Object.keys(tap), ...Object.keys(fivetran)])].filter((name) => !known.has(name));
  const onlyHere = catalogue.filter(({name}) => tap[name] === undefined && fivetran[name] === undefined);
  return renewed(page, 'docs/comparison.md', [
    `${catalogue.length} streams here, ${onlyHere.length} of which neither of the two offers; ${others.length} of theirs ${others.length === 1 ? 'is' : 'are'} missing here.`,
    '',
    '| here | read | deleted rows | tap-service-titan | Fivetran |',
    '| --- | --- | --- | --- | --- |',
    ...catalogue.map((stream) => row(stream.name, `[\`${stream.name}\`](streams/${stream.name}.md) | ${ways(stream)}`)),
    ...others.map((name) => row(name, 'not here | – | –')),
  ]);
}

function ways(stream: Stream): string {
  const {backfill, follow} = stream;
  const words = {
    windows: 'windows',
    export: 'export',
    whole: 'whole',
    days: 'by day',
    parents: 'per parent',
  };
  const read = backfill === follow ? words[backfill] : `${words[backfill]}, then ${words[follow]}`;
  const shown = schemaOf(stream).properties?.active !== undefined;
  return `${read} | ${shown ? '`active`' : 'full read'}`;
}

function offered(offer: Offer | undefined): string {
  return offer === undefined ? '–' : `${offer.name}: ${offer.how}`;
}
