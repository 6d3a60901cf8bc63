// One network, trained in this tab, looked into by every figure that asks it: in Chinese the maps and the maps of
// saliency, in English an attack, a picture grown, and the test set laid out and roped by keyboard. Then networks of the
// designer that are hard to show: each figure says something true of each.
// Not responsible for: what every exhibit owes (exhibits.spec.ts), or the recipes (unit tests of nn/inside).
import type { Locator, Page } from '@playwright/test';
import { expect, expectAxeClean, test } from '../fixtures.ts';

function figure(page: Page, id: string): Locator {
  return page.locator(`[data-exhibit="${id}"]`);
}

async function trained(root: Locator, button: string, done: RegExp): Promise<void> {
  await root.getByRole('button', { name: button }).click();
  await expect(root.getByText(done)).toBeVisible({ timeout: 60_000 });
}

test('zh: maps of a layer, a channel switched off, and five maps of one answer', async ({ page, open }) => {
  await open('zh/looking-inside?exhibit=feature-maps&layer=2');
  const maps = figure(page, 'feature-maps');
  const words = maps.locator('[data-describe]');
  await expect(words).toContainText('这是训练开始前的网络');
  await trained(maps, '在这里训练网络', /在这台设备上训练了 .* 步的网络/);
  await expect(words).not.toContainText('这是训练开始前的网络');
  await expect(words).toContainText('网络判为');
  // Each channel alone, ranked by what it costs.
  await expect(maps.getByText(/不要通道 \d+/)).toHaveCount(8);
  const whole = (await words.textContent()) ?? '';
  await maps.getByRole('button', { name: '通道 3', exact: true }).click();
  await maps.getByRole('button', { name: '关闭这个通道' }).click();
  await expect(words).toContainText('已关闭：conv2d_1 3');
  await expect(words).toContainText('原来判为');
  await expect(maps.getByRole('heading', { name: '关闭这些通道之后' })).toBeVisible();
  await maps.getByRole('button', { name: '全部打开' }).click();
  await expect(words).toContainText(whole.slice(whole.indexOf('网络判为')));

  const saliency = figure(page, 'saliency');
  await saliency.scrollIntoViewIfNeeded();
  const told = saliency.locator('[data-describe]');
  await expect(told).toContainText('最要紧的位置');
  // The cells under the upper stroke of the picture, by keyboard.
  const cells = saliency.getByRole('application', { name: /先猜/ });
  await cells.focus();
  await cells.press('ArrowRight');
  await cells.press('Enter');
  await saliency.getByRole('button', { name: '揭开五张图' }).click();
  await expect(saliency.getByRole('region', { name: '五种方法' }).getByText(/落在标记之内/)).toHaveCount(5);
  await expect(told).toContainText('Grad-CAM');
  const sums = /积分梯度的总和 (-?[\d.]+)，两端对数几率之差 (-?[\d.]+)/.exec(
    ((await told.textContent()) ?? '').replaceAll('−', '-'),
  );
  expect(Math.abs(Number(sums?.[1]) - Number(sums?.[2]))).toBeLessThan(0.01 * Math.abs(Number(sums?.[2])) + 0.05);
});

test('en: an attack, a picture grown, the test set roped by keyboard', async ({ page, open }) => {
  await open('en/looking-inside?exhibit=adversarial');
  const lab = figure(page, 'adversarial');
  await trained(lab, 'Train the network here', /A network trained on this device/);
  const verdict = lab.locator('[data-describe]');
  await expect(verdict).toContainText(/The loss goes from/);
  await expect(verdict).toContainText(/Fooled|Not fooled|Wrong without any attack/);
  const bound = lab.getByRole('slider', { name: 'Bound ε' });
  await bound.focus();
  await bound.press('End');
  await expect(verdict).toContainText('96/255');
  await expect(verdict).toContainText(/the number changed most moved by 96\.0\/255/);
  const [, before, after] = /The loss goes from ([\d.]+) to ([\d.]+)/.exec((await verdict.textContent()) ?? '') ?? [];
  expect(Number(after)).toBeGreaterThan(Number(before));

  await open('en/looking-inside?exhibit=what-excites&steps=400');
  const excites = figure(page, 'what-excites');
  const grown = excites.locator('[data-describe]');
  await expect(excites.getByText(/A network trained on this device/)).toBeVisible();
  await excites.getByRole('button', { name: 'Let the picture grow' }).click();
  await expect(excites.getByRole('button', { name: 'Grow it again' })).toBeVisible();
  await expect(grown).toContainText(/Step 400, activation/);

  const cloud = figure(page, 'embedding');
  await cloud.scrollIntoViewIfNeeded();
  const laid = cloud.locator('[data-describe]');
  await expect(laid).toContainText(/nearest neighbours [\d.]+% are of its class/);
  const plane = cloud.getByRole('application', { name: /Test images as this layer sees them/ });
  await plane.focus();
  await plane.press('ArrowRight');
  await expect(laid).toContainText(/Number \d+: labelled/);
  await plane.press('Enter');
  await expect(cloud.getByRole('heading', { name: /points roped in/ })).toBeVisible();
  await cloud.getByRole('button', { name: 'Untie' }).click();
  await expect(cloud.getByRole('heading', { name: /points roped in/ })).toHaveCount(0);
});

