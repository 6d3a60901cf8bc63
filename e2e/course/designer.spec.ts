// The designer in a real browser: its link, its code box, layers moved by hand, the review's mends, a short training.
import { readFileSync } from 'node:fs';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

const ROUTE = 'en/designer?exhibit=designer';
const TINY =
  'model = keras.Sequential([keras.Input((32, 32, 3)), layers.Conv2D(8, 3), layers.GlobalAveragePooling2D(), layers.Dense(7)])';

test('begins with the network of the lecture notes, in both languages', async ({ page, open }) => {
  for (const locale of ['zh', 'en']) {
    await open(`${locale}/designer?exhibit=designer`);
    const words = page.locator('[data-exhibit="designer"] [data-describe]');
    await expect(words).toContainText('Total params: 528,054');
    await expect(words).toContainText('conv2d_2 (Conv2D) (None, 8, 8, 64) 8,256');
  }
});

test('code, layers and link are one network', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="designer"]');
  const words = root.locator('[data-describe]');
  const code = root.getByRole('textbox', { name: 'Keras code' });
  await code.fill(TINY);
  await expect(words).toContainText('Total params: 287');
  await expect(root.getByRole('button', { name: 'Conv2D conv2d' })).toBeVisible();
  await expect(page).toHaveURL(/net=1\.32x32x3\./);
  const link = page.url();

  await root.getByRole('button', { name: 'Conv2D conv2d' }).click();
  await root.getByRole('spinbutton', { name: 'filters' }).fill('16');
  await expect(words).toContainText('Total params: 567');
  await expect(code).toHaveValue(/filters=16/);
  await root.getByRole('button', { name: 'Undo' }).click();
  await expect(words).toContainText('Total params: 287');

  await open(link.slice(link.indexOf('#/') + 2));
  await expect(words).toContainText('Total params: 287');
});

test('a mistake in the code is told with its place, and the network stays', async ({ page, open }) => {
  await open('zh/designer?exhibit=designer');
  const root = page.locator('[data-exhibit="designer"]');
  const code = root.getByRole('textbox', { name: 'Keras 代码' });
  await code.fill('model = keras.Sequential([\n  layers.Conv2D(8, 3),\n  layers.Dens(10)])');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  await expect(root.getByText(/第 3 行第 \d+ 列/)).toBeVisible();
  await expect(root.locator('[data-describe]')).toContainText('Total params: 528,054');
});

test('layers are added, moved, duplicated and deleted by keyboard', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="designer"]');
  const words = root.locator('[data-describe]');
  await root.getByRole('button', { name: '+ Dropout' }).press('Enter');
  await expect(words).toContainText('dense (Dense) (None, 500) 512,500; dropout (Dropout) (None, 500) 0');
  await root.getByRole('button', { name: 'Move up' }).press('Enter');
  await expect(words).toContainText('dropout (Dropout) (None, 1024) 0; dense (Dense) (None, 500) 512,500');
  await root.getByRole('button', { name: 'Duplicate' }).press('Enter');
  await expect(words).toContainText('dropout_1 (Dropout)');
  await root.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(words).not.toContainText('dropout_1');
});

test('a layer is dragged to another place', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="designer"]');
  const target = root.getByRole('row', { name: /conv2d / }).first();
  await root
    .getByRole('row', { name: /max_pooling2d / })
    .first()
    .hover();
  await page.mouse.down();
  // The first move begins the drag, only the second is one over the target.
  await target.hover();
  await target.hover();
  await page.mouse.up();
  await expect(root.locator('[data-describe]')).toContainText(
    'max_pooling2d (MaxPooling2D) (None, 16, 16, 3) 0; conv2d',
  );
});

test('the review finds what is wrong and mends it', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="designer"]');
  await root.getByRole('textbox', { name: 'Keras code' }).fill(TINY);
  const review = root.getByRole('region', { name: 'Review' });
  const units = review.getByRole('listitem').filter({ hasText: '7' });
  await expect(root.getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
  await units.getByRole('button').click();
  await expect(root.locator('[data-describe]')).toContainText('dense (Dense) (None, 10) 90');
  await expect(root.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});

test('VGG16 is drawn and counted, and told to be too large to train', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="designer"]');
  await root.getByRole('button', { name: 'VGG16' }).click();
  await expect(root.locator('[data-describe]')).toContainText('Total params: 138,357,544');
  await expect(root.getByText(/takes about .* of memory/)).toBeVisible();
  await expect(root.getByRole('button', { name: /^Train \(would take [\d.]+ GB\)$/ })).toBeDisabled();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAxeClean(page);
});

test('a short training is tested and takes its place among the winners', async ({ page, open }) => {
  await open(`${ROUTE}&count=500&epochs=2&batch=50`);
  const root = page.locator('[data-exhibit="designer"]');
  await root
    .getByRole('textbox', { name: 'Keras code' })
    .fill(TINY.replace('Dense(7)', "Dense(10, activation='softmax')"));
  await root.getByRole('button', { name: 'Train', exact: true }).click();
  const words = root.locator('[data-describe]');
  await expect(words).toContainText('Step 20 of 20', { timeout: 60_000 });
  await expect(words).toContainText(/Test accuracy \d+\.\d\d%/, { timeout: 60_000 });
  await expect(page.getByRole('row', { name: /Your best so far/ })).toBeVisible();
  await expectAxeClean(page);
});

test('a design survives closing the tab', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="designer"]');
  const words = root.locator('[data-describe]');
  await root.getByRole('textbox', { name: 'Keras code' }).fill(TINY);
  await expect(words).toContainText('Total params: 287');
  await open(ROUTE);
  await root.getByRole('button', { name: 'Go on with it' }).click();
  await expect(words).toContainText('Total params: 287');
});

test('a design is taken away and brought in again', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="designer"]');
  const words = root.locator('[data-describe]');
  const downloadOf = async (name: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), root.getByRole('button', { name }).click()]);
    return await download.path();
  };
  await root.getByRole('textbox', { name: 'Keras code' }).fill(TINY);
  await expect(words).toContainText('Total params: 287');
  const [design, notebook, script, svg, png] = [
    await downloadOf('Design (.json)'),
    await downloadOf('Notebook (.ipynb)'),
    await downloadOf('Python script (.py)'),
    await downloadOf('Drawing (.svg)'),
    await downloadOf('Drawing (.png)'),
  ];
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg[^>]*>.*30×30×8.*<\/svg>$/s);
  expect(readFileSync(png).subarray(1, 4).toString('latin1')).toBe('PNG');
  for (const path of [design, notebook, script]) {
    await root.getByRole('button', { name: 'Reset' }).click();
    await expect(words).toContainText('Total params: 528,054');
    await root.getByLabel('Open a file').setInputFiles(path);
    await expect(words).toContainText('Total params: 287');
  }
  const junk = { name: 'junk.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"stride-design"') };
  await root.getByLabel('Open a file').setInputFiles(junk);
  await expect(root.getByText(/incomplete or damaged/)).toBeVisible();
  await expect(words).toContainText('Total params: 287');
});
