/** Colours: light, dark. */
const palette: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  page: ['#f6f7f9', '#0f1318'],
  paper: ['#ffffff', '#171c23'],
  ink: ['#18212f', '#e7ebf1'],
  muted: ['#566173', '#a0abba'],
  rule: ['#e1e5ea', '#2b333e'],
  link: ['#1557b0', '#84b6ff'],
  good: ['#0b6b43', '#56c991'],
  bad: ['#ad2a1c', '#ff9285'],
  c1: ['#1f6f8b', '#5cb8d6'],
  c2: ['#8e99a8', '#7d8998'],
  c3: ['#b5651d', '#e0a45c'],
  c4: ['#9fc9d6', '#2f6478'],
};

function colours(which: 0 | 1): string {
  const variables = Object.entries(palette).map(([name, values]) => `--${name}: ${values[which]};`);
  return `color-scheme: ${which === 0 ? 'light' : 'dark'}; ${variables.join(' ')}`;
}

/** The page's only style sheet. Paper is always light. */
export const style = `
:root { ${colours(0)} }
@media (prefers-color-scheme: dark) { :root { ${colours(1)} } }
:root[data-theme='light'] { ${colours(0)} }
:root[data-theme='dark'] { ${colours(1)} }

* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { background: var(--page); -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 0 1.25rem 4rem; max-width: 78rem; color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
h1, h2, h3, p, dl, dd, figure, ul { margin: 0; padding: 0; }
h1 { font-size: 2.1rem; line-height: 1.15; letter-spacing: -0.02em; font-weight: 650; }
h2 { font-size: 1.35rem; letter-spacing: -0.01em; font-weight: 650; }
h3 { font-size: 0.95rem; font-weight: 600; }
a { color: var(--link); }
small { display: block; font-size: 0.75rem; color: var(--muted); line-height: 1.35; }
code { font-size: 0.9em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .same, .was, .none { color: var(--muted); }

header { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: end; justify-content: space-between; padding: 2.5rem 0 1.25rem; }
.eyebrow { color: var(--c1); font-weight: 600; font-size: 0.85rem; letter-spacing: 0.06em; text-transform: uppercase; }
.sub { color: var(--muted); margin-top: 0.4rem; }
#tools { display: flex; gap: 0.6rem; align-items: end; }
#tools label { display: grid; gap: 0.15rem; font-size: 0.8rem; color: var(--muted); }
#tools select, #tools button {
  font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--rule); border-radius: 8px;
  padding: 0.45rem 0.7rem; max-width: 16rem; min-height: 2.5rem;
}
nav { border-block: 1px solid var(--rule); padding: 0.55rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.1rem 1.3rem; list-style: none; font-size: 0.9rem; }
nav a { color: var(--muted); text-decoration: none; display: inline-block; padding: 0.15rem 0; }
nav a:hover { color: var(--link); text-decoration: underline; }

section { margin-top: 2.75rem; scroll-margin-top: 1rem; }
#week { margin-top: 1.5rem; }
.lead { color: var(--muted); max-width: 46rem; margin: 0.25rem 0 1rem; }
.remark { color: var(--muted); font-size: 0.88rem; margin: 0.75rem 0 0; max-width: 60rem; }
.remark.warn { color: var(--bad); }
section > .remark[data-when] { margin: -0.6rem 0 1rem; }
.nothing, .notice { color: var(--muted); background: var(--paper); border: 1px solid var(--rule); border-radius: 12px; padding: 1rem 1.2rem; }
.notice { margin-top: 1.25rem; color: var(--ink); border-left: 4px solid var(--c3); }
.alarm { border-left-color: var(--bad); }
.notice ul { padding-left: 1.2rem; }
.scope-name { font-weight: 650; font-size: 1.1rem; margin-bottom: 0.6rem; }
.rowhead { margin: 1.5rem 0 0.6rem; color: var(--muted); font-weight: 600; }

.cards { display: grid; gap: 0.9rem; grid-template-columns: repeat(3, 1fr); }
.card, figure, .beside { background: var(--paper); border: 1px solid var(--rule); border-radius: 12px; padding: 1rem 1.15rem; min-width: 0; }

.asof { grid-template-columns: 1fr 2fr; }
.asof .running { grid-column: 2; grid-row: 1 / span 2; }
.card { position: relative; display: flex; flex-direction: column; }
.card h3 { color: var(--muted); font-weight: 550; }
.card .big { font-size: 2rem; font-weight: 650; letter-spacing: -0.02em; line-height: 1.25; }
.card dl div { display: flex; gap: 0.5rem; justify-content: space-between; font-size: 0.85rem; }
.card dt { color: var(--muted); white-space: nowrap; }
.card dd { display: flex; gap: 0.5rem; white-space: nowrap; }
.card dd .was { min-width: 4.2rem; text-align: right; }
.card .note, .card .goal { font-size: 0.85rem; color: var(--muted); }
.card table { font-size: 0.85rem; width: 100%; }
.card table { margin-top: 0.4rem; }
.card tbody th[scope='row'] { font-weight: 400; overflow-wrap: normal; padding-left: 0; }
.card td:last-child, .card th:last-child { padding-right: 0; }
.spark { display: block; width: 100%; height: 38px; margin-top: auto; padding-top: 0.6rem; overflow: visible; }
.spark path { fill: none; stroke: var(--c1); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.spark .last { stroke-width: 6; stroke-linecap: round; }

.term { all: unset; cursor: help; text-decoration: underline dotted; text-decoration-color: var(--c2); text-underline-offset: 3px; }
.term:hover { color: var(--link); }
.term:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.explained {
  border: 1px solid var(--rule); border-radius: 12px; background: var(--paper); color: var(--ink); padding: 1.2rem 1.4rem;
  width: min(30rem, calc(100vw - 2rem)); box-shadow: 0 12px 40px rgb(0 0 0 / 25%);
}
.explained::backdrop { background: rgb(0 0 0 / 18%); }
.explained h3 { font-size: 1.1rem; margin-bottom: 0.3rem; }
@supports not selector(:popover-open) { .explained { display: none; } }
.meaning { display: grid; gap: 0.35rem; margin-top: 0.6rem; font-size: 0.85rem; }
.meaning div { display: grid; grid-template-columns: 5.2rem 1fr; gap: 0.5rem; }
.meaning dt { color: var(--muted); }
.meaning dd { overflow-wrap: anywhere; }
.source { font-size: 0.8rem; color: var(--muted); margin-top: 0.7rem; }

.wide { overflow-x: auto; position: relative; }
section > .wide { background: var(--paper); border: 1px solid var(--rule); border-radius: 12px; }
table { border-collapse: collapse; font-size: 0.9rem; width: 100%; }
th, td { padding: 0.45rem 0.7rem; text-align: right; vertical-align: top; white-space: nowrap; }
th[scope='row'], tr > :first-child, .text { text-align: left; }
td.text { white-space: normal; min-width: 10rem; }
th[scope='row'] { font-weight: 550; max-width: 15rem; overflow-wrap: anywhere; white-space: normal; min-width: 7rem; }
thead th { color: var(--muted); font-weight: 550; font-size: 0.8rem; vertical-align: bottom; white-space: normal; }
tbody tr { border-top: 1px solid var(--rule); }
tfoot tr { border-top: 2px solid var(--c2); font-weight: 650; }
tfoot th[scope='row'] { font-weight: 650; }
.kpis small { white-space: nowrap; font-weight: 400; }
.kpis { font-size: 0.86rem; }
.kpis th, .kpis td { padding-inline: 0.42rem; }
.kpis th[scope='row'] { min-width: 6.5rem; }
section > .wide tr > :first-child { position: sticky; left: 0; background: var(--paper); padding-left: 1.1rem; }
.bar { display: block; width: 100%; height: 4px; margin-top: 0.1rem; }
.bar rect { fill: var(--c1); }

.figures { display: grid; align-items: start; gap: 0.9rem; grid-template-columns: repeat(2, 1fr); }
figcaption { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; justify-content: space-between; margin-bottom: 0.6rem; }
figure > svg { display: block; width: 100%; height: auto; font-family: inherit; }
.legend { display: flex; flex-wrap: wrap; gap: 0 0.9rem; list-style: none; font-size: 0.8rem; color: var(--muted); }
.legend li { display: flex; gap: 0.35rem; align-items: center; }
.key { width: 18px; height: 10px; }
.key path { fill: none; stroke-width: 2.5; }
.key .dashed { stroke-dasharray: 4 3; stroke-width: 1.5; } .key .dotted { stroke-dasharray: 2 2; stroke-width: 1.5; }
${['c1', 'c2', 'c3', 'c4'].map((name) => `.stroke-${name} { stroke: var(--${name}); } .fill-${name} { fill: var(--${name}); }`).join(' ')}
.numbers { margin-top: 0.6rem; font-size: 0.85rem; }
.numbers summary { color: var(--muted); cursor: pointer; width: fit-content; padding: 0.2rem 0; }
.numbers .wide { max-height: 22rem; overflow: auto; margin-top: 0.4rem; }
.numbers table { font-size: 0.85rem; width: auto; min-width: 60%; }
.numbers td, .numbers th { padding-block: 0.25rem; }
.numbers th[scope='row'] { white-space: nowrap; }
.beside h3 { margin-bottom: 0.5rem; }

.definitions .columns { columns: 2; column-gap: 2rem; }
.definitions article { break-inside: avoid; padding-bottom: 1.4rem; }
.definitions h3 { font-size: 1rem; }
.definitions p { font-size: 0.9rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; color: var(--muted); font-size: 0.85rem; }

@media (max-width: 60rem) {
  .cards { grid-template-columns: repeat(2, 1fr); }
  .asof .running { grid-column: 1 / -1; grid-row: auto; }
}
@media (max-width: 46rem) {
  body { padding-inline: 0.9rem; }
  header { padding-top: 1.5rem; }
  h1 { font-size: 1.6rem; }
  .figures, .definitions .columns { grid-template-columns: minmax(0, 1fr); columns: 1; }
  .cards { gap: 0.6rem; }
  .card, figure, .beside { padding: 0.8rem; }
  .card .big { font-size: 1.5rem; }
  .card dl div { flex-direction: column; gap: 0; margin-top: 0.2rem; font-size: 0.8rem; line-height: 1.35; }
  .card dd { justify-content: space-between; gap: 0.3rem; }
  .card dd .was { min-width: 0; }
  .card th, .card td { padding-inline: 0.3rem; }
  #tools, #tools label, #tools select { flex: 1; }
  th[scope='row'] { max-width: 9rem; min-width: 5rem; }
}
@media print {
  :root, :root[data-theme] { ${colours(0)} --page: #fff; }
  @page { margin: 14mm; }
  html { font-size: 10.5px; }
  body { max-width: none; padding: 0; }
  header { padding-top: 0; }
  nav, #tools, .numbers, .explained { display: none !important; }
  .card, figure, .beside, tr, article { break-inside: avoid; }
  .beside { break-inside: auto; }
  h2, .lead { break-after: avoid; break-inside: avoid; }
  .wide { overflow: visible; }
  .term { text-decoration: none; }
  section { margin-top: 1.8rem; }
  th, td { padding: 0.25rem 0.45rem; }
  .cards { grid-template-columns: repeat(3, 1fr); }
  .asof { grid-template-columns: 1fr 2fr; }
  .asof .running { grid-column: 2; grid-row: 1 / span 2; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  details.numbers[open] { display: block !important; }
  .numbers summary { display: none; }
  .numbers .wide { max-height: none; }
  .kpis { font-size: 0.8rem; }
  .kpis th[scope='row'] { min-width: 7.6rem; }
}
`;
