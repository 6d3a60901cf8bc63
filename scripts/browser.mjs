// Finds a Chromium for the browser tests, or installs one. The order is: the environment variable
// STRIDE_CHROMIUM, the system's own, a Debian package, Playwright's download.
import { existsSync } from 'node:fs';
import { run } from './install.mjs';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Path of a Chromium that is already there, or null.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env.STRIDE_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`STRIDE_CHROMIUM names ${named}, which does not exist.`);
  }
  return SYSTEM_PATHS.find((path) => existsSync(path)) ?? null;
}

/**
 * Path of a Chromium, installed first when there is none. `null` means that Playwright's own download is used.
 * @returns {Promise<string | null>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  console.log('No Chromium found: installing one for the browser tests ...');
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], { env });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  const code = await run('npx', ['playwright', 'install', '--with-deps', 'chromium']);
  if (code !== 0) {
    throw new Error(
      'No Chromium could be installed. Install Chromium or Chrome, or name one in the environment variable STRIDE_CHROMIUM.',
    );
  }
  return null;
}
