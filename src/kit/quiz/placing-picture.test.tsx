// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as fc from 'fast-check';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import { LocaleContext, LOCALES } from '../locale/locale.ts';
import { QuizItem } from './QuizItem.tsx';
import type { QuizAnswer, QuizAnswers } from './answers.ts';
import { fittingPicture, gradePicture, misconceptionOf, rectangle, withCells } from './picture.ts';
import { fittingPlacing, gradePlacing, putAt, wrongPlaces, type Placed } from './placing.ts';
import { plainQuestion } from './plain-question.ts';
import type { PictureQuestion, PlacingQuestion, Question } from './question.ts';

afterEach(cleanup);

const LETTERS: PlacingQuestion = {
  kind: 'placing',
  id: 'letters',
  places: [
    { id: 'K', label: 'filters' },
    { id: 'F', label: 'side', curves: [[0, 0.5, 1]] },
  ],
  labels: ['side', 'filters', 'stride'],
  draw: (seed) => ({ filters: 8 + (seed % 4) }),
};

const LETTERS_TEXT: PlainQuestionText = {
  ask: ({ filters }) => `Put the terms of Conv2D(${filters}, 3, strides=2) to their letters.`,
  places: { K: 'K', F: 'F' },
  labels: {
    filters: { label: ({ filters }) => String(filters), why: 'That is the number of filters.' },
    side: { label: '3', why: 'That is the side of the kernel.' },
    stride: { label: '2', why: 'That is the stride.' },
  },
  mistakes: { F: { filters: 'Filters have a side of their own.' } },
  done: 'K filters of side F.',
};

/** The window of a cell of a 3 x 3 map over a 4 x 4 picture: 2 x 2 cells. */
const WINDOW: PictureQuestion = {
  kind: 'picture',
  id: 'window',
  pick: 'all',
  misconceptions: ['one', 'below'],
  generate: (seed) => {
    const [row, column] = [seed % 2, (seed >> 1) % 3];
    const corner = row * 4 + column;
    return {
      values: { row, column },
      picture: { height: 4, width: 4 },
      beside: { height: 3, width: 3, marked: [row * 3 + column], numbers: Array.from({ length: 9 }, (_, i) => i) },
      correct: [corner, corner + 1, corner + 4, corner + 5],
      traps: { one: [corner], below: [corner + 4, corner + 5, corner + 8, corner + 9] },
    };
  },
};

const WINDOW_TEXT: PlainQuestionText = {
  ask: 'Click the window.',
  picture: 'Input',
  beside: 'Output',
  why: { one: 'A window has four cells.', below: 'One row too low.' },
  other: 'Count from the first row.',
  done: 'Two by two.',
};

interface PageProps {
  readonly question: Question;
  readonly text: PlainQuestionText;
  readonly initial?: QuizAnswers;
  readonly onAnswer?: (answer: QuizAnswer) => void;
}

function Page({ question, text, initial = {}, onAnswer }: PageProps): ReactElement {
  const [answers, setAnswers] = useState(initial);
  return (
    <LocaleContext value="en">
      <QuizItem
        question={question}
        text={text}
        answers={answers}
        seed={1}
        onAnswer={(answer) => {
          setAnswers({ [question.id]: answer });
          onAnswer?.(answer);
        }}
      />
    </LocaleContext>
  );
}

