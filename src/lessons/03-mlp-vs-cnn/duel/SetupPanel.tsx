// What both networks are trained on and how: data, images, epochs, batches, learning rate, seed.
// Not responsible for: the networks themselves (DesignPanel.tsx).
import type { ReactElement } from 'react';
import { DATASETS as CATALOGUE } from '../../../engine/catalog/datasets.ts';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './Duel.module.css';
import type { DuelAction, SetupNumber } from './duel.ts';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';
import { DATASETS, LIMITS } from './setup.ts';

export interface PanelProps {
  readonly model: DuelModel;
  readonly dispatch: (action: DuelAction) => void;
}

export function SetupPanel({ model, dispatch }: PanelProps): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  const { setup, plan } = model;
  const data = CATALOGUE[setup.dataset];
  const set = (field: SetupNumber) => (value: number) => dispatch({ kind: 'number', field, value });
  return (
    <div className={styles['panel']}>
      <Controls label={words.setup}>
        <Choice
          label={words.dataset}
          value={setup.dataset}
          options={DATASETS.map((id) => ({ value: id, label: CATALOGUE[id].title[locale] }))}
          onChange={(dataset) => dispatch({ kind: 'dataset', dataset })}
        />
        <Slider
          label={words.number.trainCount}
          value={setup.trainCount}
          min={LIMITS.trainCount.min}
          max={LIMITS.trainCount.max}
          step={LIMITS.trainCount.step}
          integer
          unit={words.images}
          onChange={set('trainCount')}
          {...(plan.validationCount === 0 ? { hint: words.noValidation } : {})}
        />
        <NumberField
          label={words.number.epochs}
          value={setup.epochs}
          {...LIMITS.epochs}
          integer
          onChange={set('epochs')}
        />
        <NumberField
          label={words.number.batchSize}
          value={setup.batchSize}
          {...LIMITS.batchSize}
          integer
          onChange={set('batchSize')}
        />
        <NumberField
          label={words.number.learningRate}
          value={setup.learningRate}
          {...LIMITS.learningRate}
          step={0.001}
          hint={words.learningRateHint}
          onChange={set('learningRate')}
        />
        <NumberField label={words.number.seed} value={setup.seed} {...LIMITS.seed} integer onChange={set('seed')} />
        <Toggle
          label={words.earlyStopping}
          hint={words.earlyStoppingHint}
          checked={setup.earlyStopping}
          disabled={plan.validationCount === 0}
          onChange={(on) => dispatch({ kind: 'early-stopping', on })}
        />
      </Controls>
      <p className={styles['note']}>
        {data.summary[locale]}
        {locale === 'en' && ' '}
        <cite>{data.source}</cite>
        {locale === 'zh' ? `，${data.licence}。` : `, ${data.licence}.`}
      </p>
    </div>
  );
}
