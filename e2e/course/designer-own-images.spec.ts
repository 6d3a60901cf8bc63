// Own images in a real browser: folders become classes, bad files are told of, a network learns them, a reload keeps them.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Page } from '@playwright/test';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

const ROUTE = 'en/designer?exhibit=designer&images=own&epochs=3&batch=8';
const NETWORK =
  "model = keras.Sequential([keras.Input((32, 32, 3)), layers.Conv2D(8, 3, activation='relu'), layers.GlobalAveragePooling2D(), layers.Dense(2, activation='softmax')])";

/** A picture of one colour with a little of another, different for each number. */
function picture(red: number, number: number): Buffer {
  const image = new PNG({ width: 40, height: 50 });
  for (let i = 0; i < 40 * 50; i += 1) {
    image.data.set(i % (7 + number) === 0 ? [20, 20, 20, 255] : [red, 90, 255 - red, 255], 4 * i);
  }
  return PNG.sync.write(image);
}

/** A folder with two folders of nine pictures each. */
function folders(): string {
  const root = mkdtempSync(join(tmpdir(), 'stride-own-'));
  for (const [name, red] of [
    ['warm', 240],
    ['cold', 10],
  ] as const) {
    mkdirSync(join(root, name));
    for (let n = 0; n < 9; n += 1) writeFileSync(join(root, name, `${n}.png`), picture(red, n));
  }
  return root;
}

