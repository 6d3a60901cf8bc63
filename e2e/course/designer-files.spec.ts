// Files of the designer in a real browser: a trained model goes out and comes back with the same accuracy, chosen, zipped
// or dropped; it outlasts a reload; damaged and incomplete files get a sentence in both languages, and nothing is lost.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

const ROUTE = 'designer?exhibit=designer&data=mnist&count=500&epochs=2&batch=50';
/** A way around a convolution, and an activation that TensorFlow.js has only as a layer. */
const BRANCHED = `
inputs = keras.Input((28, 28, 1))
stem = layers.Conv2D(4, 3, strides=2, padding='same', activation='leaky_relu')(inputs)
way = layers.Conv2D(4, 3, padding='same', activation='gelu')(stem)
sum = layers.Add()([way, stem])
pool = layers.GlobalAveragePooling2D()(sum)
outputs = layers.Dense(10, activation='softmax')(pool)
model = keras.Model(inputs, outputs)`;
const LINE = 'Total params: 238';

async function download(page: Page, name: string): Promise<Uint8Array> {
  const button = page.locator('[data-exhibit="designer"]').getByRole('button', { name });
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await file.path());
}

function file(name: string, content: Uint8Array | string) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

async function choose(page: Page, label: string, ...files: readonly ReturnType<typeof file>[]): Promise<void> {
  await page
    .locator('[data-exhibit="designer"]')
    .getByLabel(label)
    .setInputFiles([...files]);
}

test('a trained network with a branch leaves as a model and comes back as good as it was', async ({ page, open }) => {
  await open(`en/${ROUTE}`);
  const root = page.locator('[data-exhibit="designer"]');
  const words = root.locator('[data-describe]');
  const files = root.getByRole('region', { name: 'Files' });
  await root.getByRole('textbox', { name: 'Keras code' }).fill(BRANCHED);
  await expect(words).toContainText(LINE);
  await root.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(words).toContainText(/Test accuracy \d+\.\d\d%/, { timeout: 90_000 });
  const accuracy = /Test accuracy (\d+\.\d\d)%/.exec((await words.textContent()) ?? '')?.[1] ?? '';

  const zip = await download(page, 'TensorFlow.js model (.zip)');
  const design = await download(page, 'Design (.json)');
  const npz = await download(page, 'Weights (.npz)');
  expect(Object.keys(unzipSync(npz))).toContain('conv2d/kernel.npy');
  const parts = unzipSync(zip);
  const { modelTopology } = JSON.parse(strFromU8(parts['model.json'] ?? new Uint8Array()));
  expect(modelTopology.model_config.class_name).toBe('Functional');

  const shards = Object.entries(parts).map(([name, content]) => file(name, content));
  for (const given of [[file('model.zip', zip)], shards, [file('design.json', design)]]) {
    await root.getByRole('button', { name: 'Reset' }).click();
    await expect(words).toContainText('Total params: 528,054');
    await choose(page, 'Open a file', ...given);
    await expect(words).toContainText(LINE);
    await expect(files.getByText('Training begins with the weights of a file, 238 numbers.')).toBeVisible();
    await expect(words).toContainText('Training begins with the weights of a file, 238 numbers.');
    await root.getByRole('button', { name: 'Measure these weights on the test images' }).click();
    await expect(root.getByText(`These weights get ${accuracy}% of 10,000 test images right.`)).toBeVisible({
      timeout: 60_000,
    });
  }
  await expectAxeClean(page);

  // Undo goes back to the network before; redo brings weights back as well.
  await root.getByRole('button', { name: 'Undo' }).click();
  await expect(words).toContainText('Total params: 528,054');
  await expect(files.getByText(/Training begins with the weights/)).toBeHidden();
  await root.getByRole('button', { name: 'Redo' }).click();
  await expect(files.getByText(/Training begins with the weights/)).toBeVisible();

  // The link names the weights, and the device has them.
  await expect(page).toHaveURL(/weights=[0-9a-f]{8}/);
  await page.reload();
  await expect(files.getByText('Training begins with the weights of a file, 238 numbers.')).toBeVisible();
  await root.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(words).toContainText('Step 20 of 20', { timeout: 60_000 });
});

test('files can be dropped', async ({ page, open }) => {
  await open(`en/${ROUTE}`);
  const root = page.locator('[data-exhibit="designer"]');
  const code = 'model = keras.Sequential([keras.Input((28, 28, 1)), layers.Flatten(), layers.Dense(10)])';
  const transfer = await page.evaluateHandle((text) => {
    const made = new DataTransfer();
    made.items.add(new File([text], 'network.py'));
    return made;
  }, code);
  const panel = root.getByRole('region', { name: 'Files' });
  await panel.dispatchEvent('dragover', { dataTransfer: transfer });
  await panel.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(root.locator('[data-describe]')).toContainText('Total params: 7,850');
  await expect(root.getByText('network.py is open.')).toBeVisible();
});

