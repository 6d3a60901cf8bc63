// A run as text for a terminal. Not responsible for: what is in the tables (tables.mjs).
import { augmentationSentence, figure, insideSentence, milliseconds, photoSentence } from './names.mjs';
import { groupByCase } from './results.mjs';
import {
  cameraTable,
  caseTable,
  featureTable,
  frameTable,
  loadingTable,
  predictionTable,
  ratioTable,
  sliderTable,
  targetTable,
} from './tables.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./tables.mjs').Table} Table */

/** @returns {string} */
function draw(/** @type {Table} */ { head, body }) {
  const lines = [head, ...body];
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ cells) =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n');
}

/** @returns {string} */
function section(/** @type {string} */ title, /** @type {Table} */ table) {
  return table.body.length === 0 ? '' : `\n${title}\n\n${draw(table)}\n`;
}

/**
 * @param {Results} results
 * @returns {string}
 */
export function terminalReport(results) {
  const { rows, duel, skipped, machine } = results;
  const parts = [
    `${machine.browser} on ${machine.cores} x ${machine.processor}, graphics: ${machine.graphics.webgl ?? 'none'}\n`,
    ...groupByCase(rows).map((group) => section(`${group.network}, batches of ${group.batch}`, caseTable(group.rows))),
    section('How many times faster the fused engine is (slowest and fastest round)', ratioTable(results)),
    section('Frame gaps', frameTable(results)),
    section('A 5 x 5 kernel on the camera, 640 x 480 x 3', cameraTable(results)),
    section('Sliders', sliderTable(results)),
    section('Opening a lesson, cold, on a slow device and line', loadingTable(results)),
    section('MobileNetV2 predicting, 224 x 224', predictionTable(results)),
    section('Features of MobileNetV2, 224 x 224, and a head trained on them', featureTable(results)),
    section('Targets', targetTable(results)),
  ];
  if (duel !== null) {
    const clicks = duel.clickToFirstLossMs.map(milliseconds).join(', ');
    const rates = duel.imagesPerSecond.map(({ mlp, cnn }) => `${figure(mlp)} and ${figure(cnn)}`).join('; ');
    parts.push(`\nDuel: from click to both networks' first loss ${clicks} ms; MLP and CNN ${rates} images/s each.\n`);
  }
  if (results.photo.filter !== null) parts.push(`\n${photoSentence(results.photo.filter)}\n`);
  const { augmentation = null, insides = null } = results;
  if (insides !== null) parts.push(`\n${insideSentence(insides)}\n`);
  if (augmentation !== null) parts.push(`\n${augmentationSentence(augmentation)}\n`);
  if (rows.some(({ engine }) => engine === 'convnetjs')) {
    parts.push(
      '\nConvNetJS on npm has no Adam (asked for it, it runs SGD without a word), so it ran SGD with momentum.\n',
    );
  }
  if (skipped.length > 0) {
    parts.push(`\nNot measured:\n${skipped.map(({ what, reason }) => `  ${what}: ${reason}`).join('\n')}\n`);
  }
  return parts.filter((part) => part !== '').join('');
}