/** Networks as the designer is given them, with the plan, and what each figure must say of them. */
const ODD_NETWORKS = [
  {
    name: 'a network without a convolution',
    code: 'layers.Flatten(), layers.Dense(16, activation="relu"), layers.Dense(10, activation="softmax")',
    plan: 'data=mnist&count=500&epochs=1',
    option: /^designer: 12,730 parameters, MNIST, step \d+, [\d.]+% right$/,
    says: {
      'feature-maps': ['', /no convolution: beyond its input there are no maps/, /The network says “\d”/],
      'network-3d': ['view=flat', /no convolution, hence no maps/, /It says “\d” with/],
      'what-excites': ['aim=channel&steps=10', /a single unit of a dense layer/, /Step 10, activation −?[\d.]+/],
      'deep-dream': [
        'octaves=1&steps=2&photo=grey',
        /its dense layers dream/,
        /2 of 2 steps done; pixels have changed by/,
      ],
      saliency: ['maps=1', /no Grad-CAM/, /Integrated gradients add up to/],
      adversarial: ['', /The loss goes from [\d.]+ to [\d.]+/, /Fooled|Not fooled|Wrong/],
      embedding: ['count=50', /50 test images as dense/, /nearest neighbours [\d.]+% are of its class/],
    },
  },
  {
    name: 'a layer of 512 channels',
    code: 'layers.Conv2D(4, 7, strides=7, activation="relu"), layers.Conv2D(512, 3, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(10, activation="softmax")',
    plan: 'data=mnist&count=500&epochs=1',
    option: /^designer: [\d,]+ parameters, MNIST, step \d+/,
    says: {
      'feature-maps': ['layer=1&channel=500', /2×2×512, 512 channels; channel 500/, /The network says “\d”/],
      'network-3d': ['view=flat', /12 of 512 channels drawn/, /It says “\d” with/],
      'what-excites': ['aim=channel&layer=1&unit=511&steps=10', /channel 511 of conv2d_1/, /Step 10, activation/],
      'deep-dream': ['layer=1&channel=511&octaves=1&steps=2', /conv2d_1, channel 511, dreams/, /2 of 2 steps done/],
      saliency: ['maps=1', /Grad-CAM: /, /Integrated gradients add up to/],
      adversarial: ['', /The loss goes from [\d.]+ to [\d.]+/, /Fooled|Not fooled|Wrong/],
      embedding: ['layer=1&count=50', /conv2d_1 \(2×2×512\)/, /nearest neighbours [\d.]+% are of its class/],
    },
  },
  {
    name: 'a network that has diverged',
    // So deep that the second step's numbers are beyond all floats: the first update makes every layer a thousand times larger.
    code: `layers.Conv2D(4, 7, strides=7), layers.Flatten(), ${'layers.Dense(16), '.repeat(14)}layers.Dense(10, activation="softmax")`,
    plan: 'data=mnist&count=500&epochs=1&optimizer=sgd&rate=1000',
    option: /^designer: [\d,]+ parameters, MNIST, broke off at step \d+/,
    says: {
      'feature-maps': ['layer=16', /Its value is no number \(NaN\)/, /None of the network’s answers is a number/],
      'network-3d': [
        'view=flat',
        /holding values that are no finite numbers/,
        /None of the network’s answers is a number/,
      ],
      'what-excites': ['steps=10', /Step 10, activation NaN/, /no slope to climb/],
      'deep-dream': ['octaves=1&steps=2', /2 of 2 steps done/, /The photo has not changed/],
      saliency: ['maps=1', /None of the network’s answers is a number/, /neither an occlusion map nor any other/],
      adversarial: ['', /None of the network’s answers is a number/, /no way to go/],
      embedding: ['count=50', /50 test images|300 test images/, /there is nothing to lay out/],
    },
  },
] as const;

