// The view of the exhibit `shift-tolerance`: the moved picture, maps before and after, and the curves of change.
// Not responsible for: what is shown (shift-tolerance.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import type { LineSeries } from '../../../kit/charts/series.ts';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatFixed } from '../../../kit/locale/format.ts';
import { NetworkBar } from '../NetworkBar.tsx';
import type { TrainedSession } from '../use-trained.ts';
import { DIRECTIONS, MAX_SHIFT, POOL, WAYS } from './shift-tolerance.ts';
import type { ShiftAction, ShiftModel, ShiftState, Way } from './shift-tolerance.ts';
import { readings, shiftText } from './shift-tolerance.text.ts';
import styles from './ShiftTolerance.module.css';

type ShiftProps = ExhibitViewProps<ShiftState, ShiftAction, TrainedSession, ShiftModel>;

const COLOURS: Readonly<Record<Way, LineSeries['color']>> = {
  none: 'series-7',
  stride: 'series-1',
  average: 'series-3',
  max: 'series-2',
  global: 'series-4',
};

export function ShiftToleranceView({ model, dispatch, session, locale }: ShiftProps): ReactElement {
  const words = shiftText[locale];
  const { state } = model;
  return (
    <div className={styles['shift']}>
      <NetworkBar
        session={session}
        picture={state.picture}
        isDrawn={model.isDrawn}
        onPicture={(picture) => dispatch({ kind: 'picture', picture })}
      />
      <Controls label={words.controls}>
        <Slider
          label={words.shift}
          value={state.shift}
          min={0}
          max={MAX_SHIFT}
          integer
          unit={words.pixels}
          onChange={(shift) => dispatch({ kind: 'shift', shift })}
        />
        <Choice
          label={words.direction}
          value={state.direction}
          options={DIRECTIONS.map((direction) => ({ value: direction, label: words.directions[direction] }))}
          onChange={(direction) => dispatch({ kind: 'direction', direction })}
        />
        <Slider
          label={words.pool}
          value={state.pool}
          {...POOL}
          integer
          onChange={(pool) => dispatch({ kind: 'pool', pool })}
        />
      </Controls>
      <LineChart
        label={words.chart}
        series={model.curves.map(({ way, changes }) => ({
          id: way,
          label: words.ways[way],
          color: COLOURS[way],
          points: changes.map((y, x) => ({ x, y })),
          dashed: way === 'stride' || way === 'none',
        }))}
        xLabel={`${words.shift} (${words.pixels})`}
        yLabel={words.yLabel}
        yDomain={[0, 1.5]}
        wholeX
        formatY={(y) => formatFixed(y, locale, 3)}
        formatYTick={(y) => formatFixed(y, locale, 1)}
        markX={state.shift}
      />
      <p className={styles['now']}>{words.now(state.shift, readings(model, locale))}</p>
      <p className={styles['note']}>{words.strideNote}</p>
      <Controls label={words.way}>
        <Choice
          label={words.way}
          value={state.way}
          options={WAYS.map((way) => ({ value: way, label: words.ways[way] }))}
          onChange={(way) => dispatch({ kind: 'way', way })}
        />
        <Slider
          label={words.channel}
          value={model.channel}
          min={0}
          max={model.channels - 1}
          integer
          onChange={(channel) => dispatch({ kind: 'channel', channel })}
        />
      </Controls>
      <Maps model={model} words={words} />
    </div>
  );
}

function Maps({
  model,
  words,
}: {
  readonly model: ShiftModel;
  readonly words: (typeof shiftText)['en'];
}): ReactElement {
  const { moved, before, after, difference } = model;
  const most = [...before.values, ...after.values].reduce((largest, value) => Math.max(largest, value), 1e-6);
  const [height, width] = before.shape;
  const maps = [
    { id: 'moved', label: words.moved, values: moved.values, height: moved.shape[0], width: moved.shape[1] },
    { id: 'before', label: words.before, values: before.values, height, width },
    { id: 'after', label: words.after, values: after.values, height, width },
    { id: 'difference', label: words.difference, values: difference, height, width },
  ];
  return (
    <div className={styles['maps']}>
      {maps.map((map) => (
        <figure key={map.id}>
          <PixelCanvas
            pixels={map.values}
            height={map.height}
            width={map.width}
            colourMap={map.id === 'moved' ? 'gray' : map.id === 'difference' ? 'diverging' : 'ink'}
            range={map.id === 'moved' ? [0, 1] : map.id === 'difference' ? [-most, most] : [0, most]}
            label={map.label}
            maxWidthPx={200}
            onHover={() => undefined}
          />
          <figcaption>
            {map.label} <span>{`${map.height} × ${map.width}`}</span>
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
