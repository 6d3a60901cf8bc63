// The view of the exhibit `butterfly`: the pair that drifts apart, and below it the band of several seeds.
// Not responsible for: what is shown (butterfly-model.ts) or training (butterfly-runs.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { BandPanel } from './BandPanel.tsx';
import styles from './Butterfly.module.css';
import { SEEDS } from './butterfly.ts';
import type { ButterflyAction, ButterflyState } from './butterfly.ts';
import type { ButterflyModel, ButterflyView as Session } from './butterfly-model.ts';
import { butterflyText, kindName, twinSentence } from './butterfly.text.ts';

/** From below one changed weight to networks that have nothing in common: the axis stands still while the line climbs. */
const DISTANCES = [1e-8, 100] as const;

type ButterflyProps = ExhibitViewProps<ButterflyState, ButterflyAction, Session, ButterflyModel>;

export function ButterflyView({ model, dispatch, session, locale }: ButterflyProps): ReactElement {
  const words = butterflyText[locale];
  const { state, twin, running, error, kinds, totalSteps } = model;
  const steps = twin?.step ?? 0;
  return (
    <div className={styles['butterfly']}>
      <Controls label={words.twinSettings}>
        <Select
          label={words.twin}
          value={state.twin}
          options={kinds.map((kind) => ({ value: kind, label: kindName(kind, locale) }))}
          onChange={(kind) => dispatch({ kind: 'twin', twin: kind })}
        />
        <NumberField
          label={words.seed}
          value={state.seed}
          {...SEEDS}
          integer
          onChange={(seed) => dispatch({ kind: 'seed', seed })}
        />
      </Controls>
      <ButtonRow label={words.actions}>
        <Button
          kind="primary"
          icon="play"
          keepsFocus
          disabled={running !== null || twin?.isDone === true}
          onClick={() => session.runs.runTwins(state.twin, state.seed)}
        >
          {words.run}
        </Button>
        <Button keepsFocus disabled={running === null} onClick={session.runs.stop}>
          {words.stop}
        </Button>
      </ButtonRow>
      <Progress
        label={words.training}
        value={steps}
        max={totalSteps}
        text={`${formatNumber(steps, locale)} / ${formatNumber(totalSteps, locale)}`}
      />
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      <TwinCharts model={model} locale={locale} />
      {twin?.isDone === true && <output className={styles['verdict']}>{twinSentence(twin, locale)}</output>}
      <p className={styles['note']}>{words.conditions}</p>
      <BandPanel model={model} dispatch={dispatch} session={session} locale={locale} />
    </div>
  );
}

function TwinCharts({ model, locale }: { readonly model: ButterflyModel; readonly locale: Locale }): ReactElement {
  const words = butterflyText[locale];
  const { twin, totalSteps, startDistance } = model;
  const start = startDistance > 0 ? [{ x: 0, y: startDistance }] : [];
  const isEqual = twin !== null && twin.step > 0 && twin.distances.every(({ y }) => Number.isNaN(y));
  return (
    <div className={styles['pair']}>
      <LineChart
        label={words.distanceChart}
        series={[
          {
            id: 'distance',
            label: words.distance,
            color: 'series-4',
            points: isEqual ? [] : (twin?.distances ?? start),
          },
        ]}
        xLabel={words.stepAxis}
        yLabel={words.distanceAxis}
        xDomain={[0, totalSteps]}
        yDomain={DISTANCES}
        yScale="log"
        wholeX
        formatY={(y) => formatSignificant(y, locale)}
        emptyText={isEqual ? words.exactlyEqual : words.empty}
      />
      <LineChart
        label={words.lossChart}
        series={[
          { id: 'first', label: words.first, color: 'series-1', points: twin?.curves[0] ?? [] },
          { id: 'second', label: words.second, color: 'series-2', dashed: true, points: twin?.curves[1] ?? [] },
        ]}
        xLabel={words.stepAxis}
        yLabel={words.lossAxis}
        xDomain={[0, totalSteps]}
        wholeX
        emptyText={words.empty}
      />
    </div>
  );
}
