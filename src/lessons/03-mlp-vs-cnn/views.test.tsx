// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, describe as group, expect, test, vi } from 'vitest';
import type { RunSnapshot } from '../../engine/protocol/calls.ts';
import type { ExhibitViewProps } from '../../kit/exhibit/exhibit.ts';
import { LOCALES, LocaleContext } from '../../kit/locale/locale.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import * as cables from './cut-the-cables/cut-the-cables.ts';
import { CutTheCablesView } from './cut-the-cables/CutTheCablesView.tsx';
import { NO_DIGITS } from './digits.ts';
import * as drawing from './draw/draw.ts';
import { present as presentDrawing } from './draw/draw-model.ts';
import type { DrawModel } from './draw/draw-model.ts';
import { DrawView } from './draw/DrawView.tsx';
import { initialSession as noNetworks } from './draw/use-draw.ts';
import * as duelling from './duel/duel.ts';
import { present as presentDuel } from './duel/duel-model.ts';
import { DuelView } from './duel/DuelView.tsx';
import { initialSession as noRuns } from './duel/session.ts';
import type { DuelSession } from './duel/session.ts';
import { planOf, specOf } from './duel/setup.ts';
import * as flattening from './flatten/flatten.ts';
import { FlattenView } from './flatten/FlattenView.tsx';

afterEach(cleanup);

interface Shown<State, Session, Model> {
  readonly state: State;
  readonly session: Session;
  readonly present: (state: State, session: Session) => Model;
  readonly locale?: Locale;
}

/** Draws a view as its frame would and returns what it dispatched. */
function show<State, Action, Session, Model>(
  View: ComponentType<ExhibitViewProps<State, Action, Session, Model>>,
  { state, session, present, locale = 'en' }: Shown<State, Session, Model>,
) {
  const dispatch = vi.fn<(action: Action) => void>();
  render(
    <LocaleContext value={locale}>
      <View state={state} dispatch={dispatch} session={session} model={present(state, session)} locale={locale} />
    </LocaleContext>,
  );
  return dispatch;
}

group.each(LOCALES)('every lectern step is drawn in %s', (locale) => {
  test.each(flattening.steps)('flatten: $id', ({ state }) => {
    show(FlattenView, { state, session: NO_DIGITS, present: flattening.present, locale });
    expect(screen.getAllByRole('application')).toHaveLength(1);
    expect(screen.getByRole('slider').getAttribute('aria-valuenow')).toBe(
      String(flattening.present(state, NO_DIGITS).chosen.index),
    );
  });

  test.each(cables.steps)('cut-the-cables: $id', ({ state }) => {
    show(CutTheCablesView, { state, session: null, present: cables.present, locale });
    for (const total of ['530,660', '6,760', '10', '160']) expect(screen.getAllByText(total).length).toBeGreaterThan(0);
  });

  test.each(duelling.steps)('duel: $id', ({ state }) => {
    show(DuelView, { state, session: noRuns, present: presentDuel, locale });
    for (const total of ['101,770', '108,618']) expect(screen.getByText(total)).toBeTruthy();
  });

  test.each(drawing.steps)('draw: $id', ({ state }) => {
    show(DrawView, { state, session: noNetworks, present: presentDrawing, locale });
    expect(screen.getAllByRole('application')).toHaveLength(1);
    expect(screen.getAllByRole('article')).toHaveLength(2);
  });
});

group('flatten', () => {
  test('the ribbon is moved along by keys: one place, one row, to the ends', () => {
    const dispatch = show(FlattenView, { state: flattening.initial, session: NO_DIGITS, present: flattening.present });
    const ribbon = screen.getByRole('slider');
    for (const key of ['ArrowRight', 'PageDown', 'Home', 'End', 'x']) fireEvent.keyDown(ribbon, { key });
    expect(dispatch.mock.calls.map(([action]) => action)).toEqual(
      [406, 377, 0, 783].map((place) => ({ kind: 'point', place })),
    );
  });

  test('a data set that can’t be had is told, with a button to try again', () => {
    const session = { ...NO_DIGITS, error: 'dataset-missing' as const };
    show(FlattenView, { state: flattening.initial, session, present: flattening.present });
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.getByText(/built without that data set/)).toBeTruthy();
  });
});

test('cut-the-cables: arrow keys choose the output unit', () => {
  const dispatch = show(CutTheCablesView, { state: cables.initial, session: null, present: cables.present });
  fireEvent.keyDown(screen.getByRole('application'), { key: 'ArrowDown' });
  expect(dispatch).toHaveBeenCalledWith({ kind: 'unit', unit: cables.initial.unit + 26 });
});

