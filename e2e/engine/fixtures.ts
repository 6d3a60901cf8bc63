// The harness as a fixture: built and served once per test worker, one fresh page a test.
import { expect, test as base } from '@playwright/test';
import type { HarnessServer } from './build-harness.ts';
import { serveHarness } from './build-harness.ts';
import type { ScenarioName, Scenarios } from './scenarios.ts';

type Result<Name extends ScenarioName> = Awaited<ReturnType<Scenarios[Name]>>;
type Run = <Name extends ScenarioName>(name: Name, args: Parameters<Scenarios[Name]>[0]) => Promise<Result<Name>>;

export const test = base.extend<{ readonly run: Run }, { readonly harness: HarnessServer }>({
  harness: [
    async ({ browser }, provide, { parallelIndex }) => {
      const server = await serveHarness(`${browser.browserType().name()}-${parallelIndex}`);
      await provide(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  run: async ({ page, harness }, provide) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(harness.url);
    await provide(async (name, args) => {
      // The table of scenarios types both ends; the browser in between cannot.
      const result: unknown = await page.evaluate(([key, value]) => window.runScenario(key, value), [
        name,
        args,
      ] as const);
      return result as never;
    });
    expect(problems, 'errors on the page').toEqual([]);
  },
});

export { expect };
