// The lesson on the pyramid: a photo of the reader's own taken apart, and every block's way into the calculator.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { LOCALES } from '../exhibits.ts';
import { expect, expectAxeClean, test } from '../fixtures.ts';

const PHOTO = new URL('../../public/photos/coffee.jpg', import.meta.url);

function exhibit(page: Page, id: string): Locator {
  return page.locator(`[data-exhibit="${id}"]`);
}

function description(page: Page, id: string): Locator {
  return exhibit(page, id).locator('[data-describe]');
}

for (const locale of LOCALES) {
  test(`an own photo is cut to a square and read pixel by pixel, by keyboard too (${locale})`, async ({
    page,
    open,
  }) => {
    await open(`${locale}/pyramid?exhibit=image-as-volume`);
    const root = exhibit(page, 'image-as-volume');
    const words = description(page, 'image-as-volume');
    await expect(words).toContainText('300 × 451');
    const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: readFileSync(PHOTO) };
    await root.locator('input[type=file]').setInputFiles(file);
    await expect(words).toContainText('320 × 480');
    await expect(words).toContainText('320 × 320');
    await expect(words).toContainText('x[12, 12]');
    await root.getByRole('application').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(words).toContainText('x[13, 13]');
    // The three tables have the same pixel in their middle.
    const chosen = await root.locator('td[data-chosen="true"]').allTextContents();
    for (const value of chosen) await expect(words).toContainText(value);
    expect(chosen).toHaveLength(3);
    const text = { name: 'b.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') };
    await root.locator('input[type=file]').setInputFiles(text);
    await expect(root.getByText(locale === 'zh' ? /不是图片/ : /not a picture/).first()).toBeVisible();
    await expect(words).toContainText('320 × 480');
    await expectAxeClean(page);
  });

  test(`every block opens the calculator at its own layer (${locale})`, async ({ page, open }) => {
    const route = `${locale}/pyramid?exhibit=pyramid`;
    await open(route);
    const blocks = exhibit(page, 'pyramid').locator('svg a');
    await expect(blocks).toHaveCount(9);
    for (const [block, row] of [
      [0, '(None, 32, 32, 16)'],
      [3, '(None, 8, 8, 32)'],
      [6, '(None, 1024)'],
      [7, '512,500'],
    ] as const) {
      await open(route);
      await blocks.nth(block).click();
      await expect(description(page, 'calculator')).toContainText(row);
      await expect(exhibit(page, 'calculator').getByRole('alert')).toHaveCount(0);
    }
  });

  test(`arrow keys walk along the layers (${locale})`, async ({ page, open }) => {
    await open(`${locale}/pyramid?exhibit=pyramid`);
    const layers = exhibit(page, 'pyramid').getByRole('list').getByRole('button');
    await expect(layers.nth(8)).toHaveAttribute('aria-pressed', 'true');
    await layers.nth(8).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(layers.nth(6)).toBeFocused();
    await expect(layers.nth(6)).toHaveAttribute('aria-pressed', 'true');
    await expect(description(page, 'pyramid')).toContainText('(None, 8, 8, 64) → (None, 4, 4, 64)');
  });
}
