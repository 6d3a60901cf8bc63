// One question of any kind, with its kept answer. Not responsible for: the list around it and the score (Quiz.tsx).
import type { ReactElement } from 'react';
import type { LinkQuery } from '../exhibit/exhibit.ts';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import { ChoiceItem } from './ChoiceItem.tsx';
import { GoalItem } from './GoalItem.tsx';
import { NumericItem } from './NumericItem.tsx';
import { OrderingItem } from './OrderingItem.tsx';
import { PictureItem } from './PictureItem.tsx';
import { PlacingItem } from './PlacingItem.tsx';
import { fittingAnswer, fittingOrder, questionSeed } from './answers.ts';
import type { QuizAnswer, QuizAnswers } from './answers.ts';
import { fittingPicture } from './picture.ts';
import { fittingPlacing } from './placing.ts';
import { worded, type Question } from './question.ts';

export interface QuizItemProps {
  readonly question: Question;
  readonly text: PlainQuestionText;
  /** Kept answers by question id. */
  readonly answers: QuizAnswers;
  readonly onAnswer: (answer: QuizAnswer) => void;
  /** Draws values, pictures and the order in which things are dealt, where nothing has been answered yet. */
  readonly seed: number;
  /** Present link query of each exhibit, for goals. */
  readonly queries?: Readonly<Record<string, LinkQuery>>;
  /** Brings an exhibit into sight. */
  readonly onShowExhibit?: (exhibitId: string) => void;
}

export function QuizItem(props: QuizItemProps): ReactElement {
  const { question, text, answers, onAnswer, seed, queries, onShowExhibit } = props;
  const ask = worded(text.ask, {});
  switch (question.kind) {
    case 'choice':
      return (
        <ChoiceItem
          question={question}
          text={text}
          ask={ask}
          answer={fittingAnswer<'choice'>(question, answers)}
          onAnswer={onAnswer}
        />
      );
    case 'numeric':
      return (
        <NumericItem
          question={question}
          text={text}
          seed={questionSeed(seed, question.id)}
          answer={fittingAnswer<'numeric'>(question, answers)}
          onAnswer={onAnswer}
        />
      );
    case 'ordering':
      return (
        <OrderingItem
          question={question}
          text={text}
          ask={ask}
          seed={questionSeed(seed, question.id)}
          answer={fittingOrder(question, answers)}
          onAnswer={onAnswer}
        />
      );
    case 'placing':
      return (
        <PlacingItem
          question={question}
          text={text}
          seed={questionSeed(seed, question.id)}
          answer={fittingPlacing(question, answers)}
          onAnswer={onAnswer}
        />
      );
    case 'picture':
      return (
        <PictureItem
          question={question}
          text={text}
          seed={questionSeed(seed, question.id)}
          answer={fittingPicture(question, answers)}
          onAnswer={onAnswer}
        />
      );
    case 'goal':
      return (
        <GoalItem
          question={question}
          text={text}
          ask={ask}
          query={queries?.[question.exhibit] ?? null}
          answer={fittingAnswer<'goal'>(question, answers)}
          onAnswer={onAnswer}
          onShow={onShowExhibit && (() => onShowExhibit(question.exhibit))}
        />
      );
    default:
      return question satisfies never;
  }
}
