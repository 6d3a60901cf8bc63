// The view of the exhibit `activation-functions`: functions of one number, or softmax.
// Not responsible for: what is shown (activation-model.ts) or either half (CurvesPanel.tsx, SoftmaxPanel.tsx).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import styles from './ActivationFunctions.module.css';
import { MODES } from './activation-functions.ts';
import type { ActivationAction, ActivationState } from './activation-functions.ts';
import { activationText } from './activation-functions.text.ts';
import type { ActivationModel } from './activation-model.ts';
import { CurvesPanel } from './CurvesPanel.tsx';
import { SoftmaxPanel } from './SoftmaxPanel.tsx';

type ActivationProps = ExhibitViewProps<ActivationState, ActivationAction, null, ActivationModel>;

export function ActivationFunctionsView({ model, dispatch, locale }: ActivationProps): ReactElement {
  const words = activationText[locale];
  const Panel = model.state.mode === 'curves' ? CurvesPanel : SoftmaxPanel;
  return (
    <div className={styles['stack']}>
      <Choice
        label={words.what}
        value={model.state.mode}
        options={MODES.map((mode) => ({ value: mode, label: words.modes[mode] }))}
        onChange={(mode) => dispatch({ kind: 'mode', mode })}
      />
      <Panel model={model} dispatch={dispatch} locale={locale} />
    </div>
  );
}
