import type {EChartsOption} from 'echarts';
import {init} from 'echarts';

import {escapeHtml, Html, html} from './html';
import {shown, type Unit} from './numbers';

/** Colours are variables of the page's style, so that a chart follows light and dark. */
export type Colour = 'c1' | 'c2' | 'c3' | 'c4';

/** One line or one row of bars. */
export interface Series {
  readonly name: string;
  readonly colour: Colour;
  readonly as: 'line' | 'bar' | 'dashed';
  readonly values: readonly (number | null)[];
  /** Bars of the same stack stand on each other. */
  readonly stack?: string;
}

export interface Chart {
  readonly title: string;
  readonly labels: readonly string[];
  readonly unit: Unit;
  readonly series: readonly Series[];
  /** Bars lie, one label a line. */
  readonly lying?: boolean;
  /** Heading of the labels in the table. */
  readonly labelled: string;
}

const width = 460;
const fontSize = 12;
let drawn = 0;

/** A chart with its legend, and the same numbers as a table behind it. */
export function figure(chart: Chart): Html {
  const legend = chart.series.map(
    ({name, colour, as}) =>
      html`<li><svg class="key" viewBox="0 0 18 10" aria-hidden="true">${keyOf(colour, as)}</svg>${name}</li>`,
  );
  return html`<figure>
    <figcaption>
      <h3>${chart.title}</h3>
      ${
        chart.series.length > 1 &&
        html`<ul class="legend">
          ${legend}
        </ul>`
      }
    </figcaption>
    ${svgOf(chart)}
    <details class="numbers">
      <summary>The numbers<span class="heard"> of: ${chart.title}</span></summary>
      ${tableOf(chart)}
    </details>
  </figure>`;
}

function keyOf(colour: Colour, as: Series['as']): Html {
  if (as === 'bar') return html`<rect x="3" width="12" height="10" rx="2" class="fill-${colour}" />`;
  return html`<path d="M1 5h16" class="stroke-${colour}${as === 'dashed' ? ' dashes' : ''}" />`;
}

function tableOf({labels, labelled, series, unit, title}: Chart): Html {
  const rows = labels.map(
    (label, index) =>
      html`<tr>
        <th scope="row">${label}</th>
        ${series.map(({values}) => {
          const value = values[index];
          return html`<td>${value === null || value === undefined ? '–' : shown(value, unit)}</td>`;
        })}
      </tr>`,
  );
  return html`<div class="wide" tabindex="0" role="region" aria-label="${title}: the numbers">
    <table>
      <thead>
        <tr>
          <th scope="col">${labelled}</th>
          ${series.map(({name}) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** The picture, drawn here: no script goes into the page. */
function svgOf(chart: Chart): Html {
  const height = chart.lying === true ? 34 + 26 * chart.labels.length : 230;
  const drawing = init(null, null, {renderer: 'svg', ssr: true, width, height});
  try {
    drawing.setOption(optionOf(chart));
    return new Html(tidy(drawing.renderToSVGString(), chart.title));
  } finally {
    drawing.dispose();
  }
}

/**
 * Takes off what the page's policy forbids or nobody needs: styles, classes and marks for scripts. Sizes stay as attributes.
 */
function tidy(svg: string, title: string): string {
  drawn += 1;
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events|xml:space)="[^"]*"/g, '')
    .replace(/ style="[^"]*"/g, ` font-size="${fontSize}"`)
    .replace(/zr\d+-/g, `g${drawn}-`)
    .replace(/^<svg [^>]*?(viewBox="[^"]*")[^>]*>/, `<svg $1 role="img" aria-label="${escapeHtml(title)}">`)
    .replace(/\n/g, '');
}

function optionOf({labels, unit, series, lying = false}: Chart): EChartsOption {
  const text = {color: 'var(--muted)', fontSize, fontFamily: 'inherit'};
  const rule = {lineStyle: {color: 'var(--rule)'}};
  const category = {
    type: 'category' as const,
    data: [...labels],
    inverse: lying,
    axisTick: {show: false},
    axisLine: rule,
    axisLabel: {...text, ...(lying ? {width: 130, overflow: 'truncate' as const} : {hideOverlap: true})},
  };
  const value = {
    type: 'value' as const,
    splitNumber: lying ? 3 : 4,
    splitLine: rule,
    axisLabel: {...text, formatter: (number: number) => short(number, unit)},
  };
  return {
    animation: false,
    aria: {enabled: false},
    textStyle: {fontFamily: 'inherit'},
    grid: {left: 4, right: 14, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'},
    ...(lying ? {xAxis: value, yAxis: category} : {xAxis: category, yAxis: value}),
    series: series.map(({name, colour, as, values, stack}) => {
      const ink = `var(--${colour})`;
      const common = {name, data: [...values], silent: true, emphasis: {disabled: true}};
      if (as === 'bar') {
        return {
          ...common,
          type: 'bar' as const,
          itemStyle: {color: ink, borderRadius: stack === undefined ? 2 : 0},
          barMaxWidth: lying ? 14 : 22,
          barCategoryGap: '30%',
          ...(stack === undefined ? {} : {stack}),
        };
      }
      return {
        ...common,
        type: 'line' as const,
        showSymbol: false,
        itemStyle: {color: ink},
        lineStyle: {
          color: ink,
          width: as === 'dashed' ? 1.5 : 2.5,
          type: as === 'dashed' ? ('dashed' as const) : ('solid' as const),
        },
      };
    }),
  };
}

/** A number on an axis: `$120k`. */
function short(value: number, unit: Unit): string {
  if (unit === 'money' && Math.abs(value) >= 1_000_000)
    return `${shown(value / 1_000_000, 'price').replace(/\.?0+$/, '')}M`;
  if (unit === 'money' && Math.abs(value) >= 1_000) return `${shown(value / 1_000, 'price').replace(/\.?0+$/, '')}k`;
  return unit === 'ratio' ? `${Math.round(value * 100)}%` : shown(value, unit);
}

/** A line without axes, for a card: where a number comes from. */
export function sparkline(values: readonly (number | null | undefined)[]): Html {
  const known = values.flatMap((value, index) =>
    value === null || value === undefined ? [] : [[index, value] as const],
  );
  if (known.length < 2) return html``;
  const sizes = known.map(([, value]) => value);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const x = (index: number): string => ((index / Math.max(1, values.length - 1)) * 116 + 2).toFixed(1);
  const y = (value: number): string => (high === low ? 14 : 25 - ((value - low) / (high - low)) * 22).toFixed(1);
  const points = known.map(([index, value]) => `${x(index)} ${y(value)}`);
  const [lastX = '', lastY = ''] = points.at(-1)?.split(' ') ?? [];
  return html`<svg class="spark" viewBox="0 0 120 28" aria-hidden="true">
    <path d="M${points.join('L')}" />
    <circle cx="${lastX}" cy="${lastY}" r="2.6" />
  </svg>`;
}
