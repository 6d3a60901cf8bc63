// The lesson on training that goes wrong, with real training in the browser: a patient is found and mended, twins that
// differ in nothing stay equal, and those that differ by one ten-millionth do not.
import { expect, expectAxeClean, test } from '../fixtures.ts';

test('a patient is trained, wrongly diagnosed, rightly diagnosed, and mended', async ({ page, open }) => {
  await open(
    'en/training-troubles?exhibit=diagnose&patient=4&exams=start.batch.epochs.confusion.units.gradients.moved',
  );
  const root = page.locator('[data-exhibit="diagnose"]');
  const description = root.locator('[data-describe]');
  await expect(description).toContainText('Patient 4 of 10, seed 1. ill: not trained yet. Guessing costs 2.303.');
  await root.getByRole('button', { name: 'Train this patient' }).click();
  await expect(root.locator('[data-exam="units"]')).toContainText('100.0%');
  await expect(description).toContainText('ill: 252 steps, training loss from 2.303 to 2.');
  await expect(description).toContainText('dense 100.0%, dense_1 100.0%');
  await root.getByRole('button', { name: 'Sigmoid upon sigmoid: the gradient vanishes' }).click();
  await expect(root).toContainText('count the units that put out 0 for every picture');
  await root.getByRole('button', { name: 'The ReLU units are dead' }).click();
  await expect(root).toContainText('1 of 10 found, 0 of them at the first try.');
  await expect(description).toContainText(/mended: 252 steps.*validation accuracy (7[5-9]|[89]\d)\.\d%/);
  await expect(root.getByRole('row', { name: /^Before 252/ })).toBeVisible();
  await expect(root.getByRole('row', { name: /^After 252/ })).toBeVisible();
  await expectAxeClean(page);
  // What was found stays found when the reader comes back.
  await root.getByRole('radio', { name: '5', exact: true }).check();
  await expect(root.getByRole('radio', { name: '4 ✓' })).toBeVisible();
});

test('a training that ends in NaN is a finding, not an error', async ({ page, open }) => {
  await open('zh/training-troubles?exhibit=diagnose&patient=6&exams=start.gradients');
  const root = page.locator('[data-exhibit="diagnose"]');
  await root.getByRole('button', { name: '训练这位病人' }).click();
  await expect(root.locator('div[role="status"]')).toContainText('第 2 步的损失');
  await expect(root.locator('[data-exam="gradients"]')).toContainText('最后一份还正常的权重');
  await expect(root.getByRole('alert')).toHaveCount(0);
  await root.getByRole('button', { name: '初始权重太大' }).click();
  await expect(root.locator('[data-describe]')).toContainText(/治好后：\d+ 步.*验证准确率 [789]\d\.\d%/);
});

test('twins drift apart only where something differs, and seeds have a spread', async ({ page, open }) => {
  await open('en/training-troubles?exhibit=butterfly&twin=same&count=3');
  const root = page.locator('[data-exhibit="butterfly"]');
  const description = root.locator('[data-describe]');
  await root.getByRole('button', { name: 'Train the pair' }).click();
  await expect(description).toContainText('all weights are the same to the last bit: the distance is exactly 0');
  await expect(description).toContainText('Of 1,000 test pictures they answer 0 differently');
  await root.getByRole('combobox').selectOption('nudge');
  await expect(description).toContainText('Not trained yet; at the start the distance between the weights is 9.69e−8.');
  await root.getByRole('button', { name: 'Train the pair' }).click();
  await expect(description).toContainText(/after 400 steps; it first exceeded 0\.001 at step \d+/);
  await expect(description).not.toContainText('answer 0 differently');
  await root.getByRole('button', { name: 'Train 3 seeds' }).click();
  await expect(description).toContainText(
    /Validation accuracy of 3 seeds: mean \d\d\.\d%, standard deviation \d+\.\d points/,
  );
  await expectAxeClean(page);
});
