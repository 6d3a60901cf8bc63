// The volumes of the network to scale. Not responsible for: the geometry (volumes.ts); the table of layers says the same in numbers.
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { useLocale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { Shape } from '../../../nn/spec.ts';
import styles from './Designer.module.css';
import type { DesignerAction } from './designer.ts';
import type { DesignerModel } from './designer-model.ts';
import { designerText } from './designer.text.ts';
import { drawVolumes, FOLD } from './volumes.ts';

export interface DrawingProps {
  readonly model: DesignerModel;
  readonly dispatch: (action: DesignerAction) => void;
}

interface Block {
  /** Null for the input. */
  readonly index: number | null;
  readonly label: string;
  readonly shape: Shape;
}

/** Layers that keep shape and numbers' places make no block of their own. */
const UNDRAWN = new Set(['Dropout', 'BatchNormalization', 'Activation', 'Flatten']);

function blocksOf({ rows, state }: DesignerModel, input: string): readonly Block[] {
  return [
    { index: null, label: input, shape: state.net.inputShape },
    ...rows.flatMap(({ index, layer, known }) =>
      known === null || UNDRAWN.has(layer.className)
        ? []
        : [{ index, label: shortName(layer.className), shape: known.output }],
    ),
  ];
}

/** A class name without what the drawing shows anyway. */
function shortName(name: string): string {
  return name
    .replace('GlobalAveragePooling2D', 'GAP')
    .replace('GlobalMaxPooling2D', 'GMP')
    .replace('Pooling2D', 'Pool')
    .replace('2D', '');
}

export function Drawing({ model, dispatch }: DrawingProps): ReactElement {
  const words = designerText[useLocale()];
  const blocks = useMemo(() => blocksOf(model, words.input), [model, words]);
  const { width, height, letter, widthPx, volumes } = useMemo(
    () => drawVolumes(blocks.map(({ shape }) => shape)),
    [blocks],
  );
  return (
    <figure className={styles['figure']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles['drawing']} tabIndex={0} aria-label={words.drawing}>
        <svg
          viewBox={`0 0 ${width.toFixed(1)} ${(height + letter * 3).toFixed(1)}`}
          style={{ minWidth: `${Math.round(widthPx)}px` }}
          role="img"
          aria-label={words.drawing}
          data-drawing=""
        >
          {volumes.map((volume, i) => {
            const block = blocks[i];
            if (block === undefined) return null;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the table of layers is the keyboard's way
              <g
                key={block.index ?? 'input'}
                className={classes(
                  styles['block'],
                  block.index !== null && block.index === model.state.open && styles['picked'],
                )}
                onClick={() => dispatch({ kind: 'open', at: block.index })}
              >
                <path className={styles['top']} d={volume.top} />
                <path className={styles['end']} d={volume.end} />
                <path className={styles['near']} d={volume.near} />
                <text x={volume.labelX} y={height + letter * 1.2} fontSize={letter}>
                  {block.shape.join('×')}
                </text>
                <text className={styles['kind']} x={volume.labelX} y={height + letter * 2.5} fontSize={letter}>
                  {block.label}
                </text>
                <title>{`${block.label} ${block.shape.join(' × ')}`}</title>
              </g>
            );
          })}
        </svg>
      </section>
      <figcaption className={styles['hint']}>{words.drawingCaption(FOLD)}</figcaption>
    </figure>
  );
}
