// Looking into a run while it trains: one image's way through the layers, the first filters, gradients and updates.
// Not responsible for: reading the run (use-live.ts).
import type { ReactElement } from 'react';
import { Notice } from '../../kit/controls/Notice.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { formatLoss } from './format-loss.ts';
import { Activations } from './Activations.tsx';
import { Filters } from './Filters.tsx';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';
import type { PlaygroundProps } from './PlaygroundView.tsx';
import { RunButtons } from './RunButtons.tsx';
import { SampleChooser } from './SampleChooser.tsx';
import { SIDE_NAMES } from './side-names.ts';
import { Updates } from './Updates.tsx';

export function InsidePanel({ model, session, dispatch, locale }: PlaygroundProps): ReactElement {
  const words = playgroundText[locale];
  const { side } = model.state;
  const { live } = model;
  const { snapshot, actions } = session.runs[side];
  const { error } = session.watched;
  return (
    <div className={styles['stack']}>
      <RunButtons label={words.controlsOf(SIDE_NAMES[side])} training={model.sides[side].training} actions={actions} />
      {snapshot === null && <p className={styles['note']}>{words.noRun}</p>}
      {snapshot !== null && live === null && error === null && <p className={styles['note']}>{words.reading}</p>}
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      {live !== null && (
        <>
          <p className={styles['note']}>
            {words.readAt(formatNumber(live.update.step, locale), formatLoss(live.update.loss, locale))}
          </p>
          <div className={styles['inside']}>
            <div className={styles['stack']}>
              <SampleChooser model={model} session={session} dispatch={dispatch} />
              <Filters live={live} input={model.sides[side].state.net.inputShape} />
            </div>
            <Activations nodes={live.nodes} layers={model.sides[side].state.net.nodes.length} />
          </div>
          <Updates live={live} totalSteps={model.sides[side].training.totalSteps} />
        </>
      )}
    </div>
  );
}
