// A browser without any graphics interface: the reasons are told, and the course trains all the same.
import { ENGINE, exportedReport, select } from '../compute.ts';
import { expect, test } from '../fixtures.ts';

test.use({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({
        ...launchOptions,
        args: [
          ...(launchOptions.args ?? []).filter((flag) => !/swiftshader|webgpu/.test(flag)),
          // Both are needed: without the second WebGL is computed by the processor, and still there in workers.
          '--disable-gpu',
          '--disable-software-rasterizer',
        ],
      });
    },
    { scope: 'worker' },
  ],
});

test('the reasons are told, and the recommendation is the engine', async ({ page, open }) => {
  test.setTimeout(240_000);
  await open('en/compute');
  await expect(page.locator('main dl')).toContainText('none (not supported by this browser, or switched off)');
  await select(page, ENGINE, 'WebGL', 'WebGPU');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible({ timeout: 200_000 });
  const results = page.locator('[data-device-results]');
  await expect(results).toContainText('There is no usable graphics card.');
  await expect(results).toContainText('WebGL cannot be used: This browser does not support it.');
  await expect(results).toContainText(/WebGPU cannot be used: .*(no usable graphics card|does not support it)/);
  await expect(results).toContainText('nothing in the course depends on it');
  const report = await exportedReport(page);
  expect(report.checks.map(({ end }) => end)).toEqual(['complete', 'unavailable', 'unavailable']);
  expect(report.checks[1]?.reason).toBe('not-supported');
  expect(report.recommended?.backend).toBe('fused-relaxed');
});

test('the duel trains on the engine to its end', async ({ page, open }) => {
  await open('en/mlp-vs-cnn?exhibit=duel&images=1000&epochs=1');
  const duel = page.locator('[data-exhibit="duel"]');
  await duel.getByRole('button', { name: 'Train both networks' }).click();
  const words = duel.locator('[data-describe]');
  await expect(words).toHaveText(/test accuracy.*test accuracy/, { timeout: 110_000 });
  await page.getByRole('button', { name: `Compute backend: ${ENGINE}` }).click();
  await expect(page.getByRole('radio', { name: ENGINE })).toBeChecked();
});
