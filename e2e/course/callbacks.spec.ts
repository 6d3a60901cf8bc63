// Callbacks and initialisers on real training: what the page foresees is what the engine does, and every epoch comes back.
import type { Locator, Page } from '@playwright/test';
import { expect, expectAxeClean, test } from '../fixtures.ts';

function figure(page: Page, exhibit: string): Locator {
  return page.locator(`[data-exhibit="${exhibit}"]`);
}

function wordsOf(page: Page, exhibit: string): Locator {
  return figure(page, exhibit).locator('[data-describe]');
}

test('a trained run is scrubbed to any epoch and back, also after a reload', async ({ page, open }) => {
  await open('en/mlp?exhibit=callbacks');
  const callbacks = figure(page, 'callbacks');
  const words = wordsOf(page, 'callbacks');
  await expect(words).toContainText('recorded beforehand');
  await callbacks.getByRole('button', { name: 'Train 25 epochs here' }).click();
  await expect(words).toContainText('Digit 9: says 7,');
  await expect(words).not.toContainText('recorded beforehand');

  const scrubber = callbacks.getByRole('slider', { name: 'Look at epoch' });
  await scrubber.press('Home');
  await expect(words).toContainText('Before training');
  await expect(words).toContainText('Digit 9: says 8, 16%');
  for (let epoch = 1; epoch <= 2; epoch += 1) await scrubber.press('ArrowRight');
  await expect(words).toContainText('After epoch 2');
  await expect(words).toContainText('Digit 9: says 9,');
  await scrubber.press('End');
  await expect(words).toContainText('Digit 9: says 7,');
  await expectAxeClean(page);

  await open('en/mlp?exhibit=callbacks&epoch=2');
  await expect(words).toContainText('Digit 9: says 9,');
});

test('trained with the callbacks, the engine stops where it was foreseen', async ({ page, open }) => {
  await open('zh/mlp?exhibit=callbacks&patience=1');
  const callbacks = figure(page, 'callbacks');
  const words = wordsOf(page, 'callbacks');
  await expect(words).toContainText('在第 5 轮之后停止训练，它认为最好的是第 4 轮');
  await callbacks.getByRole('button', { name: '带着这些回调训练' }).click();
  await expect(words).toContainText('5 轮之后结束');
  await callbacks.getByRole('button', { name: '在这里训练 25 轮' }).click();
  await expect(words).toContainText('完整训练第 4 轮之后的权重逐位相同');
});

test('the same deep network learns from one start and not from another', async ({ page, open }) => {
  await open('en/mlp?exhibit=initialisers&train=he_normal.large.zeros');
  const words = wordsOf(page, 'initialisers');
  await figure(page, 'initialisers').getByRole('button', { name: 'Train', exact: true }).click();
  await expect(words).toContainText(/he_normal: finished, latest loss [\d.]+, validation accuracy [78]\d/);
  await expect(words).toContainText('RandomNormal(1): diverged');
  await expect(words).toContainText(/zeros: finished, latest loss 2\.3\d*, validation accuracy 10/);
  await expectAxeClean(page);
});
