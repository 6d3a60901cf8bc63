// The lecture notes' network of three convolutions and three dense layers, drawn for one of the four cases: which layers
// stay as they are, which go on training, which are new, which are cut away. Not responsible for: which case (case-networks.ts).
import type { ReactElement } from 'react';
import { useLocale } from '../../kit/locale/locale.ts';
import { classes } from '../../kit/style/classes.ts';
import styles from './CaseNetwork.module.css';
import { CASE_LAYERS, caseText } from './case-networks.ts';
import type { CaseId } from './case-networks.ts';

export function CaseNetwork({ of }: { readonly of: CaseId }): ReactElement {
  const words = caseText[useLocale()];
  return (
    <figure className={styles['case']}>
      <ol className={styles['layers']} aria-label={words.drawn[of]}>
        {CASE_LAYERS[of].map(({ layer, fate }) => (
          <li key={`${layer} ${fate}`} className={classes(styles['layer'], styles[fate])}>
            <span className={styles['name']}>{words.layer[layer]}</span>
            <span className={styles['fate']}>{words.fate[fate]}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
