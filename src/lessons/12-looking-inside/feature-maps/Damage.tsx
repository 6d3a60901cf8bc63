// Channels of the layer, each switched off alone, by what that costs. Not responsible for: asking (use-feature-maps.ts).
import type { ReactElement } from 'react';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import styles from './FeatureMaps.module.css';
import { featureMapsText } from './feature-maps.text.ts';
import type { FeatureMapsProps } from './FeatureMapsView.tsx';

/** Channels listed, worst first. */
const LISTED = 8;

export function Damage({ model, session, locale }: FeatureMapsProps): ReactElement | null {
  const { damage } = session;
  const words = featureMapsText[locale];
  if (model.isSilent && model.layer.className.includes('Conv')) {
    return <p className={styles['note']}>{words.nothingToRank}</p>;
  }
  if (damage.value === null && damage.progress === null) return null;
  const worst = damage.value?.toSorted((a, b) => a.probability - b.probability).slice(0, LISTED) ?? [];
  return (
    <section aria-label={words.damage} className={styles['damage']}>
      <h4 className={styles['title']}>{words.damage}</h4>
      <p className={styles['note']}>{words.damageNote}</p>
      {damage.progress !== null && (
        <Progress
          label={words.progress}
          value={damage.progress.done}
          max={damage.progress.total}
          text={`${damage.progress.done} / ${damage.progress.total}`}
        />
      )}
      <BarList
        label={words.damage}
        bars={worst.map(({ channel, probability }) => ({
          id: String(channel),
          label: words.damageRow(channel),
          value: probability,
        }))}
      />
    </section>
  );
}
