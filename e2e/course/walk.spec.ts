// One whole lesson as it is met without a mouse and without eyes: by the keyboard alone, from the home page through
// every control and question to the next lesson; and as the tree that a screen reader walks. In both languages.
import { questionSeed } from '../../src/kit/quiz/answers.ts';
import { questions } from '../../src/lessons/06-pooling/quiz.ts';
import { LOCALES } from '../exhibits.ts';
import { expect, test } from '../fixtures.ts';
import { focused, neverFocused, pressAndSee, tab, tabTo, type Stop } from '../keyboard-walk.ts';
import {
  headingFaults,
  landmarkFaults,
  languageFaults,
  nameFaults,
  readTree,
  silentPictures,
  silentResults,
} from '../tree-walk.ts';
import type { Page } from '@playwright/test';

const LESSON = 'pooling';
const FIGURES = ['pool-lab', 'shift-tolerance', 'global-average'] as const;
/** The quiz's seed for a reader who has not been here before. */
const QUIZ_SEED = 1;

const WORDS = {
  zh: {
    train: '在这里训练网络',
    pause: '暂停',
    oneMap: /其余权重为 0，类激活图/,
    nineByNine: /做到了。same 时是/,
    after: /继续训练|准确率/,
    lectern: '讲台视图',
    undo: '撤销',
    redo: '重做',
    reset: '恢复初始',
    check: '检查答案',
  },
  en: {
    train: 'Train the network here',
    pause: 'Pause',
    oneMap: /with all other weights at 0/,
    nineByNine: /Done\. With same it is/,
    after: /Go on training|accuracy/,
    lectern: 'Lectern view',
    undo: 'Undo',
    redo: 'Redo',
    reset: 'Reset',
    check: 'Check',
  },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

/** Uses the control that has the focus; returns whether the figure answered, in its words where they say the state. */
async function operate(page: Page, exhibit: string, { kind, tag, name }: Stop, words: Words): Promise<boolean> {
  const press = (key: string, part: 'words' | 'face'): Promise<boolean> => pressAndSee(page, exhibit, key, part);
  switch (kind) {
    case 'radio': {
      const answers = await press('ArrowRight', 'words');
      // With window and stride of 3 from before, padding same is the goal that the quiz sets; it notices in its time.
      if (name === 'valid') await expect(page.getByText(words.nineByNine)).toBeAttached();
      return answers;
    }
    case 'range':
      return (await press('ArrowRight', 'words')) || press('ArrowLeft', 'words');
    case 'spinbutton':
      if (exhibit !== 'global-average') {
        const answers = (await press('ArrowDown', 'words')) && (await press('ArrowUp', 'words'));
        // The stride followed the side of the window to 3 and was then pushed on to 4: back to 3.
        return answers && (!name.includes('strides') || press('ArrowDown', 'words'));
      }
      // All weights but the last to 0: the goal that the quiz sets.
      if (name.endsWith('7') || name.includes('7 的')) {
        const answers = await press('ArrowUp', 'words');
        await expect(page.getByText(words.oneMap)).toBeAttached();
        return answers;
      }
      await page.keyboard.press('Control+A');
      await page.keyboard.type('9');
      await page.keyboard.press('Control+A');
      return press('0', 'words');
    case 'application':
      return press('ArrowRight', 'face');
    default:
  }
  if (name.includes(words.lectern)) {
    const isOpen = await press('Enter', 'face');
    // The first step may well show the figure as it is.
    const isStepped = (await press('ArrowRight', 'words')) || (await press('ArrowRight', 'words'));
    // Back at the first step, which is the figure as it was.
    await press('ArrowLeft', 'words');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: words.lectern }).first()).toBeVisible();
    return isOpen && isStepped;
  }
  if (name === words.train) {
    // It begins to learn, and is halted again, so that what the next controls change is theirs. The focus stays at one
    // button all along, or at what it has learnt if it was done before it could be halted.
    const label = async (): Promise<string | undefined> => (await focused(page))?.name;
    await page.keyboard.press('Enter');
    await expect.poll(label, { timeout: 60_000 }).toBe(words.pause);
    await page.keyboard.press('Enter');
    await expect.poll(label, { timeout: 60_000 }).toMatch(words.after);
    return true;
  }
  // Regions that can be scrolled have nothing to operate.
  return tag === 'PRE' || tag === 'SECTION' || press('Enter', 'face');
}

