// The lectern view in a real browser: full screen, clicker keys, light, clock, QR code, blank screen, and out again.
import { expect, expectAxeClean, test } from '../fixtures.ts';

for (const locale of ['zh', 'en'] as const) {
  test(`a lecturer walks through a figure by keys alone (${locale})`, async ({ page, open }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(`${locale}/conv-calculator?exhibit=calculator`);
    const figure = page.locator('[data-exhibit="calculator"]');
    await figure.getByRole('button', { name: locale === 'zh' ? '讲台视图' : 'Lectern view' }).click();
    await expect.poll(async () => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);

    await page.keyboard.press('PageDown');
    await expect(figure.locator('[aria-current="step"]')).toHaveCount(1);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageUp');
    const first = await figure.getByRole('navigation').getByRole('listitem').first().textContent();
    await expect(figure.locator('[aria-current="step"]')).toHaveText(first ?? '');

    await page.keyboard.press('t');
    await expect(figure.getByRole('timer')).toHaveText(/^0:0\d$/);
    await page.keyboard.press('m');
    await expect(figure.getByRole('timer')).toHaveText(/^(1:00|0:5\d)$/);

    await page.keyboard.press('p');
    await page.mouse.move(300, 200);
    const light = figure.locator('[data-pointer-light]');
    await expect(light).toBeVisible();
    const box = await light.boundingBox();
    expect([(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]).toEqual([300, 200]);
    await page.keyboard.press('p');
    await expect(light).toHaveCount(0);

    await expectAxeClean(page);
    await page.keyboard.press('q');
    const sheet = figure.getByRole('region', { name: locale === 'zh' ? '二维码' : 'QR code' });
    await expect(sheet.getByRole('img')).toBeVisible();
    await expect(sheet).toContainText(`#/${locale}/conv-calculator?exhibit=calculator`);
    // The server of this test is on the same machine, and the sheet says what that means for phones.
    await expect(sheet).toContainText(locale === 'zh' ? '只在这台机器上' : 'this machine only');
    const picture = await sheet.getByRole('img').boundingBox();
    const note = await sheet.getByText(locale === 'zh' ? '只在这台机器上' : 'this machine only').boundingBox();
    expect((picture?.y ?? 0) + (picture?.height ?? 0), 'nothing is written over the code').toBeLessThan(note?.y ?? 0);
    expect(await sheet.boundingBox()).toEqual({ x: 0, y: 0, ...page.viewportSize() });
    await expectAxeClean(page);
    await page.keyboard.press('q');
    await expect(sheet).toHaveCount(0);

    await page.keyboard.press('.');
    const blank = figure.getByRole('button', { name: locale === 'zh' ? /屏幕已遮住/ : /Screen blanked/ });
    expect(await blank.boundingBox()).toEqual({ x: 0, y: 0, ...page.viewportSize() });
    await expect(blank).toHaveCSS('background-color', 'rgb(0, 0, 0)');
    await page.keyboard.press('b');
    await expect(blank).toHaveCount(0);

    await figure.getByRole('button', { name: locale === 'zh' ? '退出讲台视图' : 'Leave lectern view' }).click();
    await expect(figure.getByRole('timer')).toHaveCount(0);
    // The letters are shortcuts of the course again.
    await page.keyboard.press('l');
    await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh' ? 'en' : 'zh-Hans');
  });
}
