// Training the run here, and training it with the callbacks: buttons, progress, troubles, outcome.
// Not responsible for: either run (use-callbacks.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatBytes } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { callbacksText } from './callbacks.text.ts';
import styles from './Callbacks.module.css';
import { EPOCHS, STEPS_PER_EPOCH } from './overfit-run.ts';
import type { CallbacksSession } from './session.ts';
import type { CallbacksModel } from './timeline-model.ts';

interface PanelProps {
  readonly model: CallbacksModel;
  readonly session: CallbacksSession;
  readonly locale: Locale;
}

export function TrainingPanel({ model, session, locale }: PanelProps): ReactElement {
  const words = callbacksText[locale];
  const { full, stopped, source } = model;
  const errors = [full.error, stopped.error, session.images.error, session.momentError].filter((code) => code !== null);
  const isRunning = full.phase === 'running';
  return (
    <>
      <ButtonRow label={words.actions}>
        {isRunning ? (
          <Button icon="pause" keepsFocus onClick={session.pause}>
            {words.pause}
          </Button>
        ) : (
          <Button
            kind="primary"
            icon="play"
            keepsFocus
            disabled={full.phase === 'finished' || full.opening !== null}
            onClick={session.train}
          >
            {full.phase === 'paused' ? words.goOn : words.train}
          </Button>
        )}
        <Button icon="play" keepsFocus disabled={stopped.phase === 'running'} onClick={session.runSo}>
          {words.runSo}
        </Button>
      </ButtonRow>
      {full.opening !== null ? (
        <Progress
          label={words.loading}
          value={full.opening.totalBytes === 0 ? null : full.opening.loadedBytes}
          max={full.opening.totalBytes}
          text={formatBytes(full.opening.loadedBytes, locale)}
        />
      ) : (
        full.phase !== null &&
        full.phase !== 'finished' && (
          <Progress
            label={words.progress}
            value={full.step}
            max={EPOCHS * STEPS_PER_EPOCH}
            text={`${full.step} / ${EPOCHS * STEPS_PER_EPOCH}`}
          />
        )
      )}
      {[...new Set(errors)].map((code) => (
        <Notice key={code} kind="error">
          {ENGINE_ERROR_SENTENCES[code][locale]}
        </Notice>
      ))}
      {source !== 'trained' && <p className={styles['note']}>{source === 'recorded' ? words.recorded : words.none}</p>}
    </>
  );
}
