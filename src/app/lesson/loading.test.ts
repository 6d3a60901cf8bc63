import { describe, expect, it } from 'vitest';
import type { CourseEntry } from '../../lessons/registry.ts';
import { loadLesson, loadText, remember } from './loading.ts';

function entry(slug: string, load: CourseEntry['load']): CourseEntry {
  const words = { zh: slug, en: slug };
  return { slug, number: 1, title: words, summary: words, prerequisites: [], seed: words, minutes: 1, load };
}

describe('remember', () => {
  it('loads once while it succeeds, and again after a failure', async () => {
    const cache = new Map<string, Promise<number>>();
    let calls = 0;
    const load = () => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(calls);
    };
    await expect(remember(cache, 'a', load)).rejects.toThrow('offline');
    await expect(remember(cache, 'a', load)).resolves.toBe(2);
    await expect(remember(cache, 'a', load)).resolves.toBe(2);
    expect(calls).toBe(2);
  });

  it('shares a load that is under way', () => {
    const cache = new Map<string, Promise<number>>();
    expect(remember(cache, 'a', () => Promise.resolve(1))).toBe(remember(cache, 'a', () => Promise.resolve(2)));
  });
});

describe('lessons', () => {
  it('load each text once a language, and survive a text that failed', async () => {
    const calls: string[] = [];
    let offline = true;
    const made = entry('loading-test', () =>
      Promise.resolve({
        frame: { id: 'loading-test', minutes: 1, prerequisites: [], sections: [] },
        loadExhibits: () => Promise.resolve([]),
        loadText: (locale) => {
          calls.push(locale);
          if (offline) return Promise.reject(new Error('offline'));
          return Promise.resolve({ title: locale, promise: '', sections: {}, exhibits: {} });
        },
        loadQuestions: () => Promise.resolve([]),
        loadQuizText: () => Promise.resolve({}),
      }),
    );
    await expect(loadText(made, 'zh')).rejects.toThrow('offline');
    offline = false;
    expect((await loadText(made, 'zh')).title).toBe('zh');
    expect((await loadText(made, 'en')).title).toBe('en');
    expect((await loadText(made, 'zh')).title).toBe('zh');
    expect(calls).toEqual(['zh', 'zh', 'en']);
  });

  it('that are still to be written are refused', async () => {
    await expect(loadLesson(entry('to-come', null))).rejects.toThrow('to-come');
  });
});
