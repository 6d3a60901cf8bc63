// The pictures as numbers of their classes in the plane; those that nothing learns from in a ring.
// Not responsible for: where they lie (cuts-model.ts).
import type { ReactElement } from 'react';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { CutsModel } from './cuts-model.ts';
import { SIDE } from './cuts-model.ts';
import { cutText, measureSentence } from './where-to-cut.text.ts';
import styles from './WhereToCut.module.css';

export function CutMap({ model }: { readonly model: CutsModel }): ReactElement {
  const locale = useLocale();
  const words = cutText[locale];
  const { points, classNames } = model;
  return (
    <figure className={styles['map']}>
      <svg
        className={styles['plane']}
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        role="img"
        aria-label={`${words.map}. ${measureSentence(model, locale) ?? ''}`}
      >
        {points.map(({ x, y, label, isTest }, n) => (
          // The points of one map never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          <g key={n}>
            {isTest && <circle className={styles['ring']} cx={x} cy={y} r={18} />}
            <text className={styles['digit']} x={x} y={y} style={{ fill: `var(--series-${(label % 8) + 1})` }}>
              {label}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className={styles['note']}>
        {words.mapNote}
        <ul className={styles['classes']}>
          {classNames.map((name, label) => (
            <li key={name.en}>
              <b>{label}</b> {name[locale] === String(label) ? null : name[locale]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
