// The network as a rival: its bet beside the reader's once a round is settled, and its training.
// Not responsible for: scores (BetScores.tsx).
import type { ReactElement } from 'react';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import type { SeriesColour } from '../../../kit/charts/series.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { betText } from './bet.text.ts';
import type { BetModel, Stake } from './bet-model.ts';
import styles from './Losses.module.css';

interface RivalProps {
  readonly model: BetModel;
  readonly locale: Locale;
}

/** Both bets side by side, where the chips were. */
export function Stakes({ model, locale }: RivalProps): ReactElement | null {
  const words = betText[locale];
  const { own, network, label } = model;
  if (own === null || label === null) return null;
  return (
    <div className={styles['bars']}>
      <Bars who={words.you} stake={own} label={label} color="series-2" locale={locale} />
      {network !== null && <Bars who={words.network} stake={network} label={label} color="series-1" locale={locale} />}
    </div>
  );
}

interface BarsProps {
  readonly who: string;
  readonly stake: Stake;
  readonly label: number;
  readonly color: SeriesColour;
  readonly locale: Locale;
}

function Bars({ who, stake, label, color, locale }: BarsProps): ReactElement {
  return (
    <figure className={styles['chart']}>
      <figcaption>{who}</figcaption>
      <BarList
        label={who}
        bars={stake.probabilities.map((probability, digit) => ({
          id: String(digit),
          label: String(digit),
          value: probability,
          text: formatPercent(probability, locale),
          color,
          strong: digit === label,
        }))}
      />
    </figure>
  );
}

export function Training({ model: { session }, locale }: RivalProps): ReactElement {
  const words = betText[locale];
  const { phase, error, step, totalSteps, accuracy } = session.training;
  if (phase === 'trained' && accuracy !== null) {
    return <p className={styles['note']}>{words.trained(formatPercent(accuracy, locale))}</p>;
  }
  const isBusy = phase === 'opening' || phase === 'training';
  return (
    <Notice
      kind={error === null ? 'info' : 'error'}
      actions={
        <Button icon="play" keepsFocus disabled={isBusy} onClick={session.train}>
          {words.train}
        </Button>
      }
    >
      <p>{error === null ? words.untrained : ENGINE_ERROR_SENTENCES[error][locale]}</p>
      {isBusy && (
        <Progress
          label={words.training}
          value={phase === 'opening' ? null : step}
          max={Math.max(1, totalSteps)}
          {...(phase === 'opening' ? {} : { text: `${step} / ${totalSteps}` })}
        />
      )}
    </Notice>
  );
}
