// Where a network looks, in the built site: the map's sum, a box drawn by hand and by numbers, and any layer by Grad-CAM.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

function figureOf(page: Page): Locator {
  return page.locator('[data-exhibit="class-activation"]');
}

/** Loads the network and waits for the scores of the photo; the head of the body is trained here, on some pictures. */
async function look(page: Page): Promise<Locator> {
  const figure = figureOf(page);
  await figure.getByRole('button', { name: /^Load/ }).click();
  await expect(figure.locator('[data-describe]')).toContainText(/mean of the map/, { timeout: 100_000 });
  return figure;
}

test('the map adds up to the score, and boxes are compared', async ({ page, open }) => {
  await open('en/localisation?exhibit=class-activation');
  const figure = await look(page);
  const words = figure.locator('[data-describe]');
  const [, mean = '', bias = '', score = ''] =
    /mean of the map (\S+) \+ bias (\S+) = score (\S+)\./.exec((await words.textContent()) ?? '') ?? [];
  const number = (text: string): number => Number(text.replace('−', '-'));
  expect(number(mean) + number(bias)).toBeCloseTo(number(score), 2);

  await figure.getByRole('spinbutton', { name: 'Left' }).fill('10');
  await expect(words).toContainText(/Your box: left 10, top 25, width 50, height 50; IoU 0\.\d\d/);
  await figure.getByRole('button', { name: 'Draw on the picture' }).click();
  const glass = figure.locator('[data-glass]');
  await glass.scrollIntoViewIfNeeded();
  const place = await glass.boundingBox();
  if (place === null) throw new Error('nowhere to draw');
  await page.mouse.move(place.x + 20, place.y + 20);
  await page.mouse.down();
  await page.mouse.move(place.x + 120, place.y + 90, { steps: 4 });
  await page.mouse.up();
  await expect(words).not.toContainText('left 10, top 25');
  await expect(words).toContainText(/Your box: left \d+, top \d+, width \d+, height \d+; IoU/);

  // Another class has another map.
  const before = await words.textContent();
  await figure.getByRole('radio').nth(1).check();
  await expect(words).not.toHaveText(before ?? '');
});

test('any layer can be asked, by a link too', async ({ page, open }) => {
  await open('en/localisation?exhibit=class-activation&method=grad-cam&layer=block_13_project');
  const figure = await look(page);
  await expect(figure.locator('[data-describe]')).toContainText(/Grad-CAM of .* at block_13_project, 7 × 7 places/, {
    timeout: 60_000,
  });
});
