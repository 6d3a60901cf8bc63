// The student's own classes on a real page: the quickest way to a classifier, a (fake) camera, a page that is killed while it
// records, files that are no pictures, and what can be taken along.
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { findChromium } from '../../scripts/browser.mjs';
import { sampleBytes } from '../../src/kit/photo/testing/sample-files.ts';
import { expect, expectAxeClean, test } from '../fixtures.ts';

/** Small, so that two slow cores are done in seconds. */
const ROUTE = 'en/transfer?exhibit=your-classes&size=96&perClass=6&classes=2&epochs=20';

const executablePath = findChromium();
test.use({
  permissions: ['camera'],
  launchOptions: {
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

function exhibit(page: Page): Locator {
  return page.locator('[data-exhibit="your-classes"]');
}

async function says(page: Page, pattern: RegExp): Promise<void> {
  await expect(exhibit(page).locator('[data-describe]')).toHaveText(pattern, { timeout: 60_000 });
}

function button(page: Page, name: string | RegExp): Locator {
  return exhibit(page).getByRole('button', { name });
}

/** What comes later than the text moves the figure, and a click must not fall in between. */
async function openFigure(page: Page, open: (route: string) => Promise<void>): Promise<void> {
  await open(ROUTE);
  await expect(button(page, /^Load the network/)).toBeVisible({ timeout: 30_000 });
  await expect(exhibit(page).locator('[data-memory]')).toContainText('Saved on this device');
}

async function downloadOf(page: Page, name: string): Promise<Uint8Array> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    button(page, name).click(),
  ]);
  return Uint8Array.from(readFileSync(await download.path()));
}

async function bring(page: Page, input: string, files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
  await exhibit(page)
    .locator(`input[data-input="${input}"]`)
    .first()
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })));
}

async function totalOf(page: Page): Promise<number> {
  const text = await exhibit(page).locator('[data-memory]').textContent();
  return Number(/Pictures: ([\d,]+)/.exec(text ?? '')?.[1]?.replace(',', '') ?? -1);
}

