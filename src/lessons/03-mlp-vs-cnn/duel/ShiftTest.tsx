// Accuracy of both networks when the test images are moved: two heat maps, a curve, and one moved image to look at.
// Not responsible for: measuring (measurements.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Heatmap } from '../../../kit/charts/Heatmap.tsx';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatNumber, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { shiftImageInto } from '../../../nn/image.ts';
import { CONTESTANT_COLOUR } from './contestant-colour.ts';
import styles from './Duel.module.css';
import type { DuelAction } from './duel.ts';
import type { DuelModel } from './duel-model.ts';
import type { ShiftView } from './shift-view.ts';
import { duelText } from './duel.text.ts';
import { IMAGE } from './setup.ts';
import type { PanelProps } from './SetupPanel.tsx';
import { shiftGrid, shiftIndex } from './shifts.ts';
import { useTestImages } from './test-images.ts';

const FIRST_TEST_IMAGE: readonly number[] = [0];

export function ShiftTest({ model, dispatch }: PanelProps): ReactElement {
  const locale = useLocale();
  const words = duelText[locale].shift;
  const names = duelText[locale].name;
  const { shift, may, actions, phase } = model;
  const untrained = model.contestants.every((one) => one.step === 0);
  return (
    <div className={styles['shift']}>
      <div className={styles['row']}>
        <Choice
          label={words.step}
          value={shift.step === 1 ? '1' : '2'}
          options={(['1', '2'] as const).map((value) => ({ value, label: words.stepName[value] }))}
          onChange={(value) => dispatch({ kind: 'shift-step', step: value === '1' ? 1 : 2 })}
        />
        {shift.running ? (
          <Button icon="stop" onClick={actions.stopShifts}>
            {words.stop}
          </Button>
        ) : (
          <Button kind="primary" icon="play" disabled={!may.testShifts} onClick={actions.testShifts}>
            {words.begin}
          </Button>
        )}
      </div>
      {untrained ? (
        <Notice kind="info">{words.needsTraining}</Notice>
      ) : (
        phase === 'running' && <Notice kind="info">{words.needsPause}</Notice>
      )}
      {shift.views.map(
        (view) =>
          view.running && (
            <Progress
              key={view.contestant}
              label={words.progress(names[view.contestant])}
              value={view.done}
              max={view.total}
              text={`${view.done} / ${view.total}`}
            />
          ),
      )}
      <div className={styles['maps']}>
        {shift.views.map((view) => (
          <ShiftMap key={view.contestant} view={view} model={model} dispatch={dispatch} />
        ))}
      </div>
      <div className={styles['closer']}>
        <MovedImage model={model} />
        <div>
          <h4>{words.curve}</h4>
          <LineChart
            label={words.curve}
            series={shift.views.map(({ contestant, curve }) => ({
              id: contestant,
              label: names[contestant],
              color: CONTESTANT_COLOUR[contestant],
              points: curve,
            }))}
            xLabel={words.curveAxis}
            yLabel={duelText[locale].accuracyAxis}
            xDomain={[shift.line[0] ?? 0, shift.line.at(-1) ?? 0]}
            yDomain={[0, 1]}
            formatY={(y) => formatPercent(y, locale)}
            formatYTick={(y) => formatPercentTick(y, locale)}
            emptyText={words.notYet}
            heightPx={200}
          />
        </div>
      </div>
    </div>
  );
}

interface ShiftMapProps {
  readonly view: ShiftView;
  readonly model: DuelModel;
  readonly dispatch: (action: DuelAction) => void;
}

function ShiftMap({ view, model, dispatch }: ShiftMapProps): ReactElement {
  const locale = useLocale();
  const words = duelText[locale].shift;
  const { step, line, chosen } = model.shift;
  const grid = shiftGrid(step);
  const axis = line.map((value) => formatNumber(value, locale));
  const look = (index: number | null): void => {
    const place = index === null ? undefined : grid[index];
    if (place !== undefined) dispatch({ kind: 'shift', dy: place.dy, dx: place.dx });
  };
  const title = words.heatmap(duelText[locale].name[view.contestant], formatNumber(view.count, locale));
  return (
    <div>
      <h4 className={styles[view.contestant]}>{title}</h4>
      <Heatmap
        label={title}
        rowTitle={words.down}
        columnTitle={words.right}
        rows={axis}
        columns={axis}
        values={view.accuracies ?? []}
        domain={[0, 1]}
        colour={view.contestant === 'mlp' ? 'warm' : 'sequential'}
        format={(value) => formatNumber(value * 100, locale)}
        describeCell={(value, row, column) =>
          words.cell(
            line[row] ?? 0,
            line[column] ?? 0,
            Number.isNaN(value) ? words.notYet : formatPercent(value, locale),
          )
        }
        selected={shiftIndex(step, chosen)}
        onSelect={look}
        onHover={look}
      />
    </div>
  );
}

/** The first test image, moved as the chosen cell says, and both accuracies at that shift. */
function MovedImage({ model }: { readonly model: DuelModel }): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  const { chosen, views } = model.shift;
  const [image] = useTestImages(model.setup.dataset, FIRST_TEST_IMAGE) ?? [];
  const [height, width, channels] = IMAGE;
  const moved = new Uint8Array(height * width * channels);
  if (image !== undefined) shiftImageInto(moved, image, { height, width, channels }, chosen.dy, chosen.dx);
  return (
    <div className={styles['moved']}>
      <PixelCanvas
        pixels={moved}
        height={height}
        width={width}
        colourMap="gray"
        label={words.shift.example(chosen.dy, chosen.dx)}
        maxWidthPx={168}
      />
      <p className={styles['note']}>
        {words.shift.chosen(chosen.dy, chosen.dx)}
        {views.map(({ contestant, chosen: accuracy }) => (
          <span key={contestant} className={styles['line']}>
            {words.name[contestant]}
            {locale === 'zh' ? '：' : ': '}
            {accuracy === null ? words.shift.notYet : formatPercent(accuracy, locale)}
          </span>
        ))}
      </p>
    </div>
  );
}
