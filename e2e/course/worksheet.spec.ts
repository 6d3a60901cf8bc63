// Worksheets: what the link says is what is printed, with its key on a page of its own, and nothing else.
import { expect, test } from '../fixtures.ts';

test('a worksheet is printed without its settings, the key behind it', async ({ page, open }) => {
  await open('en/worksheet?lessons=convolution.pooling&sheet=7&count=8');
  const sheet = page.locator('[data-sheet]');
  const key = page.locator('[data-key]');
  await expect(sheet.getByRole('heading', { name: 'Convolutional networks · worksheet 7' })).toBeVisible();
  const questions = sheet.locator('ol').first().locator('> li');
  await expect(questions).toHaveCount(8);
  await expect(key.locator('ol > li')).toHaveCount(8);
  const asked = await questions.allTextContents();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(sheet).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: 'Another sheet' }).click();
  await expect(sheet.getByRole('heading')).toContainText('worksheet 8');
  await expect(page).toHaveURL(/sheet=8/);
  expect(await questions.allTextContents()).not.toEqual(asked);
  await page.getByRole('switch', { name: /With a key/ }).click();
  await expect(key).toHaveCount(0);

  // The same link, the same sheet.
  await open('en/worksheet?lessons=convolution.pooling&sheet=7&count=8');
  await expect(sheet.getByRole('heading')).toContainText('worksheet 7');
  expect(await questions.allTextContents()).toEqual(asked);
});

test('a link that names no lesson is told, and a sheet is there all the same', async ({ page, open }) => {
  await open('zh/worksheet?lessons=nichts');
  await expect(page.getByText('链接里的课“nichts”不存在')).toBeVisible();
  await expect(page.locator('[data-sheet]')).toContainText('姓名');
});
