// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnyLesson, PlainLessonText, PlainQuizText } from '../../kit/lesson/lesson.ts';
import { LocaleContext, type Locale } from '../../kit/locale/locale.ts';
import type { CourseEntry } from '../../lessons/registry.ts';
import { parseRoute, type LessonPlace } from '../route.ts';
import { INITIAL_PROGRESS, lessonProgress } from '../stores/progress-form.ts';
import { useProgress } from '../stores/progress.ts';
import { LessonPage } from './LessonPage.tsx';

/** A load that the test ends when it wants to. */
interface Delivery<T> {
  readonly promise: Promise<T>;
  readonly arrive: (value: T) => Promise<void>;
  readonly fail: () => Promise<void>;
}

function delivery<T>(): Delivery<T> {
  let settle: { resolve: (value: T) => void; reject: (error: unknown) => void } | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return {
    promise,
    arrive: async (value) => act(async () => settle?.resolve(value)),
    fail: async () => act(async () => settle?.reject(new TypeError('Failed to fetch dynamically imported module'))),
  };
}

const frame = {
  id: 'test',
  minutes: 12,
  prerequisites: [],
  sections: [{ id: 'see' }, { id: 'do' }],
} as const;

function wordsIn(locale: Locale): PlainLessonText {
  return {
    title: `title ${locale}`,
    promise: `promise ${locale}`,
    sections: {
      see: { title: `see ${locale}`, Body: () => <p>{`body of see, ${locale}`}</p> },
      do: { title: `do ${locale}`, Body: () => <p>{`body of do, ${locale}`}</p> },
    },
    exhibits: {},
  };
}

function askIn(locale: Locale): PlainQuizText {
  return { sum: { ask: `ask ${locale}`, unit: '', solution: () => `solution ${locale}` } };
}

let count = 0;

/** An entry of its own for each test, because loaded lessons are remembered by their slug. */
function testEntry(
  loadText: (locale: Locale) => Promise<PlainLessonText>,
  loadQuizText: (locale: Locale) => Promise<PlainQuizText> = (locale) => Promise.resolve(askIn(locale)),
): CourseEntry {
  count += 1;
  const lesson: AnyLesson = {
    frame,
    loadExhibits: () => Promise.resolve([]),
    loadText,
    loadQuestions: () =>
      Promise.resolve([{ kind: 'numeric', id: 'sum', tolerance: 0, generate: () => ({ values: {}, answer: 12 }) }]),
    loadQuizText,
  };
  return {
    slug: `test-${count}`,
    number: 3,
    title: { zh: '登记的标题', en: 'registered title' },
    summary: { zh: '概要', en: 'summary' },
    prerequisites: [],
    seed: { zh: '', en: '' },
    minutes: 12,
    load: () => Promise.resolve(lesson),
  };
}

