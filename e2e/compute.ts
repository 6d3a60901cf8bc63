// What tests of the page that checks the device have in common: choosing what is checked, and reading the exported file.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Our engine as this browser runs it by default. */
export const ENGINE = 'WebAssembly (relaxed SIMD)';
const BACKENDS = [ENGINE, 'WebAssembly', 'JavaScript', 'WebGL', 'WebGPU'] as const;

/** Of the file, what is looked at here. */
interface Report {
  readonly format: string;
  readonly isComplete: boolean;
  readonly recommended: { readonly backend: string } | null;
  readonly checks: readonly {
    readonly backend: string;
    readonly end: string;
    readonly reason: string | null;
    readonly ops: readonly { readonly forward: number; readonly gradients: number; readonly weights: number }[];
    readonly speeds: readonly { readonly imagesPerSecond: number; readonly firstStepMs: number }[];
  }[];
}

/** Sets which backends are checked. */
export async function select(page: Page, ...wanted: readonly string[]): Promise<void> {
  for (const name of BACKENDS) {
    await page.getByRole('switch', { name, exact: true }).setChecked(wanted.includes(name));
  }
}

/** The report as its file holds it; the page is in English. */
export async function exportedReport(page: Page): Promise<Report> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^stride-device-\d{4}-\d\d-\d\d\.json$/);
  const report: Report = JSON.parse(await readFile(await download.path(), 'utf8'));
  return report;
}
