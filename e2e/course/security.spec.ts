// No request leaves the site's origin: the page is held to it by its policy, the worker by its own guard.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';

const FOREIGN = 'http://127.0.0.1:9/planted';

test('the page refuses a planted foreign request', async ({ page, open, expectedErrors }) => {
  expectedErrors.push(/Content Security Policy/, /foreign request/);
  await open('en');
  const refused = await page.evaluate(async (url) => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), { once: true });
    });
    const outcome = await fetch(url).then(
      () => 'answered',
      () => 'refused',
    );
    return { outcome, directive: await violation };
  }, FOREIGN);
  expect(refused).toEqual({ outcome: 'refused', directive: 'connect-src' });
});

test('the page runs no inline script and no evaluated text', async ({ page, open, expectedErrors }) => {
  expectedErrors.push(/Content Security Policy/);
  await open('en');
  const refused = await page.evaluate(async () => {
    const violations: string[] = [];
    const both = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.blockedURI);
        if (violations.length === 2) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'globalThis.planted = true;';
    document.head.append(script);
    // Text given to a timer is evaluated by the page itself, not by the test's own channel, which is exempt.
    Reflect.apply(setTimeout, globalThis, ['globalThis.planted = true;', 0]);
    await both;
    return { violations, planted: 'planted' in globalThis };
  });
  expect(refused).toEqual({ violations: ['inline', 'eval'], planted: false });
});

test('the worker refuses a planted foreign request by every road', async ({ page, open }) => {
  const started = page.waitForEvent('worker');
  await open('en/mlp-vs-cnn?exhibit=flatten');
  const worker = await started;
  // Data from the own origin still come: the guard is not a wall.
  await expect(page.locator('[data-exhibit="flatten"] [data-describe]')).toContainText(/MNIST/);
  const outcomes = await worker.evaluate(async (url) => {
    const attempt = async (use: () => unknown): Promise<string> => {
      try {
        await use();
        return 'let through';
      } catch (error) {
        return error instanceof Error && 'code' in error ? String(error.code) : String(error);
      }
    };
    return {
      fetch: await attempt(() => fetch(url)),
      request: await attempt(() => {
        const request = new XMLHttpRequest();
        request.open('GET', url);
        request.send();
      }),
      socket: await attempt(() => new WebSocket(url.replace('http', 'ws'))),
      events: await attempt(() => new EventSource(url)),
    };
  }, FOREIGN);
  expect(outcomes).toEqual({
    fetch: 'foreign-request',
    request: 'foreign-request',
    socket: 'foreign-request',
    events: 'foreign-request',
  });
});

test('every page of the build carries the policy, before anything that it governs', () => {
  const built = join(import.meta.dirname, '../../dist');
  const pages = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  expect(pages).toEqual(expect.arrayContaining(['index.html', 'embed.html', join('zh', 'pooling.html')]));
  for (const name of pages) {
    const html = readFileSync(join(built, name), 'utf8').replaceAll('&#39;', "'");
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
    expect(policy?.[1], name).toContain("default-src 'none'");
    expect(policy?.[1], name).not.toMatch(/unsafe-inline|\*|https?:/);
    const first = /<(?:script|link|style|img)\b/.exec(html);
    expect(policy?.index, name).toBeLessThan(first?.index ?? Infinity);
  }
});
