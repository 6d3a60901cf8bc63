// Both networks' answers side by side: ten bars each and a sentence on how sure it is.
// Not responsible for: asking (use-draw.ts).
import type { ReactElement } from 'react';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { CONTESTANT_COLOUR } from '../duel/contestant-colour.ts';
import { duelText } from '../duel/duel.text.ts';
import { CLASSES } from '../duel/setup.ts';
import type { DrawModel } from './draw-model.ts';
import { answerSentence, drawText } from './draw.text.ts';
import styles from './Draw.module.css';

const DIGITS = Array.from({ length: CLASSES }, (_, digit) => digit);

export function Answers({ model }: { readonly model: DrawModel }): ReactElement {
  const locale = useLocale();
  const words = drawText[locale];
  return (
    <div className={styles['answers']}>
      {model.answers.map((answer) => {
        const { id, probabilities, first } = answer;
        const name = duelText[locale].name[id];
        return (
          <article key={id} aria-label={name} className={styles['answer']}>
            <h4 className={styles[id]}>
              {name}
              {first !== null && <span className={styles['guess']}>{first.digit}</span>}
            </h4>
            <BarList
              label={words.probabilities(name)}
              bars={DIGITS.map((digit) => ({
                id: String(digit),
                label: String(digit),
                value: probabilities?.[digit] ?? 0,
                color: CONTESTANT_COLOUR[id],
                strong: digit === first?.digit,
                ...(probabilities === null ? { text: '–' } : {}),
              }))}
            />
            <p className={styles['note']}>{answerSentence(answer, locale)}</p>
          </article>
        );
      })}
    </div>
  );
}
