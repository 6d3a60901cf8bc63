// What the review has to say, each with the mend at hand. Not responsible for: judging (designer-model.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Icon } from '../../../kit/icons.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { networkMendLabel, networkProblemSentence } from '../../../kit/sentences/problems.ts';
import { adviceMend, adviceSentence } from './advice.text.ts';
import styles from './Designer.module.css';
import type { DesignerAction } from './designer.ts';
import type { DesignerModel } from './designer-model.ts';
import { designerText } from './designer.text.ts';

export interface ReviewProps {
  readonly model: DesignerModel;
  readonly dispatch: (action: DesignerAction) => void;
}

export function Review({ model, dispatch }: ReviewProps): ReactElement {
  const locale = useLocale();
  const words = designerText[locale];
  const { problems, advice, rows } = model;
  const said = new Map(
    problems.map((problem) => {
      const name = problem.nodeIndex === null ? undefined : rows[problem.nodeIndex]?.name;
      const place = name === undefined ? '' : words.atLayer(name);
      // Height and width of a square window go wrong together: once is enough.
      return [`${place}${networkProblemSentence(problem, locale)}`, problem] as const;
    }),
  );
  return (
    <section className={styles['review']} aria-label={words.review}>
      <h4>{words.review}</h4>
      {said.size === 0 && advice.length === 0 && <p className={styles['fine']}>{words.nothingToSay}</p>}
      <ul>
        {[...said].map(([sentence, problem]) => (
          <li key={sentence}>
            <span className={styles[problem.severity]}>
              <Icon name={problem.severity === 'error' ? 'error' : 'warning'} />
            </span>
            <span>{sentence}</span>
            {problem.mend !== null && problem.mended !== null && (
              <Mend
                label={networkMendLabel(problem.mend, locale)}
                onMend={() => problem.mended !== null && dispatch({ kind: 'replace', net: problem.mended })}
              />
            )}
          </li>
        ))}
        {advice.map((one) => (
          <li key={`${one.code} ${one.nodeIndex}`}>
            <span className={styles['advice']}>
              <Icon name="info" />
            </span>
            <span>
              {words.atLayer(rows[one.nodeIndex]?.name ?? '')}
              {adviceSentence(one, locale)}
            </span>
            <Mend label={adviceMend(one, locale)} onMend={() => dispatch({ kind: 'replace', net: one.mended })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mend({ label, onMend }: { readonly label: string; readonly onMend: () => void }): ReactElement {
  return <Button onClick={onMend}>{label}</Button>;
}
