// Transfer learning on real networks: what MobileNet sees, with a classifier and without one, files and cameras that are
// none; and the journey through the lesson during which nothing of the reader's leaves the device.
import type { Locator, Page, Request } from '@playwright/test';
import { baseText } from '../../src/lessons/13-transfer/base/base.text.ts';
import { seesText } from '../../src/lessons/13-transfer/what-mobilenet-sees/sees.text.ts';
import { CAMERA_SENTENCES, PHOTO_SENTENCES } from '../../src/kit/photo/photo.text.ts';
import { sampleBytes } from '../../src/kit/photo/testing/sample-files.ts';
import { expect, test } from '../fixtures.ts';

// A camera that shows a moving picture, and nobody to be asked for permission.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
    },
    { scope: 'worker' },
  ],
});

/** Two slow cores see a few dozen small pictures. */
const PATIENCE_MS = 120_000;

const SEES = 'en/transfer?exhibit=what-mobilenet-sees&size=96';
const words = seesText.en;

function figure(page: Page, id = 'what-mobilenet-sees'): Locator {
  return page.locator(`[data-exhibit="${id}"]`);
}

function description(page: Page, id?: string): Locator {
  return figure(page, id).locator('[data-describe]');
}

/** A site that lacks some of its models: its catalogue is read before anything is fetched. */
async function without(page: Page, models: readonly string[]): Promise<void> {
  // Read beforehand: a page may ask again while its test is ending, and nobody could read an answer for it any more.
  const catalog: { datasets: Record<string, unknown> } = await (await page.request.get('data/catalog.json')).json();
  for (const model of models) delete catalog.datasets[model];
  await page.route('**/data/catalog.json', (route) => route.fulfill({ json: catalog }));
}

async function loadNetwork(page: Page, id?: string): Promise<void> {
  await figure(page, id)
    .getByRole('button', { name: /^Load the network/ })
    .click();
  await expect(description(page, id)).toContainText(/is loaded/);
}

test('with the body alone: no names, a sentence why, and the maps of every block up to its end', async ({
  page,
  open,
}) => {
  await without(page, ['mobilenet-v2', 'mobilenet-v1-025']);
  await open(SEES);
  await loadNetwork(page);
  await expect(description(page)).toContainText(words.noClassifier);
  await expect(description(page)).toContainText(/block_1_project puts out 24 × 24 × 24/);
  const block = figure(page).getByRole('slider', { name: words.block });
  await block.fill('14');
  await expect(description(page)).toContainText(/block_14_add puts out 3 × 3 × 160/);
  await block.press('ArrowRight');
  await expect(description(page)).toContainText(words.beyond);
  await expect(description(page)).toContainText(/Block 15 \(block_15\)/);
});

test('without any network the figure says so and still works out its bills', async ({ page, open }) => {
  await without(page, ['mobilenet-v2', 'mobilenet-v1-025', 'mobilenet-v2-body']);
  await open('en/transfer?exhibit=what-mobilenet-sees&block=10');
  await expect(description(page)).toContainText(/built without a pretrained network/);
  await expect(description(page)).toContainText(/65,028,096 multiply-accumulates/);
  await expect(figure(page).getByRole('button', { name: /^Load the network/ })).toHaveCount(0);
});

test('files that are no photos and a camera that is refused get a sentence, and the picture stays', async ({
  page,
  open,
}) => {
  await open(SEES);
  await expect(figure(page).locator('canvas').nth(1)).toBeVisible();
  const input = figure(page).locator('input[type=file]');
  const damaged = Buffer.from(sampleBytes('jpeg')).subarray(0, 300);
  await input.setInputFiles({ name: 'cut.jpg', mimeType: 'image/jpeg', buffer: damaged });
  await expect(figure(page)).toContainText(PHOTO_SENTENCES.damaged.en);
  const archive = Buffer.from('PK\u0003\u0004 not a photo at all');
  await input.setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: archive });
  await expect(figure(page)).toContainText(PHOTO_SENTENCES['not-an-image'].en);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await figure(page).getByRole('button', { name: 'Start the camera' }).click();
  await expect(figure(page)).toContainText(CAMERA_SENTENCES.refused.en);
  await expect(figure(page).locator('canvas').nth(1)).toBeVisible();
});