function page(entry: CourseEntry, locale: Locale, place: LessonPlace = { kind: 'top' }) {
  return (
    <LocaleContext value={locale}>
      <main>
        <LessonPage entry={entry} place={place} />
      </main>
    </LocaleContext>
  );
}

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  useProgress.setState(INITIAL_PROGRESS, true);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('LessonPage', () => {
  it('shows title and summary at once, and the text when it is there', async () => {
    const text = delivery<PlainLessonText>();
    const entry = testEntry(() => text.promise);
    render(page(entry, 'en'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('registered title');
    expect(screen.getByText('summary')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('Loading');
    await text.arrive(wordsIn('en'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('title en');
    expect(screen.getByText('body of see, en')).toBeTruthy();
    expect(screen.queryByText(/^Loading/)).toBeNull();
    expect(document.title).toContain('title en');
    expect(lessonProgress(useProgress.getState(), entry.slug).sectionCount).toBe(3);
    expect(useProgress.getState().lastLesson).toBe(entry.slug);
  });

  it('keeps the old text while the other language is on its way', async () => {
    const chinese = delivery<PlainLessonText>();
    const entry = testEntry((locale) => (locale === 'zh' ? chinese.promise : Promise.resolve(wordsIn('en'))));
    const { rerender } = render(page(entry, 'en'));
    await screen.findByText('body of see, en');
    rerender(page(entry, 'zh'));
    expect(screen.getByText('body of see, en')).toBeTruthy();
    expect(screen.getByRole('article').lang).toBe('en');
    await chinese.arrive(wordsIn('zh'));
    expect(screen.getByText('body of see, zh')).toBeTruthy();
    expect(screen.queryByText('body of see, en')).toBeNull();
    expect(screen.getByRole('article').lang).toBe('zh-Hans');
  });

  it('says that the text could not be fetched, and fetches it again on a press', async () => {
    const first = delivery<PlainLessonText>();
    let calls = 0;
    const entry = testEntry(() => {
      calls += 1;
      return calls === 1 ? first.promise : Promise.resolve(wordsIn('en'));
    });
    render(page(entry, 'en'));
    await act(async () => undefined);
    await first.fail();
    expect(screen.getByRole('alert').textContent).toContain('could not be loaded');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('body of see, en');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps the old text when the other language can not be fetched', async () => {
    const chinese = delivery<PlainLessonText>();
    const entry = testEntry((locale) => (locale === 'zh' ? chinese.promise : Promise.resolve(wordsIn('en'))));
    const { rerender } = render(page(entry, 'en'));
    await screen.findByText('body of see, en');
    rerender(page(entry, 'zh'));
    await chinese.fail();
    expect(screen.getByText('body of see, en')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('再试一次');
  });

  it('links every section by an address of the site', async () => {
    const entry = testEntry(() => Promise.resolve(wordsIn('en')));
    render(page(entry, 'en'));
    await screen.findByText('body of see, en');
    const contents = screen.getByRole('navigation', { name: 'In this lesson' });
    const routes = [...contents.querySelectorAll('a')].map((link) => parseRoute(link.getAttribute('href') ?? ''));
    expect(routes).toEqual(
      ['see', 'do', 'quiz'].map((section) => ({
        kind: 'lesson',
        locale: 'en',
        slug: entry.slug,
        place: { kind: 'section', section },
      })),
    );
  });

  it('fetches the quiz after the text, and tells how many questions there are once it is there', async () => {
    const quiz = delivery<PlainQuizText>();
    const entry = testEntry(
      () => Promise.resolve(wordsIn('en')),
      () => quiz.promise,
    );
    render(page(entry, 'en'));
    await screen.findByText('body of see, en');
    expect(screen.getByText('The quiz is being loaded.')).toBeTruthy();
    expect(lessonProgress(useProgress.getState(), entry.slug).questionCount).toBe(0);
    await quiz.arrive(askIn('en'));
    await screen.findByText('ask en');
    expect(lessonProgress(useProgress.getState(), entry.slug).questionCount).toBe(1);
  });

  it.each([
    [{ kind: 'top' } as const, 0],
    [{ kind: 'exhibit', exhibit: 'any', query: {} } as const, 1],
  ])('fetches figures before the text only for who has come for one', async (place, callsBefore) => {
    const text = delivery<PlainLessonText>();
    let calls = 0;
    const entry = testEntry(() => text.promise);
    const lesson = await entry.load?.();
    if (lesson === undefined) throw new Error('it loads');
    const loadExhibits = () => {
      calls += 1;
      return lesson.loadExhibits();
    };
    render(page({ ...entry, load: () => Promise.resolve({ ...lesson, loadExhibits }) }, 'en', place));
    await act(async () => undefined);
    expect(calls).toBe(callsBefore);
    await text.arrive(wordsIn('en'));
    expect(calls).toBe(1);
  });

  it('says that the quiz could not be fetched, and fetches it again on a press', async () => {
    let calls = 0;
    const entry = testEntry(
      () => Promise.resolve(wordsIn('en')),
      () => {
        calls += 1;
        return calls === 1 ? Promise.reject(new TypeError('offline')) : Promise.resolve(askIn('en'));
      },
    );
    render(page(entry, 'en'));
    expect((await screen.findByRole('alert')).textContent).toContain('quiz could not be loaded');
    expect(screen.getByText('body of see, en')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('ask en');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps the quiz and what was typed while its other language is on its way, or when it fails to come', async () => {
    const chinese = delivery<PlainQuizText>();
    let calls = 0;
    const entry = testEntry(
      (locale) => Promise.resolve(wordsIn(locale)),
      (locale) => {
        if (locale === 'en') return Promise.resolve(askIn('en'));
        calls += 1;
        return calls === 1 ? chinese.promise : Promise.resolve(askIn('zh'));
      },
    );
    const { rerender } = render(page(entry, 'en'));
    await screen.findByText('ask en');
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '12' } });
    rerender(page(entry, 'zh'));
    await screen.findByText('body of see, zh');
    expect(screen.getByText('ask en').closest('[lang]')?.getAttribute('lang')).toBe('en');
    await chinese.fail();
    expect(screen.getByText('ask en')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('测验的中文版没能载入');
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText('ask zh');
    expect(screen.queryByText('ask en')).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('12');
    fireEvent.submit(screen.getByRole('textbox'));
    rerender(page(entry, 'en'));
    await screen.findByText('solution en');
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('12');
  });

  it.each([
    [{ kind: 'stray', query: { stride: '2' } } as const, 'does not say for which figure'],
    [{ kind: 'exhibit', exhibit: 'nowhere', query: {} } as const, 'no figure called “nowhere”'],
  ])('tells of a link that it can not honour', async (place, words) => {
    const entry = testEntry(() => Promise.resolve(wordsIn('en')));
    render(page(entry, 'en', place));
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    expect(screen.getByText('body of see, en')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
