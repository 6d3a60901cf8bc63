// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as fc from 'fast-check';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LinkQuery } from '../exhibit/exhibit.ts';
import { LocaleContext } from '../locale/locale.ts';
import type { PlainQuizText } from '../lesson/lesson.ts';
import { Quiz } from './Quiz.tsx';
import {
  fittingAnswer,
  fittingOrder,
  gradeNumeric,
  gradeOrdering,
  isNear,
  nextSeed,
  questionSeed,
  shuffled,
} from './answers.ts';
import type { QuizAnswer, QuizAnswers } from './answers.ts';
import { QuizItem } from './QuizItem.tsx';
import type { NumericQuestion, OrderingQuestion, Question } from './question.ts';

afterEach(cleanup);

const PARAMETERS: NumericQuestion = {
  kind: 'numeric',
  id: 'parameters',
  tolerance: 0,
  generate: (seed) => {
    const filters = 8 + (seed % 50);
    return { values: { filters }, answer: filters * 10 };
  },
};

const QUESTIONS: readonly Question[] = [
  { kind: 'choice', id: 'why', options: ['near', 'dark'], correct: 'near' },
  PARAMETERS,
  { kind: 'goal', id: 'reach', exhibit: 'pad', reached: ({ padding }) => padding === 'same' },
];

const TEXT: PlainQuizText = {
  why: {
    ask: 'Why?',
    options: {
      near: { label: 'Neighbours matter', why: 'Convolution reads patches.' },
      dark: { label: 'It gets dark', why: 'A shuffle moves pixels only.' },
    },
  },
  parameters: {
    ask: ({ filters }) => `Take ${filters} filters of 3 x 3.`,
    unit: 'parameters',
    solution: ({ filters }, answer) => `${filters} x 10 = ${answer}`,
  },
  reach: { ask: 'Make it same.', hint: 'See padding.', done: 'The size stays.' },
};

interface PageProps {
  readonly initial?: QuizAnswers;
  readonly onAnswer?: (id: string, answer: QuizAnswer) => void;
  readonly queries?: Readonly<Record<string, LinkQuery>>;
  readonly onShowExhibit?: (id: string) => void;
}

function Page({ initial = {}, onAnswer, queries = {}, onShowExhibit = () => undefined }: PageProps): ReactElement {
  const [answers, setAnswers] = useState(initial);
  return (
    <LocaleContext value="en">
      <Quiz
        questions={QUESTIONS}
        text={TEXT}
        answers={answers}
        seed={3}
        queries={queries}
        onShowExhibit={onShowExhibit}
        onAnswer={(id, answer) => {
          setAnswers((before) => ({ ...before, [id]: answer }));
          onAnswer?.(id, answer);
        }}
      />
    </LocaleContext>
  );
}

const [choice, numeric, goal] = [0, 1, 2].map((index) => (): HTMLElement => {
  const item = screen.getAllByRole('listitem')[index];
  if (!item) throw new Error('no such question');
  return item;
});

function question(find: (() => HTMLElement) | undefined): ReturnType<typeof within> {
  return within(find?.() ?? document.body);
}

