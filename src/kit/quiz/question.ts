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

/** Somewhere a label belongs. */
export interface Place {
  readonly id: string;
  /** The label that belongs here. */
  readonly label: string;
  /** Curves drawn at the place: heights from 0 to 1 at even distances. The first is drawn strongest. */
  readonly curves?: readonly (readonly number[])[];
}

/** Labels to be put to their places. There may be more labels than places. */
export interface PlacingQuestion {
  readonly kind: 'placing';
  readonly id: string;
  readonly places: readonly Place[];
  readonly labels: readonly string[];
  /** The values that words of places and labels are made of, where they are to differ from round to round. */
  readonly draw?: (seed: number) => Readonly<Record<string, number>>;
}

/** A picture made of cells, row by row. */
export interface CellPicture {
  readonly height: number;
  readonly width: number;
  /** Written into the cells. */
  readonly numbers?: readonly number[];
  /** Cells that are marked from the beginning. */
  readonly marked?: readonly number[];
}

export interface PictureTask {
  readonly values: Readonly<Record<string, number>>;
  /** The picture to click on. */
  readonly picture: CellPicture;
  /** Another picture beside it, to be looked at only. */
  readonly beside?: CellPicture;
  /** The right cells, in rising order. */
  readonly correct: readonly number[];
  /**
   * What a misconception clicks: of `one` cell any of these, of `all` cells just these. The first that fits explains the
   * answer; a misconception that leads to the right cells this time is left out.
   */
  readonly traps: Readonly<Record<string, readonly number[]>>;
}

/** Cells of a picture to be clicked. The pictures are drawn from a seed. */
export interface PictureQuestion {
  readonly kind: 'picture';
  readonly id: string;
  /** One cell, or all cells that belong to the answer. */
  readonly pick: 'one' | 'all';
  readonly misconceptions: readonly string[];
  readonly generate: (seed: number) => PictureTask;
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

export type Question =
  | ChoiceQuestion
  | NumericQuestion
  | OrderingQuestion
  | PlacingQuestion
  | PictureQuestion
  | ExhibitGoalQuestion;

type Values = Readonly<Record<string, number>>;

/** Words that may speak of the drawn values. */
export type Wording = string | ((values: Values) => string);

export function worded(wording: Wording, values: Values): string {
  return typeof wording === 'string' ? wording : wording(values);
}

/** Words for one question; its shape follows the question, so that a missing explanation is a type error. */
export type QuestionText<Q extends Question> = Q extends ChoiceQuestion
  ? {
      readonly ask: string;
      readonly options: Readonly<Record<Q['options'][number], { readonly label: string; readonly why: string }>>;
    }
  : Q extends NumericQuestion
    ? {
        readonly ask: (values: Values) => string;
        readonly unit: string;
        readonly solution: (values: Values, answer: number) => string;
      }
    : Q extends OrderingQuestion
      ? OrderingText<Q>
      : Q extends PlacingQuestion
        ? PlacingText<Q>
        : Q extends PictureQuestion
          ? PictureText<Q>
          : { readonly ask: string; readonly hint: string; readonly done: string };

export interface OrderingText<Q extends OrderingQuestion> {
  readonly ask: string;
  /** `why`: said when this item should have stood where another one does. */
  readonly items: Readonly<Record<Q['order'][number], { readonly label: string; readonly why: string }>>;
  /** After a wrong order: what to think of. */
  readonly hint: string;
  /** After the right one: why it is right. */
  readonly done: string;
}

export interface PlacingText<Q extends PlacingQuestion> {
  readonly ask: Wording;
  readonly places: Readonly<Record<Q['places'][number]['id'], Wording>>;
  /** `why`: said when the label lies where it does not belong, after the misconception that puts it there. */
  readonly labels: Readonly<Record<Q['labels'][number], { readonly label: Wording; readonly why: Wording }>>;
  /** Mistakes at one place that have a reason of their own, by place and label. */
  readonly mistakes: {
    readonly [P in Q['places'][number]['id']]?: { readonly [L in Q['labels'][number]]?: Wording };
  };
  readonly done: Wording;
}

export interface PictureText<Q extends PictureQuestion> {
  readonly ask: Wording;
  /** The name of the picture to click on. */
  readonly picture: Wording;
  /** The name of the picture beside it. */
  readonly beside: Wording;
  readonly why: Readonly<Record<Q['misconceptions'][number], Wording>>;
  /** After a wrong answer that no misconception explains. */
  readonly other: Wording;
  readonly done: Wording;
}
