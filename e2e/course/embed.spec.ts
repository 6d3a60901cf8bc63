// One exhibit in an iframe on another origin: shown alone, its height told, its state in the link, damage told.
import { createServer, type Server } from 'node:http';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

let host: Server;
let hostPage = '';
let hostOrigin = '';

test.beforeAll(async () => {
  host = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(hostPage);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const address = host.address();
  if (address === null || typeof address === 'string') throw new Error('the host page has no port');
  hostOrigin = `http://127.0.0.1:${address.port}`;
});

test.afterAll(() => {
  host.close();
});

/** The page of docs/embedding.md: a frame, and the listener that gives it the height it asks for. */
function pageAround(code: string): string {
  return `<!doctype html><html lang="en"><title>A course page</title><body>${code}<script>
    addEventListener('message', (event) => {
      if (event.data?.type !== 'stride:size') return;
      for (const frame of document.querySelectorAll('iframe')) {
        if (frame.contentWindow === event.source) frame.style.height = event.data.height + 'px';
      }
    });
  </script></body></html>`;
}

/** Runs in the page. */
function courseMemory(): readonly (string | null)[] {
  return ['stride.progress', 'stride.preferences'].map((key) => localStorage.getItem(key));
}

test('the copied code shows the exhibit as it is in a page of another origin, at its full height', async ({
  page,
  open,
  context,
  expectedErrors,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('en/conv-calculator?exhibit=calculator');
  const calculator = page.locator('[data-exhibit="calculator"]');
  const width = calculator.getByRole('spinbutton').first();
  await width.fill('48');
  await width.press('Tab');
  await expect(page).toHaveURL(/exhibit=calculator&/);
  const described = (await calculator.locator('[data-describe]').textContent()) ?? '';
  await calculator.getByRole('button', { name: 'Copy embed code' }).click();
  await expect(calculator).toContainText('Embed code copied');
  const before = await page.evaluate(courseMemory);
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(/^<iframe src="http[^"]+embed\.html#\/en\/conv-calculator\?exhibit=calculator&amp;/);

  // Without its height, so that what the frame has in the end is what the exhibit asked for.
  hostPage = pageAround(code.replace(/ height="\d+"/, ' height="40"'));
  expectedErrors.push(new RegExp(`foreign request: ${hostOrigin}`), /favicon/);
  await page.goto(hostOrigin);
  const inside = page.frameLocator('iframe');
  await expect(inside.locator('[data-exhibit="calculator"] [data-describe]')).toHaveText(described);
  await expect(inside.locator('[data-exhibit]')).toHaveCount(1);
  const frame = page.frames()[1];
  await expect
    .poll(async () => frame?.evaluate(() => innerHeight - document.documentElement.scrollHeight), {
      message: 'the frame is as high as what it shows',
    })
    .toBe(0);
  await expect(inside.getByRole('banner')).toHaveCount(0);
  expect(await frame?.evaluate(courseMemory), 'what the course remembers is left alone').toEqual(before);
});

for (const [locale, sentence] of [
  ['zh', '嵌入链接没有写明'],
  ['en', 'does not say which figure'],
] as const) {
  test(`a damaged link is told (${locale})`, async ({ page }) => {
    await page.goto(`embed.html#/${locale}/pooling`);
    await expect(page.getByRole('alert')).toContainText(sentence);
    await page.goto(`embed.html#/${locale}/pooling?exhibit=no-such-figure`);
    await expect(page.getByRole('alert')).toContainText('no-such-figure');
    await page.goto(`embed.html#/${locale}/conv-calculator?exhibit=calculator&filters=many`);
    await expect(page.locator('[data-exhibit="calculator"]').getByRole('alert').first()).toBeVisible();
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`an embed takes its colours from the link and is accessible on a narrow page (${theme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 390, height: 700 });
    await page.goto(`embed.html?theme=${theme}#/zh/conv-calculator?exhibit=calculator`);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(page.locator('[data-exhibit="calculator"] [data-describe]')).toBeAttached();
    await expectAxeClean(page);
    await expectNoSidewaysScroll(page);
  });
}
