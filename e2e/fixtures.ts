// What every browser test gets: a page that fails the test on any script error, refused resource or request
// to another origin, a way to open a route, and axe.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test as base, type Page } from '@playwright/test';

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A violation as axe reports it; only what a failing test needs to say. */
interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

export interface CourseFixtures {
  /** Messages that a test expects on the console; everything else of level error fails it. */
  readonly expectedErrors: RegExp[];
  /** Opens a route (`en/mlp-vs-cnn?exhibit=flatten`) in a fresh document. */
  readonly open: (route: string) => Promise<void>;
}

export const test = base.extend<CourseFixtures>({
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  page: async ({ page, expectedErrors, baseURL }, use) => {
    const problems: string[] = [];
    const origin = new URL(baseURL ?? '').origin;
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(`foreign request: ${request.url()}`);
    });
    await use(page);
    const unexpected = problems.filter((problem) => !expectedErrors.some((pattern) => pattern.test(problem)));
    expect(unexpected, 'errors on the page').toEqual([]);
  },
  open: async ({ page }, use) => {
    await use(async (route) => {
      await page.goto('about:blank');
      await page.goto(`#/${route}`);
      await expect(page.locator('h1')).toBeVisible();
    });
  },
});

export { expect };

/** Fails with the rule, the element and the mend for everything axe finds on the page, or in one part of it. */
export async function expectAxeClean(page: Page, selector?: string): Promise<void> {
  await page.evaluate(AXE_SOURCE);
  const place = selector === undefined ? 'document' : `document.querySelector(${JSON.stringify(selector)})`;
  const violations = await page.evaluate<AxeViolation[]>(
    `axe.run(${place}, { resultTypes: ['violations'] }).then((results) => results.violations)`,
  );
  const findings = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}\n  ${node.html}\n  ${node.failureSummary ?? ''}`),
  );
  expect(findings, 'axe findings').toEqual([]);
}

/** Fails when the page can be scrolled sideways, naming the elements that stick out. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflowing = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`)
      .slice(-5);
  });
  expect(overflowing, 'elements wider than the page').toEqual([]);
}
