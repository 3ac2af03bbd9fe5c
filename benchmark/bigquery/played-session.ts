import {createReadStream} from 'node:fs';

import type {Session} from '../../src/warehouse/bigquery/session';
import type {PlayedBigQuery} from './played-bigquery';

/** What the warehouse adapter needs of the service, played in this process. */
export function playedSession(played: PlayedBigQuery): Session {
  const notPlayed = (): Promise<never> => Promise.reject(new Error('this is not played'));
  return {
    projectId: 'test',
    run: (sql, parameters = {}) => played.run(sql, parameters),
    describe: (_, table) => {
      const columns = played.columnsOf(table);
      return Promise.resolve(columns === undefined ? undefined : {columns});
    },
    estimate: notPlayed,
    clusterTable: notPlayed,
    select: notPlayed,
    locationOf: () => Promise.resolve('US'),
    ensureDataset: () => Promise.resolve(),
    makeStagingTable: (_, table, columns) => Promise.resolve(played.create(table, columns)),
    async load(_, file, _dataset, table) {
      await played.load(table, createReadStream(file));
      return 'loaded';
    },
    dropTable: (_, table) => Promise.resolve(played.drop(table)),
  };
}
