// The quiz at the end of a lesson. Not responsible for: grading (kit/quiz).
import type { ExhibitStates } from './exhibit-states.ts';
import type { LoadedLesson } from './loading.ts';

interface LessonQuizProps {
  readonly slug: string;
  readonly loaded: LoadedLesson;
  readonly states: ExhibitStates;
}

export function LessonQuiz({ slug }: LessonQuizProps) {
  return <p>{slug}</p>;
}
