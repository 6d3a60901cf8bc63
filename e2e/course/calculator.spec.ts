// The calculator in a real browser: four views of one layer, each edited or pasted; every number opens.
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

const ROUTE = 'en/conv-calculator?exhibit=calculator';

/** What students have: code of the lecture notes, indentation, comments and all. */
const LISTING = `from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense

model = Sequential()
model.add(Conv2D(filters=16, kernel_size=2, padding='same', activation='relu', input_shape=(32, 32, 3)))
model.add(MaxPooling2D(pool_size=2))
model.add(Conv2D(filters=32, kernel_size=2, padding='same', activation='relu'))
model.add(MaxPooling2D(pool_size=2))
model.add(Flatten())
model.add(Dense(500, activation='relu'))
#model.summary()
`;

test('a typed line fills form, row, drawing and numbers', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="calculator"]');
  const code = root.getByRole('textbox', { name: 'Keras code' });
  await code.fill("Conv2D(16, 2, strides=2, activation='relu', input_shape=(200, 200, 1))");
  await expect(root.getByRole('textbox', { name: 'Row of model.summary()' })).toHaveValue(
    /\(None, 100, 100, 16\)\s+80/,
  );
  await expect(root.getByRole('spinbutton', { name: 'Filters K' })).toHaveValue('16');
  await expect(root.getByRole('spinbutton', { name: 'Input, height' })).toHaveValue('200');
  await expect(root.getByRole('slider', { name: 'Number of filters' })).toHaveAttribute('aria-valuenow', '16');
  await expect(root.getByRole('button', { name: /^Parameters/ })).toContainText('80');
  // What was typed stays as it is.
  await expect(code).toHaveValue(/^Conv2D\(16, 2/);
  await expect(page).toHaveURL(/input=200x200x1&filters=16&kernel=2&strides=2/);
});

test('a mistake is told with line, column and the nearest name, and the last good layer stays', async ({
  page,
  open,
}) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="calculator"]');
  const code = root.getByRole('textbox', { name: 'Keras code' });
  await code.fill('Conv2D(16, 2, stride=2)');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  await expect(root.getByText(/line 1, column 15.*strides/)).toBeVisible();
  await expect(root.locator('[data-describe]')).toContainText('(None, 64, 64, 32)');
});

test('of a pasted listing every layer can be chosen', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="calculator"]');
  await root.getByRole('textbox', { name: 'Keras code' }).fill(LISTING);
  await expect(root.locator('[data-describe]')).toContainText('(None, 32, 32, 16)');
  const layers = root.getByRole('combobox', { name: 'Which layer to work out' });
  await layers.selectOption({ index: 5 });
  await expect(root.locator('[data-describe]')).toContainText('(None, 500)');
  await expect(root.locator('[data-describe]')).toContainText('1,024,500');
  await expectAxeClean(page);
});

test('a pasted row is read as far as it goes, and says what it leaves open', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="calculator"]');
  await root.getByRole('textbox', { name: 'Row of model.summary()' }).fill('conv2d (Conv2D) (None, 100, 100, 16) 80');
  await expect(root.getByRole('spinbutton', { name: 'Kernel F' })).toHaveValue('2');
  await expect(root.getByRole('spinbutton', { name: 'Input, depth' })).toHaveValue('1');
  await expect(root.getByText('What the row does not say:')).toBeVisible();
  await expect(root.getByText(/only their product, 4, is known/)).toBeVisible();
});

test('the drawing changes sizes by pointer and by keys, and one drag is one step back', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="calculator"]');
  const height = root.getByRole('slider', { name: 'Input height' });
  await height.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('PageUp');
  await expect(root.getByRole('spinbutton', { name: 'Input, height' })).toHaveValue('139');
  await expect(root.locator('[data-describe]')).toContainText('(None, 70, 64, 32)');
  const filters = root.getByRole('slider', { name: 'Number of filters' });
  const box = await filters.locator('circle').last().boundingBox();
  if (box === null) throw new Error('the dot is drawn');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + 5 * step, y - 3 * step);
  await page.mouse.up();
  const dragged = Number(await filters.getAttribute('aria-valuenow'));
  expect(dragged).toBeGreaterThan(40);
  await expect(root.getByRole('spinbutton', { name: 'Filters K' })).toHaveValue(String(dragged));
  await root.getByRole('button', { name: 'Undo' }).click();
  await expect(filters).toHaveAttribute('aria-valuenow', '32');
});

test('an impossible layer is told and the last possible one stays on show', async ({ page, open }) => {
  await open(ROUTE);
  const root = page.locator('[data-exhibit="calculator"]');
  await root.getByRole('radio', { name: 'valid' }).press(' ');
  await root.getByRole('spinbutton', { name: 'Kernel F' }).fill('200');
  await expect(root.getByRole('alert')).toContainText('larger than its input');
  await expect(root.locator('[data-describe]')).toContainText('(None, 63, 63, 32)');
  await expectAxeClean(page);
  await root.getByRole('spinbutton', { name: 'Kernel F' }).fill('2');
  await expect(root.getByRole('alert')).toHaveCount(0);
});

test('the link that slides use shows the row of the notes', async ({ page, open }) => {
  const query = 'layer=Conv2D&input=128x128x3&filters=32&kernel=3&strides=2&padding=same&dilation=1&bias=1';
  for (const locale of ['zh', 'en']) {
    await open(`${locale}/conv-calculator?exhibit=calculator&${query}`);
    const description = page.locator('[data-exhibit="calculator"] [data-describe]');
    await expect(description).toContainText('(None, 64, 64, 32)');
    await expect(description).toContainText('896');
  }
});

for (const locale of ['zh', 'en'] as const) {
  test(`every number opens its derivation, narrow and clean (${locale})`, async ({ page, open }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(
      `${locale}/conv-calculator?exhibit=calculator&layer=Conv2D&input=33x35x3&filters=8&kernel=2x3&strides=2&padding=same`,
    );
    const root = page.locator('[data-exhibit="calculator"]');
    const numbers = root.locator('button[aria-expanded]').filter({ hasText: /\d/ });
    await expect(numbers.first()).toBeVisible();
    const count = await numbers.count();
    expect(count).toBeGreaterThanOrEqual(11);
    for (let index = 0; index < count; index += 1) {
      const number = numbers.nth(index);
      if ((await number.getAttribute('aria-expanded')) !== 'true') await number.click();
      const panel = root.locator(`[id="${(await number.getAttribute('aria-controls')) ?? ''}"]`);
      await expect(panel.getByRole('math').first()).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
    await expectAxeClean(page);
  });
}