/** From the end of a figure back to its undo, redo and reset, each of which changes it. */
async function takeBack(page: Page, exhibit: string, end: Stop, words: Words): Promise<void> {
  const back = await tabTo(page, (stop) => stop.name.includes(words.undo), { from: end, key: 'Shift+Tab' });
  expect(back.exhibit).toBe(exhibit);
  expect(await pressAndSee(page, exhibit, 'Enter', 'words'), 'undo').toBe(true);
  await tab(page, back);
  expect(await pressAndSee(page, exhibit, 'Enter', 'words'), 'redo').toBe(true);
  const reset = await tabTo(page, (stop) => stop.name.includes(words.reset), { from: await focused(page), most: 3 });
  expect(reset.exhibit).toBe(exhibit);
  expect(await pressAndSee(page, exhibit, 'Enter', 'words'), 'reset').toBe(true);
}

/** Answers a question rightly, from its first stop on. */
async function answer(page: Page, index: number, first: Stop, words: Words): Promise<void> {
  const question = questions[index];
  if (question === undefined) throw new Error(`no question ${index}`);
  const seed = questionSeed(QUIZ_SEED, question.id);
  switch (question.kind) {
    case 'choice': {
      // Space chooses the first option; the arrow keys go on from it.
      await page.keyboard.press('Space');
      const place = question.options.findIndex((option) => option === question.correct);
      for (let i = 0; i < place; i += 1) await page.keyboard.press('ArrowDown');
      break;
    }
    case 'numeric':
      await page.keyboard.type(String(question.generate(seed).answer));
      break;
    case 'picture': {
      const { picture, correct } = question.generate(seed);
      const cell = correct[0] ?? 0;
      for (let row = 0; row < Math.floor(cell / picture.width); row += 1) await page.keyboard.press('ArrowDown');
      for (let column = 0; column < cell % picture.width; column += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      break;
    }
    case 'goal':
      // Reached on the way through its figure.
      return;
    default:
      question satisfies never;
  }
  const check = await tabTo(page, ({ name }) => name === words.check, {
    from: (await focused(page)) ?? first,
    most: 3,
  });
  expect(check.question).toBe(index);
  await page.keyboard.press('Enter');
}

for (const locale of LOCALES) {
  test(`the keyboard alone leads through a whole lesson (${locale})`, async ({ page, context, open }) => {
    test.setTimeout(300_000);
    const words = WORDS[locale];
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(locale);

    const link = await tabTo(page, ({ href }) => href === `#/${locale}/${LESSON}`);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`#/${locale}/${LESSON}$`));
    expect(link.name.length).toBeGreaterThan(1);
    await expect(page.locator('[data-section="quiz"] fieldset').first()).toBeAttached();
    for (const exhibit of FIGURES) {
      await expect(page.locator(`[data-exhibit="${exhibit}"] [data-describe]`)).toHaveText(/MNIST/);
    }

    const silent: string[] = [];
    const figures: string[] = [];
    const answered = new Set<number>();
    let terms = 0;
    let stop: Stop | null = await focused(page);
    let previous: Stop | null = stop;
    for (;;) {
      stop = await tab(page, previous);
      previous = stop;
      const { exhibit, section, kind, tag, question } = stop;
      if (exhibit !== null && section !== null) {
        if (!(await operate(page, exhibit, stop, words))) silent.push(`${exhibit}: ${kind} ${tag} “${stop.name}”`);
        previous = await focused(page);
        if (tag === 'SUMMARY') {
          figures.push(exhibit);
          const missed = (await neverFocused(page, exhibit)).filter((name) => !name.includes(words.undo));
          expect(missed.filter((name) => !name.includes(words.redo) && !name.includes(words.reset))).toEqual([]);
          await takeBack(page, exhibit, stop, words);
          previous = await tabTo(page, (next) => next.exhibit === exhibit && next.tag === 'SUMMARY');
        }
      } else if (question !== null && !answered.has(question)) {
        answered.add(question);
        await answer(page, question, stop, words);
        previous = await focused(page);
      } else if (section !== null && tag === 'SPAN' && kind === 'button' && terms < 2) {
        terms += 1;
        await page.keyboard.press('Enter');
        await expect(page.locator('[popover]:popover-open')).toContainText(/\S{2}/);
        await page.keyboard.press('Escape');
        await expect(page.locator('[popover]:popover-open')).toHaveCount(0);
        expect((await focused(page))?.id, 'Escape leaves the focus at the word').toBe(stop.id);
      } else if (
        tag === 'A' &&
        answered.size > 0 &&
        stop.href?.startsWith(`#/${locale}/`) === true &&
        answered.size === questions.length
      ) {
        break;
      }
    }
    expect(silent, 'controls that change nothing').toEqual([]);
    expect(figures).toEqual(FIGURES);
    expect(terms).toBe(2);
    await expect(page.locator('[data-section="quiz"] output').first()).toContainText(
      new RegExp(`${questions.length}.*${questions.length}`),
    );

    const next = await tabTo(page, ({ href }) => href === `#/${locale}/pyramid`, { from: stop });
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`#/${locale}/pyramid$`));
    expect(next.visible).toBe(true);
    await expect(page.locator('h1')).toBeFocused();
  });
}

