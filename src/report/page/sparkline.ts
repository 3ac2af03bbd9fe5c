import {type Html, html} from './html';

/** A line without axes, for a card: where a number comes from. */
export function sparkline(values: readonly (number | null | undefined)[]): Html {
  const known = values.flatMap((value, index) =>
    value === null || value === undefined ? [] : [[index, value] as const],
  );
  if (known.length < 2) return html``;
  const sizes = known.map(([, value]) => value);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const x = (index: number): string => ((index / Math.max(1, values.length - 1)) * 118 + 1).toFixed(1);
  const y = (value: number): string => (high === low ? 14 : 25 - ((value - low) / (high - low)) * 22).toFixed(1);
  const points = known.map(([index, value]) => `${x(index)} ${y(value)}`);
  return html`<svg class="spark" viewBox="0 0 120 28" preserveAspectRatio="none" aria-hidden="true">
    <path d="M${points.join('L')}" />
    <path class="last" d="M${points.at(-1)}h0" />
  </svg>`;
}
