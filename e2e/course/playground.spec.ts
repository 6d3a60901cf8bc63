// The playground in a real browser: both designs trained, looked into, tested, kept in link and file, worked by keyboard.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

/** Both as at first, but small enough to be trained in a moment. */
const SMALL = 'a-count=500&a-epochs=1&b-count=500&b-epochs=1';

const WORDS = {
  zh: {
    title: '实验场',
    train: '一起训练',
    done: /训练完成.*训练完成/,
    inside: '看内部',
    ratios: /更新比：conv2d\/kernel/,
  },
  en: {
    title: 'Playground',
    train: 'Train both',
    done: /complete.*complete/,
    inside: 'Inside',
    ratios: /ratios: conv2d\/kernel/,
  },
} as const;

function partsOf(page: Page): { readonly root: Locator; readonly words: Locator } {
  const root = page.locator('[data-exhibit="playground"]');
  return { root, words: root.locator('[data-describe]') };
}

for (const locale of ['zh', 'en'] as const) {
  test(`trains both designs and looks inside (${locale})`, async ({ page, open }) => {
    const text = WORDS[locale];
    await open(locale);
    await page.getByRole('banner').getByRole('link', { name: text.title }).click();
    const { root, words } = partsOf(page);
    await expect(page).toHaveTitle(new RegExp(text.title));
    await expect(words).toContainText('Total params: 108,618');
    await expect(words).toContainText('Total params: 101,770');
    await expectAxeClean(page);

    await open(`${locale}/playground?${SMALL}`);
    await root.getByRole('button', { name: text.train }).click();
    await expect(words).toHaveText(text.done);
    await root.getByRole('tab', { name: text.inside }).click();
    await expect(words).toHaveText(text.ratios);
    await expectAxeClean(page);
  });
}

test('looks into a training step by step, without changing what comes of it', async ({ page, open }) => {
  await open(`en/playground?${SMALL}&panel=inside`);
  const { root, words } = partsOf(page);
  await root.getByRole('button', { name: 'One step each' }).click();
  await expect(words).toContainText('At step 1 the loss of the next batch is');
  await expect(words).toHaveText(/Design A:[^B]*Step 1 of 16/);
  const told = /next batch is (\d+\.\d+)/.exec((await words.textContent()) ?? '')?.[1];
  const numbers = root.getByRole('region', { name: 'Gradients and updates' });
  await expect(numbers.getByRole('row')).toHaveCount(9);
  await expect(root.getByRole('img', { name: /^conv2d\/kernel: the first 16 of 16/ })).toBeVisible();
  await expect(root.getByRole('img', { name: /^max_pooling2d, 13 × 13 × 16/ })).toBeVisible();

  // The loss that was told beforehand is the one that the next step has: the mean of both is on view.
  const first = Number(/Recent loss (\d+\.\d+)/.exec((await words.textContent()) ?? '')?.[1]);
  await root.getByRole('region', { name: 'Design A', exact: true }).getByRole('button', { name: 'One step' }).click();
  await expect(words).toHaveText(/Design A:[^B]*Step 2 of 16/);
  const mean = Number(/Recent loss (\d+\.\d+)/.exec((await words.textContent()) ?? '')?.[1]);
  expect(Math.abs(2 * mean - first - Number(told))).toBeLessThan(0.004);
});

test('tests a design, and opens one of its mistakes inside', async ({ page, open }) => {
  await open(`en/playground?${SMALL}&panel=mistakes`);
  const { root, words } = partsOf(page);
  await expect(root.getByRole('button', { name: 'Test now' })).toBeDisabled();
  await root.getByRole('button', { name: 'One step each' }).click();
  await root.getByRole('button', { name: 'Test now' }).click();
  await expect(words).toContainText('Step 1: 1,000 test images');
  await expect(root.getByRole('grid', { name: 'Confusion matrix' })).toBeVisible();
  await expectAxeClean(page);
  await root
    .getByRole('button', { name: /^Image \d+: / })
    .first()
    .click();
  await expect(root.getByRole('tab', { name: 'Inside' })).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/sample=\d+/);
});

