// What goes wrong in a student's hands: each time a sentence in the reader's language, and the last good state is kept.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

const SMALL = 'exhibit=duel&images=1000&epochs=1';
const TRAIN = { zh: '训练两个网络', en: 'Train both networks' } as const;

function duelOf(page: Page): Locator {
  return page.locator('[data-exhibit="duel"]');
}

function wordsOf(page: Page): Locator {
  return duelOf(page).locator('[data-describe]');
}

test('a batch size of 0 is refused at the field and changes nothing', async ({ page, open }) => {
  await open(`en/mlp-vs-cnn?${SMALL}`);
  const field = duelOf(page).getByLabel('Batch size');
  await field.fill('0');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(wordsOf(page)).toContainText('batches of 32');
  await field.fill('50');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(wordsOf(page)).toContainText('batches of 50');
});

for (const locale of ['zh', 'en'] as const) {
  test(`a learning rate of 1e9 stops at once, says why, and offers sound weights (${locale})`, async ({
    page,
    open,
  }) => {
    await open(`${locale}/mlp-vs-cnn?${SMALL}&rate=1000000000`);
    await duelOf(page).getByRole('button', { name: TRAIN[locale] }).click();
    const alerts = duelOf(page).getByRole('alert');
    await expect(alerts).toHaveCount(2);
    for (const alert of await alerts.all()) {
      await expect(alert).toContainText(locale === 'zh' ? '学习率' : 'learning rate');
    }
    const restore = alerts.first().getByRole('button', { name: locale === 'zh' ? /权重/ : /weights/ });
    await restore.click();
    await expect(duelOf(page).getByRole('button', { name: TRAIN[locale] }).or(restore).first()).toBeVisible();
  });

  for (const [damage, mend] of [
    ['truncated', (body: Buffer) => body.subarray(0, body.length - 100)],
    ['altered', (body: Buffer) => Buffer.from(body).fill(0x5a, 500, 600)],
  ] as const) {
    test(`a ${damage} shard is told from sound data (${locale})`, async ({ page, open }) => {
      await page.route(/data\/mnist\/train-00/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: mend(await response.body()), headers: {} });
      });
      await open(`${locale}/mlp-vs-cnn?${SMALL}`);
      await duelOf(page).getByRole('button', { name: TRAIN[locale] }).click();
      const alert = duelOf(page).getByRole('alert').first();
      await expect(alert).toBeVisible();
      await expect(alert).toHaveText(locale === 'zh' ? /[\u4e00-\u9fff]{8}/ : /data/i);
      await page.unroute(/data\/mnist\/train-00/);
      await alert.getByRole('button').first().click();
      await expect(wordsOf(page)).toHaveText(
        locale === 'zh' ? /测试准确率.*测试准确率/ : /test accuracy.*test accuracy/,
      );
    });
  }

  test(`data that cannot be reached are named, and trying again works (${locale})`, async ({
    page,
    open,
    expectedErrors,
  }) => {
    expectedErrors.push(/Failed to load resource/);
    await page.route(/data\/mnist\/train-00/, (route) => route.abort());
    await open(`${locale}/mlp-vs-cnn?${SMALL}`);
    await duelOf(page).getByRole('button', { name: TRAIN[locale] }).click();
    const alert = duelOf(page).getByRole('alert').first();
    await expect(alert).toBeVisible();
    await page.unroute(/data\/mnist\/train-00/);
    await alert.getByRole('button').first().click();
    await expect(wordsOf(page)).toHaveText(locale === 'zh' ? /测试准确率.*测试准确率/ : /test accuracy.*test accuracy/);
  });

  test(`a full disk lets training go on and says that nothing is kept (${locale})`, async ({ page, open }) => {
    const started = page.waitForEvent('worker');
    await open(`${locale}/mlp-vs-cnn?${SMALL}`);
    const worker = await started;
    await worker.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('planted', 'QuotaExceededError');
      };
    });
    await duelOf(page).getByRole('button', { name: TRAIN[locale] }).click();
    await expect(wordsOf(page)).toHaveText(locale === 'zh' ? /测试准确率.*测试准确率/ : /test accuracy.*test accuracy/);
    await expect(page.getByText(locale === 'zh' ? /存储空间/ : /space this device/).first()).toBeVisible();
  });
}
