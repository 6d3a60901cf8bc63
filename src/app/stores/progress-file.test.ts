// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../nn/random.ts';
import { LARGEST_FILE_BYTES, mergeProgress, readProgressFile, writeProgressFile } from './progress-file.ts';
import { INITIAL_LESSON_PROGRESS, INITIAL_PROGRESS, readProgress, type Progress } from './progress-form.ts';
import {
  addProgress,
  forgetProgressSetAside,
  progressSetAside,
  PROGRESS_KEY,
  resetProgress,
  undoReplacement,
  useProgress,
} from './progress.ts';

const MINE: Progress = {
  lessons: {
    mlp: {
      ...INITIAL_LESSON_PROGRESS,
      sections: ['task', 'layers'],
      exhibits: ['losses'],
      answers: {
        a: { kind: 'choice', option: 'x', correct: false, attempts: 2 },
        b: { kind: 'numeric', seed: 7, value: 896, correct: true, attempts: 1 },
        c: { kind: 'ordering', order: ['one', 'two'], correct: true, attempts: 1 },
        d: { kind: 'goal', correct: true, attempts: 1 },
        e: { kind: 'placing', seed: 3, placed: { K: 'filters', F: 'kernel' }, correct: true, attempts: 2 },
        f: { kind: 'picture', seed: 4, cells: [0, 1, 7], correct: false, attempts: 1 },
      },
      reviews: { a: { box: 1, dueDay: 20_000 } },
      sectionCount: 12,
      questionCount: 7,
      lastSection: 'layers',
      bestAccuracy: 0.975,
    },
  },
  lastLesson: 'mlp',
};

const FILE = writeProgressFile(MINE, new Date('2026-11-24T15:00:00Z'));

/** One machine-made damage: characters cut, doubled, changed, or a value replaced by a hostile one. */
function damaged(text: string, seed: number): string {
  const random = createRandom(seed as Parameters<typeof createRandom>[0]);
  const at = random.integer(text.length);
  const hostile = ['null', '-1', '1e999', '"x"', '[]', '{"__proto__":{"bad":1}}', 'true', `"${'y'.repeat(500)}"`];
  switch (random.integer(5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random.integer(40));
    case 2:
      return text.slice(0, at) + String.fromCharCode(32 + random.integer(95)) + text.slice(at + 1);
    case 3:
      return text.slice(0, at) + text.slice(at, at + 60) + text.slice(at);
    default: {
      const values = [...text.matchAll(/: ?("[^"]*"|[-\d.]+|true|false|null)/g)];
      const match = values[random.integer(values.length)];
      if (match === undefined) return text;
      const put = hostile[random.integer(hostile.length)] ?? 'null';
      return `${text.slice(0, match.index)}: ${put}${text.slice(match.index + match[0].length)}`;
    }
  }
}

beforeEach(() => {
  localStorage.clear();
  useProgress.setState(INITIAL_PROGRESS, true);
});

describe('a progress file', () => {
  it('brings back what was written', () => {
    expect(readProgressFile(FILE)).toEqual({ kind: 'ok', progress: MINE });
  });

  it('that is not ours is refused with its reason', () => {
    const problem = (text: string) => {
      const reading = readProgressFile(text);
      return reading.kind === 'problem' ? reading.problem : 'none';
    };
    expect(problem('not json')).toBe('no-json');
    expect(problem('[1, 2]')).toBe('other-file');
    expect(problem(' '.repeat(LARGEST_FILE_BYTES + 1))).toBe('too-large');
    expect(problem(FILE.replace('"version": 1', '"version": 2'))).toBe('newer');
    expect(problem(FILE.replace('0.975', '97.5'))).toBe('damaged');
    expect(problem(FILE.replace('"attempts": 2', '"attempts": -2'))).toBe('damaged');
  });

  it('damaged in 200 ways is refused whole or read as a sound one, and what is here stays', () => {
    let refused = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const reading = readProgressFile(damaged(FILE, seed));
      if (reading.kind === 'problem') {
        refused += 1;
        continue;
      }
      // What is not refused was damaged where nothing is said: the progress in it is the one written.
      expect(reading.progress).toEqual(MINE);
      useProgress.setState(MINE, true);
      addProgress(reading.progress);
      expect(useProgress.getState().lessons['mlp']?.sections).toEqual(expect.arrayContaining(['task', 'layers']));
      expect(useProgress.getState().lessons['mlp']?.answers['b']).toEqual(MINE.lessons['mlp']?.answers['b']);
      undoReplacement();
      expect(useProgress.getState()).toEqual(MINE);
    }
    expect(refused).toBeGreaterThan(100);
    expect(Object.hasOwn(Object.prototype, 'bad')).toBe(false);
  });

  it('never makes reading throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void readProgressFile(text)));
    fc.assert(fc.property(fc.json(), (text) => void readProgressFile(text)));
  });
});

