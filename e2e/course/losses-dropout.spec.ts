// The MLP lesson's figures on losses and dropout: a bet laid by keyboard and paid like a network's, the game kept apart from
// links and undo, and two real runs that differ in nothing but dropout.
import type { Locator, Page } from '@playwright/test';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

function exhibit(page: Page, id: string): Locator {
  return page.locator(`[data-exhibit="${id}"]`);
}

function description(page: Page, id: string): Locator {
  return exhibit(page, id).locator('[data-describe]');
}

test('a bet is laid by keyboard, paid, and compared with a network that is trained here', async ({ page, open }) => {
  await open('en/mlp?exhibit=losses&figure=bet&cover=half');
  const root = exhibit(page, 'losses');
  const words = description(page, 'losses');
  await expect(words).toContainText('Image 1 of 20 (no. 4 of MNIST’s test set), shown: upper half.');
  await root.getByRole('slider', { name: 'Digit 4' }).focus();
  await page.keyboard.press('End');
  await expect(words).toContainText('Digit 4: 20 chips. All chips are laid.');
  // None are left for another digit.
  await root.getByRole('slider', { name: 'Digit 9' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(words).toContainText('Digit 4: 20 chips. All chips are laid.');
  await root.getByRole('slider', { name: 'Digit 4' }).focus();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowLeft');
  await expect(words).toContainText('Digit 4: 15 chips. 5 chips are left to lay.');
  await root.getByRole('slider', { name: 'Digit 9' }).focus();
  await page.keyboard.press('End');
  await root.getByRole('button', { name: 'Turn the label and pay' }).click();
  await expect(words).toContainText('It is a 4. You: −ln 0.75 = 0.29.');
  await root.getByRole('button', { name: 'Train a network to bet against' }).click();
  await expect(words).toContainText(/Network: −ln [\d.e−]+ = \d+\.\d\d\./, { timeout: 60_000 });
  await expect(words).toContainText(/1 round settled; cross-entropy You: mean 0\.29, Network: mean \d+\.\d\d/);
  await expectAxeClean(page);

  // What was paid belongs to this page: changing the figure or undoing does not take it back.
  await root.getByRole('radio', { name: 'all' }).check({ force: true });
  await expect(words).toContainText('shown: upper half');
  await root.getByRole('button', { name: 'Undo' }).click();
  await root.getByRole('button', { name: 'Next image' }).click();
  await expect(words).toContainText('Image 2 of 20');
  await expect(words).toContainText('You: mean 0.29');
  await expect(root.getByRole('button', { name: 'Turn the label and pay' })).toHaveAttribute('aria-disabled', 'true');
});

test('no chip on the true digit costs what Keras’s clipping leaves', async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('zh/mlp?exhibit=losses&figure=bet');
  const root = exhibit(page, 'losses');
  await expect(description(page, 'losses')).toContainText('MNIST 测试集的 4 号');
  await root.getByRole('slider', { name: '数字 9' }).focus();
  await page.keyboard.press('End');
  await root.getByRole('button', { name: '翻开标签，付钱' }).click();
  await expect(description(page, 'losses')).toContainText('你：−ln 0 = 16.12');
  await expect(description(page, 'losses')).toContainText('概率 0 取作 1e-7');
  await expectNoSidewaysScroll(page);
  await expectAxeClean(page);
});

test('with and without dropout: both runs are trained, compared, and found again', async ({ page, open }) => {
  await open('en/mlp?exhibit=dropout&figure=runs');
  const root = exhibit(page, 'dropout');
  const words = description(page, 'dropout');
  await expect(words).toContainText('Nothing is trained yet.');
  await root.getByRole('button', { name: 'Train both' }).click();
  const outcome = /dropout changed the validation accuracy by [+−\d.]+ points \(\d+ of 1,000 images\)/;
  await expect(words).toContainText(outcome, { timeout: 90_000 });
  await expect(words).toContainText(/went from [\d.]+ to [\d.]+ points/);
  const first = await words.textContent();
  await expectAxeClean(page);
  await root.getByRole('radio', { name: 'loss' }).check({ force: true });
  await expect(root.getByRole('application', { name: /Training and validation loss/ })).toBeVisible();
  await open('en/mlp?exhibit=dropout&figure=runs');
  await expect(words).toHaveText(first ?? '', { timeout: 90_000 });
});
