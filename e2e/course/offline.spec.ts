// The course without a network, new versions, and what is kept on the device: on the built site with its service
// worker. Not responsible for: which road a request takes (src/offline/road.test.ts).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { LOCALES } from '../exhibits.ts';
import { expectAxeClean, expectNoSidewaysScroll } from '../fixtures.ts';
import { expect, test, type OwnSite } from '../own-site.ts';

const DUEL = 'en/mlp-vs-cnn?exhibit=duel&images=4000&epochs=2&seed=5';
/** Long enough to be under way while a version is fetched and offered. */
const LONG_DUEL = 'en/mlp-vs-cnn?exhibit=duel&images=12000&epochs=5&seed=5';

function wordsOf(page: Page): Locator {
  return page.locator('[data-exhibit="duel"] [data-describe]');
}

function notice(page: Page): Locator {
  return page.locator('[data-update-notice]');
}

/** Paths of a copy of the course, in the caches of one kind. */
async function keptPaths(page: Page, kind: 'shell' | 'assets', base: string): Promise<readonly string[]> {
  return page.evaluate(
    async ([wanted, folder]) => {
      const names = (await caches.keys()).filter((name) => name.startsWith(`stride ${wanted} ${folder} `));
      const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return caught.flat().map(({ url }) => new URL(url).pathname.slice(folder.length));
    },
    [kind, new URL(base).pathname] as const,
  );
}

/** The shards that the first training of the course needs. */
function firstShards(site: OwnSite): readonly string[] {
  const index: { shards: Record<'train' | 'test', { file: string; count: number }[]> } = JSON.parse(
    readFileSync(join(site.root, 'data/mnist/index.json'), 'utf8'),
  );
  let before = 0;
  const train = index.shards.train.filter(({ count }) => (before += count) - count < 12_000);
  return [...train, ...index.shards.test].map(({ file }) => `data/mnist/${file}`);
}

async function expectKept(page: Page, site: OwnSite): Promise<void> {
  await expect(async () => {
    expect(await keptPaths(page, 'assets', site.url)).toEqual(expect.arrayContaining([...firstShards(site)]));
  }).toPass({ timeout: 60_000 });
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

async function trainDuel(page: Page): Promise<void> {
  await page.locator('[data-exhibit="duel"]').getByRole('button', { name: 'Train both networks' }).click();
}

/** Opens the course, waits until it is kept, stops the server and goes through a lesson. */
async function walkOffline(page: Page, site: OwnSite, open: (route: string) => Promise<void>): Promise<void> {
  await open('en/mlp-vs-cnn');
  await expectKept(page, site);
  await site.stop();
  const asked = site.requests.length;

  await page.reload();
  await expect(page.locator('h1')).toBeVisible();
  await open(DUEL);
  await trainDuel(page);
  await expect(wordsOf(page)).toHaveText(/fingerprint [0-9a-f]{8}.*test accuracy.*fingerprint [0-9a-f]{8}/, {
    timeout: 110_000,
  });

  const question = page.locator('fieldset').filter({ hasText: 'passes through Flatten' });
  await question.getByRole('radio', { name: 'The record of which pixels are neighbours' }).check();
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('once touched')).toBeVisible();

  await open('zh/pooling');
  await expect(page.locator('[data-exhibit]').first()).toBeVisible();
  expect(site.requests).toHaveLength(asked);
}

test('after one visit the server may stop: the duel trains and a question is answered', async ({
  page,
  site,
  open,
}) => {
  test.setTimeout(240_000);
  await walkOffline(page, site, open);
});

test.describe('under a path with spaces, signs and Chinese', () => {
  test.use({ basePath: "/a b (课程)/x&y+z'!/" });

  test('the course works and is kept just as well', async ({ page, site, open }) => {
    test.setTimeout(240_000);
    await walkOffline(page, site, open);
  });
});

test('a new version waits for the training to pause, takes over on request, and the training goes on', async ({
  page,
  site,
  open,
}) => {
  test.setTimeout(240_000);
  await open(LONG_DUEL);
  await expectKept(page, site);
  await trainDuel(page);
  await expect(wordsOf(page)).toHaveText(/CNN: training.*step [1-9]\d* of 1,875/);

  site.publish('second');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(notice(page)).toContainText('A training is under way');
  await expect(notice(page).getByRole('button', { name: 'Update' })).toBeDisabled();
  // Another tab, opened meanwhile, is offered it, too, and changes nothing under the training either.
  const other = await page.context().newPage();
  await other.goto(`${site.url}#/en`);
  await notice(other).getByRole('button', { name: 'Update' }).click();
  await expect(notice(other)).toContainText('Another tab is training');
  await other.close();
  await expect(wordsOf(page)).toHaveText(/CNN: training.*step ([5-9]\d\d|1,\d{3}) of 1,875/, { timeout: 60_000 });

  const controls = page.locator('[data-exhibit="duel"]').getByRole('group', { name: 'Training controls' });
  await controls.getByRole('button', { name: 'Pause' }).click();
  await expect(wordsOf(page)).toHaveText(/MLP: paused.*CNN: paused/);
  const marker = page.locator('meta[name="test-version"]');
  await expect(marker).toHaveCount(0);
  await notice(page).getByRole('button', { name: 'Update' }).click();
  await expect(marker).toHaveAttribute('content', 'second');
  await expect(wordsOf(page)).toHaveText(/MLP: paused.*step [1-9][\d,]* of 1,875.*CNN: paused.*step [1-9][\d,]* of/);
  await expect(notice(page)).toHaveCount(0);
  await controls.getByRole('button', { name: 'Continue training' }).click();
  await expect(wordsOf(page)).toHaveText(/CNN: (training|finished).*step 1,[0-9]\d\d of 1,875/, { timeout: 60_000 });
});

test('what is kept can be seen, kept whole and removed', async ({ page, site, open }) => {
  await open('en/storage');
  await expectKept(page, site);
  await page.reload();
  const digits = page.locator('[data-kept="mnist"]');
  await expect(page.locator('[data-kept="shell"]')).toContainText(/MB in \d+ files/);
  await expect(digits).toContainText(/[34]\.\d MB of 11\.2 MB/);
  await digits.getByRole('button', { name: /^Keep all of MNIST/ }).click();
  await expect(digits).toContainText(/11\.2 MB in \d+ files/);
  await digits.getByRole('button', { name: /^Delete MNIST/ }).click();
  await expect(digits).toContainText('0 of 11.2 MB');
  expect((await keptPaths(page, 'assets', site.url)).filter((path) => path.includes('mnist/train'))).toEqual([]);
});

for (const locale of LOCALES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${locale}/storage (${colorScheme}), which fits a phone`, async ({
      page,
      site,
      open,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 390, height: 800 });
      await open(`${locale}/storage`);
      await expect(page.locator('[data-kept="shell"]')).toBeVisible();
      await expectKept(page, site);
      await expectAxeClean(page);
      await expectNoSidewaysScroll(page);
    });
  }
}

test('it can be installed: the manifest and its icons are there', async ({ page, site, open }) => {
  await open('en');
  const icons = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
    const manifest = await (await fetch(link?.href ?? '')).json();
    const sources: string[] = manifest.icons.map((icon: { src: string }) => new URL(icon.src, link?.href).href);
    const answers = await Promise.all(sources.map((source) => fetch(source)));
    return { start: new URL(manifest.start_url, link?.href).href, ok: answers.map(({ ok }) => ok) };
  });
  expect(icons).toEqual({ start: site.url, ok: [true, true, true, true] });
});
