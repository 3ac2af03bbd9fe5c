import type {Definition, ReportData} from '../../data';
import {type Html, html} from '../html';

/** A metric's name as a button that opens what it means, where it stands; just the name when nothing is known of it. */
export function term(data: ReportData, metric: string, text: string): Html {
  if (!data.definitions.has(metric)) return html`${text}`;
  return html`<button type="button" class="term" popovertarget="d-${metric}">${text}</button>`;
}

/** What the terms open. Printed pages have the list at the end instead. */
export function explanations({definitions}: ReportData): Html {
  return html`${[...definitions].map(
    ([metric, definition]) =>
      html`<div popover id="d-${metric}" class="explained">
        <h3>${definition.title}</h3>
        ${meaning(definition)}
        <p class="source">Column <code>${metric}</code> of the marts</p>
      </div> `,
  )}`;
}

/** Every metric with its definition, for reading and for paper. */
export function dictionary({definitions}: ReportData): Html {
  return html`<section id="definitions" class="definitions">
    <h2>What the numbers mean</h2>
    <p class="lead">The same words as in the table <code>kpi_dictionary</code>.</p>
    <div class="columns">
      ${[...definitions.values()]
        .toSorted((a, b) => (a.title < b.title ? -1 : 1))
        .map(
          (definition) =>
            html`<article>
              <h3>${definition.title}</h3>
              ${meaning(definition)}
            </article>`,
        )}
    </div>
  </section>`;
}

function meaning({description, formula, dateBasis, sourceFields}: Definition): Html {
  return html`<p>${description}</p>
    <dl class="meaning">
      <div>
        <dt>Formula</dt>
        <dd>${formula}</dd>
      </div>
      <div>
        <dt>Counts on</dt>
        <dd>${dateBasis}</dd>
      </div>
      <div>
        <dt>From</dt>
        <dd>${sourceFields}</dd>
      </div>
    </dl>`;
}
