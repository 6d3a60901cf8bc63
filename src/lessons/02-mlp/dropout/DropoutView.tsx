// The view of the exhibit `dropout`: the rate and the seed, and the figure that is open.
// Not responsible for: either figure.
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { Dice } from './Dice.tsx';
import type { DiceModel } from './dice-model.ts';
import { FIGURES, RATE, SEEDS } from './dropout.ts';
import type { DropoutAction, DropoutState } from './dropout.ts';
import { dropoutText } from './dropout.text.ts';
import styles from './Dropout.module.css';
import type { RunsSession } from './runs.ts';
import { Runs } from './Runs.tsx';

type DropoutProps = ExhibitViewProps<DropoutState, DropoutAction, RunsSession, DiceModel>;

export function DropoutView({ state, model, dispatch, locale }: DropoutProps): ReactElement {
  const words = dropoutText[locale];
  return (
    <div className={styles['dropout']}>
      <Controls label={words.settings}>
        <Choice
          label={words.figure}
          value={state.figure}
          options={FIGURES.map((figure) => ({ value: figure, label: words.figures[figure] }))}
          onChange={(figure) => dispatch({ kind: 'figure', figure })}
        />
        <Slider label={words.rate} value={state.rate} {...RATE} onChange={(rate) => dispatch({ kind: 'rate', rate })} />
        <NumberField
          label={words.seed}
          value={state.seed}
          {...SEEDS}
          integer
          onChange={(seed) => dispatch({ kind: 'seed', seed })}
        />
      </Controls>
      {model.runs === null ? (
        <Dice model={model} dispatch={dispatch} locale={locale} />
      ) : (
        <Runs state={state} model={model.runs} dispatch={dispatch} locale={locale} />
      )}
    </div>
  );
}
