// What only a browser can show of the augmentation lesson: code that is typed, real trainings compared, and the notes' own
// cell begun, paused and found again. Not responsible for: what every exhibit must do (exhibits.spec.ts).
import { expect, test } from '../fixtures.ts';

test('typed code becomes the ranges, in bounds, and the other dialect follows', async ({ page, open }) => {
  await open('en/augmentation?exhibit=preview');
  const root = page.locator('[data-exhibit="preview"]');
  const generator = root.getByLabel('ImageDataGenerator (the notes, Keras 2)');
  const layers = root.getByLabel('Preprocessing layers (Keras 3)');
  await generator.fill('datagen = ImageDataGenerator(rotation_range=720, vertical_flip=True)');
  await expect(root.locator('[data-describe]')).toContainText('rotation range ±180°');
  await expect(root.getByText('The largest rotation range is 180')).toBeVisible();
  await expect(layers).toHaveValue(
    /RandomRotation\(180 \/ 360, fill_mode='nearest'\),\n {4}layers\.RandomFlip\('vertical'\)/,
  );
  await layers.fill('layers.RandomFlipp()');
  await expect(layers).toHaveAttribute('aria-invalid', 'true');
  await expect(root.getByText('the nearest known name is RandomFlip')).toBeVisible();
  await root.getByRole('slider', { name: 'Rotation range' }).fill('10');
  await expect(layers).toHaveValue(/RandomRotation\(10 \/ 360/);
});

test('both sides are trained and tested, and the difference is told', async ({ page, open }) => {
  await open('en/augmentation?exhibit=with-without&data=mnist&train=200&epochs=2&seeds=1');
  const root = page.locator('[data-exhibit="with-without"]');
  await root.getByRole('button', { name: 'Train 2 times and test' }).click();
  const description = root.locator('[data-describe]');
  await expect(description).toContainText(/One seed: augmentation changed the test accuracy by [+−]\d/, {
    timeout: 90_000,
  });
  await expect(root.getByRole('table', { includeHidden: false }).getByRole('row')).toHaveCount(5);
});

test('the cell of the notes is begun, paused, and there again after a reload', async ({ page, open }) => {
  const route = 'en/augmentation?exhibit=with-without';
  await open(route);
  const root = page.locator('[data-exhibit="with-without"]');
  const description = root.locator('[data-describe]');
  await root.getByRole('button', { name: 'Start training' }).click();
  await expect(description).toContainText(/Step [1-9][\d,]* of 375,000/, { timeout: 90_000 });
  await root.getByRole('button', { name: 'Pause' }).click();
  await expect(root.getByRole('button', { name: 'Go on training' })).toBeVisible();
  await page.reload();
  await expect(root.getByRole('button', { name: 'Go on training' })).toBeVisible({ timeout: 60_000 });
  await expect(description).toContainText(/Step [1-9][\d,]* of 375,000/);
});

test('a notebook mended cell by cell', async ({ page, open }) => {
  await open('en/augmentation?exhibit=step-arithmetic&cells=3.4.5.0.1.2.6');
  const root = page.locator('[data-exhibit="step-arithmetic"]');
  const description = root.locator('[data-describe]');
  await expect(description).toContainText('Cell 6 fails: the model has not been compiled.');
  await root.getByRole('button', { name: 'Move cell 7 up' }).click();
  await expect(description).toContainText('Mended.');
});
