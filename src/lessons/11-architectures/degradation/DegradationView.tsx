// The view of the exhibit `degradation`: the two blocks, the pair's losses, and what every depth came to.
// Not responsible for: what is shown (degradation-model.ts) or training (degradation-runs.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { BlockDrawing } from './BlockDrawing.tsx';
import { SEEDS, type DegradationAction, type DegradationState } from './degradation.ts';
import { GUESSING, type DegradationModel } from './degradation-model.ts';
import type { DegradationSession } from './degradation-runs.ts';
import { degradationText, pairSentence } from './degradation.text.ts';
import styles from './Degradation.module.css';
import { DepthTable } from './DepthTable.tsx';
import { DEPTHS, NORMALISATIONS } from './pair.ts';

type DegradationProps = ExhibitViewProps<DegradationState, DegradationAction, DegradationSession, DegradationModel>;

export function DegradationView({ state, model, dispatch, session, locale }: DegradationProps): ReactElement {
  const words = degradationText[locale];
  const { pair, totalSteps, runningDepth, error, rows, parameters } = model;
  const steps = pair?.step ?? 0;
  const isRunning = runningDepth !== null;
  return (
    <div className={styles['degradation']}>
      <div className={styles['pair']}>
        <BlockDrawing hasShortcut={false} caption={words.blockOf.plain} />
        <BlockDrawing hasShortcut caption={words.blockOf.shortcuts} />
      </div>
      <Controls label={words.settings}>
        <Choice
          label={words.depth}
          value={String(state.depth)}
          options={DEPTHS.map((depth) => ({ value: String(depth), label: String(depth) }))}
          onChange={(text) => {
            const depth = DEPTHS.find((each) => String(each) === text);
            if (depth !== undefined) dispatch({ kind: 'depth', depth });
          }}
        />
        <Choice
          label={words.normalisation}
          value={state.normalisation}
          options={NORMALISATIONS.map((value) => ({ value, label: words.normalisations[value] }))}
          onChange={(normalisation) => dispatch({ kind: 'normalisation', normalisation })}
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
          disabled={isRunning || pair?.isDone === true}
          onClick={() => session.train(state)}
        >
          {words.train}
        </Button>
        <Button
          keepsFocus
          disabled={isRunning || rows.every((row) => row.pair !== null)}
          onClick={() => session.trainAll(state)}
        >
          {words.trainAll}
        </Button>
        <Button kind="quiet" icon="stop" keepsFocus disabled={!isRunning} onClick={session.stop}>
          {words.stop}
        </Button>
      </ButtonRow>
      <Progress
        label={isRunning ? words.progressOf(runningDepth) : words.progress}
        value={steps}
        max={totalSteps}
        text={`${formatNumber(steps, locale)} / ${formatNumber(totalSteps, locale)}`}
      />
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      <Charts model={model} locale={locale} />
      {pair !== null && <output className={styles['verdict']}>{pairSentence(state.depth, pair, locale)}</output>}
      {rows.some((row) => row.pair !== null) && <DepthTable rows={rows} locale={locale} />}
      <p className={styles['note']}>{words.conditions(formatNumber(parameters, locale))}</p>
    </div>
  );
}

function Charts({ model, locale }: { readonly model: DegradationModel; readonly locale: Locale }): ReactElement {
  const words = degradationText[locale];
  const { pair, rows, totalSteps } = model;
  const through = rows.flatMap(({ depth, pair: found }) => (found === null ? [] : [{ depth, found }]));
  const guessing = (from: number, to: number) => [
    { x: from, y: GUESSING },
    { x: to, y: GUESSING },
  ];
  const [shallowest, deepest] = [DEPTHS[0], DEPTHS.at(-1) ?? DEPTHS[0]];
  return (
    <div className={styles['pair']}>
      <LineChart
        label={words.lossChart}
        xLabel={words.stepAxis}
        yLabel={words.lossAxis}
        xDomain={[0, totalSteps]}
        yDomain={[0, null]}
        wholeX
        emptyText={words.empty}
        series={
          pair === null
            ? []
            : [
                { id: 'plain', label: words.plain, color: 'series-1', points: pair.plain.curve },
                { id: 'shortcuts', label: words.shortcuts, color: 'series-2', points: pair.shortcuts.curve },
                {
                  id: 'guessing',
                  label: words.guessing,
                  color: 'series-7',
                  dashed: true,
                  points: guessing(0, totalSteps),
                },
              ]
        }
      />
      <LineChart
        label={words.depthChart}
        xLabel={words.depthAxis}
        yLabel={words.endAxis}
        xDomain={[shallowest, deepest]}
        yDomain={[0, null]}
        wholeX
        markX={model.state.depth}
        emptyText={words.emptyDepths}
        series={
          through.length === 0
            ? []
            : [
                {
                  id: 'plain',
                  label: words.plain,
                  color: 'series-1',
                  points: through.map(({ depth, found }) => ({ x: depth, y: found.plain.loss })),
                },
                {
                  id: 'shortcuts',
                  label: words.shortcuts,
                  color: 'series-2',
                  points: through.map(({ depth, found }) => ({ x: depth, y: found.shortcuts.loss })),
                },
                {
                  id: 'guessing',
                  label: words.guessing,
                  color: 'series-7',
                  dashed: true,
                  points: guessing(shallowest, deepest),
                },
              ]
        }
      />
    </div>
  );
}
