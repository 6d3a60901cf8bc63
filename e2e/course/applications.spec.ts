// The first figure of the course under pointer and keys: the window is dragged, numbers are drawn, a walk fills the
// output. What every figure owes its reader is in exhibits.spec.ts.
import type { Locator, Page } from '@playwright/test';
import { LOCALES } from '../exhibits.ts';
import { expect, expectAxeClean, test } from '../fixtures.ts';

const WORDS = {
  zh: { undo: '撤销', walk: '从头走一遍', edits: '改数字', last: '第 16 处' },
  en: { undo: 'Undo', walk: 'Walk from the start', edits: 'changes numbers', last: 'Place 16:' },
} as const;

/** Drags inside an element; places are parts of its width and height. */
async function drag(page: Page, element: Locator, from: readonly [number, number], to: readonly [number, number]) {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error('nothing to drag on');
  await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 30 });
  await page.mouse.up();
}

for (const locale of LOCALES) {
  const words = WORDS[locale];

  test(`the window follows the pointer and the arrow keys, and space changes a number (${locale})`, async ({
    page,
    open,
  }) => {
    await open(`${locale}/applications?exhibit=same-idea&grid=picture`);
    const root = page.locator('[data-exhibit="same-idea"]');
    const said = root.locator('[data-describe]');
    const field = root.getByRole('application');
    await expect(field).toBeVisible();
    // From the dark ground on the left onto the third column of the sixth row, the left wall of the house.
    await drag(page, field, [0.05, 0.05], [0.25, 0.55]);
    await expect(said).toContainText('(−1) · 0 + 0 · 1 + 1 · 1 = 1');
    await field.press('ArrowRight');
    await field.press('ArrowRight');
    await expect(said).toContainText('(−1) · 1 + 0 · 1 + 1 · 1 = 0');
    await field.press(' ');
    await expect(said).toContainText('(−1) · 1 + 0 · 0 + 1 · 1 = 0');
    await expectAxeClean(page);
  });

  test(`a stroke of the pointer draws, is one step to undo, and is in the link (${locale})`, async ({ page, open }) => {
    await open(`${locale}/applications?exhibit=same-idea&grid=picture`);
    const root = page.locator('[data-exhibit="same-idea"]');
    const said = root.locator('[data-describe]');
    const before = (await said.textContent()) ?? '';
    await root.getByRole('radio', { name: words.edits }).check();
    await drag(page, root.getByRole('application'), [0.05, 0.05], [0.95, 0.05]);
    await expect(page).toHaveURL(/numbers=f{10}e/);
    const after = (await said.textContent()) ?? '';
    await page.reload();
    await expect(said).toHaveText(after);
    await root.getByRole('radio', { name: words.edits }).check();
    await drag(page, root.getByRole('application'), [0.05, 0.05], [0.95, 0.05]);
    await expect(said).toHaveText(before);
    await root.getByRole('button', { name: words.undo }).click();
    await expect(said).toHaveText(after);
  });

  test(`a walk goes from the first place to the last, and is one step to undo (${locale})`, async ({ page, open }) => {
    await open(`${locale}/applications?exhibit=same-idea`);
    const root = page.locator('[data-exhibit="same-idea"]');
    const said = root.locator('[data-describe]');
    const before = (await said.textContent()) ?? '';
    await root.getByRole('button', { name: words.walk }).click();
    await expect(said).toContainText(words.last, { timeout: 20_000 });
    await expect(root.getByRole('button', { name: words.walk })).toBeVisible();
    await root.getByRole('button', { name: words.undo }).click();
    await expect(said).toHaveText(before);
  });
}
