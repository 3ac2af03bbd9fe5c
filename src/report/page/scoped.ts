import type {ReportData, Scope} from '../data';
import {type Html, html} from './html';

/** One part for each scope, of which the page shows the chosen one; without a script, the one of all units together. */
export function scoped({scopes}: ReportData, part: (scope: Scope) => Html): Html {
  return html`${scopes.map(
    (scope) => html`<div data-scope="${scope.id}" ${scope.id === 'all' ? '' : html`hidden`}>${part(scope)}</div> `,
  )}`;
}

/** A remark for what is not divided by unit; shown while a unit is chosen. */
export const allUnitsRemark = html`<p class="remark" data-when="unit" hidden>
  All units together, whichever is chosen.
</p>`;
