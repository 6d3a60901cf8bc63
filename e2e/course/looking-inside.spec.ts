// One network, trained in this tab, looked into by every figure that asks it: in Chinese the maps and the maps of
// saliency, in English an attack, a picture grown, and the test set laid out and roped by keyboard.
// Not responsible for: what every exhibit owes (exhibits.spec.ts), or the recipes (unit tests of nn/inside).
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

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
