// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocaleContext, type Locale } from '../../kit/locale/locale.ts';
import { COURSE } from '../../lessons/registry.ts';
import { parseRoute } from '../route.ts';
import { INITIAL_PROGRESS } from '../stores/progress-form.ts';
import { noteAnswer, noteLessonOpened, noteQuizOpened, noteSectionRead, useProgress } from '../stores/progress.ts';
import { CourseMap } from './CourseMap.tsx';

function map(locale: Locale): HTMLElement[] {
  render(
    <LocaleContext value={locale}>
      <CourseMap />
    </LocaleContext>,
  );
  return within(screen.getByRole('list')).getAllByRole('listitem');
}

beforeEach(() => useProgress.setState(INITIAL_PROGRESS, true));
afterEach(cleanup);

describe('CourseMap', () => {
  it.each(['zh', 'en'] as const)('names every lesson in its order: %s', (locale) => {
    const titles = map(locale).map((item) => within(item).getByRole('heading').textContent);
    expect(titles).toEqual(COURSE.map(({ title }) => title[locale]));
  });

  it('links what can be read, and only that', () => {
    const links = map('en').map((item) => within(item).queryByRole('link')?.getAttribute('href') ?? null);
    expect(links.map((href) => (href === null ? null : parseRoute(href)))).toEqual(
      COURSE.map(({ slug, load }) =>
        load === null ? null : { kind: 'lesson', locale: 'en', slug, place: { kind: 'top' } },
      ),
    );
  });

  it('marks what is still to come, and only that', () => {
    const marked = map('en').map((item) => item.textContent?.includes('being written'));
    expect(marked).toEqual(COURSE.map(({ load }) => load === null));
  });

  it('shows how far the reader is, in lessons that were opened', () => {
    const ready = COURSE.find(({ load }) => load !== null);
    if (ready === undefined) throw new Error('no lesson is ready');
    noteLessonOpened(ready.slug, 5);
    noteQuizOpened(ready.slug, 6);
    noteSectionRead(ready.slug, 'one');
    noteSectionRead(ready.slug, 'two');
    noteAnswer(ready.slug, 'q1', { kind: 'choice', option: 'x', correct: true, attempts: 1 });
    noteAnswer(ready.slug, 'q2', { kind: 'choice', option: 'y', correct: false, attempts: 1 });
    map('en');
    const bars = screen.getAllByRole('progressbar');
    expect(bars).toHaveLength(1);
    expect(bars[0]?.getAttribute('value')).toBe('2');
    expect(screen.getByText('2 of 5 sections read')).toBeTruthy();
    expect(screen.getByText('1 of 6 questions right')).toBeTruthy();
  });
});
