// The teacher's page: there, in both languages and colours, narrow too, with sizes of this very site and links that lead on.
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

for (const locale of ['zh', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`the teacher's page is accessible and fits a phone (${locale}, ${theme})`, async ({ page, open }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 390, height: 844 });
      await open(`${locale}/teach`);
      await expect(page.locator('h1')).toHaveText(locale === 'zh' ? '给教师' : 'For teachers');
      await expectAxeClean(page);
      await expectNoSidewaysScroll(page);
    });
  }
}

test('it tells the sizes of the data of this site and leads to a lesson and to the device check', async ({
  page,
  open,
}) => {
  await open('en');
  await page.getByRole('contentinfo').getByRole('link', { name: 'For teachers' }).click();
  await expect(page).toHaveURL(/#\/en\/teach$/);
  const row = page.getByRole('row', { name: /Pooling layers/ });
  const catalog = await page.evaluate(async () => (await fetch('data/catalog.json')).json());
  const bytes: unknown = catalog.datasets?.mnist?.bytes;
  if (typeof bytes === 'number') await expect(row).toContainText(`${Math.round(bytes / 1e6)}`);
  await expect(row).toContainText('35 min');
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/#\/en\/pooling$/);
  await page.goBack();
  await page.getByRole('link', { name: 'Check the computing power of this device' }).click();
  await expect(page).toHaveURL(/#\/en\/compute$/);
});
