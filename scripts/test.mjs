// `npm test`: installs what is missing (the browser included) and runs every suite. Ends with one line
// `N passed, N failed` that sums them all. Name suites to run only those: `npm test -- unit e2e`.
import { readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './browser.mjs';
import { ensureInstalled, requireNode, ROOT, run } from './install.mjs';

requireNode();
await ensureInstalled();

const REPORTS = `${ROOT}node_modules/.cache/stride-tests`;
const VITEST_REPORT = `${REPORTS}/unit.json`;
const PLAYWRIGHT_REPORT = `${REPORTS}/e2e.json`;

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/** @type {(code: number) => Count} A suite without tests of its own counts as one. */
const asOne = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });

/** @type {(code: number) => Count} */
function countVitest(code) {
  const report = JSON.parse(readFileSync(VITEST_REPORT, 'utf8'));
  const failed = report.numFailedTests;
  // A file that does not even load has no failed tests in it.
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** @type {(code: number) => Count} */
function countPlaywright(code) {
  const { expected, unexpected, flaky } = JSON.parse(readFileSync(PLAYWRIGHT_REPORT, 'utf8')).stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed };
}

const npx = (/** @type {string[]} */ ...args) => run('npx', ['--no-install', ...args]);

/** @type {readonly { name: string, start: () => Promise<number>, count: (code: number) => Count }[]} */
const SUITES = [
  { name: 'kernels', start: () => run('node', ['scripts/build-kernels.mjs']), count: asOne },
  {
    name: 'assets',
    start: () => run('node', ['scripts/assets/prepare.mjs', '--required', 'mnist,mobilenet-v2-body']),
    count: asOne,
  },
  { name: 'types', start: () => npx('tsc', '-b'), count: asOne },
  { name: 'lint', start: () => npx('oxlint', '--type-aware', '--deny-warnings'), count: asOne },
  { name: 'format', start: () => npx('oxfmt', '--check'), count: asOne },
  { name: 'dead code', start: () => npx('knip'), count: asOne },
  {
    name: 'unit',
    start: () => npx('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`),
    count: countVitest,
  },
  { name: 'build', start: () => npx('vite', 'build', '--logLevel', 'warn'), count: asOne },
  { name: 'size', start: () => npx('size-limit'), count: asOne },
  {
    name: 'e2e',
    start: async () => {
      const chromium = await ensureChromium();
      /** @type {NodeJS.ProcessEnv} */
      const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT };
      if (chromium !== null) env.STRIDE_CHROMIUM = chromium;
      return run('npx', ['--no-install', 'playwright', 'test', '-c', 'e2e/playwright.config.ts'], { env });
    },
    count: countPlaywright,
  },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}. There are: ${SUITES.map((suite) => suite.name).join(', ')}.`);
  process.exit(1);
}

rmSync(REPORTS, { recursive: true, force: true });
/** @type {string[]} */
const lines = [];
let passed = 0;
let failed = 0;
for (const suite of SUITES) {
  if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
  console.log(`\n== ${suite.name}`);
  const startedAt = Date.now();
  /** @type {Count} */
  let count;
  try {
    count = suite.count(await suite.start());
  } catch (error) {
    console.error(error);
    count = { passed: 0, failed: 1 };
  }
  passed += count.passed;
  failed += count.failed;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  lines.push(`${suite.name.padEnd(10)} ${seconds.padStart(7)} s  ${count.passed} passed, ${count.failed} failed`);
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
