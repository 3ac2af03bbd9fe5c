import {type Html, html} from './html';

/** A table that may be wider than the page: it scrolls by itself, also with the keyboard. */
export function wideTable(
  label: string,
  head: Html,
  body: readonly (Html | undefined | false)[],
  more: {readonly foot?: Html; readonly className?: string} = {},
): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${label}">
    <table class="${more.className ?? 'plain'}">
      <thead>
        ${head}
      </thead>
      <tbody>
        ${body}
      </tbody>
      ${
        more.foot !== undefined &&
        html`<tfoot>
          ${more.foot}
        </tfoot>`
      }
    </table>
  </div>`;
}

/** A bar as long as its share of the largest, to be seen beside a number. */
export function bar(value: number, largest: number): Html {
  const share = largest > 0 && value > 0 ? Math.min(100, (value / largest) * 100) : 0;
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect width="${share.toFixed(1)}" height="4" />
  </svg>`;
}
