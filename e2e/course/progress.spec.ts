// What the reader keeps: progress shown, resumed, saved as a file and brought back, cleared and undone, reviewed, printed.
import { readFileSync } from 'node:fs';
import { LOCALES } from '../exhibits.ts';
import { expect, expectAxeClean, expectNoSidewaysScroll, test } from '../fixtures.ts';

/** A lesson half done, with one question missed long ago. */
const KEPT = JSON.stringify({
  state: {
    lessons: {
      pooling: {
        sections: ['see'],
        exhibits: ['pool-lab'],
        answers: {},
        reviews: {},
        quizSeed: 1,
        sectionCount: 6,
        questionCount: 5,
        lastSection: 'quiz',
        bestAccuracy: 0.97,
      },
    },
    lastLesson: 'pooling',
  },
  version: 1,
});

test.beforeEach(async ({ page }) => {
  await page.addInitScript((kept) => {
    // The blank page that a test starts from has no storage.
    if (location.protocol === 'about:') return;
    if (localStorage.getItem('stride.progress') === null) localStorage.setItem('stride.progress', kept);
  }, KEPT);
});

for (const locale of LOCALES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${locale}/progress (${theme}), and it fits 390 pixels`, async ({ page, open }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await open(`${locale}/progress`);
      await expect(page.getByRole('table').first()).toContainText('97.0%');
      await expectAxeClean(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
    });
  }
}

test('the home page leads back to the section the reader was in', async ({ page, open }) => {
  await open('en');
  await page.getByRole('link', { name: /^Continue: / }).click();
  await expect(page).toHaveURL(/#\/en\/pooling\?section=quiz$/);
  await expect(page.getByRole('heading', { name: 'Quiz', exact: true })).toBeInViewport();
});

test('progress is saved as a file, cleared, brought back and the clearing undone', async ({ page, open }) => {
  await open('en/progress');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const file = await (await downloading).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'stride-progress', version: 1 });

  await page.getByRole('button', { name: 'Clear everything' }).click();
  await expect(page.getByText('No lesson has been opened yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('table').first()).toContainText('97.0%');

  await page.getByRole('button', { name: 'Clear everything' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('The progress in the file has been added.')).toBeVisible();
  await expect(page.getByRole('table').first()).toContainText('97.0%');
  await page.reload();
  await expect(page.getByRole('table').first()).toContainText('97.0%');
});

test('a file that is no progress gets a sentence and changes nothing', async ({ page, open }) => {
  await open('zh/progress');
  const give = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await give('{"format":"stride-progress","version":1,"progress":{"lessons":[]}}');
  await expect(page.getByRole('alert')).toContainText('有损坏');
  await give('<script>alert(1)</script>');
  await expect(page.getByRole('alert')).toContainText('读不懂');
  await expect(page.getByRole('table').first()).toContainText('97.0%');
});

test('a missed question waits in the review and can be practised there', async ({ page, open }) => {
  await open('en/pooling?section=quiz');
  const choice = page.locator('[data-section="quiz"]').getByRole('group').first();
  await expect(choice).toBeVisible();
  await choice.getByRole('radio').nth(1).check();
  await choice.getByRole('button', { name: 'Check' }).click();
  await expect(choice.getByText('Not quite.')).toBeVisible();
  await open('en/progress');
  await page.getByRole('button', { name: 'Practise now' }).click();
  await expect(page.getByText(/box 1 of 4/)).toBeVisible();
  await expect(page.getByRole('main').getByRole('radio').first()).toBeEnabled();
});

test('the record is all that is printed, with the name typed', async ({ page, open }) => {
  await open('en/progress');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Ada <b>L</b>');
  await expect(page.locator('[data-record]')).toContainText('Ada <b>L</b> has done');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-record]')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByText('Keep and carry')).toBeHidden();
});
