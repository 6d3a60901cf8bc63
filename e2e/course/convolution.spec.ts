// The lesson on convolution as a student goes through it: the window moved by hand and by itself, settings that can't
// be, units chosen by click and by key, and a network trained on the spot whose gradients are found again.
import { expect, test } from '../fixtures.ts';

test('the window is moved by keys, by scrubbing and by itself', async ({ page, open }) => {
  await open('en/convolution?exhibit=stride-padding');
  const root = page.locator('[data-exhibit="stride-padding"]');
  const description = root.locator('[data-describe]');
  await root.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(description).toContainText('Output (1, 1) reads rows 2 to 4 and columns 2 to 4');
  await expect(page).toHaveURL(/row=1&column=1/);
  const scrubber = root.getByRole('slider', { name: 'Place of the window' });
  await scrubber.focus();
  await page.keyboard.press('End');
  await expect(description).toContainText('Output (3, 3) reads rows 6 to 8 and columns 6 to 8');
  await root.getByRole('button', { name: 'One back' }).click();
  await expect(description).toContainText('Output (3, 2)');
  for (const motion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion: motion });
    const before = (await description.textContent()) ?? '';
    await root.getByRole('button', { name: 'Play' }).click();
    await expect(description).not.toHaveText(before);
    await root.getByRole('button', { name: 'Pause' }).click();
  }
});

test('settings that can’t be get a sentence, and the last good ones stay', async ({ page, open }) => {
  await open('zh/convolution?exhibit=stride-padding&input=5&strides=1&padding=valid');
  const root = page.locator('[data-exhibit="stride-padding"]');
  const description = root.locator('[data-describe]');
  const kernel = root.getByRole('spinbutton', { name: '卷积核边长 F' });
  await kernel.fill('9');
  await expect(root.getByRole('alert')).toContainText('卷积核（9）比输入的边长（5）还大');
  await expect(description).toContainText('卷积核 3 × 3');
  await root.getByRole('button', { name: '改回图中的设置' }).click();
  await expect(root.getByRole('alert')).toHaveCount(0);
  await expect(kernel).toHaveValue('3');
  await kernel.fill('9');
  await root.getByRole('spinbutton', { name: '输入边长' }).fill('12');
  await expect(description).toContainText('输出 4 × 4');
  await root.getByRole('radio', { name: 'PyTorch' }).press(' ');
  await expect(description).toContainText('PyTorch 的约定');
});

test('a unit is chosen by click and by key, and its field is said', async ({ page, open }) => {
  await open('en/convolution?exhibit=receptive-field');
  const root = page.locator('[data-exhibit="receptive-field"]');
  const description = root.locator('[data-describe]');
  await expect(description).toContainText('a field of 10 × 10: rows 8 to 17 and columns 8 to 17');
  const map = root.getByRole('application', { name: /Map of layer 3/ });
  await map.click({ position: { x: 5, y: 5 } });
  await expect(description).toContainText('row 0, column 0 of layer 3 has a field of 8 × 8: rows 0 to 7');
  await page.mouse.move(0, 0);
  await map.focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(description).toContainText('row 1, column 1 of layer 3');
  await root.getByRole('combobox', { name: 'Dilation of layer 3' }).selectOption('4');
  await expect(description).toContainText('dilation 4');
  await root.getByRole('button', { name: 'Add a pooling' }).click();
  await root.getByRole('button', { name: 'Add a pooling' }).click();
  await expect(root.getByRole('alert')).toContainText('pooling window');
  await root.getByRole('button', { name: 'Back to the network shown' }).click();
  await expect(root.getByRole('alert')).toHaveCount(0);
});

test('a stack is trained on the spot, and after a reload its gradients come back by themselves', async ({
  page,
  open,
}) => {
  const route = 'en/convolution?exhibit=receptive-field&stack=c7s1d1s&influence=trained';
  await open(route);
  const root = page.locator('[data-exhibit="receptive-field"]');
  await expect(root.getByRole('note')).toContainText('has not been trained on this device');
  await root.getByRole('button', { name: 'Train this network' }).click();
  await expect(root.getByRole('note')).toContainText('32 of 32 test images', { timeout: 60_000 });
  await expect(root.locator('[data-describe]')).toContainText('Half of all influence lies in');
  const found = (await root.locator('[data-describe]').textContent()) ?? '';
  await open(route);
  await expect(root.getByRole('note')).toContainText('32 of 32 test images', { timeout: 60_000 });
  await expect(root.locator('[data-describe]')).toHaveText(found);
});