for (const locale of LOCALES) {
  test(`the tree of a whole lesson can be walked by a screen reader (${locale})`, async ({ page, open }) => {
    await open(`${locale}/${LESSON}`);
    await expect(page.locator('[data-section="quiz"] fieldset').first()).toBeAttached();
    for (const exhibit of FIGURES) {
      await expect(page.locator(`[data-exhibit="${exhibit}"] [data-describe]`)).toHaveText(/MNIST/);
    }
    // The notes of words and the descriptions of figures are part of it.
    for (const summary of await page.locator('[data-exhibit] summary').all()) await summary.press('Enter');
    await page.locator('[data-section="why"] [role="button"]').first().press('Enter');
    await expect(page.locator('[popover]:popover-open')).toContainText(/\S{2}/);

    const tree = await readTree(page);
    expect(tree.length).toBeGreaterThan(500);
    expect(landmarkFaults(tree)).toEqual([]);
    expect(headingFaults(tree)).toEqual([]);
    expect(nameFaults(tree)).toEqual([]);
    expect(languageFaults(tree, locale)).toEqual([]);
    expect(await silentPictures(page)).toEqual([]);
    expect(await silentResults(page)).toEqual([]);
    expect(tree.filter(({ isLive }) => isLive).length).toBeGreaterThan(questions.length + FIGURES.length);
    // In the order of the page: text, figure, text; and the quiz before the way on.
    const order = tree.filter(({ role }) => role === 'heading' || role === 'figure' || role === 'contentinfo');
    expect(order.findIndex(({ role }) => role === 'figure')).toBeGreaterThan(1);
    expect(order.at(-1)?.role).toBe('contentinfo');
  });

  test(`what is wrong with a tree is found (${locale})`, async ({ page, open }) => {
    await open(`${locale}/${LESSON}`);
    await expect(page.locator('[data-section="quiz"] fieldset').first()).toBeAttached();
    await page.evaluate(
      (foreign) => {
        const main = document.querySelector('main');
        main?.insertAdjacentHTML(
          'beforeend',
          `<h5>${foreign}</h5><button></button><span tabindex="0">.</span><canvas width="9" height="9"></canvas>
         <nav></nav><button>${foreign}</button><div data-exhibit="x">.</div>`,
        );
      },
      locale === 'zh' ? 'These words are in another language' : '这是另一种语言',
    );
    const tree = await readTree(page);
    expect(landmarkFaults(tree)).toEqual(['navigation without a name']);
    expect(headingFaults(tree)).toHaveLength(1);
    expect(nameFaults(tree)).toHaveLength(2);
    expect(languageFaults(tree, locale)).toHaveLength(2);
    expect(await silentPictures(page)).toHaveLength(1);
    expect(await silentResults(page)).toHaveLength(1);
  });
}