/** Goes on within the page, as a reader does: the engine and its runs stay. */
async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${route}`);
}

/** Trains a network in the designer and finds it in the list of a figure; its reference. */
async function trainInDesigner(
  page: Page,
  open: (route: string) => Promise<void>,
  code: string,
  plan: string,
  option = /^designer: /,
): Promise<string> {
  await open(`en/designer?exhibit=designer&${plan}`);
  const designer = figure(page, 'designer');
  await designer
    .getByRole('textbox', { name: 'Keras code' })
    .fill(`model = keras.Sequential([keras.Input((28, 28, 1)), ${code}])`);
  await designer.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(designer.getByText(/Test accuracy [\d.]+%|Training failed at step/).first()).toBeVisible();
  await goTo(page, 'en/looking-inside?exhibit=feature-maps');
  const network = figure(page, 'feature-maps').getByRole('combobox', { name: 'Network' });
  const kept = network.locator('option').filter({ hasText: option });
  await expect(kept).toHaveCount(1);
  const ref = (await kept.getAttribute('value')) ?? '';
  expect(ref).toMatch(/^run\.designer-/);
  return ref;
}

const BEGIN: Readonly<Record<string, string>> = {
  'what-excites': 'Let the picture grow',
  'deep-dream': 'Begin to dream',
};

for (const { name, code, plan, option, says } of ODD_NETWORKS) {
  test(`every figure says something true of ${name}`, async ({ page, open }) => {
    const ref = await trainInDesigner(page, open, code, plan, option);
    for (const [id, [fields, ...sentences]] of Object.entries(says)) {
      await goTo(page, `en/looking-inside?exhibit=${id}&network=${ref}&${fields}`);
      const root = figure(page, id);
      const words = root.locator('[data-describe]');
      await expect(root.getByRole('combobox', { name: 'Network' })).toHaveValue(ref);
      const begin = BEGIN[id];
      if (begin !== undefined) await root.getByRole('button', { name: begin }).click();
      for (const sentence of sentences) await expect(words).toContainText(sentence);
      await expect(words).not.toContainText(/undefined|Infinity/);
      await expect(root.getByRole('alert')).toHaveCount(0);
      await expectAxeClean(page, `[data-exhibit="${id}"]`);
    }
  });
}

test('512 maps are turned page by page, ranked, and scrubbed along the timeline, also after a reload', async ({
  page,
  open,
}) => {
  const { code, plan } = ODD_NETWORKS[1];
  const ref = await trainInDesigner(page, open, code, plan.replace('epochs=1', 'epochs=2'));
  // A fresh document: the network is found on the device, and opened without its training data.
  await open(`en/looking-inside?exhibit=feature-maps&network=${ref}&layer=1&channel=500&image=41`);
  const maps = figure(page, 'feature-maps');
  const words = maps.locator('[data-describe]');
  await expect(words).toContainText(/512 channels; channel 500\. Smallest/);
  await expect(maps.getByText('Channels 448 to 511 of 512')).toBeVisible();
  const grid = maps.getByRole('list', { name: 'Channels of this layer' });
  await expect(grid.getByRole('button')).toHaveCount(64);
  await maps.getByRole('button', { name: 'Page before' }).click();
  await expect(maps.getByText('Channels 384 to 447 of 512')).toBeVisible();
  await expect(grid.getByRole('button')).toHaveCount(64);
  await expect(maps.getByText(/without channel \d+/)).toHaveCount(8);
  await expect(maps.getByRole('radio', { name: 'An image all grey' })).toBeChecked();

  // Weights, maps and gradients of the first checkpoint, then of the last again.
  const whole = (await words.textContent()) ?? '';
  const timeline = maps.getByRole('slider', { name: 'Time of training' });
  await timeline.focus();
  await timeline.press('Home');
  await expect(timeline).toHaveAttribute('aria-valuetext', 'step 0 (0 epochs done)');
  await expect(words).not.toContainText(/Smallest.*largest.*above nought.*/.exec(whole)?.[0] ?? whole);
  await expect(words).toContainText('bias 0.');
  await maps.getByRole('radio', { name: 'gradients' }).check();
  await expect(words).toContainText(/Smallest −?[\d.e−]+, largest/);
  await maps.getByRole('radio', { name: 'outputs' }).check();
  await timeline.press('End');
  await expect(words).toHaveText(whole);
});

test('a link to a network of another device says so and shows the course’s', async ({ page, open }) => {
  await open('zh/looking-inside?exhibit=deep-dream&network=run.designer-elsewhere&layer=40&channel=900');
  const dream = figure(page, 'deep-dream');
  await expect(dream.getByText('链接里的网络不在这台设备上')).toBeVisible();
  await expect(dream.getByRole('combobox', { name: '网络' })).toHaveValue('cifar10');
  await expect(dream.locator('[data-describe]')).toContainText('conv2d');
  await expect(dream.getByRole('alert')).toHaveCount(0);
});
