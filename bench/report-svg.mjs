// A picture of a run: images per second of every engine on two networks, as bars on a logarithmic scale. It brings its
// own paper and colours for light and dark. Not responsible for: figures (tables.mjs).
import { engineName, figure } from './names.mjs';
import { bestOf } from './targets.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./results.mjs').Row} Row */

/** @type {readonly { network: Row['network'], batch: number, title: string }[]} */
const PANELS = [
  { network: 'seed-cifar', batch: 32, title: 'CIFAR network of 528,054 parameters, batches of 32' },
  { network: 'mnist-convnet', batch: 64, title: 'MNIST convnet of 5,994 parameters, batches of 64' },
];

const WIDTH = 760;
const MARGIN = 20;
const LABEL_WIDTH = 232;
const VALUE_WIDTH = 56;
const BAR_HEIGHT = 12;
const ROW_HEIGHT = 21;
const TITLE_HEIGHT = 30;
const AXIS_HEIGHT = 26;
const PANEL_GAP = 14;
const HEADER_HEIGHT = 44;

const STYLE = `
svg { color-scheme: light dark; font: 12px system-ui, sans-serif; }
.paper { fill: #fbfaf7; stroke: #dcd8ce; } text { fill: #24231f; } .muted { fill: #6b675e; }
.title { font-size: 15px; font-weight: 600; } .panel { font-weight: 600; }
.grid { stroke: #dcd8ce; } .ours { fill: #1f6feb; } .peer { fill: #a39d90; }
@media (prefers-color-scheme: dark) {
.paper { fill: #1b1c1e; stroke: #3a3c40; } text { fill: #e8e6e1; } .muted { fill: #a5a29a; }
.grid { stroke: #3a3c40; } .ours { fill: #6ea8ff; } .peer { fill: #77736a; }
}`.trim();

/** @returns {string} */
function escapeXml(/** @type {string} */ text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Shorter than in tables: page and worker are one bar, the better of the two.
 * @param {Row} row
 */
function barLabel(row) {
  return engineName(row).replace(/, (on the page|in a worker)$/, '');
}

/** One row an engine, backend and number of threads, fastest first. @returns {readonly Row[]} */
function barsOf(/** @type {readonly Row[]} */ rows) {
  const labels = new Set(rows.map(barLabel));
  const bars = [...labels].flatMap((label) => {
    const same = rows.filter((row) => barLabel(row) === label);
    return (same[0] && bestOf(same, same[0])) ?? [];
  });
  return bars.toSorted((a, b) => b.imagesPerSecond - a.imagesPerSecond);
}

/**
 * The scale that all panels share, so that they can be compared.
 * @param {readonly Row[]} rows
 */
function logScale(rows) {
  const rates = rows.map(({ imagesPerSecond }) => imagesPerSecond);
  const low = Math.floor(Math.log10(Math.min(...rates)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...rates))));
  const left = MARGIN + LABEL_WIDTH;
  const width = WIDTH - left - VALUE_WIDTH - MARGIN;
  return {
    left,
    x: (/** @type {number} */ rate) => left + (width * (Math.log10(rate) - low)) / (high - low),
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
  };
}

/**
 * @param {string} title
 * @param {readonly Row[]} bars
 * @param {ReturnType<typeof logScale>} scale
 * @param {number} top
 */
function panel(title, bars, scale, top) {
  const first = top + TITLE_HEIGHT;
  const bottom = first + bars.length * ROW_HEIGHT;
  const at = (/** @type {number} */ x) => x.toFixed(1);
  const grid = scale.ticks.map((tick) => {
    const x = at(scale.x(tick));
    const line = `<line class="grid" x1="${x}" x2="${x}" y1="${first - 4}" y2="${bottom}"/>`;
    return `${line}<text class="muted" x="${x}" y="${bottom + 15}" text-anchor="middle">${figure(tick)}</text>`;
  });
  const rows = bars.map((row, i) => {
    const y = first + i * ROW_HEIGHT;
    const end = scale.x(row.imagesPerSecond);
    const kind = row.engine === 'stride' ? 'ours' : 'peer';
    return [
      `<text x="${scale.left - 8}" y="${y + 10}" text-anchor="end">${escapeXml(barLabel(row))}</text>`,
      `<rect class="${kind}" x="${scale.left}" y="${y}" width="${at(end - scale.left)}" height="${BAR_HEIGHT}" rx="2"/>`,
      `<text x="${at(end + 6)}" y="${y + 10}">${figure(row.imagesPerSecond)}</text>`,
    ].join('');
  });
  const heading = `<text class="panel" x="${MARGIN}" y="${top + 14}">${escapeXml(title)}</text>`;
  return [heading, ...grid, ...rows].join('\n');
}

/**
 * @param {Results} results
 * @returns {string}
 */
export function svgReport({ rows, machine }) {
  const panels = PANELS.flatMap(({ network, batch, title }) => {
    const bars = barsOf(rows.filter((row) => row.network === network && row.batch === batch));
    return bars.length === 0 ? [] : [{ title, bars }];
  });
  const all = panels.flatMap(({ bars }) => bars);
  const scale = logScale(all.length === 0 ? rows : all);
  let top = HEADER_HEIGHT + 20;
  const drawn = panels.map(({ title, bars }) => {
    const content = panel(title, bars, scale, top);
    top += TITLE_HEIGHT + bars.length * ROW_HEIGHT + AXIS_HEIGHT + PANEL_GAP;
    return content;
  });
  const figures = panels.map(
    ({ title, bars }) =>
      `${title}: ${bars.map((row) => `${barLabel(row)} ${figure(row.imagesPerSecond)}`).join('; ')}.`,
  );
  const graphics = machine.graphics.software ? 'WebGL and WebGPU in software' : (machine.graphics.webgl ?? '');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-labelledby="t d">`,
    '<title id="t">Images trained per second in the browser</title>',
    `<desc id="d">${escapeXml(figures.join(' '))}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" x="0.5" y="0.5" width="${WIDTH - 1}" height="${top - 1}" rx="8"/>`,
    `<text class="title" x="${MARGIN}" y="30">Images trained per second in the browser (logarithmic scale)</text>`,
    `<text class="muted" x="${MARGIN}" y="49">${escapeXml(
      `${machine.browser.replace(/\.\d.*$/, '')}, ${machine.cores} cores${graphics === '' ? '' : `, ${graphics}`}. ConvNetJS: SGD, all others: Adam.`,
    )}</text>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}
