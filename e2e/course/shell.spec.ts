// The site around the lessons: map, languages, themes, links that can't be honoured, keyboard, narrow screens.
import { EXHIBITS, LOCALES } from '../exhibits.ts';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

const PAGES = ['', 'mlp-vs-cnn', 'glossary', 'gallery', 'references', 'licences', 'worksheet'] as const;
const LANGUAGE_TAGS = { zh: 'zh-Hans', en: 'en' } as const;

for (const locale of LOCALES) {
  for (const page of PAGES) {
    const route = page === '' ? locale : `${locale}/${page}`;

    for (const theme of ['light', 'dark'] as const) {
      test(`axe finds nothing on ${route} (${theme})`, async ({ page: tab, open }) => {
        await tab.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await open(route);
        await expect(tab.locator('html')).toHaveAttribute('lang', LANGUAGE_TAGS[locale]);
        await expectAxeClean(tab);
      });
    }

    test(`${route} fits 390 pixels`, async ({ page: tab, open }) => {
      await tab.setViewportSize({ width: 390, height: 844 });
      await open(route);
      await expectNoSidewaysScroll(tab);
    });
  }
}

test('the start page chooses the language of the browser', async ({ browser, baseURL }) => {
  for (const [tag, locale] of [
    ['zh-CN', 'zh'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
  ] as const) {
    const context = await browser.newContext({ locale: tag, ...(baseURL === undefined ? {} : { baseURL }) });
    const tab = await context.newPage();
    await tab.goto('');
    await expect(tab).toHaveURL(new RegExp(`#/${locale}$`));
    await context.close();
  }
});

test('the course map names every lesson of the course and links the ready ones', async ({ page, open }) => {
  await open('en');
  const lessons = page.locator('main ol > li');
  expect(await lessons.count()).toBeGreaterThanOrEqual(13);
  const ready = new Set(EXHIBITS.map(({ lesson }) => lesson)).size;
  await expect(page.locator('main ol > li a')).toHaveCount(ready);
  await page.locator('main ol > li a').first().click();
  await expect(page).toHaveURL(/#\/en\/applications(\?|$)/);
  await expect(page.locator('h1')).toBeVisible();
});

test('switching the language keeps the place and the state of the exhibit', async ({ page, open }) => {
  await open('en/mlp-vs-cnn?exhibit=duel&hidden=64&seed=7');
  const duel = page.locator('[data-exhibit="duel"]');
  await expect(duel.locator('[data-describe]')).toContainText('seed 7');
  await expect(duel).toBeInViewport();
  await page.getByRole('banner').getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(duel.locator('[data-describe]')).toContainText('种子 7');
  await expect(duel).toBeInViewport();
  await expect(page).toHaveURL(/#\/zh\/mlp-vs-cnn\?exhibit=duel/);
});

test('the theme can be chosen and is remembered', async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open('en');
  const root = page.locator('html');
  const button = page.getByRole('button', { name: /^Colours:/ });
  await expect(async () => {
    if ((await root.getAttribute('data-theme')) !== 'dark') await button.click();
    expect(await root.getAttribute('data-theme')).toBe('dark');
  }).toPass();
  await page.reload();
  await expect(root).toHaveAttribute('data-theme', 'dark');
});

test('an address that does not exist says so and leads home', async ({ page, open }) => {
  await open('en/no-such-lesson');
  await expect(page.locator('h1')).toHaveText('No such page');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/en(\?at=map)?$/);
});

test('the keyboard reaches help, languages and lessons', async ({ page, open }) => {
  await open('en');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectAxeClean(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await page.keyboard.press(']');
  await expect(page).toHaveURL(/#\/zh\/applications(\?|$)/);
});

test('the glossary finds a term by its synonym in either language', async ({ page, open }) => {
  await open('en/glossary');
  await page.getByRole('searchbox').fill('汇聚');
  await expect(page.getByRole('main')).toContainText('池化');
  await expect(page.getByRole('main')).toContainText(/pooling/i);
});
