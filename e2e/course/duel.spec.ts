// The duel on real MNIST in the built site: what it reaches, that the same seed gives the same bits, and that a run
// that was interrupted in any way ends as if it had not been.
import type { Locator, Page, Worker } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

/** Two epochs of 4,000 images: 250 steps, over in a few seconds. */
const SHORT = 'en/mlp-vs-cnn?exhibit=duel&images=4000&epochs=2&seed=5';
/** 1,875 steps: long enough to be interrupted after a checkpoint. */
const LONG = 'en/mlp-vs-cnn?exhibit=duel&images=12000&epochs=5&seed=5';

function duelOf(page: Page): Locator {
  return page.locator('[data-exhibit="duel"]');
}

function wordsOf(page: Page): Locator {
  return duelOf(page).locator('[data-describe]');
}

async function train(page: Page): Promise<void> {
  await duelOf(page).getByRole('button', { name: 'Train both networks' }).click();
}

/** Waits until both networks are trained and tested; answers their records' fingerprints and test accuracies. */
async function finish(page: Page): Promise<{ readonly records: string[]; readonly accuracies: number[] }> {
  await expect(wordsOf(page)).toHaveText(
    /test accuracy.*fingerprint [0-9a-f]{8}.*test accuracy.*fingerprint [0-9a-f]{8}/,
    {
      timeout: 110_000,
    },
  );
  const words = (await wordsOf(page).textContent()) ?? '';
  const records = [...words.matchAll(/fingerprint ([0-9a-f]{8})/g)].map((match) => match[1] ?? '');
  const accuracies = [...words.matchAll(/test accuracy ([\d.]+)%/g)].map((match) => Number(match[1]) / 100);
  expect(records).toHaveLength(2);
  expect(accuracies).toHaveLength(2);
  return { records, accuracies };
}

/** Waits until both networks have taken some steps of SHORT. */
async function begun(page: Page): Promise<void> {
  await expect(wordsOf(page)).toHaveText(/CNN: training.*step (\d\d|1\d\d) of 250/);
}

/** Waits for the middle of LONG, where a checkpoint lies behind and most of the training ahead. */
async function underWay(page: Page): Promise<void> {
  await expect(wordsOf(page)).toHaveText(/CNN: training.*step ([5-9]\d\d|1,[0-4]\d\d) of 1,875/, { timeout: 60_000 });
}

/** Whether the runs wait at a step after the first, where the checkpoint was. */
async function expectWaiting(page: Page): Promise<void> {
  await expect(wordsOf(page)).toHaveText(
    /MLP: paused.*step [1-9][\d,]* of 1,875.*CNN: paused.*step [1-9][\d,]* of 1,875/,
  );
}

/** The one click that an interrupted run asks for. */
async function goOn(page: Page): Promise<void> {
  const controls = duelOf(page).getByRole('group', { name: 'Training controls' });
  await controls.getByRole('button', { name: /Continue training|Train both networks/ }).click();
}

function engineWorker(page: Page): Worker {
  const worker = page.workers().find((candidate) => candidate.url().includes('engine.worker'));
  if (worker === undefined) throw new Error('The engine worker is not running.');
  return worker;
}

async function undisturbed(page: Page, open: (route: string) => Promise<void>, route: string): Promise<string[]> {
  await open(route);
  await train(page);
  return (await finish(page)).records;
}