describe('progress stored on the device', () => {
  it('damaged in 200 ways never stops the course, and the original is set aside whenever part of it is lost', async () => {
    useProgress.setState(MINE, true);
    const whole = localStorage.getItem(PROGRESS_KEY) ?? '';
    expect(whole).toContain('"sum"');
    let setAside = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const text = damaged(whole, seed);
      localStorage.clear();
      localStorage.setItem(PROGRESS_KEY, text);
      await useProgress.persist.rehydrate();
      expect(readProgress(useProgress.getState())).toEqual(useProgress.getState());
      const kept = progressSetAside();
      if (kept !== null) {
        setAside += 1;
        expect(kept).toBe(text);
        continue;
      }
      expect(useProgress.getState()).toEqual(MINE);
    }
    expect(setAside).toBeGreaterThan(100);
    forgetProgressSetAside();
    expect(progressSetAside()).toBeNull();
  });

  it('in its first form is no damage', async () => {
    const { reviews: _, lastSection: _section, bestAccuracy: _accuracy, ...old } = INITIAL_LESSON_PROGRESS;
    localStorage.setItem(
      PROGRESS_KEY,
      JSON.stringify({ state: { lessons: { mlp: old }, lastLesson: null }, version: 1 }),
    );
    await useProgress.persist.rehydrate();
    expect(progressSetAside()).toBeNull();
    expect(useProgress.getState().lessons['mlp']).toEqual(INITIAL_LESSON_PROGRESS);
  });

  it('can be cleared, and cleared back', () => {
    useProgress.setState(MINE, true);
    resetProgress();
    expect(useProgress.getState()).toEqual(INITIAL_PROGRESS);
    undoReplacement();
    expect(useProgress.getState()).toEqual(MINE);
    undoReplacement();
    expect(useProgress.getState()).toEqual(MINE);
  });
});

describe('mergeProgress', () => {
  it('keeps everything of both', () => {
    const other: Progress = {
      lessons: {
        mlp: {
          ...INITIAL_LESSON_PROGRESS,
          sections: ['recap'],
          answers: { a: { kind: 'choice', option: 'y', correct: true, attempts: 1 } },
          bestAccuracy: 0.99,
        },
        pooling: { ...INITIAL_LESSON_PROGRESS, sections: ['why'] },
      },
      lastLesson: 'pooling',
    };
    const merged = mergeProgress(MINE, other);
    expect(merged.lastLesson).toBe('mlp');
    expect(merged.lessons['pooling']).toEqual(other.lessons['pooling']);
    expect(merged.lessons['mlp']).toMatchObject({
      sections: ['task', 'layers', 'recap'],
      answers: { a: { correct: true }, b: { correct: true } },
      bestAccuracy: 0.99,
    });
    expect(mergeProgress(MINE, MINE)).toEqual(MINE);
    expect(mergeProgress(MINE, INITIAL_PROGRESS)).toEqual(MINE);
  });
});
