// Where a pretrained network is cut, and the four cases, on a real page: small real measurements through the network that this
// site has, given up in the middle, kept across a reload. Not responsible for: links, keys and axe (exhibits.spec.ts).
import type { Locator, Page } from '@playwright/test';
import { expect, expectAxeClean, test } from '../fixtures.ts';

/** Two slow cores share out a few hundred small pictures. */
const PATIENCE_MS = 120_000;

function button(figure: Locator, name: string | RegExp): Locator {
  return figure.getByRole('button', { name });
}

async function loaded(page: Page, id: string): Promise<Locator> {
  const figure = page.locator(`[data-exhibit="${id}"]`);
  await button(figure, /^Load the network/).click();
  await expect(figure.locator('[data-describe]')).toHaveText(/is loaded/, { timeout: PATIENCE_MS });
  return figure;
}

test.describe('where to cut', () => {
  test.slow();

  test('every cut is measured, the map follows the slider, and three ways are trained from it', async ({
    page,
    open,
  }) => {
    await open('en/transfer?exhibit=where-to-cut&count=20&epochs=2&cut=block_13_project');
    const figure = await loaded(page, 'where-to-cut');
    const told = figure.locator('[data-describe]');
    await button(figure, 'Measure every cut').click();
    await expect(told).toHaveText(/Nearest neighbours get [\d.]+% right, the linear head [\d.]+%/, {
      timeout: PATIENCE_MS,
    });
    await expect(figure.getByRole('img', { name: /The pictures as this cut sees them/ }).locator('text')).toHaveCount(
      40,
    );
    await figure.getByRole('slider', { name: 'Cut after which layer' }).press('Home');
    await expect(told).toHaveText(/Cut 1 of \d+: Conv1/);
    await expect(told).toHaveText(/the linear head [\d.]+%/);
    await figure.getByRole('radio', { name: /UMAP/ }).press('Space');
    await expect(told).toHaveText(/laid out by UMAP/, { timeout: PATIENCE_MS });
    await figure.getByRole('slider', { name: 'Cut after which layer' }).press('End');
    await button(figure, 'Train three ways from this cut').click();
    await expect(told).toHaveText(/After the last epoch: Frozen, head only .* From scratch [\d.]+%/, {
      timeout: PATIENCE_MS,
    });
    await expectAxeClean(page, '[data-exhibit="where-to-cut"]');
  });
});

test.describe('the four cases', () => {
  test.slow();

  test('the board is estimated, given up, kept across a reload and gone on with', async ({ page, open }) => {
    const route = 'en/transfer?exhibit=four-cases&small=10&large=40&epochs=1&sizeline=20&picks=hetf&early=block_9_add';
    await open(route);
    let figure = await loaded(page, 'four-cases');
    await button(figure, 'Compare the sets').click();
    await expect(figure.locator('[data-describe]')).toHaveText(/16 trainings are missing, which should take about/, {
      timeout: PATIENCE_MS,
    });
    await expect(figure.locator('[data-describe]')).toHaveText(/MNIST .*Case 2: small, different/);
    await button(figure, 'Measure the whole board').click();
    await expect(figure.locator('[data-describe]')).toHaveText(/Head on an early cut [\d.]+%/, {
      timeout: PATIENCE_MS,
    });
    await button(figure, 'Cancel').click();
    await expect(button(figure, 'Cancel')).toHaveCount(0);
    const kept = await figure.locator('[data-describe]').textContent();
    await page.reload();
    figure = await loaded(page, 'four-cases');
    await expect(figure.locator('[data-describe]')).toHaveText(/Head on an early cut [\d.]+%/);
    const head = /Head at the end [\d.]+%/.exec(kept ?? '')?.[0] ?? 'nothing was kept';
    await expect(figure.locator('[data-describe]')).toContainText(head);
    await button(figure, 'Measure what is missing').click();
    await expect(figure.locator('[data-describe]')).toHaveText(/1 of 4 cells are measured.*Your predictions: \d of 1/, {
      timeout: PATIENCE_MS,
    });
    await button(figure, 'Cancel').click();
    await expect(button(figure, 'Cancel')).toHaveCount(0);
    await expectAxeClean(page, '[data-exhibit="four-cases"]');
  });
});