test('curves that somebody recorded lie behind those of the same experiment', async ({ page, open }) => {
  await open(SHORT);
  await train(page);
  await finish(page);
  await duelOf(page).getByRole('button', { name: 'Put the curves into the link' }).click();
  await expect(wordsOf(page)).toHaveText(/MLP \(recorded\): loss [\d.]+ at step 250, validation accuracy/);
  const recorded = (await wordsOf(page).textContent())?.match(/MLP \(recorded\).*$/)?.[0] ?? '';
  await expect(page).toHaveURL(/replay=/);
  const address = new URL(page.url()).hash.replace(/^#\//, '');

  // Somebody else opens the link, before and after training the same.
  const guest = await page.context().browser()?.newContext();
  if (guest === undefined) throw new Error('no browser');
  const theirs = await guest.newPage();
  await theirs.goto(page.url());
  await expect(wordsOf(theirs)).toContainText(recorded);
  await expect(duelOf(theirs).getByText(/broad pale lines are curves recorded in the link/)).toBeVisible();
  await expect(duelOf(theirs).getByRole('listitem').filter({ hasText: 'CNN (recorded)' }).first()).toBeVisible();
  await guest.close();

  // Other settings are no comparison.
  await open(address.replace('seed=5', 'seed=6'));
  await expect(duelOf(page).getByText(/has recorded curves, but of other settings/)).toBeVisible();
  await expect(wordsOf(page)).not.toContainText('recorded');
  await duelOf(page).getByRole('button', { name: 'Remove the recorded curves' }).click();
  await expect(page).not.toHaveURL(/replay=/);
});

test('by default the CNN reaches 0.968 and beats the MLP by 0.02, over three seeds', async ({ page, open }) => {
  test.setTimeout(400_000);
  const reached: number[][] = [];
  for (const seed of [1, 2, 3]) {
    await open(`en/mlp-vs-cnn?exhibit=duel&seed=${seed}`);
    await expect(wordsOf(page)).toContainText('12,000 training images, 3 epochs, batches of 32');
    await train(page);
    reached.push((await finish(page)).accuracies);
  }
  const mean = (network: number): number =>
    reached.reduce((sum, pair) => sum + (pair[network] ?? 0), 0) / reached.length;
  const [mlp, cnn] = [mean(0), mean(1)];
  test.info().annotations.push({ type: 'mean test accuracy', description: `MLP ${mlp}, CNN ${cnn}` });
  expect(cnn).toBeGreaterThanOrEqual(0.968);
  expect(cnn - mlp).toBeGreaterThanOrEqual(0.02);
});

test('the same seed gives the same record, also after rewinding', async ({ page, open }) => {
  const first = await undisturbed(page, open, SHORT);
  await duelOf(page)
    .getByRole('button', { name: /Rewind/ })
    .first()
    .click();
  await expect(wordsOf(page)).toHaveText(/step 0 of 250.*step 0 of 250/);
  await train(page);
  expect((await finish(page)).records).toEqual(first);
});

test('pausing, stepping and going on change nothing', async ({ page, open }) => {
  const reference = await undisturbed(page, open, SHORT);
  await duelOf(page)
    .getByRole('button', { name: /Rewind/ })
    .first()
    .click();
  await duelOf(page)
    .getByRole('button', { name: /One batch|Step/ })
    .click();
  await expect(wordsOf(page)).toHaveText(/step 1 of 250.*step 1 of 250/);
  await duelOf(page).getByRole('button', { name: 'Continue training' }).click();
  await begun(page);
  await duelOf(page).getByRole('button', { name: 'Pause' }).click();
  await duelOf(page).getByRole('button', { name: 'Continue training' }).click();
  expect((await finish(page)).records).toEqual(reference);
});

test('a tab reloaded in the middle of training goes on with one click to the same record', async ({ page, open }) => {
  test.setTimeout(240_000);
  const reference = await undisturbed(page, open, LONG);
  await duelOf(page)
    .getByRole('button', { name: /Rewind/ })
    .first()
    .click();
  await train(page);
  await underWay(page);
  await page.reload();
  await expectWaiting(page);
  await goOn(page);
  expect((await finish(page)).records).toEqual(reference);
});

test('a worker that dies in the middle of an epoch is replaced and ends with the same record', async ({
  page,
  open,
  expectedErrors,
}) => {
  test.setTimeout(240_000);
  expectedErrors.push(/planted/);
  const reference = await undisturbed(page, open, LONG);
  await duelOf(page)
    .getByRole('button', { name: /Rewind/ })
    .first()
    .click();
  await train(page);
  await underWay(page);
  await engineWorker(page).evaluate(() => {
    setTimeout(() => {
      throw new Error('planted crash');
    });
  });
  await expectWaiting(page);
  await goOn(page);
  expect((await finish(page)).records).toEqual(reference);
});

test('a WebGL context lost in mid-run is recovered without a click, and the record is the same', async ({
  page,
  open,
}) => {
  test.setTimeout(300_000);
  await page.addInitScript(() => {
    if (location.protocol !== 'about:') localStorage.setItem('stride.backend', 'webgl');
  });
  // Small networks: software rendering is slow, and the path is the same.
  const route = 'en/mlp-vs-cnn?exhibit=duel&images=1000&epochs=2&batch=50&hidden=16&filters=4&dense=0&seed=3';
  await open(route);
  await train(page);
  const reference = (await finish(page)).records;
  await expect(duelOf(page).getByText('engine: WebGL')).toHaveCount(2);
  await duelOf(page)
    .getByRole('button', { name: /Rewind/ })
    .first()
    .click();
  await train(page);
  await expect(wordsOf(page)).toHaveText(/CNN: training.*step ([5-9]|1\d|2\d) of 40/);
  await engineWorker(page).evaluate(() => {
    // What the page would send; a driver reset has no button to press.
    const call = { kind: 'call', id: -1, name: 'debug.loseBackend', args: { backend: 'webgl' } };
    dispatchEvent(new MessageEvent('message', { data: call }));
  });
  expect((await finish(page)).records).toEqual(reference);
  await expect(duelOf(page).getByText('engine: WebGL')).toHaveCount(2);
});

test('two runs of a thousand steps leave the page no heavier', async ({ page, open, context }) => {
  test.setTimeout(240_000);
  await open('en/mlp-vs-cnn?exhibit=duel&images=16000&epochs=2&seed=4');
  const devtools = await context.newCDPSession(page);
  const heapBytes = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  await duelOf(page)
    .getByRole('button', { name: /One batch/ })
    .click();
  await expect(wordsOf(page)).toHaveText(/step 1 of 1,000.*step 1 of 1,000/);
  const before = await heapBytes();
  await duelOf(page).getByRole('button', { name: 'Continue training' }).first().click();
  await finish(page);
  const grownBytes = (await heapBytes()) - before;
  test.info().annotations.push({ type: 'page heap growth', description: `${grownBytes} bytes` });
  expect(grownBytes).toBeLessThan(20 * 2 ** 20);
});