test.describe('own images', () => {
  let root = '';
  test.beforeAll(() => {
    root = folders();
  });
  test.afterAll(() => rmSync(root, { recursive: true, force: true }));

  async function bring(page: Page): Promise<void> {
    await page.getByLabel('Open folders').last().setInputFiles(root);
    await expect(page.getByText('Images added: 18.')).toBeVisible();
  }

  test('become classes, are learnt, and outlive a reload', async ({ page, open }) => {
    await open(ROUTE);
    const exhibit = page.locator('[data-exhibit="designer"]');
    const words = exhibit.locator('[data-describe]');
    await expect(exhibit.getByText('Add at least two classes')).toBeVisible();
    await exhibit.getByRole('textbox', { name: 'Keras code' }).fill(NETWORK);
    await expect(exhibit.getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
    await bring(page);
    await expect(exhibit.getByText('14 to learn from, 2 to validate, 2 to test.')).toBeVisible();
    await exhibit.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(words).toContainText(/Test accuracy .* \(2 test images/, { timeout: 60_000 });
    await expect(exhibit.getByText('warm').first()).toBeVisible();
    await expectAxeClean(page);
    await page.reload();
    await expect(exhibit.getByText('Classes: 2. Images: 18.')).toBeVisible();
    // The run is found again by the images it was made with.
    await expect(words).toContainText(/Test accuracy .* \(2 test images/, { timeout: 60_000 });
    // So does the design itself, where the page is opened without its link.
    await open('en/designer?exhibit=designer');
    await exhibit.getByRole('button', { name: 'Go on with it' }).click();
    await expect(exhibit.getByText('Classes: 2. Images: 18.')).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
  });

  test('have a network that can be looked into, with the images and without them', async ({ page, open }) => {
    await open(ROUTE);
    const designer = page.locator('[data-exhibit="designer"]');
    await designer.getByRole('textbox', { name: 'Keras code' }).fill(NETWORK);
    await bring(page);
    await designer.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(designer.locator('[data-describe]')).toContainText(/Test accuracy .* \(2 test images/);
    // Within the page the engine has the images still.
    await page.evaluate(() => {
      location.hash = '#/en/looking-inside?exhibit=feature-maps';
    });
    const maps = page.locator('[data-exhibit="feature-maps"]');
    const network = maps.getByRole('combobox', { name: 'Network' });
    const kept = network.locator('option').filter({ hasText: /^designer: [\d,]+ parameters, own images, step \d+/ });
    await expect(kept).toHaveCount(1);
    const ref = (await kept.getAttribute('value')) ?? '';
    await network.selectOption(ref);
    await expect(maps.locator('[data-describe]')).toContainText(/The network says “class [12]”/);
    await expect(maps.getByRole('radio', { name: /^Number 0, labelled “class [12]”/ })).toBeChecked();

    // In a fresh document they are not with the engine; the network is, and can be asked.
    await open(`en/looking-inside?exhibit=feature-maps&network=${ref}`);
    await expect(maps.getByText('This network was trained on images of your own')).toBeVisible();
    await expect(maps.getByRole('radio', { name: 'An image all black' })).toBeChecked();
    await expect(maps.locator('[data-describe]')).toContainText(/The network says “class [12]”/);
    await expectAxeClean(page);
    await open(`en/looking-inside?exhibit=saliency&network=${ref}`);
    const saliency = page.locator('[data-exhibit="saliency"]');
    await saliency.locator('input[type=file]').setInputFiles(join(root, 'warm', '0.png'));
    await expect(saliency.locator('[data-describe]')).toContainText(
      /^A picture of your own; .*Probability of “class [12]”/,
    );
    await open(`en/looking-inside?exhibit=adversarial&network=${ref}`);
    const lab = page.locator('[data-exhibit="adversarial"]');
    await lab.locator('input[type=file]').setInputFiles(join(root, 'warm', '0.png'));
    await expect(lab.locator('[data-describe]')).toContainText(/^A picture of your own; .*This picture has no label/);
    await open(`en/looking-inside?exhibit=embedding&network=${ref}`);
    const cloud = page.locator('[data-exhibit="embedding"] [data-describe]');
    await expect(cloud).toContainText('images of your own, which are not here at the moment');
  });

  test('are pruned, named and brought back by keyboard', async ({ page, open }) => {
    await open(ROUTE);
    const own = page.getByRole('region', { name: 'Own images' });
    await bring(page);
    const first = own.getByRole('button', { name: /^Delete image 1 of cold/ });
    await first.press('Enter');
    await expect(own.getByText('images: 8')).toBeVisible();
    await expect(first).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(own.getByText('images: 8')).toHaveCount(0);
    await page.keyboard.press('Control+y');
    await expect(own.getByText('images: 8')).toBeVisible();
    await own.getByRole('textbox', { name: 'Name of class 1' }).fill('blue');
    await own.getByRole('button', { name: 'Delete class warm' }).press('Enter');
    await expect(own.getByText('With a single class there is nothing to tell apart.')).toBeVisible();
    for (let n = 0; n < 3; n += 1) await own.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(own.getByText('images: 9')).toHaveCount(2);
    await own.getByRole('button', { name: 'Redo' }).press('Enter');
    await expect(own.getByText('images: 8')).toBeVisible();
  });

  test('tell what is wrong with files, and keep the rest', async ({ page, open }) => {
    await open(ROUTE.replace('en/', 'zh/'));
    const own = page.getByRole('region', { name: '自己的图片' });
    await own.getByRole('button', { name: '添加一类' }).click();
    const cut = picture(120, 1).subarray(0, 90);
    await own
      .getByLabel('添加图片到 第 1 类')
      .last()
      .setInputFiles([
        { name: 'good.png', mimeType: 'image/png', buffer: picture(120, 1) },
        { name: 'twin.png', mimeType: 'image/png', buffer: picture(120, 1) },
        { name: 'cut.png', mimeType: 'image/png', buffer: cut },
        { name: 'list.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
        { name: 'nothing.png', mimeType: 'image/png', buffer: Buffer.alloc(0) },
      ]);
    await expect(own.getByText(/添加了 1 张图片。1 张已经在里面.*3 个文件没有读进来/)).toBeVisible();
    await expect(own.getByText('1 张', { exact: true })).toBeVisible();
  });

  test('are dropped on the figure', async ({ page, open }) => {
    await open(ROUTE);
    const own = page.getByRole('region', { name: 'Own images' });
    const bytes = [...picture(200, 3)];
    const transfer = await page.evaluateHandle((png) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(png)], 'dropped.png', { type: 'image/png' }));
      return data;
    }, bytes);
    await own.dispatchEvent('drop', { dataTransfer: transfer });
    await expect(own.getByText('Images added: 1.')).toBeVisible();
    await expect(own.getByRole('button', { name: /^Delete image 1 of class 1/ })).toBeVisible();
  });

  test('come by the thousand and can be stopped', async ({ page, open }) => {
    await open(ROUTE);
    const own = page.getByRole('region', { name: 'Own images' });
    await own.getByRole('button', { name: 'Add a class' }).click();
    const buffer = picture(90, 2);
    const many = Array.from({ length: 3000 }, (_, n) => ({ name: `${n}.png`, mimeType: 'image/png', buffer }));
    await own.getByLabel('Add images to class 1').last().setInputFiles(many);
    await own.getByRole('button', { name: 'Stop here' }).click();
    await expect(own.getByText(/^Images added: 1\. Already there/)).toBeVisible();
    await expect(own.getByRole('button', { name: 'Stop here' })).toHaveCount(0);
  });
});