group('draw', () => {
  test('keys move the pen, put it down, take strokes back and clear', () => {
    const dispatch = show(DrawView, { state: drawing.initial, session: noNetworks, present: presentDrawing });
    const board = screen.getByRole('application');
    for (const key of ['ArrowUp', ' ', 'Backspace', 'Delete', 'a']) fireEvent.keyDown(board, { key });
    expect(dispatch.mock.calls.map(([action]) => action)).toEqual([
      { kind: 'move', dx: 0, dy: -1 },
      { kind: 'toggle-pen' },
      { kind: 'undo-stroke' },
      { kind: 'clear' },
    ]);
  });

  test('untrained networks are offered to be trained', () => {
    const train = vi.fn<() => void>();
    show(DrawView, { state: drawing.initial, session: { ...noNetworks, train }, present: presentDrawing });
    fireEvent.click(screen.getByRole('button', { name: 'Train these two networks' }));
    expect(train).toHaveBeenCalledOnce();
  });

  test('the button of the training holds the focus until it is over; then the board takes it', () => {
    const state = drawing.initial;
    const blank = presentDrawing(state, noNetworks);
    const at = (networks: DrawModel['networks']) => (
      <DrawView
        state={state}
        dispatch={() => undefined}
        session={noNetworks}
        model={{ ...blank, networks }}
        locale="en"
      />
    );
    const { rerender } = render(at('untrained'));
    const button = screen.getByRole('button', { name: 'Train these two networks' });
    button.focus();
    for (const [networks, name] of [
      ['opening', 'Pause'],
      ['training', 'Pause'],
      ['trouble', 'Try again'],
      ['paused', 'Continue training'],
    ] as const) {
      rerender(at(networks));
      expect(screen.getByRole('button', { name })).toBe(button);
      expect(document.activeElement).toBe(button);
    }
    rerender(at('trained'));
    expect(document.activeElement).toBe(screen.getByRole('application'));
  });

  test('a training that ends leaves the focus where the reader is', () => {
    const blank = presentDrawing(drawing.initial, noNetworks);
    const at = (networks: DrawModel['networks']) => (
      <>
        <DrawView
          state={drawing.initial}
          dispatch={() => undefined}
          session={noNetworks}
          model={{ ...blank, networks }}
          locale="en"
        />
        <a href="#elsewhere">elsewhere</a>
      </>
    );
    const { rerender } = render(at('training'));
    screen.getByRole('link').focus();
    rerender(at('trained'));
    expect(document.activeElement).toBe(screen.getByRole('link'));
  });
});

group('duel', () => {
  function failed(code: 'loss-too-large' | 'backend-lost'): DuelSession {
    const { setup } = duelling.initial;
    const snapshot: RunSnapshot = {
      runId: 'x',
      spec: specOf(setup, 'cnn'),
      plan: planOf(setup, false),
      backend: 'webgl',
      phase: 'failed',
      step: 7,
      stepsPerEpoch: 375,
      totalSteps: 1125,
      record: { loss: new Float32Array(7), accuracy: new Float32Array(7), epochs: [] },
      failure: { code, step: 7, lastGoodStep: 5, detail: '' },
      checkpoints: [],
      trainingMs: 1,
      imagesPerSecond: 1,
      resumed: false,
    };
    return { ...noRuns, plain: { ...noRuns.plain, cnn: { ...noRuns.plain.cnn, snapshot } } };
  }

  test('a loss that ran away: which step, and the last good weights', () => {
    const restoreLastGood = vi.fn<(contestant: string) => void>();
    const session = failed('loss-too-large');
    const withActions = { ...session, actions: { ...session.actions, restoreLastGood } };
    show(DuelView, { state: duelling.initial, session: withActions, present: presentDuel });
    expect(screen.getByRole('alert').textContent).toMatch(/CNN stopped at step 7.*from step 5/s);
    fireEvent.click(screen.getByRole('button', { name: 'Take back the last good weights' }));
    expect(restoreLastGood).toHaveBeenCalledWith('cnn');
  });

  test('a lost device: one click goes on', () => {
    const goOn = vi.fn<() => void>();
    const session = failed('backend-lost');
    show(DuelView, {
      state: duelling.initial,
      session: { ...session, actions: { ...session.actions, goOn } },
      present: presentDuel,
    });
    const [, inNotice] = screen.getAllByRole('button', { name: 'Continue training' });
    if (inNotice === undefined) throw new Error('the notice has a button');
    fireEvent.click(inNotice);
    expect(goOn).toHaveBeenCalledOnce();
  });

  test('a network that can’t be built names the layer once and can’t be trained', () => {
    const cnn = { ...duelling.initial.setup.cnn, filters: [8, 8, 8], kernel: 7 };
    const state = { ...duelling.initial, setup: { ...duelling.initial.setup, cnn } };
    show(DuelView, { state, session: noRuns, present: presentDuel });
    expect(screen.getByRole('alert').querySelectorAll('p')).toHaveLength(1);
    const train = screen.getByRole('button', { name: 'Train both networks' });
    expect(train.getAttribute('aria-disabled')).toBe('true');
  });
});
