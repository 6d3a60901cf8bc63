// `npm run assets`, and what `npm start` and `npm test` call: prepares public/data and public/models and shows how it goes.
//   node scripts/assets/prepare.mjs [--only mnist,cifar10] [--required mnist] [--until-first] [--verify] [--quiet]
// It ends with 0 even when a set can't be had (the site disables it), unless that set was asked for with --required.
// Not responsible for: the work itself (assets.mjs).

import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareAssets as prepare } from './assets.mjs';
import { createProgress, formatBytes } from './progress.mjs';

/**
 * Prepares the assets and shows it in the terminal.
 * @param {import('./assets.mjs').PrepareOptions & { quiet?: boolean }} [options]
 * @returns {Promise<readonly import('./assets.mjs').AssetResult[]>}
 */
export async function prepareAssets({ quiet = false, ...options } = {}) {
  const display = createProgress({ stream: process.stdout, quiet });
  try {
    return await prepare({
      ...options,
      onProgress(event) {
        display.onEvent(event);
        options.onProgress?.(event);
      },
    });
  } finally {
    display.end();
  }
}

/** @param {string | undefined} list */
function ids(list) {
  return list
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

async function main() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      required: { type: 'string' },
      'until-first': { type: 'boolean', default: false },
      verify: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    },
  });
  const only = ids(values.only);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const results = await prepareAssets({
    ...(only === undefined ? {} : { only }),
    required: ids(values.required) ?? [],
    untilFirst: values['until-first'],
    verify: values.verify,
    quiet: values.quiet,
    signal: stop.signal,
  });
  const ready = results.filter((result) => result.kind === 'ready');
  const bytes = ready.reduce((sum, result) => sum + result.bytes, 0);
  const wanted = results.filter((result) => result.kind !== 'absent');
  if (!values.quiet) console.log(`Assets: ${ready.length} of ${wanted.length} in place, ${formatBytes(bytes)}`);
  if (stop.signal.aborted) return 130;
  return results.some((result) => result.kind === 'unavailable' && result.required) ? 1 : 0;
}

/** Whether this file was started, rather than imported. */
function isProgram() {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url);
}

if (isProgram()) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
