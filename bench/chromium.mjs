// Starts the one browser of a run and tells what it is and what its processes have used.
// Not responsible for: what its pages do (measure.mjs, frames.mjs).
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from '../scripts/browser.mjs';
import { within } from './deadline.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that waits for its turn must be as quick to answer as the one in front.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--ignore-gpu-blocklist',
  '--enable-unsafe-webgpu',
  // WebGL in software where there is no GPU.
  '--enable-unsafe-swiftshader',
];

/** Only for machines on which WebGPU finds no GPU. */
const SOFTWARE_WEBGPU = '--use-webgpu-adapter=swiftshader';

/**
 * @typedef {object} Graphics
 * @property {string | null} webgl The renderer's name.
 * @property {string | null} webgpu The adapter's name.
 * @property {boolean} software
 */

/**
 * @typedef {object} BenchBrowser
 * @property {import('@playwright/test').Browser} browser
 * @property {string} version
 * @property {Graphics} graphics
 * @property {() => Promise<readonly ProcessUse[]>} processes
 */

/**
 * @typedef {object} ProcessUse
 * @property {string} type `browser`, `renderer`, `GPU` ...
 * @property {number} id
 * @property {number} cpuTime Seconds of processor time so far, all threads together.
 */

/** @returns {Promise<import('@playwright/test').Browser>} */
function launch(/** @type {readonly string[]} */ flags) {
  const executablePath = findChromium();
  return chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: [...flags] });
}

/** Runs in a page. @returns {Promise<{ webgl: string | null, webgpu: string | null }>} */
async function readGraphics() {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer = gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : null;
  const adapter = 'gpu' in navigator ? await navigator.gpu.requestAdapter() : null;
  const { vendor = '', architecture = '' } = adapter?.info ?? {};
  return { webgl: renderer, webgpu: adapter === null ? null : `${vendor} ${architecture}`.trim() };
}

/** @returns {Promise<Graphics>} */
async function graphicsOf(/** @type {import('@playwright/test').Browser} */ browser, /** @type {string} */ url) {
  const page = await browser.newPage();
  try {
    // WebGPU wants a secure context, which about:blank is not.
    await page.goto(url);
    const found = await page.evaluate(readGraphics);
    return { ...found, software: /swiftshader|llvmpipe|software/i.test(`${found.webgl ?? ''} ${found.webgpu ?? ''}`) };
  } finally {
    await page.close();
  }
}

/**
 * Starts Chromium with its real GPU, or with the software renderer where it has none for WebGPU.
 * @param {string} url Any page of ours.
 * @returns {Promise<BenchBrowser>}
 */
export async function startChromium(url) {
  let browser = await launch(FLAGS);
  let graphics = await graphicsOf(browser, url);
  if (graphics.webgpu === null) {
    await browser.close();
    browser = await launch([...FLAGS, SOFTWARE_WEBGPU]);
    graphics = await graphicsOf(browser, url);
  }
  const session = await browser.newBrowserCDPSession();
  return {
    browser,
    version: browser.version(),
    graphics,
    processes: async () => (await session.send('SystemInfo.getProcessInfo')).processInfo,
  };
}

/** A page whose processes are busy may not be closed at once; nobody waits longer for it. */
const CLOSE_LIMIT_MS = 10_000;

/**
 * A task in a fresh profile: what other tasks kept on the device is not there.
 * @template T
 * @param {BenchBrowser} chromium
 * @param {string} url
 * @param {(page: import('@playwright/test').Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inFreshProfile({ browser }, url, work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await work(page);
  } finally {
    await within(context.close(), CLOSE_LIMIT_MS).catch(() => undefined);
  }
}

/**
 * Largest memory a process has had in use at once (resident), in bytes; null where the system does not tell.
 * @param {number} id
 */
export function peakMemoryBytes(id) {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
