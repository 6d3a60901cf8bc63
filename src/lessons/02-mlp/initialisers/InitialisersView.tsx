// The view of the exhibit `initialisers`: the stack layer by layer, the formula, and training from each start.
// Not responsible for: what is shown (signal-model.ts) or training (run-queue.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { formatSize } from './format-size.ts';
import type { InitialisersAction, InitialisersState } from './initialisers.ts';
import { axisText, initialisersText, verdictText } from './initialisers.text.ts';
import styles from './Initialisers.module.css';
import { LayerTable } from './LayerTable.tsx';
import type { InitialisersModel } from './signal-model.ts';
import { layerLine } from './stack-runs.ts';
import { StackSettings } from './StackSettings.tsx';
import { TrainFromEach } from './TrainFromEach.tsx';
import type { InitialisersSession } from './use-initialisers.ts';
import { VarianceFormula } from './VarianceFormula.tsx';

type InitialisersProps = ExhibitViewProps<
  InitialisersState,
  InitialisersAction,
  InitialisersSession,
  InitialisersModel
>;

export function InitialisersView({ model, dispatch, session, locale }: InitialisersProps): ReactElement {
  const words = initialisersText[locale];
  const { state, rows } = model;
  return (
    <div className={styles['stack']}>
      <StackSettings model={model} dispatch={dispatch} locale={locale} />
      {model.imageError !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[model.imageError][locale]}</Notice>}
      {model.standsIn && model.imageError === null && <Notice kind="info">{words.standsIn}</Notice>}
      <p>
        <b>{verdictText(model, locale)}</b>
      </p>
      <LineChart
        label={words.profile}
        series={[
          {
            id: 'activations',
            label: words.activationLine,
            color: 'series-2',
            points: rows.map(({ layer, activations }) => ({ x: layer, y: activations.rms })),
          },
          {
            id: 'gradients',
            label: words.gradientLine,
            color: 'series-3',
            points: rows.map(({ layer, gradients }) => ({ x: layer, y: gradients.rms })),
          },
        ]}
        xLabel={words.layerAxis}
        yLabel={words.profileY}
        xDomain={[1, Math.max(2, state.depth)]}
        yScale="log"
        wholeX
        heightPx={200}
        formatY={(y) => formatSize(y, locale)}
      />
      <LayerTable model={model} locale={locale} />
      <p className={styles['note']}>
        {words.tableNote(axisText(model, locale))}
        {model.overflows && ` ${words.overflow}`}
      </p>
      <VarianceFormula model={model} dispatch={dispatch} locale={locale} />
      <KerasCode lines={[layerLine(state)]} label={words.code} />
      <TrainFromEach model={model} dispatch={dispatch} locale={locale} queue={session.queue} />
    </div>
  );
}