describe('putting labels to places', () => {
  const label = fc.constantFrom(...LETTERS.labels, null);
  const moves = fc.array(fc.tuple(fc.constantFrom('K', 'F'), label));

  it('never has a label at two places, and the last one put somewhere is there', () => {
    fc.assert(
      fc.property(moves, (list) => {
        let placed: Placed = {};
        for (const [place, one] of list) {
          placed = putAt(placed, place, one);
          expect(placed[place] ?? null).toBe(one);
          expect(new Set(Object.values(placed)).size).toBe(Object.values(placed).length);
        }
        const graded = gradePlacing(LETTERS, 7, placed, 1);
        expect(graded === null).toBe(Object.keys(placed).length < 2);
        expect(graded?.correct ?? false).toBe(placed['K'] === 'filters' && placed['F'] === 'side');
        expect(wrongPlaces(LETTERS, placed).includes('K')).toBe(placed['K'] !== 'filters');
        if (graded !== null) expect(fittingPlacing(LETTERS, { letters: graded })).toBe(graded);
      }),
    );
  });

  it('takes no kept answer that is not whole', () => {
    const kept = (placed: Placed): QuizAnswers => ({
      letters: { kind: 'placing', seed: 1, placed, correct: true, attempts: 1 },
    });
    expect(fittingPlacing(LETTERS, kept({ K: 'side', F: 'side' }))).toBeNull();
    expect(fittingPlacing(LETTERS, kept({ K: 'side' }))).toBeNull();
    expect(fittingPlacing(LETTERS, kept({ K: 'side', F: 'nothing' }))).toBeNull();
    expect(fittingPlacing(LETTERS, kept({ K: 'side', F: 'filters', G: 'stride' }))).toBeNull();
  });

  it('is done by keyboard alone: a wrong label is explained, the question can be tried again', async () => {
    const onAnswer = vi.fn<(answer: QuizAnswer) => void>();
    render(<Page question={LETTERS} text={LETTERS_TEXT} onAnswer={onAnswer} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(screen.getByText('Give every place a label first.')).toBeTruthy();
    expect(onAnswer).not.toHaveBeenCalled();

    await user.selectOptions(screen.getByRole('combobox', { name: 'K' }), '3');
    await user.selectOptions(screen.getByRole('combobox', { name: 'F' }), 'filters');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(screen.getByText(/0 of 2 places are right/)).toBeTruthy();
    expect(screen.getByText(/That is the side of the kernel/)).toBeTruthy();
    expect(screen.getByText(/Filters have a side of their own/)).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'F' }), 'side');
    expect(screen.getByRole('combobox', { name: 'K' })).toHaveProperty('value', '');
    await user.selectOptions(screen.getByRole('combobox', { name: 'K' }), 'filters');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(onAnswer).toHaveBeenLastCalledWith(expect.objectContaining({ correct: true, attempts: 2 }));
    expect(screen.getByText(/K filters of side F/)).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'New numbers' }));
    expect(screen.getByRole('combobox', { name: 'K' })).toHaveProperty('value', '');
  });

  it('takes a label dropped on a place', () => {
    render(<Page question={LETTERS} text={LETTERS_TEXT} />);
    const place = screen.getByRole('combobox', { name: 'F' }).closest('li');
    if (place === null) throw new Error('the place is there');
    place.getBoundingClientRect = () => new DOMRect(0, 100, 200, 50);
    const chip = within(screen.getByRole('list', { name: 'Labels' })).getByText('3');
    fireEvent.pointerDown(chip, { button: 0, clientX: 5, clientY: 5, pointerId: 1 });
    fireEvent.pointerMove(chip, { clientX: 50, clientY: 120, pointerId: 1 });
    expect(place.className).toContain('over');
    fireEvent.pointerUp(chip, { clientX: 50, clientY: 120, pointerId: 1 });
    expect(screen.getByRole('combobox', { name: 'F' })).toHaveProperty('value', 'side');
    fireEvent.pointerDown(chip, { button: 0, clientX: 5, clientY: 5, pointerId: 1 });
    fireEvent.pointerCancel(chip, { clientX: 50, clientY: 120, pointerId: 1 });
    expect(place.className).not.toContain('over');
  });
});

