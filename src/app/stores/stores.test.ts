// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { dayAt } from './review.ts';
import { storageHealth, tolerantStorage } from './device-storage.ts';
import { INITIAL_PREFERENCES, PREFERENCES_KEY, readPreferences, usePreferences } from './preferences.ts';
import { INITIAL_LESSON_PROGRESS, INITIAL_PROGRESS, lessonProgress, readProgress } from './progress-form.ts';
import {
  followOtherTabs,
  noteAnswer,
  noteExhibitTried,
  noteLessonOpened,
  noteQuizOpened,
  noteSectionRead,
  PROGRESS_KEY,
  restartQuiz,
  useProgress,
} from './progress.ts';

const anything = fc.anything({ maxDepth: 4, withNullPrototype: true });

beforeEach(() => {
  localStorage.clear();
  usePreferences.setState(INITIAL_PREFERENCES, true);
  useProgress.setState(INITIAL_PROGRESS, true);
});

describe('readPreferences', () => {
  it('is total, and its result is read as itself', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const read = readPreferences(value);
        expect(readPreferences(read)).toEqual(read);
        expect(Object.keys(read).toSorted()).toEqual(Object.keys(INITIAL_PREFERENCES).toSorted());
      }),
    );
  });

  it('keeps sound fields beside damaged ones', () => {
    expect(readPreferences({ locale: 'zh', theme: 'sepia', shortcuts: false })).toEqual({
      locale: 'zh',
      theme: 'system',
      shortcuts: false,
    });
    expect(readPreferences({ locale: 'fr', theme: 'dark', shortcuts: 1, extra: true })).toEqual({
      locale: null,
      theme: 'dark',
      shortcuts: true,
    });
  });
});

describe('readProgress', () => {
  it('is total, and its result is read as itself', () => {
    const nearly = fc.record({
      lessons: fc.dictionary(
        fc.string(),
        fc.oneof(
          anything,
          fc.record(
            { sections: anything, exhibits: anything, answers: anything, quizSeed: anything, sectionCount: anything },
            { requiredKeys: [] },
          ),
        ),
      ),
      lastLesson: anything,
    });
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (value) => {
        const read = readProgress(value);
        expect(readProgress(read)).toEqual(read);
      }),
    );
  });

  it('drops only what is damaged', () => {
    const read = readProgress({
      lessons: {
        mlp: {
          sections: ['a', 7, 'a', 'b'],
          exhibits: 'none',
          answers: {
            q1: { kind: 'choice', option: 'x', correct: true, attempts: 2 },
            q2: { kind: 'numeric', seed: 7, value: '896', correct: true, attempts: 1 },
            q3: null,
            q4: { kind: 'goal', correct: true, attempts: 'many' },
            q5: { kind: 'essay', correct: true, attempts: 1 },
          },
          quizSeed: 4,
          sectionCount: -1,
          questionCount: 6,
        },
        broken: 'yes',
      },
      lastLesson: 'mlp',
    });
    expect(read).toEqual({
      lessons: {
        mlp: {
          sections: ['a', 'b'],
          exhibits: [],
          answers: {
            q1: { kind: 'choice', option: 'x', correct: true, attempts: 2 },
            q4: { kind: 'goal', correct: true, attempts: 1 },
          },
          reviews: {},
          quizSeed: 4,
          sectionCount: 0,
          questionCount: 6,
          lastSection: null,
          bestAccuracy: null,
        },
      },
      lastLesson: 'mlp',
    });
  });
});

