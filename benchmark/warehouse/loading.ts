import {median} from '../report';
import type {Section} from '../section';
import {scaled} from '../section';
import {loading, peakMbOf, stream} from './processes';

/** What loading costs on DuckDB: MERGE against a plain read of the same files, and memory. */
export const load: Section = {
  name: 'load',
  title: 'Loading into DuckDB',
  notes: [
    'Spool files of 50,000 jobs each, as a run leaves them, go by MERGE into an empty table, with versions, counts, state and books; their control is `INSERT … SELECT * FROM read_ndjson(…)` of the same files into the same typed columns.',
    'Memory is that of `st-elt load` with messages on stdin, once for each number of records.',
  ],
  run: async (settings) => {
    const {say} = settings;
    const rows = scaled(200_000, settings);
    const spool = await loading({kind: 'spool', stream, rows, rounds: Math.min(settings.rounds, 5)});
    const [merge, plain] = [median(spool.mergeSeconds), median(spool.plainSeconds)];
    say(`  MERGE ${merge.toFixed(2)} s, plain ${plain.toFixed(2)} s`);
    const [changed, into] = [scaled(55_000, settings), scaled(1_000_000, settings)];
    const upsert = median((await loading({kind: 'upsert', stream, rows: changed, into})).mergeSeconds);
    say(`  MERGE into ${into} rows ${upsert.toFixed(2)} s`);
    const [few, many] = [scaled(100_000, settings), scaled(1_000_000, settings)];
    const [small, large] = [await peakMbOf(few), await peakMbOf(many)];
    return [
      {
        what: `rows/s of a spool of ${rows} by MERGE, against a plain read_ndjson`,
        subject: `${Math.round(rows / merge)}/s`,
        control: `${Math.round(rows / plain)}/s`,
        value: plain / merge,
        unit: '×',
        atLeast: 0.3,
      },
      {
        what: `rows/s of a MERGE of ${changed} rows, nine tenths of them changed, into ${into}`,
        subject: `${upsert.toFixed(1)} s`,
        value: changed / upsert,
        unit: '',
      },
      {
        what: `peak memory of st-elt load at ${many} records, against ${few}`,
        subject: `${Math.round(large)} MB`,
        control: `${Math.round(small)} MB`,
        value: large / small,
        unit: '×',
        atMost: 1.2,
      },
    ];
  },
};
