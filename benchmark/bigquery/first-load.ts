import {fork} from 'node:child_process';
import {join} from 'node:path';

import type {Line} from '../line';
import {median} from '../report';
import {scaled, type Section, type Settings} from '../section';
import {messageOf} from '../source/processes';
import {dollarsOf} from './bill';
import type {FirstLoaded, FirstLoadTask} from './first-load-subject';
import {usualLatency} from './played-bigquery';

/** Percent of the rows, in large and in small tables. */
export const shares: Readonly<Record<string, number>> = {
  ...{jobs: 28, invoices: 24, estimates: 22, payments: 11, appointments: 10},
  ...{customers: 4.8, locations: 0.14, campaigns: 0.06},
};

async function played(mode: FirstLoadTask['mode'], rows: number): Promise<FirstLoaded> {
  const counts = Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, (share * rows) / 100]));
  const task: FirstLoadTask = {
    counts: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Math.round(count)])),
    ...{mode, latency: usualLatency, inFlight: 8, pageMs: 700},
  };
  const loaded = (await messageOf(
    fork(join(__dirname, 'first-load-subject.js'), [JSON.stringify(task)]),
  )) as FirstLoaded;
  if (loaded.wrong > 0 || loaded.failures.length > 0)
    throw new Error(`${loaded.wrong} rows of the first load are wrong: ${loaded.failures.join(' ')}`);
  return loaded;
}

async function linesOf(mode: FirstLoadTask['mode'], rows: number, {say}: Settings): Promise<readonly Line[]> {
  const {seconds, computedSeconds, transactions, batches, bytesBilled, peakMb} = await played(mode, rows);
  const gb = bytesBilled / 1e9;
  const perRow = Math.round(rows / seconds);
  const what = `${mode === 'merge' ? 'first load' : 'refresh'} of ${rows.toLocaleString('en-US')} rows`;
  say(
    `  ${what}: ${seconds.toFixed(0)} s, ${transactions} transactions, ${batches.length} batches, ${gb.toFixed(1)} GB billed`,
  );
  const perBatch = Math.round(rows / batches.length);
  return [
    {
      what: `${what}: rows/s`,
      ...{subject: `${perRow}/s`, value: perRow, unit: '' as const},
      // Lease, books and swaps take some ten transactions whatever the number of rows.
      ...(rows < 5_000_000 ? {} : {atLeast: 5_000}),
    },
    {
      what: `${what}: time, of it ${computedSeconds.toFixed(0)} s of CPU`,
      subject: `${(seconds / 60).toFixed(1)} min`,
      ...{value: seconds, unit: ' s' as const, atMost: 1_800},
    },
    {
      what: `${what}: rows a batch, all ${batches.length} of them (median ${median(batches)})`,
      ...{subject: `${perBatch}`, value: perBatch, unit: '', atLeast: 50_000},
    },
    {
      what: `${what}: GB billed (${dollarsOf(bytesBilled).toFixed(2)} USD)`,
      ...{subject: `${gb.toFixed(1)} GB`, value: gb, unit: ''},
    },
    {what: `${what}: peak memory`, subject: `${Math.round(peakMb)} MB`, value: peakMb, unit: ' MB'},
  ];
}

/** What a first load into BigQuery takes where a transaction takes long, and what it bills. */
export const firstLoad: Section = {
  name: 'first-load',
  title: 'First load into BigQuery, played',
  notes: [
    `BigQuery is played in the process: a transaction takes ${usualLatency.transactionMs / 1_000} s, any other query ${usualLatency.queryMs / 1_000} s, a load job ${usualLatency.loadMs / 1_000} s and its upload at ${usualLatency.uploadBytesPerSecond / 1e6} MB/s. These are estimates; nothing was measured on BigQuery itself.`,
    'Loader, spool files and statements are real. Time is that of the plays plus the CPU time of the process, loader and parsing of pages, as if it had one processor; not in it are HTTP, packing the files, and what the play itself computes. A page of 5,000 rows takes 700 ms, 8 at a time.',
    'Every row is counted afterwards: each has to be there exactly once. Bytes are the columns that each statement names, at least 10 MB for each table, as if no block could be left out by key or day; 6.25 USD per TiB, the free TiB of a month not taken off.',
    'A refresh reads everything again beside the table and takes its place. Each is run once.',
  ],
  run: async (settings) => [
    ...(await linesOf('merge', scaled(5_000_000, settings), settings)),
    ...(await linesOf('refresh', scaled(1_000_000, settings), settings)),
  ],
};