describe('progress', () => {
  it('adds up and stays on the device', () => {
    noteLessonOpened('mlp', 5);
    noteQuizOpened('mlp', 6);
    noteLessonOpened('mlp', 5);
    noteSectionRead('mlp', 'flatten');
    noteSectionRead('mlp', 'flatten');
    noteExhibitTried('mlp', 'losses');
    noteAnswer('mlp', 'q1', { kind: 'numeric', seed: 7, value: 12, correct: false, attempts: 1 });
    noteAnswer('mlp', 'q1', { kind: 'numeric', seed: 7, value: 13, correct: true, attempts: 2 });
    const stored: unknown = JSON.parse(localStorage.getItem(PROGRESS_KEY) ?? '');
    expect(stored).toEqual({
      version: 1,
      sum: expect.stringMatching(/^[0-9a-f]{16}$/),
      state: {
        lastLesson: 'mlp',
        lessons: {
          mlp: {
            sections: ['flatten'],
            exhibits: ['losses'],
            answers: { q1: { kind: 'numeric', seed: 7, value: 13, correct: true, attempts: 2 } },
            reviews: { q1: { box: 0, dueDay: dayAt(new Date()) + 1 } },
            quizSeed: 1,
            sectionCount: 5,
            questionCount: 6,
            lastSection: 'flatten',
            bestAccuracy: null,
          },
        },
      },
    });
  });

  it('draws nothing anew when nothing changes', () => {
    noteSectionRead('mlp', 'a');
    const before = useProgress.getState();
    noteSectionRead('mlp', 'a');
    expect(useProgress.getState()).toBe(before);
  });

  it('starts a quiz again with other numbers and keeps the rest', () => {
    noteSectionRead('mlp', 'a');
    noteAnswer('mlp', 'q1', { kind: 'goal', correct: true, attempts: 1 });
    restartQuiz('mlp');
    expect(lessonProgress(useProgress.getState(), 'mlp')).toEqual({
      ...INITIAL_LESSON_PROGRESS,
      sections: ['a'],
      lastSection: 'a',
      quizSeed: 2,
    });
  });

  it('does not take a lesson for one that every object has', () => {
    expect(lessonProgress(INITIAL_PROGRESS, 'constructor')).toBe(INITIAL_LESSON_PROGRESS);
  });

  it('takes over what another tab has stored', async () => {
    const stop = followOtherTabs(window);
    noteSectionRead('mlp', 'mine');
    const theirs = { lessons: { mlp: { ...INITIAL_LESSON_PROGRESS, sections: ['theirs'] } }, lastLesson: 'mlp' };
    localStorage.setItem(PROGRESS_KEY, JSON.stringify({ state: theirs, version: 1 }));
    window.dispatchEvent(new StorageEvent('storage', { key: PROGRESS_KEY }));
    await Promise.resolve();
    expect(useProgress.getState()).toEqual(theirs);
    stop();
  });
});

describe('what was stored before', () => {
  it.each([
    ['of this version', { state: { locale: 'zh', theme: 'dark', shortcuts: false }, version: 1 }],
    [
      'of a later version, as far as it is understood',
      { state: { locale: 'zh', theme: 'dark', shortcuts: false, x: 1 }, version: 9 },
    ],
  ])('is read: %s', async (_, stored) => {
    localStorage.setItem(PREFERENCES_KEY, JSON.stringify(stored));
    await usePreferences.persist.rehydrate();
    expect(usePreferences.getState()).toEqual({ locale: 'zh', theme: 'dark', shortcuts: false });
  });

  it.each(['', 'nonsense', '{"state":', 'null', '[]', '{"state":null,"version":1}', '{"version":1}'])(
    'does no harm when it is %j',
    async (stored) => {
      localStorage.setItem(PREFERENCES_KEY, stored);
      await usePreferences.persist.rehydrate();
      expect(usePreferences.getState()).toEqual(INITIAL_PREFERENCES);
      usePreferences.setState({ theme: 'dark' });
      expect(localStorage.getItem(PREFERENCES_KEY)).toContain('dark');
    },
  );
});

describe('tolerantStorage', () => {
  function refusing(): Storage {
    throw new DOMException('denied', 'SecurityError');
  }

  it('notes a refusal and goes on', () => {
    storageHealth.setState({ refused: false });
    const storage = tolerantStorage(refusing);
    expect(storage.getItem('a')).toBeNull();
    expect(storageHealth.getState().refused).toBe(true);
    expect(() => storage.setItem('a', 'b')).not.toThrow();
    expect(() => storage.removeItem('a')).not.toThrow();
  });

  it('notes a full storage', () => {
    storageHealth.setState({ refused: false });
    const full: Storage = {
      length: 0,
      clear: () => undefined,
      getItem: () => null,
      key: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const storage = tolerantStorage(() => full);
    storage.setItem('a', 'b');
    expect(storageHealth.getState().refused).toBe(true);
  });

  it('passes everything on while the browser allows it', () => {
    storageHealth.setState({ refused: false });
    const storage = tolerantStorage(() => localStorage);
    storage.setItem('a', 'b');
    expect(storage.getItem('a')).toBe('b');
    storage.removeItem('a');
    expect(storage.getItem('a')).toBeNull();
    expect(storageHealth.getState().refused).toBe(false);
  });
});
