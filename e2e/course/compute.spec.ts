// The page that checks the device, in real Chromium: what it says, a check of the backends that need no graphics card, and
// its file. Not responsible for: a browser without graphics (no-graphics.spec.ts).
import { LOCALES } from '../exhibits.ts';
import { ENGINE, exportedReport, select } from '../compute.ts';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

const STAY = { zh: '用 WebAssembly (relaxed SIMD) 就好', en: `Stay with ${ENGINE}` } as const;

for (const locale of LOCALES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${locale}/compute (${theme})`, async ({ page, open }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await open(`${locale}/compute`);
      await expect(page.locator('main dl')).toContainText('WebGPU');
      await expectAxeClean(page);
    });
  }
}

test('the badge leads to the page', async ({ page, open }) => {
  await open('en');
  await page.getByRole('button', { name: /^Compute backend:/ }).click();
  await page.getByRole('link', { name: /^Check my device/ }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/#\/en\/compute$/);
  await expect(page.locator('h1')).toHaveText('Check my device');
});

test('checks the engine and plain JavaScript, exports what it found, and shows it again in either language', async ({
  page,
  open,
}) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('en/compute');
  await expect(page.locator('main dl')).toBeVisible();
  await select(page, ENGINE, 'WebAssembly', 'JavaScript');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  // What has been found is there before the rest is.
  const cells = page.locator('[data-op-table] [data-judgement]');
  await expect(cells.first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible({ timeout: 200_000 });
  await expect(page.locator('[data-op-table] [data-judgement="wrong"]')).toHaveCount(0);
  expect(await page.locator('[data-op-table] [data-judgement="sound"]').count()).toBe(await cells.count());

  const report = await exportedReport(page);
  const recommended = { backend: 'fused-relaxed' };
  expect(report).toMatchObject({ format: 'stride-device-report', isComplete: true, recommended });
  expect(report.checks.map(({ backend, end }) => [backend, end])).toEqual([
    ['fused-relaxed', 'complete'],
    ['fused', 'complete'],
    ['cpu', 'complete'],
  ]);
  for (const { ops, speeds } of report.checks) {
    expect(ops.length).toBeGreaterThan(20);
    for (const { forward, gradients, weights } of ops) expect(Math.max(forward, gradients, weights)).toBeLessThan(1e-4);
    expect(speeds).toHaveLength(3);
    for (const { imagesPerSecond, firstStepMs } of speeds)
      expect(Math.min(imagesPerSecond, firstStepMs)).toBeGreaterThan(0);
  }

  for (const locale of LOCALES) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(`${locale}/compute`);
    await expect(page.locator('main dl')).toBeVisible();
    await expect(page.locator('[data-device-results]')).toContainText(STAY[locale]);
    await expectAxeClean(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
  }
});

test('a check that is cancelled ends its worker at once', async ({ page, open }) => {
  await open('en/compute');
  await expect(page.locator('main dl')).toBeVisible();
  await select(page, ENGINE);
  const started = page.waitForEvent('worker');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const worker = await started;
  const ended = worker.waitForEvent('close');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await ended;
  await expect(page.getByRole('progressbar')).toBeHidden();
});
