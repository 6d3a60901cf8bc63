// The view of the exhibit `optimizer-race`: who races at which rate, the curves, the results, and one opened rule.
// Not responsible for: what is shown (race-model.ts) or training (run-queue.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { MODES, RATE, SEEDS } from './optimizer-race.ts';
import type { RaceAction, RaceState } from './optimizer-race.ts';
import { raceText } from './optimizer-race.text.ts';
import styles from './OptimizerRace.module.css';
import { COLOURS, sweepCurve } from './race-model.ts';
import type { RaceModel } from './race-model.ts';
import type { QueueSession } from '../run-queue.ts';
import { RACER_NAMES, RACERS, TOTAL_STEPS } from './racers.ts';
import { RaceResults } from './RaceResults.tsx';
import { RulePanel } from './RulePanel.tsx';

type RaceProps = ExhibitViewProps<RaceState, RaceAction, QueueSession, RaceModel>;

export function OptimizerRaceView({ model, dispatch, session, locale }: RaceProps): ReactElement {
  const words = raceText[locale];
  const { entries, lanes, done, pending } = model;
  const isOver = done === lanes.length;
  return (
    <div className={styles['race']}>
      <Settings model={model} dispatch={dispatch} locale={locale} />
      <ButtonRow label={words.actions}>
        <Button
          kind="primary"
          icon={isOver ? 'reset' : 'play'}
          keepsFocus
          disabled={pending > 0}
          onClick={() => session.begin(entries, isOver)}
        >
          {isOver ? words.again : words.race}
        </Button>
        <Button keepsFocus disabled={pending === 0} onClick={session.stop}>
          {words.stop}
        </Button>
      </ButtonRow>
      <Progress label={words.progress} value={done} max={lanes.length} text={`${done} / ${lanes.length}`} />
      <Chart model={model} locale={locale} />
      <RaceResults model={model} locale={locale} />
      <p className={styles['note']}>{words.recordNote}</p>
      <p className={styles['note']}>{words.conditions}</p>
      <RulePanel model={model} dispatch={dispatch} locale={locale} />
    </div>
  );
}

interface SettingsProps {
  readonly model: RaceModel;
  readonly dispatch: (action: RaceAction) => void;
  readonly locale: Locale;
}

function Settings({ model: { state }, dispatch, locale }: SettingsProps): ReactElement {
  const words = raceText[locale];
  return (
    <>
      <Controls label={words.settings}>
        <Choice
          label={words.mode}
          value={state.mode}
          options={MODES.map((mode) => ({ value: mode, label: words.modes[mode] }))}
          onChange={(mode) => dispatch({ kind: 'mode', mode })}
        />
        {state.mode === 'shared' && (
          <Slider
            label={words.rate}
            value={state.learningRate}
            {...RATE}
            scale="log"
            onChange={(learningRate) => dispatch({ kind: 'rate', learningRate })}
          />
        )}
        <NumberField
          label={words.seed}
          value={state.seed}
          {...SEEDS}
          integer
          onChange={(seed) => dispatch({ kind: 'seed', seed })}
        />
      </Controls>
      <fieldset className={styles['racers']}>
        <legend>{words.racers}</legend>
        {RACERS.map((racer) => (
          <Toggle
            key={racer}
            label={RACER_NAMES[racer]}
            checked={state.racers.includes(racer)}
            disabled={state.racers.length === 1 && state.racers[0] === racer}
            onChange={(races) => dispatch({ kind: 'racer', racer, races })}
          />
        ))}
      </fieldset>
    </>
  );
}

function Chart({ model, locale }: { readonly model: RaceModel; readonly locale: Locale }): ReactElement {
  const words = raceText[locale];
  const { racers, mode } = model.state;
  if (mode === 'sweep') {
    return (
      <LineChart
        label={words.sweepChart}
        series={racers.map((racer) => ({
          id: racer,
          label: RACER_NAMES[racer],
          ...COLOURS[racer],
          points: sweepCurve(model, racer),
        }))}
        xLabel={words.sweepAxis}
        yLabel={words.accuracy}
        xDomain={[-4, 1]}
        yDomain={[0, 1]}
        formatY={(y) => formatPercent(y, locale)}
        emptyText={words.empty}
      />
    );
  }
  return (
    <LineChart
      label={words.lossChart}
      series={model.lanes.map(({ racer, curve }) => ({
        id: racer,
        label: RACER_NAMES[racer],
        ...COLOURS[racer],
        points: curve,
      }))}
      xLabel={words.stepAxis}
      yLabel={words.lossAxis}
      xDomain={[0, TOTAL_STEPS]}
      yScale="log"
      wholeX
      emptyText={words.empty}
    />
  );
}
