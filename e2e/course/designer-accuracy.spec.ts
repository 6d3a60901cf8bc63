// What the designer's first network learns from real photographs, as a reader trains it: one click, nothing changed.
import { expect, test } from '../fixtures.ts';

test('the network of the lecture notes tells at least 52 of 100 photographs right', async ({ page, open }) => {
  test.setTimeout(240_000);
  await open('en/designer?exhibit=designer');
  const exhibit = page.locator('[data-exhibit="designer"]');
  const words = exhibit.locator('[data-describe]');
  await exhibit.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(words).toContainText('Step 1,565 of 1,565', { timeout: 180_000 });
  await expect(words).toContainText(/Test accuracy \d+\.\d\d%/, { timeout: 60_000 });
  const [, percent] = /Test accuracy (\d+\.\d\d)%/.exec((await words.textContent()) ?? '') ?? [];
  expect(Number(percent)).toBeGreaterThanOrEqual(52);
});
