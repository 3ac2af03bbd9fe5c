import type {HealthRow, ReportData} from '../../data';
import {type Html, html} from '../html';
import {wideTable} from '../html-table';

/** Each check of `data_health`: what it found, or that it found nothing. */
const checks: Readonly<Record<string, readonly [found: string, nothing: string]>> = {
  freshness: ['Not loaded for two days', 'loaded in the last two days'],
  null_keys: ['Records without a key', 'every record has a key'],
  nulled_on_loading: ['Values that did not fit', 'every value fits its column'],
  orphans: ['Belongs to a missing record', 'belongs to a record that is there'],
  dates_out_of_range: ['Date out of range', 'dates are in range'],
  unknown_job_types: ['Unknown job type', 'job types are known'],
  unmapped_unit: ['Unit without a rollup', 'units have a rollup'],
  no_unit_counts: ['No unit counts', 'units count'],
  rule_without_match: ['Rule that finds nothing', 'every rule finds something'],
  unfinished_build: ['Build has not ended', 'builds have ended'],
};

/** What to know of the data before a number is trusted: what is wrong first, then how much was loaded. */
export function healthSection(data: ReportData): Html {
  const warned = warningsOf(data);
  return html`<section id="health">
    <h2>Data health</h2>
    ${
      warned.length === 0
        ? html`<p class="lead">Nothing stands out: every check of the data is well.</p>`
        : html`<p class="lead">These do not stop a number from being shown, but may move it.</p>
            ${wideTable(
              'Checks that found something',
              html`<tr>
                <th scope="col">Check</th>
                <th scope="col" class="text">Where</th>
                <th scope="col">Found</th>
                <th scope="col" class="text">What it is</th>
              </tr>`,
              warned.map(
                ({check, subject, value, detail}) =>
                  html`<tr>
                    <th scope="row">${checks[check]?.[0] ?? check}</th>
                    <td class="text"><bdi>${subject}</bdi></td>
                    <td>${value === null ? '–' : data.format.shown(value, 'count')}</td>
                    <td class="text"><bdi>${detail}</bdi></td>
                  </tr>`,
              ),
            )}`
    }
    <p class="remark">Well: ${inOrder(data)}.</p>
    <details class="numbers">
      <summary>What was loaded</summary>
      ${loadedTable(data)}
    </details>
  </section>`;
}

/** Checks that found something, errors first. */
export function warningsOf({health}: ReportData): readonly HealthRow[] {
  return [...health.filter(({status}) => status === 'error'), ...health.filter(({status}) => status === 'warn')];
}

function inOrder({health}: ReportData): string {
  const counts = new Map<string, number>();
  for (const {check, status} of health) if (status === 'ok') counts.set(check, (counts.get(check) ?? 0) + 1);
  const parts = [...counts].map(([check, count]) => `${checks[check]?.[1] ?? check} (${count})`);
  return parts.length === 0 ? 'nothing was checked' : parts.join(', ');
}

function loadedTable({health, format}: ReportData): Html {
  const value = (check: string, subject: string): number | null =>
    health.find((row) => row.check === check && row.subject === subject)?.value ?? null;
  const text = (number: number | null): string => (number === null ? '–' : format.shown(number, 'count'));
  const streams = health
    .filter(({check, value: hours}) => check === 'freshness' && hours !== null)
    .map(({subject}) => subject);
  if (streams.length === 0) return html`<p class="nothing">Nothing was loaded yet.</p>`;
  return wideTable(
    'Streams',
    html`<tr>
      <th scope="col">Stream</th>
      <th scope="col">Records</th>
      <th scope="col">Gone</th>
      <th scope="col">Hours since it was loaded</th>
      <th scope="col">Days since the last change</th>
    </tr>`,
    streams.map(
      (stream) =>
        html`<tr>
          <th scope="row">${stream}</th>
          <td>${text(value('rows', stream))}</td>
          <td>${text(value('deleted', stream))}</td>
          <td>${text(value('freshness', stream))}</td>
          <td>${text(value('newest_record', stream))}</td>
        </tr>`,
    ),
  );
}
