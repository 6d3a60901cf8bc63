// Quiz questions without words: what is asked, how it is graded. Texts live in the lesson's text files.
// Not responsible for: drawing (Quiz.tsx) or keeping answers (app's progress store).

/** One right option among several; every wrong one has an explanation in the text. */
export interface ChoiceQuestion {
  readonly kind: 'choice';
  readonly id: string;
  readonly options: readonly string[];
  readonly correct: string;
}

/** Values are drawn from a seed, so that a student can practise again; the solution is worked out with them. */
export interface NumericQuestion {
  readonly kind: 'numeric';
  readonly id: string;
  readonly generate: (seed: number) => { readonly values: Readonly<Record<string, number>>; readonly answer: number };
  /** Largest accepted absolute difference; 0 for whole numbers. */
  readonly tolerance: number;
}

/** Items to be put in the right order. They are dealt in another one, drawn from a seed. */
export interface OrderingQuestion {
  readonly kind: 'ordering';
  readonly id: string;
  /** Two or more different items, in the right order. */
  readonly order: readonly string[];
}

/** "Make the exhibit do X": solved when the exhibit's model satisfies the goal. */
export interface ExhibitGoalQuestion {
  readonly kind: 'goal';
  readonly id: string;
  readonly exhibit: string;
  /**
   * Reads the exhibit's current link query (its whole link state). It may load what it needs: a lesson's text is
   * readable before the code of its exhibits has come.
   */
  readonly reached: (query: Readonly<Record<string, string>>) => boolean | Promise<boolean>;
}

export type Question = ChoiceQuestion | NumericQuestion | OrderingQuestion | ExhibitGoalQuestion;

/** Words for one question; its shape follows the question, so that a missing explanation is a type error. */
export type QuestionText<Q extends Question> = Q extends ChoiceQuestion
  ? {
      readonly ask: string;
      readonly options: Readonly<Record<Q['options'][number], { readonly label: string; readonly why: string }>>;
    }
  : Q extends NumericQuestion
    ? {
        readonly ask: (values: Readonly<Record<string, number>>) => string;
        readonly unit: string;
        readonly solution: (values: Readonly<Record<string, number>>, answer: number) => string;
      }
    : Q extends OrderingQuestion
      ? {
          readonly ask: string;
          readonly items: Readonly<Record<Q['order'][number], string>>;
          /** After a wrong order: what to think of. */
          readonly hint: string;
          /** After the right one: why it is right. */
          readonly done: string;
        }
      : { readonly ask: string; readonly hint: string; readonly done: string };
