// How the head does on the validation pictures: in a sentence, as a matrix, and its most confident mistakes.
// Not responsible for: counting (your-classes-model.ts).
import type { ReactElement } from 'react';
import { ConfusionMatrix } from '../../../kit/charts/ConfusionMatrix.tsx';
import { formatPercent } from '../../../kit/locale/format.ts';
import { nameOf, reviewSentence } from './sentences.ts';
import { KeptPicture } from './Thumb.tsx';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';

export function Review({ model, locale }: ClassesProps): ReactElement | null {
  const words = classesText[locale];
  const { review } = model;
  if (review === null) return model.isReady ? <p className={styles['hint']}>{words.noValidation}</p> : null;
  const name = (index: number): string => nameOf(review.classes[index] ?? null, locale);
  return (
    <section className={styles['review']} aria-label={words.review}>
      <h4>{words.review}</h4>
      <p>{reviewSentence(review, locale)}</p>
      <div className={styles['reviewParts']}>
        <ConfusionMatrix
          label={words.confusion}
          classes={review.classes.map((_, index) => name(index))}
          counts={review.confusion}
        />
        <div>
          <h5>{words.worst}</h5>
          {review.worst.length === 0 ? (
            <p className={styles['hint']}>{words.noWorst}</p>
          ) : (
            <ul className={styles['mistakes']}>
              {review.worst.map(({ picture, label, predicted, confidence }) => (
                <li key={picture.id}>
                  <KeptPicture bytes={picture.bytes} />
                  <span>{words.mistake(name(label), name(predicted), formatPercent(confidence, locale, 0))}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </section>
  );
}