test('the journey sends nothing: every request asks the own site for one of its files', async ({
  page,
  open,
  baseURL,
}) => {
  test.slow();
  const asked: Request[] = [];
  page.context().on('request', (request) => asked.push(request));
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await open(SEES);
  await loadNetwork(page);
  await expect(description(page)).toContainText(/puts out 24 × 24 × 24/);
  // A photo of the reader's own, and then the camera.
  const photo = Buffer.from(sampleBytes('jpeg'));
  await figure(page).locator('input[type=file]').setInputFiles({ name: 'mine.jpg', mimeType: '', buffer: photo });
  await expect(description(page)).toContainText(/a photo of the reader’s/);
  await expect(description(page)).toContainText(/puts out 24 × 24 × 24/);
  await figure(page).getByRole('button', { name: 'Start the camera' }).click();
  await expect(description(page)).toContainText(/Picture: the camera/);
  await expect(description(page)).toContainText(/puts out 24 × 24 × 24/);
  await figure(page).getByRole('button', { name: 'Stop the camera' }).click();

  // Classes of one's own, recorded, trained and asked live.
  await open('en/transfer?exhibit=your-classes&size=96&epochs=10');
  const classes = figure(page, 'your-classes');
  for (const name of ['Class 1', 'Class 2']) {
    await classes.getByRole('button', { name: 'Add a class' }).click();
    await classes.getByRole('button', { name: `Camera: ${name}` }).click();
    await classes.getByRole('button', { name: 'Burst of 20' }).click();
    await expect(description(page, 'your-classes')).toContainText(new RegExp(`${name}: [1-9]\\d* train`));
    await classes.getByRole('button', { name: 'Close' }).click();
  }
  await classes.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(description(page, 'your-classes')).toContainText(/10 of 10 epochs/, { timeout: PATIENCE_MS });
  await classes.getByRole('button', { name: 'Start the camera' }).click();
  await expect(description(page, 'your-classes')).toContainText(/taken for “Class \d”/, { timeout: PATIENCE_MS });

  // Where to cut, and how alike the sets are.
  await open('en/transfer?exhibit=where-to-cut&count=20&epochs=1');
  await loadNetwork(page, 'where-to-cut');
  await figure(page, 'where-to-cut').getByRole('button', { name: 'Measure every cut' }).click();
  await expect(description(page, 'where-to-cut')).toContainText(/Nearest neighbours get/, { timeout: PATIENCE_MS });
  await open('en/transfer?exhibit=four-cases&small=10&large=40&epochs=1&sizeline=20');
  await loadNetwork(page, 'four-cases');
  await figure(page, 'four-cases').getByRole('button', { name: 'Compare the sets' }).click();
  await expect(description(page, 'four-cases')).toContainText(/trainings are missing/, { timeout: PATIENCE_MS });

  expect(asked.length).toBeGreaterThan(5);
  expect(sockets).toEqual([]);
  const origin = new URL(baseURL ?? '').origin;
  for (const request of asked) {
    const url = new URL(request.url());
    // Pictures that the page itself makes for its own eyes never leave it.
    if (url.protocol === 'blob:' || url.protocol === 'data:') continue;
    expect([url.origin, request.method(), request.postData()], request.url()).toEqual([origin, 'GET', null]);
    // Nothing is carried in an address either: they are names of files.
    expect(url.search.length, request.url()).toBeLessThan(20);
    expect(url.pathname.length, request.url()).toBeLessThan(120);
  }
});

test('the reader is told where the network comes from and what it may be used for', async ({ page, open }) => {
  await open('zh/transfer?exhibit=what-mobilenet-sees');
  const card = figure(page).getByText(baseText.zh.card, { exact: true });
  await card.click();
  for (const name of [baseText.zh.source, baseText.zh.licence, baseText.zh.trainedOn, baseText.zh.limits]) {
    await expect(figure(page).locator('dt', { hasText: name }).first()).toBeVisible();
  }
  await expect(figure(page)).toContainText(/Apache-2\.0/);
});