describe('a choice', () => {
  it('is a radio group named by the question; a wrong option is explained and can be tried again', async () => {
    const onAnswer = vi.fn<(id: string, answer: QuizAnswer) => void>();
    render(<Page onAnswer={onAnswer} />);
    const user = userEvent.setup();
    expect(screen.getByRole('group', { name: 'Why?' })).toBeTruthy();
    await user.click(question(choice).getByRole('button', { name: 'Check' }));
    expect(screen.getByText('Choose an answer first.')).toBeTruthy();
    expect(onAnswer).not.toHaveBeenCalled();

    await user.click(screen.getByRole('radio', { name: 'It gets dark' }));
    await user.click(question(choice).getByRole('button', { name: 'Check' }));
    expect(question(choice).getByText(/A shuffle moves pixels only/)).toBeTruthy();
    expect(onAnswer).toHaveBeenLastCalledWith('why', { kind: 'choice', option: 'dark', correct: false, attempts: 1 });
    expect(screen.getByRole('radio', { name: 'Neighbours matter' })).toHaveProperty('disabled', true);

    await user.click(question(choice).getByRole('button', { name: 'Try again' }));
    expect(question(choice).queryByText(/A shuffle moves/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Neighbours matter' }));
    await user.click(question(choice).getByRole('button', { name: 'Check' }));
    expect(onAnswer).toHaveBeenLastCalledWith('why', { kind: 'choice', option: 'near', correct: true, attempts: 2 });
    expect(question(choice).getByText(/Convolution reads patches/)).toBeTruthy();
    expect(question(choice).queryByRole('button')).toBeNull();
    expect(screen.getByText('1 of 3 solved')).toBeTruthy();
  });

  it('shows a kept answer, and ignores one that is not of its kind', () => {
    render(<Page initial={{ why: { kind: 'choice', option: 'near', correct: true, attempts: 1 } }} />);
    expect(question(choice).getByText(/Convolution reads patches/)).toBeTruthy();
    cleanup();
    render(<Page initial={{ why: { kind: 'goal', correct: true, attempts: 1 } }} />);
    expect(question(choice).getByRole('button', { name: 'Check' })).toBeTruthy();
  });
});

describe('a number', () => {
  const filtersOf = (): number => Number(/Take (\d+) filters/.exec(numeric?.().textContent ?? '')?.[1]);

  it('takes the right number, shows the working, and practice afterwards does not spoil the score', async () => {
    const onAnswer = vi.fn<(id: string, answer: QuizAnswer) => void>();
    render(<Page onAnswer={onAnswer} />);
    const user = userEvent.setup();
    const first = filtersOf();
    await user.type(screen.getByRole('textbox', { name: 'Answer' }), `${first * 10}{Enter}`);
    expect(onAnswer).toHaveBeenCalledTimes(1);
    expect(onAnswer.mock.calls[0]?.[1]).toMatchObject({ kind: 'numeric', value: first * 10, correct: true });
    expect(question(numeric).getByText(`${first} x 10 = ${first * 10}`)).toBeTruthy();

    await user.click(question(numeric).getByRole('button', { name: 'New numbers' }));
    expect(filtersOf()).not.toBe(first);
    expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveProperty('value', '');
    await user.type(screen.getByRole('textbox', { name: 'Answer' }), '1{Enter}');
    expect(question(numeric).getByText('Not quite.')).toBeTruthy();
    expect(onAnswer).toHaveBeenCalledTimes(1);
    expect(screen.getByText('1 of 3 solved')).toBeTruthy();
  });

  it('does not count what is no number', async () => {
    const onAnswer = vi.fn<(id: string, answer: QuizAnswer) => void>();
    render(<Page onAnswer={onAnswer} />);
    const field = screen.getByRole('textbox', { name: 'Answer' });
    await userEvent.setup().type(field, 'many{Enter}');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/Enter a number/)).toBeTruthy();
    expect(onAnswer).not.toHaveBeenCalled();
  });

  it('comes back with the numbers it was answered for', () => {
    render(<Page initial={{ parameters: { kind: 'numeric', seed: 2, value: 99, correct: false, attempts: 1 } }} />);
    expect(numeric?.().textContent).toContain('10 filters');
    expect(question(numeric).getByText('10 x 10 = 100')).toBeTruthy();
  });
});

describe('a goal', () => {
  it('waits for the exhibit and is then solved for good', async () => {
    const onAnswer = vi.fn<(id: string, answer: QuizAnswer) => void>();
    const { rerender } = render(<Page onAnswer={onAnswer} queries={{ pad: { padding: 'valid' } }} />);
    expect(question(goal).getByText(/Not reached yet/)).toBeTruthy();
    rerender(<Page onAnswer={onAnswer} queries={{ pad: { padding: 'same' } }} />);
    await waitFor(() => expect(onAnswer.mock.calls).toEqual([['reach', { kind: 'goal', correct: true, attempts: 1 }]]));
    rerender(<Page onAnswer={onAnswer} queries={{ pad: {} }} />);
    expect(question(goal).getByText(/The size stays/)).toBeTruthy();
    expect(onAnswer).toHaveBeenCalledTimes(1);
  });

  it('leads to its exhibit', () => {
    const onShow = vi.fn<(id: string) => void>();
    render(<Page onShowExhibit={onShow} />);
    fireEvent.click(question(goal).getByRole('button', { name: 'Go to the figure' }));
    expect(onShow).toHaveBeenCalledWith('pad');
  });
});

const STEPS: OrderingQuestion = { kind: 'ordering', id: 'step', order: ['forward', 'loss', 'backward'] };

