// Experiments of the designer in a real browser: predict, run, judge, compare, export; and failures with their mends.
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

const ROUTE = 'en/designer?exhibit=designer&count=500&epochs=2&batch=50';
const TINY =
  "model = keras.Sequential([keras.Input((32, 32, 3)), layers.Conv2D(8, 3), layers.GlobalAveragePooling2D(), layers.Dense(10, activation='softmax')])";

async function trainWith(exhibit: Locator, rate: string): Promise<void> {
  const field = exhibit.getByRole('spinbutton', { name: 'learning rate' });
  await field.fill(rate);
  await field.blur();
  await exhibit.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(exhibit.locator('[data-describe]')).toContainText(/Test accuracy \d+\.\d\d%/, { timeout: 60_000 });
}

test('a prediction is committed, tested, judged, compared, renamed, deleted and exported', async ({ page, open }) => {
  await open(ROUTE);
  const exhibit = page.locator('[data-exhibit="designer"]');
  const card = exhibit.getByRole('region', { name: 'Experiment card' });
  const list = exhibit.getByRole('region', { name: 'Kept experiments' });
  await expect(list.getByText('No experiments yet.')).toBeVisible();
  await exhibit.getByRole('textbox', { name: 'Keras code' }).fill(TINY);
  await card.getByRole('textbox', { name: 'Question' }).fill('Does it learn at all?');
  await card.getByRole('spinbutton', { name: 'Predicted test accuracy' }).fill('99');
  await card.getByRole('button', { name: 'Commit the prediction' }).click();
  await expect(card.getByText('Predicted: test accuracy 99.0%.')).toBeVisible();
  await expect(card.getByRole('spinbutton')).toHaveCount(0);
  await trainWith(exhibit, '0.001');
  await expect(card.getByText(/Measured .* below the prediction\./)).toBeVisible();
  await card.getByRole('radio', { name: 'No', exact: true }).check();
  await card.getByRole('textbox', { name: 'What I learnt' }).fill('Ten steps are few.');
  await trainWith(exhibit, '0.01');
  await exhibit.getByRole('button', { name: 'Again with seed 2' }).press('Enter');
  await expect(exhibit.getByRole('button', { name: 'Train', exact: true })).toBeFocused();
  await expect(exhibit.getByRole('spinbutton', { name: 'random seed' })).toHaveValue('2');

  await expect(list.getByRole('row')).toHaveCount(3);
  await expect(list.getByRole('columnheader', { name: 'learning rate' })).toBeVisible();
  await expect(list.getByText(/The same in all on the chart: .*batch size 50/)).toBeVisible();
  await list.getByRole('textbox').first().fill('First try');
  await expect(exhibit.locator('[data-describe]')).toContainText('First try: predicted 99.0%');
  await list.getByRole('radio', { name: 'Validation loss' }).check();
  await expect(list.getByRole('application', { name: /Validation loss of the experiments/ })).toBeVisible();
  await expectAxeClean(page);

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: 'Table (.csv)' }).click(),
  ]);
  expect(readFileSync(await csv.path(), 'utf8')).toMatch(
    /"First try".*"Does it learn at all\?".*"Ten steps are few\."/,
  );

  await list.getByRole('button', { name: 'Delete First try' }).press('Enter');
  await expect(list.getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(list.getByRole('row')).toHaveCount(3);
  await list.getByRole('button', { name: 'Delete First try' }).press('Enter');
  await list.getByRole('button', { name: 'Undo the deletion' }).press('Enter');
  await list.getByRole('button', { name: 'Open First try' }).press('Enter');
  await expect(exhibit.getByRole('spinbutton', { name: 'learning rate' })).toHaveValue('0.001');
  await expect(card.getByText('Does it learn at all?')).toBeVisible();

  await open(ROUTE);
  await expect(list.getByRole('row')).toHaveCount(3);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test('a training that breaks says so, and a smaller learning rate is one click away', async ({ page, open }) => {
  await open(`${ROUTE}&rate=1000&optimizer=sgd`);
  const exhibit = page.locator('[data-exhibit="designer"]');
  await exhibit
    .getByRole('textbox', { name: 'Keras code' })
    .fill(TINY.replace('layers.Conv2D(8, 3)', 'layers.Conv2D(8, 3), layers.Conv2D(8, 3)'));
  await exhibit.getByRole('button', { name: 'Commit the prediction' }).click();
  await exhibit.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(exhibit.getByText(/Training failed at step \d+/)).toBeVisible({ timeout: 60_000 });
  // What was predicted and did not come is kept and judged as well.
  await exhibit.getByRole('radio', { name: 'No', exact: true }).check();
  await expect(exhibit.getByRole('row', { name: /50\.0%/ })).toBeVisible();
  await exhibit.getByRole('button', { name: 'Learning rate 100' }).click();
  await expect(exhibit.getByRole('spinbutton', { name: 'learning rate' })).toHaveValue('100');
  await expect(exhibit.getByText(/Training failed/)).toHaveCount(0);
});

test('a move that would tear a connection is refused with a sentence', async ({ page, open }) => {
  await open('en/designer?exhibit=designer');
  const exhibit = page.locator('[data-exhibit="designer"]');
  const words = exhibit.locator('[data-describe]');
  await exhibit.getByRole('button', { name: 'Small ResNet' }).click();
  await exhibit.getByRole('button', { name: /block2_skip/ }).click();
  const before = await words.textContent();
  await exhibit.getByRole('button', { name: 'Move up' }).press('Enter');
  await expect(exhibit.getByText(/Not moved: it would tear the connections of/)).toBeVisible();
  await expect(words).toHaveText(before ?? '');
});