describe('choosing cells of a picture', () => {
  it('takes the whole block between two corners, whichever come first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(80), fc.nat(80), (width, from, to) => {
        const cells = rectangle(from, to, width);
        expect(cells).toEqual(rectangle(to, from, width));
        expect(cells).toEqual(cells.toSorted((a, b) => a - b));
        const rows = Math.abs(Math.floor(from / width) - Math.floor(to / width)) + 1;
        expect(cells.length).toBe(rows * (Math.abs((from % width) - (to % width)) + 1));
        expect(cells).toEqual(expect.arrayContaining([from, to]));
        expect(withCells(withCells([], cells, true), cells, false)).toEqual([]);
      }),
    );
  });

  it('is right with just the right cells, for any seed; a trap is explained by its misconception', () => {
    const chosen = fc.uniqueArray(fc.nat(15), { minLength: 1 });
    fc.assert(
      fc.property(fc.nat(), chosen, (seed, cells) => {
        const task = WINDOW.generate(seed);
        expect(gradePicture(WINDOW, seed, task.correct, 1)?.correct).toBe(true);
        expect(misconceptionOf(WINDOW, task, task.correct)).toBeNull();
        expect(misconceptionOf(WINDOW, task, task.traps['below'] ?? [])).toBe('below');
        const isRight = new Set([...cells, ...task.correct]).size === 4 && cells.length === 4;
        expect(gradePicture(WINDOW, seed, cells, 1)?.correct).toBe(isRight);
      }),
    );
    expect(gradePicture(WINDOW, 1, [], 1)).toBeNull();
  });

  it('takes no kept answer with cells outside the picture', () => {
    const kept = (cells: readonly number[]): QuizAnswers => ({
      window: { kind: 'picture', seed: 0, cells, correct: false, attempts: 1 },
    });
    expect(fittingPicture(WINDOW, kept([3, 15]))).not.toBeNull();
    expect(fittingPicture(WINDOW, kept([16]))).toBeNull();
    expect(fittingPicture(WINDOW, kept([1.5]))).toBeNull();
  });

  it('is done by keyboard alone: arrow keys, Enter, Shift for a block', async () => {
    const onAnswer = vi.fn<(answer: QuizAnswer) => void>();
    const initial: QuizAnswers = { window: { kind: 'picture', seed: 0, cells: [0], correct: false, attempts: 1 } };
    render(<Page question={WINDOW} text={WINDOW_TEXT} initial={initial} onAnswer={onAnswer} />);
    const user = userEvent.setup();
    expect(screen.getByText(/3 missing\. A window has four cells/)).toBeTruthy();
    expect(screen.getByText(/Output, 3 by 3 cells\. Row 1: 0, 1, 2\..* Marked: Row 1, column 1\./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    const grid = screen.getByRole('grid', { name: 'Input' });
    const cell = (row: number, column: number): HTMLElement =>
      within(grid).getByRole('cell', { name: `Row ${row}, column ${column}` });
    cell(1, 1).focus();
    await user.keyboard('{Enter}');
    expect(cell(1, 1).getAttribute('aria-selected')).toBe('false');
    await user.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    expect(document.activeElement).toBe(cell(2, 2));
    expect(screen.getByText('4 chosen')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(onAnswer).toHaveBeenLastCalledWith({
      kind: 'picture',
      seed: 0,
      cells: [0, 1, 4, 5],
      correct: true,
      attempts: 2,
    });
    expect(screen.getByText(/Two by two/)).toBeTruthy();
  });

  it('is done by pointer: a drag takes a block', () => {
    render(<Page question={WINDOW} text={WINDOW_TEXT} />);
    const cells = screen.getAllByRole('cell');
    const [first, , , , , last] = cells;
    if (first === undefined || last === undefined) throw new Error('the cells are there');
    fireEvent.pointerDown(first, { button: 0, pointerId: 1 });
    fireEvent.pointerEnter(last, { pointerId: 1 });
    fireEvent.pointerUp(last, { pointerId: 1 });
    expect(screen.getByText('4 chosen')).toBeTruthy();
    fireEvent.pointerDown(first, { button: 0, pointerId: 1 });
    expect(screen.getByText('3 chosen')).toBeTruthy();
  });
});

describe('without a browser', () => {
  it.each(LOCALES)('every kind is drawn and said in plain text (%s)', (locale) => {
    for (const [question, text] of [
      [LETTERS, LETTERS_TEXT],
      [WINDOW, WINDOW_TEXT],
    ] as const) {
      const html = renderToString(
        <LocaleContext value={locale}>
          <QuizItem question={question} text={text} answers={{}} seed={1} onAnswer={() => undefined} />
        </LocaleContext>,
      );
      const plain = plainQuestion(question, text, 1, locale);
      expect(html).toContain(plain.ask.replaceAll('&', '&amp;'));
      expect(plain).toEqual(plainQuestion(question, text, 1, locale));
      expect(plain.answer.length).toBeGreaterThan(2);
      expect(plain.explanation).toBeTruthy();
    }
  });
});
