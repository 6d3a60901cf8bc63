// The view of the exhibit `draw`: the board, how the drawing is prepared, and what both networks say.
// Not responsible for: what it shows (draw-model.ts) or the networks' training (Networks.tsx, use-draw.ts).
import { useCallback, useRef } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { Answers } from './Answers.tsx';
import { Board } from './Board.tsx';
import type { DrawAction, DrawState } from './draw.ts';
import type { DrawModel, DrawSession } from './draw-model.ts';
import { drawText } from './draw.text.ts';
import styles from './Draw.module.css';
import { Networks } from './Networks.tsx';
import { Preparation } from './Preparation.tsx';

type DrawProps = ExhibitViewProps<DrawState, DrawAction, DrawSession, DrawModel>;

export function DrawView({ model, dispatch, session, locale }: DrawProps): ReactElement {
  const words = drawText[locale];
  const { state } = model;
  const board = useRef<HTMLDivElement>(null);
  const goToBoard = useCallback(() => board.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles['draw']}>
      <Networks model={model} session={session} locale={locale} onTrained={goToBoard} />
      <div className={styles['sides']}>
        <div className={styles['left']}>
          <Board ref={board} model={model} dispatch={dispatch} words={words} />
          <ButtonRow label={words.board}>
            <Button icon="undo" disabled={state.strokes.length === 0} onClick={() => dispatch({ kind: 'undo-stroke' })}>
              {words.undo}
            </Button>
            <Button icon="eraser" disabled={state.strokes.length === 0} onClick={() => dispatch({ kind: 'clear' })}>
              {words.clear}
            </Button>
          </ButtonRow>
          <p className={styles['note']}>{words.boardHint}</p>
        </div>
        <Answers model={model} />
      </div>
      <h4>{words.steps}</h4>
      <Preparation model={model} />
    </div>
  );
}
