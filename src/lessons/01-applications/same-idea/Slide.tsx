// The chosen data at full size: the input with the window on it, the sum under the window, the sums of all places.
// Not responsible for: settings (SameIdeaView.tsx), drawing (Field.tsx).
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { useWidthPx } from '../../../kit/canvas/use-width.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { Field } from './Field.tsx';
import { layoutField, UNIT } from './field-layout.ts';
import type { FieldLayout, LayoutOptions } from './field-layout.ts';
import { KERNEL_VALUES, KINDS } from './idea-data.ts';
import { placeAround } from './idea-model.ts';
import type { IdeaModel } from './idea-model.ts';
import { LiveField } from './LiveField.tsx';
import type { IdeaAction } from './same-idea.ts';
import { gridName, ideaText, sumText } from './same-idea.text.ts';
import styles from './SameIdea.module.css';
import { Sum } from './Sum.tsx';

export interface SlideProps {
  readonly model: IdeaModel;
  readonly dispatch: (action: IdeaAction) => void;
  readonly locale: Locale;
  readonly isEditing: boolean;
  /** While the window walks by itself, places after it are not filled in. */
  readonly isWalking: boolean;
}

/** Cells no wider than this. */
const CELL_PX = 34;
/** Numbers are written into cells from this width on. */
const READABLE_PX = 20;
const NARROW_PX = 560;

export function Slide({ model, dispatch, locale, isEditing, isWalking }: SlideProps): ReactElement {
  const { state, grid, output, window, best, order } = model;
  const words = ideaText[locale];
  const { axis, min, max } = KINDS[state.grid];
  const root = useRef<HTMLDivElement>(null);
  const painted = useRef(0);
  const widthPx = useWidthPx(root);
  const isText = state.grid === 'sentence';
  const isBars = state.grid === 'sound';
  const framesPerRow = widthPx > 0 && widthPx < NARROW_PX ? 3 : grid.frames;
  const options: LayoutOptions = { isBars, framesPerRow, leadX: 0, leadY: 0, names: isText ? 3.3 : 0 };
  const input = layoutField(grid, options);
  const answers = layoutField(output, {
    ...options,
    leadX: axis === 'width' ? 1 : 0,
    leadY: axis === 'height' ? 1 : 0,
    names: 0,
  });
  const weights = KERNEL_VALUES[state.kernel].reduce((sum, weight) => sum + Math.abs(weight), 0);

  // Both drawings have cells of one size: that of the wider one, which is the input.
  const fitPx = widthPx === 0 ? CELL_PX : (widthPx * UNIT) / (input.width + 2);
  const cellPx = Math.min(CELL_PX, fitPx);
  const written = cellPx < READABLE_PX ? null : (value: number): string => formatNumber(value, locale);
  function sizeOf(layout: FieldLayout): { maxWidth: string } {
    return { maxWidth: `${(((layout.width + 2) / UNIT) * cellPx) / 16}rem` };
  }
  function nextNumber(cell: number): number {
    const value = (grid.values[cell] ?? 0) + 1;
    return value > max ? min : value;
  }
  function point(cell: number, part: number, isFirst: boolean): void {
    if (!isEditing) {
      dispatch({ kind: 'place', place: placeAround(grid, axis, cell) });
      return;
    }
    // Sound is drawn by height; elsewhere the first cell sets what is painted over the others.
    if (isFirst) painted.current = nextNumber(cell);
    const value = isBars ? Math.round(min + part * (max - min)) : painted.current;
    dispatch({ kind: 'number', cell, value });
  }

  const middle = window[1]?.cell ?? 0;
  return (
    <div ref={root} className={styles['slide']} data-grid={state.grid}>
      <figure className={styles['figure']}>
        <figcaption>{words.inputOf(gridName(grid, state.grid))}</figcaption>
        <LiveField
          label={words.input}
          hint={grid.frames > 1 ? `${words.keys} ${words.pages}` : words.keys}
          spoken={`${words.place(state.place + 1)}: ${sumText(model, locale)}`}
          layout={input}
          output={output}
          size={sizeOf(input)}
          place={state.place}
          isEditing={isEditing}
          onPoint={point}
          onPlace={(place) => dispatch({ kind: 'place', place })}
          onChange={() => dispatch({ kind: 'number', cell: middle, value: nextNumber(middle) })}
        >
          <Field
            layout={input}
            values={grid.values}
            largest={max}
            isBars={isBars}
            framed={window.map(({ cell }) => cell)}
            written={written}
            isJoined={grid.frames > 1}
            {...(isText && { names: order.map((word) => words.sentence[word] ?? '') })}
            titles={grid.frames > 1 ? order.map((frame) => words.frame(frame + 1)) : []}
          />
        </LiveField>
      </figure>
      <figure className={styles['figure']}>
        <figcaption>{words.outputOf(gridName(output, state.grid))}</figcaption>
        <div style={sizeOf(answers)}>
          <Field
            layout={answers}
            values={output.values}
            largest={weights * max}
            isBars={isBars}
            framed={[state.place]}
            found={new Set(output.values.flatMap((value, cell) => (value >= best && best > 0 ? [cell] : [])))}
            {...(isWalking && { until: state.place })}
            written={written}
            titles={
              output.frames > 1 ? Array.from({ length: output.frames }, (_, i) => words.between(i + 1, i + 3)) : []
            }
          />
        </div>
      </figure>
      <Sum model={model} locale={locale} />
    </div>
  );
}
