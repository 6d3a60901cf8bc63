// The search of the whole course: opened by key and button, in both languages, without loading any lesson.
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

test('the key opens the search, and a figure found by its Chinese name is opened', async ({ page, open }) => {
  await open('zh');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await dialog.getByRole('searchbox').fill('汇聚');
  await expect(dialog.getByRole('link', { name: '池化', exact: true })).toBeVisible();
  await expectAxeClean(page);
  await dialog.getByRole('searchbox').fill('激活函数观察台');
  await dialog.getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/zh\/mlp\?exhibit=activation-functions/);
  await expect(dialog).toBeHidden();
});

test('the button opens the search at 390 pixels; no lesson is loaded to search', async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('en');
  await expectNoSidewaysScroll(page);
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await page.getByRole('button', { name: 'Search the course' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('early stopping');
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await expect(dialog.getByRole('status')).toContainText(/place/);
  expect(scripts.filter((name) => /\/(lesson|text\.(zh|en)|exhibits)-/.test(name))).toEqual([]);
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('searchbox').fill('zzzz');
  await expect(dialog.getByRole('status')).toContainText('Nothing matches');
  // The first empties the field, as in any search field of the browser.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('words of a lesson lead to their section', async ({ page, open }) => {
  await open('zh');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('一格一格地跳');
  await expect(dialog.locator('mark')).toHaveText('一格一格地跳');
  await expectAxeClean(page);
  await dialog.getByRole('link').click();
  await expect(page).toHaveURL(/#\/zh\/pooling\?section=lab/);
  await expect(page.getByText('一格一格地跳')).toBeInViewport();
});
