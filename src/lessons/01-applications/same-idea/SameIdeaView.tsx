// The view of the exhibit `same-idea`: the grid with the window on it, the sum spelled out, the sums of all places.
// Not responsible for: what is shown (same-idea.ts).
import type { ReactElement } from 'react';
import { ValueGrid } from '../../../kit/charts/ValueGrid.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import { GridPicture } from './GridPicture.tsx';
import styles from './SameIdea.module.css';
import { GRIDS, KERNELS, placeCount } from './same-idea.ts';
import type { IdeaAction, IdeaModel, IdeaState } from './same-idea.ts';
import { ideaText, sumText } from './same-idea.text.ts';

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => String(i + 1));

export function SameIdeaView(props: ExhibitViewProps<IdeaState, IdeaAction, null, IdeaModel>): ReactElement {
  const { model, dispatch, locale } = props;
  const { state, grid, window, output, best, found } = model;
  const words = ideaText[locale];
  const covered = new Set(window.map(({ cell }) => cell));

  function table(which: 'input' | 'output'): ReactElement {
    const { height, width, values } = which === 'input' ? grid : output;
    const isText = which === 'input' && state.grid === 'sentence';
    const cells = values.map((value, i) => {
      const text = formatNumber(value, locale);
      const isMarked = which === 'input' ? covered.has(i) : value >= best;
      const words_ = words.cell(Math.floor(i / width) + 1, (i % width) + 1, text);
      return { text, words: words_, background: isMarked ? 'var(--accent-soft)' : 'transparent' };
    });
    return (
      <ValueGrid
        label={words[which]}
        rowTitle={words.row}
        columnTitle={words.column}
        rows={isText ? model.words.map((word) => words.sentence[word] ?? '') : numbered(height)}
        columns={isText ? words.features : numbered(width)}
        cells={cells}
        {...(which === 'output' && {
          selected: state.place,
          onSelect: (place: number) => dispatch({ kind: 'place', place }),
        })}
      />
    );
  }

  return (
    <div className={styles['idea']}>
      <Controls label={words.controls}>
        <Choice
          label={words.grid}
          value={state.grid}
          options={GRIDS.map((value) => ({ value, label: words.grids[value] }))}
          onChange={(value) => dispatch({ kind: 'grid', grid: value })}
        />
        <Choice
          label={words.kernel}
          value={state.kernel}
          options={KERNELS.map((value) => ({ value, label: words.kernels[value] }))}
          onChange={(kernel) => dispatch({ kind: 'kernel', kernel })}
        />
        <Slider
          label={words.place}
          value={state.place + 1}
          min={1}
          max={placeCount(state.grid)}
          integer
          onChange={(place) => dispatch({ kind: 'place', place: place - 1 })}
        />
        <Toggle
          label={words.shuffle}
          checked={state.isShuffled}
          onChange={(isShuffled) => dispatch({ kind: 'shuffle', isShuffled })}
        />
      </Controls>
      <p>{words.about[state.grid]}</p>
      <div className={styles['pictures']}>
        <figure className={styles['figure']}>
          <GridPicture
            {...grid}
            label={words.input}
            isCurve={state.grid === 'sound'}
            framed={[...covered]}
            xLabel={words.column}
          />
          <figcaption>{words.input}</figcaption>
        </figure>
        <figure className={styles['figure']}>
          <GridPicture
            {...output}
            label={words.output}
            isCurve={state.grid === 'sound'}
            framed={[state.place]}
            xLabel={words.place}
            onSelect={(place) => dispatch({ kind: 'place', place })}
          />
          <figcaption>{words.output}</figcaption>
        </figure>
      </div>
      <p className={styles['sum']}>{sumText(model, locale)}</p>
      <p>{words.found(found, formatNumber(best, locale))}</p>
      <details open={state.grid === 'sentence'}>
        <summary>{words.numbers}</summary>
        <div className={styles['tables']}>
          {table('input')}
          {table('output')}
        </div>
      </details>
    </div>
  );
}