const DENSE = {
  class_name: 'Sequential',
  config: {
    layers: [
      { class_name: 'Flatten', config: { name: 'flatten', batch_input_shape: [null, 28, 28, 1] } },
      { class_name: 'Dense', config: { name: 'dense', units: 10, activation: 'softmax' } },
    ],
  },
};
const MANIFEST = [
  {
    paths: ['group1-shard1of1.bin'],
    weights: [
      { name: 'dense/kernel', shape: [784, 10], dtype: 'float32' },
      { name: 'dense/bias', shape: [10], dtype: 'float32' },
    ],
  },
];
const MODEL = JSON.stringify({ format: 'layers-model', modelTopology: DENSE, weightsManifest: MANIFEST });
const SHARD = new Uint8Array(4 * 7850);

const SENTENCES = {
  zh: {
    open: '打开文件',
    missing: /还缺权重文件 group1-shard1of1\.bin/,
    short: /可能没有下载完整/,
    lstm: /模型里有“LSTM”，这里没有这种层/,
    huge: /文件里的网络不成立/,
    hostile: /读不出来/,
    graph: /计算图模型/,
    kept: /原来的网络还在/,
    good: /训练会从它们开始/,
  },
  en: {
    open: 'Open a file',
    missing: /Weights are missing: group1-shard1of1\.bin/,
    short: /perhaps the download was cut short/,
    lstm: /The model has a layer “LSTM”/,
    huge: /The network in the file cannot stand/,
    hostile: /cannot be read/,
    graph: /This is a graph model/,
    kept: /The network is as it was/,
    good: /training will begin with them/,
  },
} as const;

for (const locale of ['zh', 'en'] as const) {
  test(`damaged and hostile models get a sentence, and nothing is lost (${locale})`, async ({ page, open }) => {
    const words = SENTENCES[locale];
    await open(`${locale}/${ROUTE}`);
    const root = page.locator('[data-exhibit="designer"]');
    const alert = root.getByRole('region').getByRole('alert').last();
    const bad: readonly [RegExp, ...ReturnType<typeof file>[]][] = [
      [words.missing, file('model.json', MODEL)],
      [words.short, file('model.json', MODEL), file('group1-shard1of1.bin', SHARD.subarray(0, 999))],
      [words.lstm, file('model.json', MODEL.replace('"Flatten"', '"LSTM"')), file('group1-shard1of1.bin', SHARD)],
      [words.huge, file('model.json', MODEL.replace('"units":10', '"units":1e300'))],
      [
        words.short,
        file('model.json', MODEL.replace('[784,10]', '[1073741824,10]')),
        file('group1-shard1of1.bin', SHARD),
      ],
      [words.hostile, file('model.json', '{"modelTopology":{"__proto__":{"class_name":"Sequential"}}}')],
      [words.graph, file('model.json', '{"format":"graph-model","modelTopology":{"node":[]}}')],
    ];
    for (const [sentence, ...files] of bad) {
      await choose(page, words.open, ...files);
      await expect(alert).toHaveText(sentence);
      await expect(alert).toHaveText(words.kept);
      await expect(root.locator('[data-describe]')).toContainText('Total params: 528,054');
    }
    await choose(page, words.open, file('model.json', MODEL), file('group1-shard1of1.bin', SHARD));
    await expect(root.getByText(words.good)).toBeVisible();
    await expect(root.locator('[data-describe]')).toContainText('Total params: 7,850');
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await expectAxeClean(page);
  });
}

test('a link that names weights of another device says so', async ({ page, open }) => {
  await open(`en/${ROUTE}&weights=0123abcd`);
  const root = page.locator('[data-exhibit="designer"]');
  const files = root.getByRole('region', { name: 'Files' });
  await expect(files.getByText(/weights came from a file and are not on this device/)).toBeVisible();
  await root.getByRole('button', { name: 'Begin with random weights' }).click();
  await expect(page).not.toHaveURL(/weights=/);
});

test('a model too large to train is drawn and counted, without its weights', async ({ page, open }) => {
  await open(`en/${ROUTE}`);
  const root = page.locator('[data-exhibit="designer"]');
  await choose(page, 'Open a file', file('model.json', MODEL.replace('"units":10', '"units":1000000')));
  await expect(root.locator('[data-describe]')).toContainText('Total params: 785,000,000');
  await expect(root.getByText(/too large to be trained here, so its weights were left behind/)).toBeVisible();
  await expect(root.getByRole('button', { name: /^Train/ })).toBeDisabled();
});
