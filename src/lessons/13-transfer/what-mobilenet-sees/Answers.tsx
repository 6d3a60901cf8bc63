// The network's five best answers, or why there are none. Not responsible for: asking.
import type { ReactElement } from 'react';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { formatDurationMs } from '../../../kit/locale/format.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import styles from './Sees.module.css';
import { seesText } from './sees.text.ts';
import type { SeesProps } from './SeesView.tsx';

export function Answers({ model, session, locale }: SeesProps): ReactElement {
  const words = seesText[locale];
  const { base, classes, look, sizePx } = session;
  const error = classes.error ?? look.error;
  const isBody = base.entry !== null && base.entry.classes === null;
  return (
    <section className={styles['part']} aria-label={words.says}>
      <h4 className={styles['title']}>{words.says}</h4>
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      {isBody ? (
        <p>{words.noClassifier}</p>
      ) : model.best === null ? (
        <p className={styles['note']}>{classes.isAsking ? words.asking : words.notYet}</p>
      ) : (
        <>
          <BarList
            label={words.says}
            bars={model.best.map(({ klass, label, probability }, place) => ({
              id: String(klass),
              label,
              value: probability,
              strong: place === 0,
            }))}
          />
          <p className={styles['note']}>
            {words.time(formatDurationMs(classes.value?.durationMs ?? 0, locale), sizePx)} {words.englishOnly}
          </p>
        </>
      )}
    </section>
  );
}
