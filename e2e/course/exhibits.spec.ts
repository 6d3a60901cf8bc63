// What every exhibit owes its reader, in both languages: a true default, words for the picture, reset and undo,
// a link that restores the state, refusal of a damaged link, the keyboard, the lectern. Generated, not written by hand.
import { EXHIBITS, LOCALES } from '../exhibits.ts';
import { expect, expectAxeClean, test } from '../fixtures.ts';

const WORDS = {
  zh: { reset: '恢复初始', lectern: '讲台视图', steps: '讲解步骤', copy: '复制链接' },
  en: { reset: 'Reset', lectern: 'Lectern view', steps: 'Steps', copy: 'Copy link' },
} as const;

test('the gallery lists exactly the public exhibits', async ({ page, open }) => {
  await open('en/gallery');
  const links = page.locator('main a[href*="exhibit="]');
  // Each lesson's list comes when its text does.
  await expect(links).toHaveCount(EXHIBITS.length);
  const hrefs = await links.evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''));
  const listed = hrefs.map((href) => href.replace(/^#\/en\//, '').replace('?exhibit=', '/'));
  expect(listed.toSorted()).toEqual(EXHIBITS.map(({ lesson, exhibit }) => `${lesson}/${exhibit}`).toSorted());
});

for (const { lesson, exhibit, loaded = /./ } of EXHIBITS) {
  for (const locale of LOCALES) {
    test.describe(`${exhibit} (${locale})`, () => {
      const route = `${locale}/${lesson}?exhibit=${exhibit}`;

      test('opens from its link, says what it shows, and is clean', async ({ page, open }) => {
        await open(route);
        const root = page.locator(`[data-exhibit="${exhibit}"]`);
        await expect(root).toBeInViewport();
        const description = root.locator('[data-describe]');
        await expect(description).toHaveCount(1);
        expect(((await description.textContent()) ?? '').length).toBeGreaterThan(40);
        await expect(root.getByRole('alert')).toHaveCount(0);
        await expectAxeClean(page);
      });

      test('goes through its lectern steps, and each survives as a link', async ({ page, context, open }) => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write']);
        await open(route);
        const root = page.locator(`[data-exhibit="${exhibit}"]`);
        const description = root.locator('[data-describe]');
        await expect(description).toHaveText(loaded);
        const initial = (await description.textContent()) ?? '';
        await root.getByRole('button', { name: WORDS[locale].lectern }).click();
        const steps = root.getByRole('navigation', { name: WORDS[locale].steps }).locator('ol button');
        await expect(steps.first()).toBeVisible();
        const count = await steps.count();
        expect(count).toBeGreaterThan(0);
        const seen: { readonly words: string; readonly url: string }[] = [];
        for (let index = 0; index < count; index += 1) {
          await steps.nth(index).click();
          await expect(steps.nth(index)).toHaveAttribute('aria-current', 'step');
          await page.evaluate(() => navigator.clipboard.writeText(''));
          await root.getByRole('button', { name: WORDS[locale].copy }).click();
          const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
          await expect.poll(copied).toContain(`exhibit=${exhibit}`);
          const url = await copied();
          seen.push({ words: (await description.textContent()) ?? '', url });
        }
        await page.keyboard.press('Escape');
        await root.getByRole('button', { name: WORDS[locale].reset }).click();
        await expect(description).toHaveText(initial);
        for (const { url, words } of seen) {
          await open(url.slice(url.indexOf('#/') + 2));
          await expect(description).toHaveText(words);
        }
      });

      test('refuses a damaged link with a sentence and keeps working', async ({ page, open }) => {
        await open(
          `${route}&test=%E0%A4%A&size=NaN&seed=abc&kernel=-3&digit=x&step=9e99&stage=%3Cscript%3E&pixel=none&ink=!&stack=!&picture=%21&block=x&loss=!&change=!&recipe=!&way=!&network=!`,
        );
        const root = page.locator(`[data-exhibit="${exhibit}"]`);
        await expect(root.getByRole('alert').first()).toBeVisible();
        await expect(root.locator('[data-describe]')).not.toBeEmpty();
      });

      test('is reached and left by the keyboard, without a trap', async ({ page, open }) => {
        await open(route);
        const root = page.locator(`[data-exhibit="${exhibit}"]`);
        await root.focus();
        const stops = new Set<string>();
        for (let presses = 0; presses < 200; presses += 1) {
          await page.keyboard.press('Tab');
          const inside = await root.evaluate((section) => {
            const active = document.activeElement;
            return active !== null && section.contains(active)
              ? `${active.tagName} ${active.getAttribute('aria-label') ?? active.textContent ?? ''}`
              : null;
          });
          if (inside === null) break;
          stops.add(inside);
        }
        expect(stops.size).toBeGreaterThan(3);
        const left = await root.evaluate((section) => !section.contains(document.activeElement));
        expect(left, 'Tab leaves the exhibit').toBe(true);
      });
    });
  }
}
