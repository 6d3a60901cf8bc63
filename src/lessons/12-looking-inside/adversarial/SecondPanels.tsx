// The other two networks: a witness that is shown the changed image, and one hardened by training against the attack.
// Not responsible for: the attack, or training them (second-networks.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import styles from './Adversarial.module.css';
import { adversarialText, robustSentence, transferSentence } from './adversarial.text.ts';
import type { AdversarialProps } from './AdversarialView.tsx';
import { hardenedAt } from './second-networks.ts';
import type { SecondNetwork } from './second-networks.ts';
import type { BothRobust } from './use-adversarial.ts';

export function SecondPanels({ model, session, locale }: AdversarialProps): ReactElement {
  const words = adversarialText[locale];
  const transfer = transferSentence(model, locale);
  const robust = robustSentence(model, locale);
  const { progress } = session.robust;
  return (
    <div className={styles['seconds']}>
      <section className={styles['second']} aria-label={words.witness}>
        <h4 className={styles['title']}>{words.witness}</h4>
        <p className={styles['note']}>{words.witnessNote}</p>
        <Trainer network={session.witness} label={words.trainWitness} progress={words.progress} locale={locale} />
        {transfer !== null && <p aria-live="polite">{transfer}</p>}
      </section>
      <section className={styles['second']} aria-label={words.remedy}>
        <h4 className={styles['title']}>{words.remedy}</h4>
        <p className={styles['note']}>{words.remedyNote(hardenedAt(model.entry))}</p>
        <Trainer network={session.hardened} label={words.trainHardened} progress={words.progress} locale={locale} />
        {progress !== null && (
          <Progress
            label={words.attacked}
            value={progress.done}
            max={progress.total}
            text={`${progress.done} / ${progress.total}`}
          />
        )}
        {model.robust !== null && <RobustTable robust={model.robust} locale={locale} />}
        {robust !== null && <p aria-live="polite">{robust}</p>}
      </section>
    </div>
  );
}

interface TrainerProps {
  readonly network: SecondNetwork;
  readonly label: string;
  readonly progress: string;
  readonly locale: Locale;
}

function Trainer({ network, label, progress, locale }: TrainerProps): ReactElement {
  const { phase, error, step, totalSteps, train } = network;
  const mayTrain = phase === 'none' || phase === 'ready' || phase === 'paused';
  return (
    <>
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      {mayTrain && (
        <Button icon="play" onClick={train}>
          {label}
        </Button>
      )}
      {phase === 'running' && (
        <Progress label={progress} value={step} max={Math.max(1, totalSteps)} text={`${step} / ${totalSteps}`} />
      )}
    </>
  );
}

function RobustTable({ robust, locale }: { readonly robust: BothRobust; readonly locale: Locale }): ReactElement {
  const words = adversarialText[locale];
  const rows = [
    { name: words.plain, ...robust.plain },
    { name: words.hardened, ...robust.hardened },
  ];
  return (
    <WideTable caption={words.remedy}>
      <thead>
        <tr>
          <th scope="col">{words.network}</th>
          <th scope="col">{words.clean}</th>
          <th scope="col">{words.underAttack}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, clean, attacked }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{formatPercent(clean, locale)}</td>
            <td>{formatPercent(attacked, locale)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
