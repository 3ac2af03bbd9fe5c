import {createHash} from 'node:crypto';

import type {HealthRow, ReportData} from '../data';
import {summed} from '../report-metrics';
import {Html, html} from './html';
import {addDays} from './numbers';
import {script} from './script';
import {headlineSection} from './sections/cards';
import {estimatesSection} from './sections/estimates';
import {healthSection, warningsOf} from './sections/health';
import {campaignsSection, techniciansSection} from './sections/people';
import {receivablesSection} from './sections/receivables';
import {dictionary, explanations} from './sections/terms';
import {trendsSection} from './sections/trends';
import {unitsSection} from './sections/units';
import {style} from './style';

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%231f6f8b' d='M2 9h3v5H2zM6.5 5h3v9h-3zM11 2h3v12h-3z'/%3E%3C/svg%3E";

/** Nothing is fetched, and of scripts and styles only the page's own run: whatever a name holds, it stays text. */
const policy = [
  "default-src 'none'",
  `script-src '${hashOf(script)}'`,
  `style-src '${hashOf(style)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

// The hashes above are of these texts to the letter, so they stand outside of the template, which is reformatted at will.
const styleElement = new Html(`<style>${style}</style>`);
const scriptElement = new Html(`<script>${script}</script>`);

/** The report as one HTML file that needs nothing else. The same data give the same bytes. */
export function page(data: ReportData): string {
  const title = `Week of ${data.format.week(data.week)}`;
  const body = isEmpty(data) ? emptyBody(data) : fullBody(data);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} · KPI report</title>
        <link rel="icon" href="${icon}" />
        ${styleElement}
      </head>
      <body>
        ${body} ${scriptElement}
      </body>
    </html>`.text;
}

function fullBody(data: ReportData): Html {
  return html`${header(data)} ${contents}
    <main>
      ${alarm(data)} ${notice(data)} ${headlineSection(data)} ${unitsSection(data)} ${trendsSection(data)}
      ${receivablesSection(data)} ${estimatesSection(data)} ${techniciansSection(data)} ${campaignsSection(data)}
      ${healthSection(data)} ${dictionary(data)}
    </main>
    ${footer(data)} ${explanations(data)}`;
}

/** A tenant without anything to count. */
function emptyBody(data: ReportData): Html {
  return html`${header(data)}
    <main>
      ${alarm(data)}
      <p class="notice">
        There is nothing to report yet: no job, invoice, estimate or payment was found in the last 18 months. Data
        health says what was loaded; a tenant that is in use and shows nothing here usually lacks the streams
        <code>jobs</code>, <code>business_units</code> or <code>job_types</code>.
      </p>
      ${healthSection(data)} ${dictionary(data)}
    </main>
    ${footer(data)}`;
}

function isEmpty({weekly}: ReportData): boolean {
  return [...weekly.values()].every((weeks) =>
    [...weeks.values()].every((values) => summed.every((name) => !values[name])),
  );
}

function header(data: ReportData): Html {
  return html`<header>
    <div>
      <p class="eyebrow">Weekly report</p>
      <h1>${data.format.week(data.week)}</h1>
      <p class="sub">The last complete week · data as of ${data.format.day(data.asOf, 'long')} (${data.timezone})</p>
    </div>
    <div id="tools" hidden>
      <label
        >Unit
        <select id="unit">
          ${data.scopes.map(({id, name}) => html`<option value="${id}">${name}</option>`)}
        </select></label
      >
      <button type="button" id="theme">Dark</button>
    </div>
  </header>`;
}

const contents = html`<nav aria-label="Parts of the report">
  <ul>
    ${[
      ['week', 'The week'],
      ['units', 'By unit'],
      ['trends', 'Trends'],
      ['receivables', 'Receivables'],
      ['estimates', 'Estimates'],
      ['technicians', 'Technicians'],
      ['campaigns', 'Campaigns'],
      ['health', 'Data health'],
      ['definitions', 'Definitions'],
    ].map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
  </ul>
</nav>`;

/** What makes numbers wrong: said before anything else. */
function alarm({health, format}: ReportData): Html | undefined {
  const found = (wanted: string): HealthRow | undefined => health.find(({check}) => check === wanted);
  const [unfinished, uncounted] = [found('unfinished_build'), found('no_unit_counts')];
  if (unfinished === undefined && uncounted === undefined) return undefined;
  return html`<div class="notice alarm" role="alert">
    ${
      unfinished &&
      html`<p>
        <strong>These numbers are of an unfinished build.</strong> Some may be older than others: ${unfinished.detail}
        (<code>st-elt transform</code>, which says what is wrong).
      </p>`
    }
    ${
      uncounted &&
      html`<p>
        <strong>No business unit counts as sales or production.</strong> There are
        ${uncounted.value === null ? '' : format.shown(uncounted.value, 'count')} jobs, and all their KPIs are 0. Load
        the stream <code>business_units</code>, or give your units a group in the rules file.
      </p>`
    }
  </div>`;
}

/** What must be known before the numbers are read. */
function notice(data: ReportData): Html | undefined {
  const warned = warningsOf(data);
  const stale = warned.filter(({check}) => check === 'freshness').length;
  const lines = [
    stale > 0 &&
      html`<li>${stale} ${stale === 1 ? 'stream was' : 'streams were'} last loaded more than 48 hours ago.</li>`,
  ].filter((line) => line !== false);
  if (lines.length === 0) return undefined;
  return html`<div class="notice">
    <ul>
      ${lines}
    </ul>
    <p><a href="#health">Data health</a> says more.</p>
  </div>`;
}

function footer({format, week, timezone, builtAt, arMinimum, lookerUrl}: ReportData): Html {
  return html`<footer>
    <p>
      Weeks run from ${format.day(week, 'weekday')} to ${format.day(addDays(week, 6), 'weekday')}, days are those of
      ${timezone}. Balances below ${format.shown(arMinimum, 'amount')} are not counted. Built
      ${builtAt.slice(0, 16).replace('T', ' ')} UTC from the KPI marts; a number that looks wrong is explained by its
      definition or by Data health.
    </p>
    ${
      lookerUrl !== undefined &&
      html`<p>
        <a href="${lookerUrl}" rel="noopener noreferrer" target="_blank">Open these numbers in Looker Studio</a>
      </p>`
    }
  </footer>`;
}
