// The second network: trained on a click, and asked about the changed image. Not responsible for: the attack.
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import styles from './Adversarial.module.css';
import { adversarialText, transferSentence } from './adversarial.text.ts';
import type { AdversarialProps } from './AdversarialView.tsx';

export function WitnessPanel({ model, locale }: AdversarialProps): ReactElement {
  const words = adversarialText[locale];
  const { witness } = model;
  const sentence = transferSentence(model, locale);
  const mayTrain = witness.phase === 'none' || witness.phase === 'ready' || witness.phase === 'paused';
  return (
    <section className={styles['witness']} aria-label={words.witness}>
      <h4 className={styles['title']}>{words.witness}</h4>
      <p className={styles['note']}>{words.witnessNote}</p>
      {witness.error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[witness.error][locale]}</Notice>}
      {mayTrain && (
        <Button icon="play" onClick={witness.train}>
          {words.trainWitness}
        </Button>
      )}
      {witness.phase === 'running' && (
        <Progress
          label={words.progress}
          value={witness.step}
          max={Math.max(1, witness.totalSteps)}
          text={`${witness.step} / ${witness.totalSteps}`}
        />
      )}
      {sentence !== null && (
        <p className={styles['verdict']} aria-live="polite">
          {sentence}
        </p>
      )}
    </section>
  );
}
