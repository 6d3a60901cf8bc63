// The command line of the benchmark. Not responsible for: doing what it says (run.mjs).
import { parseArgs } from 'node:util';

export const USAGE = `node bench/run.mjs [options]      (or: npm run bench -- [options])

Measures training speed, frame gaps, the photo filter and sliders in one run of a real Chromium, and writes docs/benchmarks.md and
docs/benchmarks.svg. Takes about half an hour; let the machine do nothing else meanwhile.

  --quick           ends within four minutes; measures less, prints it, writes nothing
  --json            prints one JSON document on stdout, writes nothing (through npm: npm run --silent bench -- --json)
  --only <words>    only what has all these words, such as "seed-cifar 32", "stride fused-relaxed", "frames duel", "photo", "sliders", "insides",
                    "augmentation", "mobilenet", "features", "loading";
                    may be given several times; writes nothing
  --report <file>   measures nothing: writes the docs from a document that --json printed
  --help            this text

STRIDE_CHROMIUM names the browser to use, if not the system's.`;

/**
 * @typedef {object} Options
 * @property {boolean} quick
 * @property {boolean} json
 * @property {readonly string[]} only
 * @property {string | null} report
 * @property {boolean} help
 */

/**
 * Throws on what it does not know.
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      report: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only.map((words) => words.trim()).filter((words) => words !== '');
  return { quick: values.quick, json: values.json, only, report: values.report ?? null, help: values.help };
}

/** Docs are written by complete runs only: a part of the figures must not replace all of them. */
export function writesDocs(/** @type {Options} */ { quick, json, only }) {
  return !quick && !json && only.length === 0;
}
