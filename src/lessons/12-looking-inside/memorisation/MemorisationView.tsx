// The view of the exhibit `memorisation`: five trainings on one chart, and a table of what came of them.
// Not responsible for: what is shown (memorisation-model.ts) or words (memorisation.text.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import type { SeriesColour } from '../../../kit/charts/series.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatFixed, formatNumber, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { COUNTS, MEASURES, REGULARISERS } from './memorisation.ts';
import type { MemorisationAction, MemorisationState } from './memorisation.ts';
import styles from './Memorisation.module.css';
import type { MemorisationModel } from './memorisation-model.ts';
import { memorisationText } from './memorisation.text.ts';
import { EPOCHS } from './memory-runs.ts';
import type { CaseId, MemorySession } from './memory-runs.ts';

type MemorisationProps = ExhibitViewProps<MemorisationState, MemorisationAction, MemorySession, MemorisationModel>;

const COLOURS: Readonly<Record<CaseId, SeriesColour>> = {
  true: 'series-2',
  half: 'series-3',
  random: 'series-1',
  shuffled: 'series-4',
  noise: 'series-5',
};

export function MemorisationView(props: MemorisationProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const { state, isBusy, isOver, done, total, error } = model;
  const words = memorisationText[locale];
  return (
    <div className={styles['memory']}>
      <p className={styles['note']}>{words.conditions}</p>
      <div className={styles['controls']}>
        <Choice
          label={words.count}
          value={String(state.count)}
          options={COUNTS.map((count) => ({ value: String(count), label: formatNumber(count, locale) }))}
          onChange={(value) => {
            const count = COUNTS.find((each) => String(each) === value);
            if (count !== undefined) dispatch({ kind: 'count', count });
          }}
        />
        <Choice
          label={words.regulariser}
          value={state.regulariser}
          options={REGULARISERS.map((each) => ({ value: each, label: words.regularisers[each] }))}
          onChange={(regulariser) => dispatch({ kind: 'regulariser', regulariser })}
        />
        <Choice
          label={words.measure}
          value={state.measure}
          options={MEASURES.map((each) => ({ value: each, label: words.measures[each] }))}
          onChange={(measure) => dispatch({ kind: 'measure', measure })}
        />
      </div>
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      <ButtonRow label={words.train}>
        <Button kind="primary" icon="play" keepsFocus disabled={isBusy || isOver} onClick={session.train}>
          {done > 0 && !isOver ? words.goOn : words.train}
        </Button>
        <Button icon="pause" keepsFocus disabled={!isBusy} onClick={session.pause}>
          {words.pause}
        </Button>
        <Button disabled={isBusy} onClick={() => dispatch({ kind: 'seed' })}>
          {words.otherSeed}
        </Button>
      </ButtonRow>
      <Progress label={words.progress} value={done} max={total} text={`${done} / ${total}`} />
      <Curves {...props} />
      {done > 0 && <Results {...props} />}
    </div>
  );
}

function Curves({ model, locale }: MemorisationProps): ReactElement {
  const words = memorisationText[locale];
  const isAccuracy = model.state.measure === 'accuracy';
  return (
    <LineChart
      label={words.chart}
      xLabel={words.epoch}
      yLabel={words.measures[model.state.measure]}
      xDomain={[1, EPOCHS]}
      yDomain={isAccuracy ? [0, 1] : [0, null]}
      wholeX
      formatY={(y) => (isAccuracy ? formatPercent(y, locale) : formatFixed(y, locale, 3))}
      formatYTick={(y) => (isAccuracy ? formatPercentTick(y, locale) : formatFixed(y, locale, 1))}
      emptyText={words.empty}
      series={model.learners.flatMap(({ id, training, validation }) => [
        {
          id: `${id} training`,
          label: words.curves.training(words.cases[id]),
          color: COLOURS[id],
          points: training,
          dashed: false,
        },
        {
          id: `${id} validation`,
          label: words.curves.validation(words.cases[id]),
          color: COLOURS[id],
          points: validation,
          dashed: true,
        },
      ])}
    />
  );
}

function Results({ model, locale }: MemorisationProps): ReactElement {
  const words = memorisationText[locale];
  return (
    <WideTable caption={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.caseHead}</th>
          <th scope="col">{words.trained}</th>
          <th scope="col">{words.validated}</th>
          <th scope="col">{words.byHeart}</th>
        </tr>
      </thead>
      <tbody>
        {model.learners.map(({ id, last, byHeart, epochs }) => (
          <tr key={id}>
            <th scope="row">
              {words.cases[id]}
              <span className={styles['small']}>{words.caseNotes[id]}</span>
            </th>
            <td>{last === null ? '–' : formatPercent(last.trained, locale)}</td>
            <td>{last === null ? '–' : formatPercent(last.validated, locale)}</td>
            <td>{byHeart ?? (epochs < EPOCHS ? '–' : words.never)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
