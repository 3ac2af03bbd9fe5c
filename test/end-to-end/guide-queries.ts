import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const doc = readFileSync(join(__dirname, '..', '..', 'docs', 'predecessor-queries.md'), 'utf8');

/** The queries of the predecessor's two guides, as they are written there. */
export const guideQueries: readonly string[] = [...doc.matchAll(/```sql\n([^]*?)\n```/g)].map(
  (match) => match[1] as string,
);