function OrderingPage({ onAnswer }: { readonly onAnswer: (answer: QuizAnswer) => void }): ReactElement {
  const [answers, setAnswers] = useState<QuizAnswers>({});
  const items = {
    forward: { label: 'Forward pass', why: 'There is no loss without an output.' },
    loss: { label: 'Loss', why: 'Slopes are slopes of the loss.' },
    backward: { label: 'Backward pass', why: 'It comes last.' },
  };
  return (
    <LocaleContext value="en">
      <QuizItem
        question={STEPS}
        text={{ ask: 'Order the step.', items, hint: 'What needs what?', done: 'Each needs the one before.' }}
        answers={answers}
        seed={1}
        onAnswer={(answer) => {
          setAnswers({ step: answer });
          onAnswer(answer);
        }}
      />
    </LocaleContext>
  );
}

describe('an ordering', () => {
  const shown = (): (string | null)[] => screen.getAllByRole('listitem').map((item) => item.textContent);

  it('is solved by keyboard alone; a wrong order gets its hint and can be tried again', async () => {
    const onAnswer = vi.fn<(answer: QuizAnswer) => void>();
    render(<OrderingPage onAnswer={onAnswer} />);
    const user = userEvent.setup();
    expect(screen.getByRole('group', { name: 'Order the step.' })).toBeTruthy();
    expect(shown()).not.toEqual(['Forward pass', 'Loss', 'Backward pass']);
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(onAnswer).toHaveBeenLastCalledWith(expect.objectContaining({ correct: false, attempts: 1 }));
    expect(screen.getByText(/What needs what/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Move/ })).toBeNull();

    await user.click(screen.getByRole('button', { name: 'Try again' }));
    screen.getByRole('button', { name: 'Move up: Forward pass' }).focus();
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move up: Forward pass' }));
    screen.getByRole('button', { name: 'Move down: Backward pass' }).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(shown()).toEqual(['Forward pass', 'Loss', 'Backward pass']);
    expect(screen.getByText('Forward pass: now number 1 of 3')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(onAnswer).toHaveBeenLastCalledWith(gradeOrdering(STEPS, STEPS.order, 2));
    expect(screen.getByText(/Each needs the one before/)).toBeTruthy();
  });

  it('is dealt in every order but the right one, from the seed', () => {
    const dealt = new Set(Array.from({ length: 200 }, (_, seed) => shuffled(STEPS.order, seed).join()));
    expect(dealt.size).toBe(5);
    expect(dealt.has(STEPS.order.join())).toBe(false);
  });

  it('does not take an order of other items for its own', () => {
    const kept = (order: readonly string[]): QuizAnswers => ({
      step: { kind: 'ordering', order, correct: false, attempts: 1 },
    });
    expect(fittingOrder(STEPS, kept(['loss', 'forward', 'backward']))).not.toBeNull();
    expect(fittingOrder(STEPS, kept(['loss', 'forward']))).toBeNull();
    expect(fittingOrder(STEPS, kept(['loss', 'loss', 'backward']))).toBeNull();
  });
});

describe('grading', () => {
  it('accepts what is within the tolerance', () => {
    expect(isNear(0.33, 1 / 3, 0.01)).toBe(true);
    expect(isNear(0.3, 1 / 3, 0.01)).toBe(false);
    expect(isNear(896, 896, 0)).toBe(true);
    expect(isNear(897, 896, 0)).toBe(false);
  });

  it('accepts the right answer as anyone would type it', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { answer } = PARAMETERS.generate(seed);
        for (const text of [String(answer), ` ${answer.toLocaleString('en')} `, answer.toExponential()]) {
          expect(gradeNumeric(PARAMETERS, seed, text, 1)?.correct).toBe(true);
        }
        expect(gradeNumeric(PARAMETERS, seed, String(answer + 1), 1)?.correct).toBe(false);
      }),
    );
  });

  it('draws other numbers for other questions and other rounds', () => {
    expect(questionSeed(1, 'a')).not.toBe(questionSeed(1, 'b'));
    expect(questionSeed(1, 'a')).not.toBe(questionSeed(2, 'a'));
    const seeds = new Set<number>();
    let seed = 1;
    for (let i = 0; i < 1000; i += 1) {
      seed = nextSeed(seed);
      seeds.add(seed);
    }
    expect(seeds.size).toBe(1000);
  });

  it('keeps only answers that fit', () => {
    expect(fittingAnswer<'numeric'>(PARAMETERS, {})).toBeNull();
  });
});