test('comes back from its link with both designs', async ({ page, open }) => {
  await open(`en/playground?${SMALL}`);
  const { root, words } = partsOf(page);
  await root.getByRole('button', { name: 'Copy to B' }).click();
  const card = root.getByRole('region', { name: 'Design B', exact: true });
  await card.getByRole('spinbutton', { name: 'wrong labels' }).fill('40');
  await expect(words).toContainText('wrong labels 40%');
  await expect(page).toHaveURL(/b-wrong=40/);
  await expect(page).toHaveURL(/b-net=1\./);
  const [link, said] = [page.url(), (await words.textContent()) ?? ''];
  await open(link.slice(link.indexOf('#/') + 2));
  await expect(words).toHaveText(said);
  // The same address in the other language.
  await page.getByRole('button', { name: '中文' }).click();
  await expect(words).toContainText('错误标签 40%');
});

test('refuses a damaged link with a sentence and keeps working', async ({ page, open }) => {
  await open('en/playground?a-net=nonsense&panel=inside');
  const { root, words } = partsOf(page);
  await expect(root.getByRole('alert')).toContainText('damaged');
  await expect(words).toContainText('Total params: 108,618');
});

test('keeps both designs in a file', async ({ page, open }) => {
  await open('en/playground?data=fashion-mnist&b-uneven=90&panel=files');
  const { root, words } = partsOf(page);
  const said = (await words.textContent()) ?? '';
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    root.getByRole('button', { name: 'Save both designs' }).click(),
  ]);
  const saved = readFileSync(await download.path(), 'utf8');
  await root.getByRole('button', { name: 'Reset' }).click();
  await expect(words).not.toHaveText(said);
  await root.getByRole('tab', { name: 'Files' }).click();
  const input = root.locator('input[type="file"]').first();
  await input.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') });
  await expect(root.getByRole('alert')).toContainText('not two designs');
  await input.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(saved) });
  await expect(words).toHaveText(said);
});

test('is worked by keyboard on a narrow screen', async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('en/playground');
  const { root, words } = partsOf(page);
  await expectNoSidewaysScroll(page);
  const [a, b] = ['A', 'B'].map((name) => root.getByRole('region', { name: `Design ${name}`, exact: true }));
  if (a === undefined || b === undefined) throw new Error('unreachable');
  await expect(b).toBeHidden();
  await root.getByRole('radio', { name: 'Design A' }).press('ArrowRight');
  await expect(b).toBeVisible();
  await expect(a).toBeHidden();

  await root.getByRole('tab', { name: 'Network' }).press('ArrowRight');
  await expect(root.getByRole('tabpanel', { name: 'Data' })).toBeVisible();
  await page.keyboard.press('Home');
  await root.getByRole('button', { name: '+ Dropout' }).press('Enter');
  await expect(root.getByRole('button', { name: 'Dropout dropout' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(root.getByRole('button', { name: 'Dropout dropout' })).toHaveCount(0);
  await expect(words).toContainText('Total params: 101,770');
  await expectNoSidewaysScroll(page);
  await expectAxeClean(page);
});

test('goes through its lectern steps, and each survives as a link', async ({ page, open }) => {
  await open('en/playground');
  const { root, words } = partsOf(page);
  await root.getByRole('button', { name: 'Lectern view' }).click();
  const steps = root.getByRole('navigation', { name: 'Steps' }).locator('ol button');
  await expect(steps).toHaveCount(5);
  await steps.nth(3).click();
  await expect(words).toContainText('learning rate 0.05');
  await steps.nth(4).click();
  await expect(page).toHaveURL(/a-net=1\.28x28x1\.c8k3Ar.*b-net=1\.28x28x1\.c8k3Ai/);
  const [link, said] = [page.url(), (await words.textContent()) ?? ''];
  await page.keyboard.press('Escape');
  await open(link.slice(link.indexOf('#/') + 2));
  await expect(words).toHaveText(said);
});

test('shows what the network is taught, before any training', async ({ page, open }) => {
  await open('en/playground?panel=data&a-count=500&a-uneven=90');
  const { root, words } = partsOf(page);
  await expect(words).toContainText('Of the first 24, 0 have a wrong label.');
  const counts = /class: 0 (\d+).* 9 (\d+)\. Of/.exec((await words.textContent()) ?? '');
  expect(Number(counts?.[1]) / Number(counts?.[2])).toBeGreaterThan(5);
  const card = root.getByRole('region', { name: 'Design A', exact: true });
  await card.getByRole('spinbutton', { name: 'wrong labels' }).fill('100');
  await expect(words).toContainText('Of the first 24, 24 have a wrong label.');
  await expect(root.getByRole('img', { name: /^Training image 1: taught as \d, is 5$/ })).toBeVisible();
  await expectAxeClean(page);
});
