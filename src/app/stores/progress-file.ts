// A reader's progress as a file: writing, strict reading with limits, and adding it to what is here. Pure.
// Not responsible for: choosing or saving the file (progress-page/) or the form inside (progress-form.ts).
import type { QuizAnswers } from '../../kit/quiz/answers.ts';
import { fingerprintText } from '../../nn/fingerprint.ts';
import { lessonProgress, parseProgress, type LessonProgress, type Progress } from './progress-form.ts';

const FORMAT = 'stride-progress';
const VERSION = 1;

/** A whole course done takes about 20 kB. */
export const LARGEST_FILE_BYTES = 1_000_000;

export type FileProblem = 'too-large' | 'no-json' | 'other-file' | 'newer' | 'damaged';

export type FileReading =
  | { readonly kind: 'ok'; readonly progress: Progress }
  | { readonly kind: 'problem'; readonly problem: FileProblem };

export function writeProgressFile(progress: Progress, savedAt: Date): string {
  const file = { format: FORMAT, version: VERSION, savedAt: savedAt.toISOString(), sum: sumOf(progress), progress };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Tells damage that leaves a sound progress, but another one. Of the parsed value, so that layout does not matter. */
function sumOf(progress: unknown): string {
  return fingerprintText(JSON.stringify(progress));
}

/** Never throws; a file that is not wholly sound brings nothing. */
export function readProgressFile(text: string): FileReading {
  if (text.length > LARGEST_FILE_BYTES) return { kind: 'problem', problem: 'too-large' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'problem', problem: 'no-json' };
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT) {
    return { kind: 'problem', problem: 'other-file' };
  }
  const version = 'version' in value ? value.version : null;
  if (typeof version === 'number' && version > VERSION) return { kind: 'problem', problem: 'newer' };
  // Files of the first days have no sum.
  const kept = 'progress' in value ? value.progress : null;
  const isWhole = !('sum' in value) || value.sum === sumOf(kept);
  const progress = version === VERSION && isWhole ? parseProgress(kept) : null;
  return progress === null ? { kind: 'problem', problem: 'damaged' } : { kind: 'ok', progress };
}

/** Both together: what either has is kept; where both say something, `here` wins unless `brought` is further. */
export function mergeProgress(here: Progress, brought: Progress): Progress {
  const slugs = new Set([...Object.keys(here.lessons), ...Object.keys(brought.lessons)]);
  return {
    lessons: Object.fromEntries(
      [...slugs].map((slug) => [slug, mergeLesson(lessonProgress(here, slug), lessonProgress(brought, slug))]),
    ),
    lastLesson: here.lastLesson ?? brought.lastLesson,
  };
}

function mergeLesson(here: LessonProgress, brought: LessonProgress): LessonProgress {
  return {
    sections: union(here.sections, brought.sections),
    exhibits: union(here.exhibits, brought.exhibits),
    answers: mergeAnswers(here.answers, brought.answers),
    reviews: { ...brought.reviews, ...here.reviews },
    quizSeed: Math.max(here.quizSeed, brought.quizSeed),
    sectionCount: Math.max(here.sectionCount, brought.sectionCount),
    questionCount: Math.max(here.questionCount, brought.questionCount),
    lastSection: here.lastSection ?? brought.lastSection,
    bestAccuracy: best(here.bestAccuracy, brought.bestAccuracy),
  };
}

function union(here: readonly string[], brought: readonly string[]): readonly string[] {
  return [...new Set([...here, ...brought])];
}

function best(here: number | null, brought: number | null): number | null {
  if (here === null || brought === null) return here ?? brought;
  return Math.max(here, brought);
}

function mergeAnswers(here: QuizAnswers, brought: QuizAnswers): QuizAnswers {
  const merged = new Map(Object.entries(brought));
  for (const [question, answer] of Object.entries(here)) {
    const other = merged.get(question);
    if (other === undefined || answer.correct || !other.correct) merged.set(question, answer);
  }
  return Object.fromEntries(merged);
}
