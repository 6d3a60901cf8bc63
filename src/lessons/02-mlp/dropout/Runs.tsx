// Two real trainings with and without dropout: buttons, curves, and what came out.
// Not responsible for: what is shown (runs-model.ts) or training (runs.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import type { SeriesColour } from '../../../kit/charts/series.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatFixed, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { MEASURES } from './dropout.ts';
import type { DropoutAction, DropoutState } from './dropout.ts';
import styles from './Dropout.module.css';
import type { RunsModel } from './runs-model.ts';
import { changeText, runsText } from './runs.text.ts';
import { EPOCHS, SIDES } from './runs.ts';
import type { SideId } from './runs.ts';
import { RunsTable } from './RunsTable.tsx';

interface RunsProps {
  readonly state: DropoutState;
  readonly model: RunsModel;
  readonly dispatch: (action: DropoutAction) => void;
  readonly locale: Locale;
}

const COLOURS: Readonly<Record<SideId, SeriesColour>> = { without: 'series-1', with: 'series-2' };

export function Runs({ state, model, dispatch, locale }: RunsProps): ReactElement {
  const words = runsText[locale];
  const { session, isBusy, isOver, done, total, error, isSame } = model;
  const change = changeText(model, locale);
  return (
    <>
      <p className={styles['note']}>{words.conditions}</p>
      {isSame && <Notice kind="info">{words.same}</Notice>}
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      <ButtonRow label={words.train}>
        <Button kind="primary" icon="play" keepsFocus disabled={isBusy || isOver || isSame} onClick={session.train}>
          {done > 0 && !isOver ? words.goOn : words.train}
        </Button>
        <Button icon="pause" keepsFocus disabled={!isBusy} onClick={session.pause}>
          {words.pause}
        </Button>
      </ButtonRow>
      <Progress label={words.progress} value={done} max={total} text={`${done} / ${total}`} />
      <Choice
        label={words.measure}
        value={state.measure}
        options={MEASURES.map((measure) => ({ value: measure, label: words.measures[measure] }))}
        onChange={(measure) => dispatch({ kind: 'measure', measure })}
      />
      <Curves state={state} model={model} locale={locale} />
      {done > 0 && <RunsTable state={state} model={model} locale={locale} />}
      {change !== null && !isSame && <p>{change}</p>}
      <p className={styles['note']}>{words.note}</p>
    </>
  );
}

function Curves({ state, model, locale }: Omit<RunsProps, 'dispatch'>): ReactElement {
  const words = runsText[locale];
  const isAccuracy = state.measure === 'accuracy';
  return (
    <LineChart
      label={words.chart[state.measure]}
      xLabel={words.epoch}
      yLabel={words.measures[state.measure]}
      xDomain={[1, EPOCHS]}
      yDomain={isAccuracy ? [null, 1] : [0, null]}
      wholeX
      formatY={(y) => (isAccuracy ? formatPercent(y, locale) : formatFixed(y, locale, 3))}
      formatYTick={(y) => (isAccuracy ? formatPercentTick(y, locale) : formatFixed(y, locale, 1))}
      emptyText={words.untrained}
      series={SIDES.flatMap((side) => {
        const { training, validation } = model.sides[side];
        const name = words.side(side, state.rate);
        return [
          {
            id: `${side} training`,
            label: words.curve(name, words.training),
            color: COLOURS[side],
            points: training,
            dashed: true,
          },
          {
            id: `${side} validation`,
            label: words.curve(name, words.validation),
            color: COLOURS[side],
            points: validation,
            dashed: false,
          },
        ];
      })}
    />
  );
}