test.describe('your classes', () => {
  test('are ready in one click with samples, tried on unseen ones, and taken along', async ({ page, open }) => {
    await openFigure(page, open);
    await button(page, /^Try with CIFAR-10/).click();
    await says(page, /20 of 20 epochs.*of 2 validation pictures are right/);
    await button(page, 'One it has never seen').click();
    await says(page, /taken for “(airplane|automobile)”/);
    await exhibit(page).getByRole('radio', { name: 'k nearest' }).check();
    await says(page, /Head: k nearest.*taken for “(airplane|automobile)”/);
    await exhibit(page).getByRole('radio', { name: 'Dense layer' }).check();
    await expectAxeClean(page, '[data-exhibit="your-classes"]');

    await exhibit(page).locator('summary', { hasText: 'Export' }).click();
    const model = unzipSync(await downloadOf(page, 'Head (TensorFlow.js)'));
    expect(JSON.parse(new TextDecoder().decode(model['model.json'])).format).toBe('layers-model');
    const features = unzipSync(await downloadOf(page, 'Features (.npz)'));
    expect(Object.keys(features)).toEqual(['features.npy', 'labels.npy', 'validation.npy']);
    const notebook = JSON.parse(new TextDecoder().decode(await downloadOf(page, 'Keras notebook')));
    expect(notebook.nbformat).toBe(4);

    const project = await downloadOf(page, 'Save project');
    expect(Object.keys(unzipSync(project)).filter((name) => name.startsWith('images/'))).toHaveLength(12);
    await page.reload();
    await says(page, /airplane: 5 train, 1 validate; automobile: 5 train, 1 validate/);
    await button(page, 'Delete: airplane').click();
    await says(page, /Classes: 1\./);
    await bring(page, 'project', [{ name: 'mine.zip', bytes: project }]);
    await says(page, /airplane: 5 train, 1 validate; automobile: 5 train, 1 validate/);
    const damaged = project.slice();
    damaged[200] = (damaged[200] ?? 0) ^ 255;
    await bring(page, 'project', [{ name: 'mine.zip', bytes: damaged }]);
    await expect(exhibit(page).getByText(/damaged or was changed|no project file/)).toBeVisible();
    await says(page, /Classes: 2\./);
  });

  test('are recorded with the camera, answered live, and there again after a reload', async ({ page, open }) => {
    await openFigure(page, open);
    for (const number of [1, 2]) {
      await button(page, 'Add a class').click();
      await button(page, `Camera: Class ${number}`).click();
      await button(page, 'Burst of 20').click();
      await expect.poll(() => totalOf(page), { timeout: 30_000 }).toBeGreaterThanOrEqual(number * 4);
      await button(page, 'Close').click();
    }
    await button(page, /^Train$/).click();
    await says(page, /20 of 20 epochs/);
    await exhibit(page).getByRole('button', { name: 'Start the camera' }).click();
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          const text = await exhibit(page).locator('[data-describe]').textContent();
          const answer = /taken for “Class \d” with confidence [\d.]+%/.exec(text ?? '')?.[0];
          if (answer !== undefined) seen.add(answer);
          return seen.size;
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
    await expect(exhibit(page).getByRole('list', { name: 'Confidence in each class' }).locator('li')).toHaveCount(2);
    const total = await totalOf(page);
    await page.reload();
    await expect.poll(() => totalOf(page)).toBe(total);
  });

  test('keep what was recorded until a second before the page is killed', async ({ page, open, context }) => {
    await openFigure(page, open);
    await button(page, 'Add a class').click();
    await button(page, 'Camera: Class 1').click();
    const hold = button(page, 'Hold to record');
    await expect(hold).toBeEnabled();
    await hold.dispatchEvent('pointerdown', { button: 0 });
    await expect.poll(() => totalOf(page), { timeout: 30_000 }).toBeGreaterThan(3);
    const [sure, since] = [await totalOf(page), Date.now()];
    await expect.poll(() => Date.now() - since).toBeGreaterThan(1000);
    await page.goto('chrome://crash').catch(() => undefined);
    const next = await context.newPage();
    await next.goto(`#/${ROUTE}`);
    await expect.poll(() => totalOf(next)).toBeGreaterThanOrEqual(sure);
  });

  test('are the same in two tabs, and neither writes over the other', async ({ page, open, context }) => {
    await openFigure(page, open);
    const other = await context.newPage();
    await other.goto(`#/${ROUTE}`);
    await says(other, /There are no classes yet/);
    await button(page, 'Add a class').click();
    await says(other, /Classes: 1\./);
    await expect(exhibit(other)).toContainText('Another tab changed these classes');
    await button(other, 'Add a class').click();
    await says(page, /Classes: 2\./);
    await page.reload();
    await says(page, /Classes: 2\./);
  });

  test('say a sentence to everything that is no picture, and to sets that can’t be learnt', async ({ page, open }) => {
    await openFigure(page, open);
    await button(page, 'Add a class').click();
    await expect(exhibit(page).getByText('With one class there is nothing to tell apart')).toBeVisible();
    const photo = { name: 'photo.png', bytes: sampleBytes('png') };
    await bring(page, 'pictures', [
      photo,
      { name: 'again.png', bytes: photo.bytes },
      { name: 'archive.jpg', bytes: zipSync({ 'a.txt': Uint8Array.of(1) }) },
      { name: 'scan.jpg', bytes: Uint8Array.of(0x49, 0x49, 42, 0, ...Array.from({ length: 100 }, () => 0)) },
      { name: 'notes.jpg', bytes: new TextEncoder().encode('notes') },
      { name: 'nothing.jpg', bytes: new Uint8Array() },
    ]);
    await expect(
      exhibit(page).getByText(
        /Pictures added: 1\. Already in their class: 1\. Files not taken: 1 zip archives .*, 1 of a kind that browsers can’t decode .*, 1 no pictures, 1 empty\./,
      ),
    ).toBeVisible();
    await expect(exhibit(page).getByText('“Class 1” has a single picture')).toBeVisible();
    await bring(page, 'pictures', [{ name: 'only.zip', bytes: zipSync({ 'a.txt': Uint8Array.of(1) }) }]);
    await expect(exhibit(page).getByText('This is no project file of this course')).toBeVisible();

    await button(page, 'Add a class').click();
    await expect(exhibit(page).getByText('“Class 2” has no pictures')).toBeVisible();
    await exhibit(page)
      .locator('[data-class="2"] input[data-input="pictures"]')
      .setInputFiles([{ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(photo.bytes) }]);
    await expect(exhibit(page).getByText('share 1 identical picture')).toBeVisible();

    // Deleted with the keyboard, and brought back.
    const thumb = exhibit(page)
      .locator('[data-class="2"]')
      .getByRole('button', { name: /^Delete picture 1 of/ });
    await thumb.focus();
    await page.keyboard.press('Delete');
    await expect(thumb).toHaveCount(0);
    await button(page, 'Undo deleting').click();
    await expect(thumb).toHaveCount(1);
  });

  test('take five thousand files dropped at once without losing the page', async ({ page, open }) => {
    await openFigure(page, open);
    await expect(button(page, /^Try with CIFAR-10/)).toBeVisible();
    const transfer = await page.evaluateHandle(
      (photo) => {
        const made = new DataTransfer();
        for (let i = 0; i < 4998; i += 1) made.items.add(new File(['x'], `${i}.jpg`));
        for (const name of ['a.png', 'b.png']) made.items.add(new File([Uint8Array.from(photo)], name));
        return made;
      },
      [...sampleBytes('png')],
    );
    await exhibit(page).locator('[class*="figure"]').first().dispatchEvent('drop', { dataTransfer: transfer });
    await expect(exhibit(page).getByText(/Pictures added: 1\..*4,998 no pictures/)).toBeVisible({ timeout: 60_000 });
  });
});

test.describe('a camera that may not be used', () => {
  test('gets a sentence, and the figure works without it', async ({ page, open }) => {
    await openFigure(page, open);
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = async () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await button(page, 'Add a class').click();
    await button(page, 'Camera: Class 1').click();
    await expect(exhibit(page).getByText('The browser was not allowed to use the camera')).toBeVisible();
    await bring(page, 'pictures', [{ name: 'photo.png', bytes: sampleBytes('png') }]);
    await says(page, /Class 1: 1 train/);
  });
});
