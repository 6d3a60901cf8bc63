// The view of the exhibit `callbacks`: settings, the curve with the callbacks under it, the scrubbed moment, the code.
// Not responsible for: what is shown (timeline-model.ts) or training (use-callbacks.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatFixed } from '../../../kit/locale/format.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import type { CallbacksAction, CallbacksState } from './callbacks.ts';
import { callbacksText } from './callbacks.text.ts';
import styles from './Callbacks.module.css';
import { CallbackSettings } from './CallbackSettings.tsx';
import { callbacksCode } from './code.ts';
import { engineTexts, outcomeTexts } from './describe.ts';
import { MomentPanel } from './MomentPanel.tsx';
import { EPOCHS } from './overfit-run.ts';
import type { CallbacksSession } from './session.ts';
import { Timeline } from './Timeline.tsx';
import type { CallbacksModel } from './timeline-model.ts';
import { TrainingPanel } from './TrainingPanel.tsx';

type CallbacksProps = ExhibitViewProps<CallbacksState, CallbacksAction, CallbacksSession, CallbacksModel>;

export function CallbacksView({ model, dispatch, session, locale }: CallbacksProps): ReactElement {
  const words = callbacksText[locale];
  const { state, epochs } = model;
  const outcome = [...outcomeTexts(model, locale), ...engineTexts(model, locale)];
  return (
    <div className={styles['stack']}>
      <CallbackSettings model={model} dispatch={dispatch} locale={locale} />
      <TrainingPanel model={model} session={session} locale={locale} />
      <div>
        <LineChart
          label={words.chart}
          series={[
            {
              id: 'loss',
              label: words.trainLine,
              color: 'series-1',
              points: epochs.map(({ loss }, i) => ({ x: i + 1, y: loss })),
            },
            {
              id: 'val_loss',
              label: words.validationLine,
              color: 'series-2',
              points: epochs.map(({ validationLoss }, i) => ({ x: i + 1, y: validationLoss })),
            },
          ]}
          xLabel={words.epochAxis}
          yLabel={words.lossAxis}
          xDomain={[0, EPOCHS]}
          yDomain={[0, null]}
          wholeX
          heightPx={280}
          markX={state.epoch}
          formatY={(y) => formatFixed(y, locale, 4)}
          formatYTick={(y) => formatFixed(y, locale, 1)}
        />
        <Timeline model={model} dispatch={dispatch} locale={locale} />
      </div>
      <p className={styles['note']}>{words.legend(state.patience)}</p>
      <div className={styles['scrubber']}>
        <Slider
          label={words.scrubber}
          value={state.epoch}
          min={0}
          max={EPOCHS}
          integer
          hint={words.strip}
          valueText={(epoch) => (epoch === 0 ? words.beforeTraining : words.epochOf(epoch))}
          onChange={(value) => dispatch({ kind: 'number', field: 'epoch', value })}
        />
      </div>
      <section aria-label={words.outcome} aria-live="polite">
        <p>
          <b>{outcome.join(locale === 'zh' ? '' : ' ')}</b>
        </p>
      </section>
      <MomentPanel model={model} dispatch={dispatch} locale={locale} />
      <p className={styles['note']}>{words.conditions}</p>
      <KerasCode lines={callbacksCode(state)} label={words.code} />
    </div>
  );
}
