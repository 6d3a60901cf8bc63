// The view of the exhibit `losses`: the choice between the two figures, and the one that is open.
// Not responsible for: either figure.
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { BettingGame } from './BettingGame.tsx';
import type { BetSession } from './bet-store.ts';
import { CompareLosses } from './CompareLosses.tsx';
import { FIGURES } from './losses.ts';
import type { LossesAction, LossesState } from './losses.ts';
import { lossesText } from './losses.text.ts';
import styles from './Losses.module.css';
import type { LossesModel } from './loss-model.ts';

type LossesProps = ExhibitViewProps<LossesState, LossesAction, BetSession, LossesModel>;

export function LossesView({ state, model, dispatch, locale }: LossesProps): ReactElement {
  const words = lossesText[locale];
  return (
    <div className={styles['losses']}>
      <Choice
        label={words.figure}
        value={state.figure}
        options={FIGURES.map((figure) => ({ value: figure, label: words.figures[figure] }))}
        onChange={(figure) => dispatch({ kind: 'figure', figure })}
      />
      {model.bet === null ? (
        <CompareLosses state={state} model={model.compare} dispatch={dispatch} locale={locale} />
      ) : (
        <BettingGame model={model.bet} chosen={state.cover} dispatch={dispatch} locale={locale} />
      )}
    </div>
  );
}
