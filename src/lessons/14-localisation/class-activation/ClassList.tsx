// The classes with the highest scores, to choose whose map is shown, and the sum that makes up the score.
// Not responsible for: the map.
import { useId } from 'react';
import type { ReactElement } from 'react';
import { formatFixed, formatSignificant } from '../../../kit/locale/format.ts';
import styles from './Activation.module.css';
import { activationText } from './activation.text.ts';
import type { ActivationProps } from './ActivationView.tsx';

export function ClassList({ model, dispatch, locale }: ActivationProps): ReactElement {
  const words = activationText[locale];
  const name = useId();
  const { classes, chosen, cam } = model;
  if (chosen === null || cam === null) return <p className={styles['note']}>{words.notYet}</p>;
  const n = (value: number): string => formatSignificant(value, locale);
  // As many places each, so that the sum can be checked.
  const fixed = (value: number): string => formatFixed(value, locale, 3);
  return (
    <div className={styles['part']}>
      <fieldset className={styles['classes']}>
        <legend>{words.classes}</legend>
        {classes.map(({ index, name: label, score }) => (
          <label key={index} className={styles['class']}>
            <input
              type="radio"
              name={name}
              checked={index === chosen.index}
              onChange={() => dispatch({ kind: 'class', classIndex: index })}
            />
            <span>{label[locale]}</span>
            <output aria-label={`${label[locale]}${locale === 'zh' ? '：' : ': '}${words.score}`}>{n(score)}</output>
          </label>
        ))}
      </fieldset>
      <p>
        <b>{words.identity}</b>{' '}
        <span className={styles['sum']}>{words.meanIs(fixed(cam.mean), fixed(cam.rest), fixed(cam.score))}</span>
      </p>
    </div>
  );
}
