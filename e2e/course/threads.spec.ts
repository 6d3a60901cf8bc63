// Real threads on real shared memory, where the host sends the headers for it: the same bits as one thread.
// Not responsible for: every network and number of threads (src/engine/worker/fused/team.test.ts).
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

const DUEL = '#/en/mlp-vs-cnn?exhibit=duel&images=4000&epochs=2&seed=5';

/** The isolated twin of the site. */
function isolated(baseURL: string | undefined): string {
  const url = new URL(baseURL ?? '');
  url.port = '4301';
  return url.href;
}

/** Trains both networks with so many threads; answers the fingerprints of their records. */
async function trainWith(page: Page, base: string, threads: number): Promise<readonly string[]> {
  await page.goto(`${base}?threads=${threads}${DUEL}`);
  const duel = page.locator('[data-exhibit="duel"]');
  await duel.getByRole('button', { name: 'Train both networks' }).click();
  const words = duel.locator('[data-describe]');
  await expect(words).toHaveText(/fingerprint [0-9a-f]{8}.*test accuracy.*fingerprint [0-9a-f]{8}/, {
    timeout: 110_000,
  });
  return [...((await words.textContent()) ?? '').matchAll(/fingerprint ([0-9a-f]{8})/g)].map((match) => match[1] ?? '');
}

/** What the badge's panel tells of the engine, folded away or not. */
async function expectThreads(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /WebAssembly/ }).click();
  await expect(page.getByText(`SIMD kernels, ${words}`)).toBeAttached();
}

test('two threads train to the same bits as one, and the page says how many work', async ({ browser, baseURL }) => {
  const base = isolated(baseURL);
  const records: (readonly string[])[] = [];
  for (const threads of [1, 2]) {
    // A storage of its own each, so that nothing is remembered.
    const context = await browser.newContext();
    const page = await context.newPage();
    records.push(await trainWith(page, base, threads));
    await expectThreads(page, threads === 1 ? '1 thread' : `${threads} threads`);
    await context.close();
  }
  expect(records[0]).toHaveLength(2);
  expect(records[1]).toEqual(records[0]);
});

test('without isolation threads asked for are one', async ({ page, baseURL }) => {
  expect(await trainWith(page, baseURL ?? '', 2)).toHaveLength(2);
  await expectThreads(page, '1 thread');
});
