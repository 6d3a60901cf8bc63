// The view of the exhibit `draw`: the board, how the drawing is prepared, and what both networks say.
// Not responsible for: what it shows (draw-model.ts) or training (use-draw.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { duelText } from '../duel/duel.text.ts';
import { Answers } from './Answers.tsx';
import { Board } from './Board.tsx';
import type { DrawAction, DrawState } from './draw.ts';
import type { DrawModel, DrawSession } from './draw-model.ts';
import { drawText, networksSentence } from './draw.text.ts';
import styles from './Draw.module.css';
import { Preparation } from './Preparation.tsx';

type DrawProps = ExhibitViewProps<DrawState, DrawAction, DrawSession, DrawModel>;

export function DrawView({ model, dispatch, session, locale }: DrawProps): ReactElement {
  const words = drawText[locale];
  const { state } = model;
  return (
    <div className={styles['draw']}>
      <Networks model={model} session={session} locale={locale} />
      <div className={styles['sides']}>
        <div className={styles['left']}>
          <Board model={model} dispatch={dispatch} words={words} />
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

/** How the training of the two networks stands, and the button that moves it on. */
function Networks({ model, session, locale }: Pick<DrawProps, 'model' | 'session' | 'locale'>): ReactElement {
  const words = drawText[locale];
  const { networks } = model;
  const sentence = networksSentence(model, locale);
  const label = networks === 'untrained' ? words.train : networks === 'trouble' ? words.retry : words.goOn;
  const mayTrain = networks === 'untrained' || networks === 'paused' || networks === 'trouble';
  return (
    <>
      {sentence !== '' && (
        <Notice
          kind={networks === 'trouble' ? 'error' : 'info'}
          actions={
            <>
              {mayTrain && (
                <Button kind="primary" icon="play" onClick={session.train}>
                  {label}
                </Button>
              )}
              {networks === 'training' && (
                <Button icon="pause" onClick={session.pause}>
                  {words.pause}
                </Button>
              )}
            </>
          }
        >
          <p>{sentence}</p>
          {(networks === 'training' || networks === 'opening') &&
            model.answers.map(({ id, step, totalSteps }) => (
              <Progress
                key={id}
                label={duelText[locale].name[id]}
                value={networks === 'opening' ? null : step}
                max={Math.max(1, totalSteps)}
                {...(networks === 'opening' ? {} : { text: `${step} / ${totalSteps}` })}
              />
            ))}
        </Notice>
      )}
      {model.otherDataset && <Notice kind="info">{words.otherDataset}</Notice>}
    </>
  );
}
