// The two networks and their training as current Keras code. Not responsible for: generating it (nn).
import type { ReactElement } from 'react';
import { useLocale } from '../../../kit/locale/locale.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import { kerasCode } from '../../../nn/keras-code.ts';
import { kerasCompileCode } from '../../../nn/keras-training-code.ts';
import styles from './Duel.module.css';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';

export function CodeOfBoth({ model }: { readonly model: DuelModel }): ReactElement {
  const words = duelText[useLocale()];
  return (
    <details className={styles['disclosure']}>
      <summary>{words.code}</summary>
      <div className={styles['codes']}>
        {model.contestants
          .filter(({ problems }) => problems.length === 0)
          .map(({ id, spec }) => (
            <div key={id}>
              <h4 className={styles[id]}>{words.name[id]}</h4>
              <KerasCode lines={kerasCode(spec)} label={words.codeOf(words.name[id])} />
            </div>
          ))}
      </div>
      <KerasCode lines={kerasCompileCode(model.plan)} label={words.compileCode} />
      <p className={styles['note']}>{words.compileNote}</p>
    </details>
  );
}
