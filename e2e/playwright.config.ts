// Real Chromium on the built site, served from a base path that the build doesn't know.
import { defineConfig } from '@playwright/test';
import { findChromium } from '../scripts/browser.mjs';

const PORT = 4300;
/** The same site with the headers that isolate it, so that memory can be shared; see e2e/course/threads.spec.ts. */
const ISOLATED_PORT = 4301;
const BASE_PATH = '/any/base/';

const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  outputDir: '../node_modules/.cache/stride-tests/e2e',
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../node_modules/.cache/stride-tests/e2e.json' },
    ],
  ],
  use: {
    baseURL: `http://127.0.0.1:${PORT}${BASE_PATH}`,
    trace: 'off',
    // It would answer for the server whose answers the tests look at; offline.spec.ts lets it in.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Software WebGL and WebGPU, so that every backend is exercised on a machine without a GPU.
        '--enable-unsafe-swiftshader',
        '--enable-unsafe-webgpu',
        '--use-webgpu-adapter=swiftshader',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
  webServer: [
    {
      command: `node e2e/static-server.mjs ${PORT} ${BASE_PATH}`,
      cwd: '..',
      url: `http://127.0.0.1:${PORT}${BASE_PATH}`,
      reuseExistingServer: false,
    },
    {
      command: `node e2e/static-server.mjs ${ISOLATED_PORT} ${BASE_PATH} --isolated`,
      cwd: '..',
      url: `http://127.0.0.1:${ISOLATED_PORT}${BASE_PATH}`,
      reuseExistingServer: false,
    },
  ],
});
