// What the generated tests can't see of the MLP lesson's figures: the point that is dragged along the curves, and a
// classifier of one's own that is trained, measured, and still in the table after a reload.
import { expect, test } from '../fixtures.ts';

test('the point of the activation explorer follows pointer and keys, and the numbers with it', async ({
  page,
  open,
}) => {
  await open('en/mlp?exhibit=activation-functions&function=tanh');
  const root = page.locator('[data-exhibit="activation-functions"]');
  const point = root.getByRole('slider', { name: 'Point on the curve' });
  await expect(point).toHaveAttribute('aria-valuenow', '2');
  await point.scrollIntoViewIfNeeded();
  const box = await point.boundingBox();
  if (box === null) throw new Error('the plot is drawn');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  const dragged = Number(await point.getAttribute('aria-valuenow'));
  expect(dragged).toBeLessThan(-3);
  await expect(root.locator('[data-describe]')).toContainText('tanh is saturated here');
  await point.focus();
  await page.keyboard.press('End');
  await expect(point).toHaveAttribute('aria-valuenow', '5');
  await page.keyboard.press('ArrowLeft');
  await expect(point).toHaveAttribute('aria-valuenow', '4.9');
  await expect(root.locator('[data-describe]')).toContainText('x = 4.9');
  await root.getByRole('button', { name: 'Undo' }).click();
  await expect(point).not.toHaveAttribute('aria-valuenow', '4.9');
});

test('a classifier of one’s own is trained, takes its place, and is still there after a reload', async ({
  page,
  open,
}) => {
  await open('en/mlp?exhibit=mnist-classifiers&hidden=0&size=1&epochs=1');
  const root = page.locator('[data-exhibit="mnist-classifiers"]');
  const own = root.getByRole('row', { name: /No hidden layer, 1 epoch/ });
  await expect(own).toHaveCount(0);
  await root.getByRole('button', { name: 'Train and test' }).click();
  await expect(own).toContainText('1,000', { timeout: 60_000 });
  const error = /([\d.]+)%/.exec((await own.textContent()) ?? '')?.[1];
  // A linear classifier on a thousand digits: far better than guessing, and worse than any published one.
  expect(Number(error)).toBeGreaterThan(10);
  expect(Number(error)).toBeLessThan(50);
  await page.reload();
  await expect(own).toContainText(`${error}%`);
  await root.getByRole('button', { name: 'Forget my results' }).click();
  await expect(own).toHaveCount(0);
});
