// The plain pages as a reader without script, a search engine or a printer gets them.
// Not responsible for: that their contents are those of the lessons (scripts/plain-pages.test.mjs).
import { COURSE } from '../../src/lessons/registry.ts';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

const LOCALES = ['zh', 'en'] as const;
const SLUGS = COURSE.filter(({ load }) => load !== null).map(({ slug }) => slug);
const FILES = ['index.html', 'glossary.html', ...SLUGS.map((slug) => `${slug}.html`)];

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the course leads to its plain pages, in both languages', async ({ page }) => {
    await page.goto('');
    await page.getByRole('link', { name: 'all lessons as plain pages' }).click();
    await expect(page).toHaveURL(/\/en\/index\.html$/);
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page).toHaveURL(/\/zh\/index\.html$/);
    await page.getByRole('link', { name: '池化层', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('池化层');
  });

  for (const slug of SLUGS) {
    test(`${slug} can be read`, async ({ page }) => {
      const counts: Record<string, readonly number[]> = {};
      for (const locale of LOCALES) {
        const response = await page.goto(`${locale}/${slug}.html`);
        expect(response?.status()).toBe(200);
        await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh' ? 'zh-Hans' : 'en');
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        const levels = (
          await page.locator('h1, h2, h3, h4').evaluateAll((headings) => headings.map((h) => h.tagName))
        ).map((name) => Number(name.slice(1)));
        expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
        const parts = ['section[data-section]', 'figure', 'figure [data-describe]', '#quiz [data-question]'];
        counts[locale] = await Promise.all(parts.map((part) => page.locator(part).count()));
        await expect(page.locator('figure [data-describe]').last()).toBeVisible();
        // An answer is folded away, and unfolds without script.
        const answer = page.locator('#quiz details').first();
        await expect(answer.locator('p, li').first()).toBeHidden();
        await answer.locator('summary').click();
        await expect(answer.locator('p, li').first()).toBeVisible();
      }
      expect(counts['zh']).toEqual(counts['en']);
    });
  }

  test('every link of its own leads somewhere', async ({ page, request, baseURL }) => {
    const asked = new Map<string, number>();
    for (const file of LOCALES.flatMap((locale) => FILES.map((name) => `${locale}/${name}`))) {
      await page.goto(file);
      const hrefs = await page
        .locator('[href]')
        .evaluateAll((links) =>
          links.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).href.replace(/#.*/, '')),
        );
      for (const href of hrefs.filter((each) => each.startsWith(baseURL ?? ''))) {
        if (!asked.has(href)) asked.set(href, (await request.head(href)).status());
      }
    }
    expect(asked.size).toBeGreaterThan(FILES.length);
    expect([...asked].filter(([, status]) => status !== 200)).toEqual([]);
  });
});

for (const locale of LOCALES) {
  test(`plain pages are clean of what axe finds, and fit a telephone (${locale})`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const file of FILES) {
      await page.goto(`${locale}/${file}`);
      await expectNoSidewaysScroll(page);
      await expectAxeClean(page);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${locale}/${SLUGS[1]}.html`);
    await expectAxeClean(page);
  });
}

test('a lesson leads to its plain page and back to the figure', async ({ page, open }) => {
  await open('en/pooling');
  await page.getByRole('link', { name: 'Plain page' }).click();
  await expect(page).toHaveURL(/\/en\/pooling\.html$/);
  await page.getByRole('link', { name: /Work this figure.*pooling bench/i }).click();
  await expect(page).toHaveURL(/#\/en\/pooling\?exhibit=pool-lab/);
  await expect(page.locator('[data-exhibit="pool-lab"]')).toBeInViewport();
});
