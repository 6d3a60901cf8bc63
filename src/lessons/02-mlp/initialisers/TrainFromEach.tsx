// The second half of the figure: the same deep network trained from several starts, on one chart and in a table.
// Not responsible for: training (run-queue.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import type { QueueSession } from '../run-queue.ts';
import styles from './Initialisers.module.css';
import { initialisersText, phaseText } from './initialisers.text.ts';
import { TOTAL_STEPS } from './stack-runs.ts';
import type { PartProps } from './StackSettings.tsx';
import { START_LOOKS, START_NAMES, STARTS } from './starts.ts';

interface TrainProps extends PartProps {
  readonly queue: QueueSession;
}

const DASH = '–';

export function TrainFromEach({ model, dispatch, locale, queue }: TrainProps): ReactElement {
  const words = initialisersText[locale];
  const { state, lanes, done, pending } = model;
  const isOver = done === lanes.length;
  return (
    <>
      <h4>{words.training}</h4>
      <p className={styles['note']}>
        {words.conditions(state.width, state.depth, words.activations[state.activation])}
      </p>
      <fieldset className={styles['choices']}>
        <legend>{words.trained}</legend>
        {STARTS.map((start) => (
          <Toggle
            key={start}
            label={START_NAMES[start]}
            checked={state.trained.includes(start)}
            disabled={state.trained.length === 1 && state.trained[0] === start}
            onChange={(trains) => dispatch({ kind: 'trained', start, trains })}
          />
        ))}
      </fieldset>
      <ButtonRow label={words.actions}>
        <Button
          kind="primary"
          icon={isOver ? 'reset' : 'play'}
          keepsFocus
          disabled={pending > 0}
          onClick={() =>
            queue.begin(
              lanes.map(({ job }) => job),
              isOver,
            )
          }
        >
          {isOver ? words.again : words.train}
        </Button>
        <Button keepsFocus disabled={pending === 0} onClick={queue.stop}>
          {words.stop}
        </Button>
      </ButtonRow>
      <Progress label={words.progress} value={done} max={lanes.length} text={`${done} / ${lanes.length}`} />
      <LineChart
        label={words.lossChart}
        series={lanes.map(({ start, curve }) => ({
          id: start,
          label: START_NAMES[start],
          ...START_LOOKS[start],
          points: curve,
        }))}
        xLabel={words.stepAxis}
        yLabel={words.lossAxis}
        xDomain={[0, TOTAL_STEPS]}
        yDomain={[0, 3]}
        wholeX
        emptyText={words.empty}
      />
      <Results model={model} locale={locale} />
    </>
  );
}

function Results({ model, locale }: Omit<PartProps, 'dispatch'>): ReactElement {
  const words = initialisersText[locale];
  return (
    <WideTable caption={words.results}>
      <thead>
        <tr>
          {words.resultColumns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.lanes.map((lane) => (
          <tr key={lane.start} data-start={lane.start}>
            <th scope="row">{START_NAMES[lane.start]}</th>
            <td>{formatNumber(lane.steps, locale)}</td>
            <td>{lane.loss === null ? DASH : formatSignificant(lane.loss, locale)}</td>
            <td>{lane.validationAccuracy === null ? DASH : formatPercent(lane.validationAccuracy, locale)}</td>
            <td>{phaseText(lane, locale)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
