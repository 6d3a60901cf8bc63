// The whole layer, not only the channel shown: its Keras line, shapes, parameters, and what is left out or added at the rim.
// Not responsible for: one window (WindowTables.tsx).
import type { ReactElement } from 'react';
import { formatNumber } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import { kerasLayerLine } from '../../../nn/keras-code.ts';
import { batchShapeText } from '../../../nn/summary.ts';
import { poolLabText } from './pool-lab.text.ts';
import type { PoolLabModel } from './pool-model.ts';
import styles from './PoolLab.module.css';

export function WholeLayer({ model }: { readonly model: PoolLabModel }): ReactElement | null {
  const locale = useLocale();
  const words = poolLabText[locale];
  const { kerasLayer, rows, unread, state } = model;
  if (kerasLayer === null) return null;
  const parameters = formatNumber(model.parameters, locale);
  return (
    <div className={styles['whole']}>
      <h4>{words.whole}</h4>
      <KerasCode label={words.whole} lines={[kerasLayerLine(kerasLayer)]} />
      <p className={styles['shapes']}>
        {batchShapeText(model.inputShape)} → {batchShapeText(model.outputShape)}
        {locale === 'zh' ? `，${parameters} 个参数` : `, ${parameters} parameters`}
      </p>
      {unread > 0 && <p className={styles['note']}>{words.unread(unread)}</p>}
      {rows.before + rows.after > 0 && <p className={styles['note']}>{words.padded(rows.before, rows.after)}</p>}
      {state.way === 'stride' && (
        <p className={styles['note']}>{words.fullConvolution(formatNumber(model.fullConvolution, locale))}</p>
      )}
    </div>
  );
}
