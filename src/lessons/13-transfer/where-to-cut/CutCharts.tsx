// The curves of the exhibit: what was measured at every cut, and how the three ways learn. Not responsible for: numbers.
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import type { LineSeries } from '../../../kit/charts/series.ts';
import { formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { WAYS } from './cut-store.ts';
import type { CutMeasure } from './cut-store.ts';
import type { CutsModel } from './cuts-model.ts';
import { cutText } from './where-to-cut.text.ts';

const WHOLE = [0, 1] as const;

export function PerCutChart({ model }: { readonly model: CutsModel }): ReactElement {
  const locale = useLocale();
  const words = cutText[locale];
  const points = (of: (measure: CutMeasure) => number | null): LineSeries['points'] =>
    model.cuts.flatMap(({ measure }, place) =>
      measure === null ? [] : [{ x: place + 1, y: of(measure) ?? Number.NaN }],
    );
  return (
    <LineChart
      label={words.perCut}
      series={[
        { id: 'head', label: words.head, color: 'series-2', points: points(({ head }) => head) },
        { id: 'neighbours', label: words.neighbours, color: 'series-1', points: points((each) => each.neighbours) },
        {
          id: 'sharpness',
          label: words.sharpness,
          color: 'series-4',
          dashed: true,
          points: points((each) => each.sharpness),
        },
      ]}
      xLabel={words.place}
      yLabel={words.share}
      yDomain={WHOLE}
      wholeX
      markX={model.at + 1}
      formatY={(y) => formatPercent(y, locale)}
      formatYTick={(y) => formatPercentTick(y, locale)}
    />
  );
}

const COLOURS = { frozen: 'series-2', tuned: 'series-1', fresh: 'series-4' } as const;

export function WaysChart({ model }: { readonly model: CutsModel }): ReactElement {
  const locale = useLocale();
  const words = cutText[locale];
  return (
    <LineChart
      label={words.waysChart}
      series={WAYS.map((way) => ({
        id: way,
        label: words.ways[way],
        color: COLOURS[way],
        dashed: way === 'fresh',
        points: (model.curves[way]?.accuracy ?? []).map((y, place) => ({ x: place + 1, y })),
      }))}
      xLabel={words.epoch}
      xDomain={[1, Math.max(2, model.state.epochs)]}
      yLabel={words.accuracy}
      yDomain={WHOLE}
      wholeX
      formatY={(y) => formatPercent(y, locale)}
      formatYTick={(y) => formatPercentTick(y, locale)}
    />
  );
}
