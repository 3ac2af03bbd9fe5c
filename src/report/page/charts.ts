import type {EChartsOption} from 'echarts';
import {init} from 'echarts';

import type {Format, Unit} from '../format';
import {escapeHtml, Html, html} from './html';
import {wideTable} from './html-table';

/** Colours are variables of the page's style, so that a chart follows light and dark. */
export type Colour = 'c1' | 'c2' | 'c3' | 'c4';

/** One line or one row of bars. `dotted` is what is aimed at, `dashed` what it is compared with. */
export interface Series {
  readonly name: string;
  readonly colour: Colour;
  readonly as: 'line' | 'bar' | 'dashed' | 'dotted';
  readonly values: readonly (number | null)[];
  /** Bars of the same stack stand on each other. */
  readonly stack?: string;
}

export interface Chart {
  /** Safe as a part of an HTML id, and of no other chart on the page. */
  readonly id: string;
  readonly title: string;
  /** Stands for the title, e.g. with an explanation; default the title. */
  readonly heading?: Html;
  readonly labels: readonly string[];
  readonly unit: Unit;
  readonly series: readonly Series[];
  /** Bars lie, one label a line. */
  readonly lying?: boolean;
  /** Heading of the labels in the table. */
  readonly labelled: string;
  /** The table behind the picture; default its series. */
  readonly table?: Html;
}

const width = 430;
const fontSize = 12;

/** A chart with its legend, and the same numbers as a table behind it. */
export function figure(format: Format, chart: Chart): Html {
  const legend = chart.series.map(
    ({name, colour, as}) =>
      html`<li><svg class="key" viewBox="0 0 18 10" aria-hidden="true">${keyOf(colour, as)}</svg>${name}</li>`,
  );
  return html`<figure id="${chart.id}">
    <figcaption>
      <h3>${chart.heading ?? chart.title}</h3>
      ${
        chart.series.length > 1 &&
        html`<ul class="legend">
          ${legend}
        </ul>`
      }
    </figcaption>
    ${svgOf(format, chart)}
    <details class="numbers" ${chart.lying === true && html`open`}>
      <summary>The numbers<span class="heard"> of: ${chart.title}</span></summary>
      ${chart.table ?? tableOf(format, chart)}
    </details>
  </figure>`;
}

function keyOf(colour: Colour, as: Series['as']): Html {
  if (as === 'bar') return html`<rect x="3" width="12" height="10" rx="2" class="fill-${colour}" />`;
  return html`<path d="M1 5h16" class="stroke-${colour}${as === 'line' ? '' : ` ${as}`}" />`;
}

function tableOf({shown}: Format, {labels, labelled, series, unit, title}: Chart): Html {
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
  return wideTable(
    `${title}: the numbers`,
    html`<tr>
      <th scope="col">${labelled}</th>
      ${series.map(({name}) => html`<th scope="col">${name}</th>`)}
    </tr>`,
    rows,
  );
}

/** The picture, drawn here: no script goes into the page. */
function svgOf(format: Format, chart: Chart): Html {
  const height = chart.lying === true ? 34 + 26 * chart.labels.length : 200;
  const drawing = init(null, null, {renderer: 'svg', ssr: true, width, height});
  try {
    drawing.setOption(optionOf(format, chart));
    return new Html(tidy(drawing.renderToSVGString(), chart));
  } finally {
    drawing.dispose();
  }
}

/**
 * Takes off what the page's policy forbids or nobody needs: styles, classes and marks for scripts. Sizes stay as attributes.
 */
function tidy(svg: string, {id, title}: Chart): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events|xml:space)="[^"]*"/g, '')
    .replace(/<rect [^>]*fill="none"><\/rect>/, '')
    .replace(/ stroke-linejoin="bevel"| stroke-linecap="round"/g, '')
    .replace(/ style="[^"]*"/g, ` font-size="${fontSize}"`)
    .replace(/zr\d+-/g, `${id}-`)
    .replace(/^<svg [^>]*?(viewBox="[^"]*")[^>]*>/, `<svg $1 role="img" aria-label="${escapeHtml(title)}">`)
    .replace(/\n/g, '');
}

function optionOf({onAxis}: Format, {labels, unit, series, lying = false}: Chart): EChartsOption {
  const text = {color: 'var(--muted)', fontSize, fontFamily: 'inherit'};
  const rule = {lineStyle: {color: 'var(--rule)'}};
  const category = {
    type: 'category' as const,
    data: [...labels],
    inverse: lying,
    axisTick: {show: false},
    axisLine: rule,
    axisLabel: {...text, ...(lying ? {} : {hideOverlap: true})},
  };
  const value = {
    type: 'value' as const,
    splitNumber: lying ? 3 : 4,
    splitLine: rule,
    axisLabel: {...text, formatter: (number: number) => onAxis(number, unit)},
  };
  return {
    animation: false,
    aria: {enabled: false},
    textStyle: {fontFamily: 'inherit'},
    grid: lying
      ? {left: 102, right: 18, top: 4, bottom: 26}
      : {left: 4, right: 14, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'},
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
          width: as === 'line' ? 2.5 : 1.5,
          type: as === 'line' ? ('solid' as const) : as,
        },
        ...(as === 'line' ? {areaStyle: {color: ink, opacity: 0.08}} : {}),
      };
    }),
  };
}
