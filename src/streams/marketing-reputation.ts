import type {StreamLiteral} from './definition';
import {whole} from './ways';

/** Marketing Reputation: what people say in public. */
export const marketingReputation: readonly StreamLiteral[] = [
  {
    name: 'reputation_reviews',
    title: 'Reviews',
    description: 'Reviews on public platforms, with the job and technician they are about. One row per review.',
    group: 'extended',
    list: {path: 'marketingreputation/v2/reviews', since: 'modifiedOn'},
    ...whole,
    primaryKey: ['_key'],
    keyFields: ['platform', 'authorEmail', 'authorName', 'publishDate', 'review'],
  },
];
